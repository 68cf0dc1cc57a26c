/* anky-print-job.c - pages on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-print-job.h"

#include <math.h>
#include <string.h>

#define MM_PER_INCH   25.4
#define POINTS_PER_MM (72 / MM_PER_INCH)
/* What office printers put on paper; more is only slower. */
#define MOST_DPI 300.0
/* One page in memory: A2 at that. */
#define MOST_PIXELS (36.0 * 1024 * 1024)
#define SUFFIX      ".pdf"

typedef struct {
  AnkyRenderer *renderer;
  GArray *pages; /* AnkyPageExtent */
  AnkyPrintFailedFunc failed;
  gpointer user_data;
  GtkWindow *parent; /* kept, for who is told of a failure */
} Job;

static void
job_free (Job *self)
{
  g_object_unref (self->renderer);
  g_array_unref (self->pages);
  g_object_unref (self->parent);
  g_free (self);
}

static const AnkyPageExtent *
get_extent (Job *self, int page)
{
  return &g_array_index (self->pages, AnkyPageExtent, page);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *self)
{
  gtk_print_operation_set_n_pages (operation, (int) self->pages->len);
}

/* Each page as it lies, whatever the first one is. */
static void
page_setup_cb (GtkPrintOperation *operation,
               GtkPrintContext *context,
               int page,
               GtkPageSetup *setup,
               Job *self)
{
  const AnkyPageExtent *extent = get_extent (self, page);

  gtk_page_setup_set_orientation (setup,
                                  extent->width_mm > extent->height_mm
                                      ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                      : GTK_PAGE_ORIENTATION_PORTRAIT);
}

typedef struct {
  GtkPrintOperation *operation;
  GtkPrintContext *context;
  Job *job;
  int page;
} Drawing;

/* In the middle of the paper, never larger than the page is. */
static void
paint (Drawing *self, cairo_surface_t *surface)
{
  const AnkyPageExtent *extent = get_extent (self->job, self->page);
  cairo_t *cr = gtk_print_context_get_cairo_context (self->context);
  double width = gtk_print_context_get_width (self->context);
  double height = gtk_print_context_get_height (self->context);
  double page_width = extent->width_mm * POINTS_PER_MM;
  double page_height = extent->height_mm * POINTS_PER_MM;
  double scale = MIN (1, MIN (width / page_width, height / page_height));

  cairo_translate (cr,
                   (width - page_width * scale) / 2,
                   (height - page_height * scale) / 2);
  cairo_scale (cr,
               page_width * scale / cairo_image_surface_get_width (surface),
               page_height * scale / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Drawing *self = user_data;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface =
      anky_renderer_render_finish (ANKY_RENDERER (source), result, &error);

  if (surface) {
    paint (self, surface);
    cairo_surface_destroy (surface);
  } else {
    if (self->job->failed)
      self->job->failed (error, self->job->user_data);
    gtk_print_operation_cancel (self->operation);
  }
  gtk_print_operation_draw_page_finish (self->operation);
  g_object_unref (self->context);
  g_object_unref (self->operation);
  g_free (self);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              Job *job)
{
  const AnkyPageExtent *extent = get_extent (job, page);
  AnkyRectMm all = { 0, 0, extent->width_mm, extent->height_mm };
  double scale = MOST_DPI / MM_PER_INCH;
  double pixels = extent->width_mm * extent->height_mm * scale * scale;
  Drawing *self = g_new0 (Drawing, 1);

  if (pixels > MOST_PIXELS)
    scale *= sqrt (MOST_PIXELS / pixels);
  gtk_print_operation_set_defer_drawing (operation);
  self->operation = g_object_ref (operation);
  self->context = g_object_ref (context);
  self->job = job;
  self->page = page;
  anky_renderer_render_async (job->renderer,
                              (guint) page,
                              all,
                              scale,
                              ANKY_RENDER_URGENT,
                              NULL,
                              drawn_cb,
                              self);
}

static void
done_cb (GtkPrintOperation *operation,
         GtkPrintOperationResult result,
         Job *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && self->failed) {
    gtk_print_operation_get_error (operation, &error);
    self->failed (error, self->user_data);
  }
}

/* Where it goes if it is printed to a file. */
static void
propose_file (GtkPrintOperation *operation,
              const char *name,
              const char *folder)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *base =
      g_str_has_suffix (name, SUFFIX)
          ? g_strndup (name, strlen (name) - strlen (SUFFIX))
          : g_strdup (name);
  g_autofree char *printed = g_strdup_printf ("%s.print", base);

  gtk_print_settings_set (settings,
                          GTK_PRINT_SETTINGS_OUTPUT_BASENAME,
                          printed);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  gtk_print_operation_set_print_settings (operation, settings);
}

void
anky_print_job_run (GtkWindow *parent,
                    AnkyRenderer *renderer,
                    const AnkyPageExtent *pages,
                    guint n_pages,
                    guint current_page,
                    const char *name,
                    const char *folder,
                    AnkyPrintFailedFunc failed,
                    gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  Job *job = g_new0 (Job, 1);

  job->renderer = g_object_ref (renderer);
  job->pages = g_array_new (FALSE, FALSE, sizeof (AnkyPageExtent));
  g_array_append_vals (job->pages, pages, n_pages);
  job->parent = g_object_ref (parent);
  job->failed = failed;
  job->user_data = user_data;
  g_object_set_data_full (G_OBJECT (operation),
                          "anky-job",
                          job,
                          (GDestroyNotify) job_free);

  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_current_page (operation, (int) current_page);
  propose_file (operation, name, folder);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), job);
  g_signal_connect (operation,
                    "request-page-setup",
                    G_CALLBACK (page_setup_cb),
                    job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), job);
  gtk_print_operation_run (operation,
                           GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           parent,
                           NULL);
}
