/* anky-renderer.h - pages drawn by Poppler, in a process of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-file.h"
#include "anky-page-source.h"

#include <cairo.h>

G_BEGIN_DECLS

#define ANKY_RENDER_ERROR (anky_render_error_quark ())
GQuark anky_render_error_quark (void);

typedef enum {
  ANKY_RENDER_ERROR_FAILED,    /* the document cannot be shown */
  ANKY_RENDER_ERROR_ENCRYPTED, /* a password is needed, or was wrong */
  ANKY_RENDER_ERROR_CRASHED,   /* the helper died twice over the same page */
  ANKY_RENDER_ERROR_PROTOCOL,  /* the helper's answer was no good */
  ANKY_RENDER_ERROR_HELPER,    /* the helper cannot be started */
} AnkyRenderError;

/**
 * AnkyRenderer:
 *
 * One document in one confined helper process (design decision 15): it gets a
 * descriptor, a length and sight of fonts, nothing else. The helper is started
 * when the first answer is wanted, and again after it died; a page that kills
 * it twice is one error, never the program's.
 *
 * Implements AnkyPageSource (blocking, any thread but main). The _async
 * functions are for the main thread; their queue serves higher priorities
 * first and drops what was cancelled.
 */
#define ANKY_TYPE_RENDERER (anky_renderer_get_type ())
G_DECLARE_FINAL_TYPE (AnkyRenderer, anky_renderer, ANKY, RENDERER, GObject)

/* @length: how much of the file to show (a revision's end); 0: all of it.
 * @password: for encrypted files, NULL if none. Starts nothing yet. */
AnkyRenderer *anky_renderer_new (AnkyFile *file,
                                 gsize length,
                                 const char *password)
    G_GNUC_WARN_UNUSED_RESULT;
/* UserUnit of each page (element-type double), which Poppler ignores and the
 * document's reader knows (anky_pdf_page_get_geometry); pages past the end of
 * the array have 1.0. Sizes, boxes and scales of what is asked for afterwards
 * have it applied. Thread: the one that asks, before others do. */
void anky_renderer_set_user_units (AnkyRenderer *self, GArray *user_units);

/* How long a page may take before its helper is ended; 20 s by default.
 * Before the first request. */
void anky_renderer_set_timeout (AnkyRenderer *self, guint timeout_ms);

/* What a page may take of a processor before its helper ends itself, for
 * documents that nobody has to trust: the same on a busy machine as on an idle
 * one. Before the first request. */
void anky_renderer_set_cpu_limit (AnkyRenderer *self, guint seconds);

typedef struct {
  double width_mm;
  double height_mm;
} AnkyPageSize;

/* Opens in the helper: page sizes as displayed, element-type AnkyPageSize. */
void anky_renderer_open_async (AnkyRenderer *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GArray *anky_renderer_open_finish (AnkyRenderer *self,
                                   GAsyncResult *result,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum {
  ANKY_RENDER_URGENT,
  ANKY_RENDER_THUMBNAIL,
  ANKY_RENDER_AHEAD
} AnkyRenderPriority;

/* The same, blocking; any thread but main. */
GArray *anky_renderer_dup_sizes (AnkyRenderer *self,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @area of the page at @pixels_per_mm (device pixels). */
void anky_renderer_render_async (AnkyRenderer *self,
                                 guint page,
                                 AnkyRectMm area,
                                 double pixels_per_mm,
                                 AnkyRenderPriority priority,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
cairo_surface_t *anky_renderer_render_finish (AnkyRenderer *self,
                                              GAsyncResult *result,
                                              GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

void anky_renderer_get_text_async (AnkyRenderer *self,
                                   guint page,
                                   AnkyRenderPriority priority,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
AnkyPageText *anky_renderer_get_text_finish (AnkyRenderer *self,
                                             GAsyncResult *result,
                                             GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* What of the helper's confinement this system could do; none before it has
 * opened the document. */
typedef enum {
  ANKY_RENDERER_CONFINED_FILES = 1 << 0,    /* sees fonts only (Landlock) */
  ANKY_RENDERER_CONFINED_SYSCALLS = 1 << 1, /* few calls only (seccomp) */
} AnkyRendererConfinement;
AnkyRendererConfinement anky_renderer_get_confinement (AnkyRenderer *self);

/* The helper's process id, 0 when none runs (tests kill it). */
int anky_renderer_get_pid (AnkyRenderer *self);

G_END_DECLS
