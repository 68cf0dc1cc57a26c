/* anky-page-source.h - how rules sees pages: text, boxes, fonts, pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-geometry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One run of characters of the same font that stand together on one line, in
 * reading order of the page. Boxes in millimetres of the displayed page. */
typedef struct {
  char *text;          /* UTF-8 as the document has it (NFD stays NFD) */
  char *font;          /* "LiberationSerif-Bold", without subset prefix */
  double font_size_pt; /* as displayed */
  gboolean is_bold;
  gboolean is_italic;
  AnkyRectMm box;
  guint n_chars;          /* Unicode characters in text */
  AnkyRectMm *char_boxes; /* n_chars of them */
} AnkyTextRun;

/**
 * AnkyPageText:
 *
 * What stands on one page. Reference counted, immutable. Thread: any.
 */
typedef struct {
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public >*/
  double width_mm;
  double height_mm;
  guint n_runs;
  AnkyTextRun *runs;
  guint n_images;
  AnkyRectMm *images;
  gboolean has_unmapped_fonts; /* text not to trust: no (or no true) Unicode */
} AnkyPageText;

/* Takes what the two arrays hold and leaves them empty (the arrays themselves
 * stay the caller's); either may be NULL. The strings and boxes of the runs
 * are freed with g_free(). */
AnkyPageText *anky_page_text_new (double width_mm,
                                  double height_mm,
                                  GArray *runs /* AnkyTextRun */,
                                  GArray *images /* AnkyRectMm */,
                                  gboolean has_unmapped_fonts)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyPageText *anky_page_text_ref (AnkyPageText *self);
void anky_page_text_unref (AnkyPageText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPageText, anky_page_text_unref)

/* Pixels of one page: ARGB32 as Cairo has it (premultiplied, native endian),
 * white where the page is empty. Reference counted, immutable. */
typedef struct {
  /*< private >*/
  gatomicrefcount ref_count;
  GDestroyNotify free_func;
  gpointer free_data;
  /*< public >*/
  guint width_px;
  guint height_px;
  guint stride_bytes;
  const guint8 *data;
} AnkyPixels;

AnkyPixels *anky_pixels_new (guint width_px,
                             guint height_px,
                             guint stride_bytes,
                             const guint8 *data,
                             GDestroyNotify free_func,
                             gpointer free_data) G_GNUC_WARN_UNUSED_RESULT;
AnkyPixels *anky_pixels_ref (AnkyPixels *self);
void anky_pixels_unref (AnkyPixels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPixels, anky_pixels_unref)

/**
 * AnkyPageSource:
 *
 * Pages of one document at one revision. Implemented by render; tests make
 * pages by hand. All functions block; never on the main thread.
 */
#define ANKY_TYPE_PAGE_SOURCE (anky_page_source_get_type ())
G_DECLARE_INTERFACE (AnkyPageSource,
                     anky_page_source,
                     ANKY,
                     PAGE_SOURCE,
                     GObject)

struct _AnkyPageSourceInterface {
  GTypeInterface parent_interface;

  guint (*get_n_pages) (AnkyPageSource *self, GError **error);
  AnkyPageText *(*dup_text) (AnkyPageSource *self,
                             guint page,
                             GCancellable *cancellable,
                             GError **error);
  /* @area in millimetres; @pixels_per_mm the scale. */
  AnkyPixels *(*dup_pixels) (AnkyPageSource *self,
                             guint page,
                             AnkyRectMm area,
                             double pixels_per_mm,
                             GCancellable *cancellable,
                             GError **error);
};

guint anky_page_source_get_n_pages (AnkyPageSource *self, GError **error);
AnkyPageText *anky_page_source_dup_text (AnkyPageSource *self,
                                         guint page,
                                         GCancellable *cancellable,
                                         GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyPixels *anky_page_source_dup_pixels (AnkyPageSource *self,
                                         guint page,
                                         AnkyRectMm area,
                                         double pixels_per_mm,
                                         GCancellable *cancellable,
                                         GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
