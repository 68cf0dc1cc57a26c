/* anky-render-process.h - one run of the helper program, from outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-render-protocol.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkyRenderProcess:
 *
 * A started anky-render and the socket to it. One request at a time. After any
 * outcome but ANSWERED the process is dead or killed and of no more use.
 *
 * Thread: the one that started it (the helper dies with that thread); freeing
 * and get_pid from any.
 */
typedef struct _AnkyRenderProcess AnkyRenderProcess;

typedef enum {
  ANKY_RENDER_OUTCOME_ANSWERED,
  ANKY_RENDER_OUTCOME_CRASHED,   /* ended by its own doing */
  ANKY_RENDER_OUTCOME_KILLED,    /* by SIGKILL, from outside */
  ANKY_RENDER_OUTCOME_TIMEOUT,   /* took more time than it may */
  ANKY_RENDER_OUTCOME_CANCELLED, /* gave no answer and nobody waits for it */
  ANKY_RENDER_OUTCOME_NONSENSE,  /* the answer breaks the protocol */
} AnkyRenderOutcome;

/* @document_fd stays the caller's. @cpu_seconds: what one request may take. */
AnkyRenderProcess *anky_render_process_start (int document_fd,
                                              guint cpu_seconds,
                                              GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Kills it; waits for nothing. */
void anky_render_process_free (AnkyRenderProcess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyRenderProcess, anky_render_process_free)

int anky_render_process_get_pid (AnkyRenderProcess *self);

/* Sends @request with @memory_fd (-1: none) and waits for the answer. Sets the
 * request's serial. */
AnkyRenderOutcome anky_render_process_call (AnkyRenderProcess *self,
                                            AnkyRenderRequest *request,
                                            int memory_fd,
                                            guint timeout_ms,
                                            GCancellable *cancellable,
                                            AnkyRenderAnswer *answer_out)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
