/* anky-render-session.h - one document in a helper that may die and come back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-file.h"
#include "anky-render-protocol.h"
#include "anky-secret.h"

G_BEGIN_DECLS

/**
 * AnkyRenderSession:
 *
 * Asks the helper, starts it when it is needed, starts it again after it died,
 * and remembers what is hopeless: a document that cannot be opened, a page
 * that kills it.
 *
 * Thread: all blocking, in one thread; new, free and get_pid from any.
 */
typedef struct _AnkyRenderSession AnkyRenderSession;

/* @length bytes of @file from its start. @password: taken, or NULL. */
AnkyRenderSession *anky_render_session_new (AnkyFile *file,
                                            gsize length,
                                            AnkySecret *password)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_render_session_free (AnkyRenderSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyRenderSession, anky_render_session_free)

void anky_render_session_set_timeout (AnkyRenderSession *self,
                                      guint timeout_ms);
/* What one request may take of a processor, however busy the machine is;
 * ANKY_RENDER_MAX_CPU_SECONDS by default. */
void anky_render_session_set_cpu_limit (AnkyRenderSession *self, guint seconds);
/* 0: none runs. */
int anky_render_session_get_pid (AnkyRenderSession *self);
/* AnkyRenderConfinement flags of the helper, once it has opened. */
guint anky_render_session_get_confinement (AnkyRenderSession *self);

/* Sizes in points without UserUnit, element-type AnkyPageSizePt; owned by the
 * session, unchanged once there. */
typedef struct {
  double width;
  double height;
} AnkyPageSizePt;

GArray *anky_render_session_open (AnkyRenderSession *self, GError **error);

/* The answer to a request about a page, after as many starts as it takes; its
 * status is OK, what else it says is to be checked. */
gboolean anky_render_session_ask (AnkyRenderSession *self,
                                  AnkyRenderRequest *request,
                                  int memory_fd,
                                  GCancellable *cancellable,
                                  AnkyRenderAnswer *answer_out,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* That check failed: ends the helper, sets the error, returns FALSE. */
gboolean anky_render_session_refuse (AnkyRenderSession *self, GError **error);

G_END_DECLS
