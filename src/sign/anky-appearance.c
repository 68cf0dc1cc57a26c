/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-appearance.h"

#include "anky-buffer.h"
#include "anky-caption.h"
#include "anky-masked-page.h"
#include "anky-picture.h"
#include "anky-sign-request.h"

#include <cairo-pdf.h>
#include <string.h>

#define MAX_PDF (128 * 1024 * 1024)

struct _AnkyAppearance {
  GObject parent_instance;

  AnkyPicture *picture; /* NULL: text or nothing */
  char *text;           /* NFC; NULL: picture or nothing */
  double font_size_pt;
  gboolean is_italic;
  AnkyAlign align;
  guint n_pieces;
  AnkyTextPiece pieces[ANKY_MAX_PIECES];
};

G_DEFINE_FINAL_TYPE (AnkyAppearance, anky_appearance, G_TYPE_OBJECT)

static void
anky_appearance_finalize (GObject *object)
{
  AnkyAppearance *self = ANKY_APPEARANCE (object);

  g_clear_pointer (&self->picture, anky_picture_free);
  g_free (self->text);
  G_OBJECT_CLASS (anky_appearance_parent_class)->finalize (object);
}

static void
anky_appearance_class_init (AnkyAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_appearance_finalize;
}

static void
anky_appearance_init (AnkyAppearance *self)
{
}

AnkyAppearance *
anky_appearance_new_picture (GBytes *png, GError **error)
{
  g_autoptr (AnkyPicture) picture = anky_picture_new (png, error);
  AnkyAppearance *self;

  if (!picture)
    return NULL;
  self = g_object_new (ANKY_TYPE_APPEARANCE, NULL);
  self->picture = g_steal_pointer (&picture);
  return self;
}

AnkyAppearance *
anky_appearance_new_text (const char *text,
                          double font_size_pt,
                          gboolean is_italic)
{
  AnkyAppearance *self = g_object_new (ANKY_TYPE_APPEARANCE, NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  self->text = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  self->font_size_pt = font_size_pt;
  self->is_italic = is_italic;
  return self;
}

/* The decree's own sizes (Phụ lục I): 13 for a number, 14 for a date, 10 for
 * copies and attachments. */
static double
get_font_size (const AnkyPlacement *placement)
{
  if (placement->font_size_pt > 0)
    return placement->font_size_pt;
  if (placement->kind == ANKY_KIND_NUMBER)
    return 13;
  return placement->kind == ANKY_KIND_DATE ? 14 : 10;
}

AnkyAppearance *
anky_appearance_new_for_placement (const AnkyPlacement *placement)
{
  AnkyAppearance *self;

  if (!placement->text)
    return anky_appearance_new_empty ();
  self = anky_appearance_new_text (placement->text,
                                   get_font_size (placement),
                                   placement->is_italic);
  self->align = placement->align;
  self->n_pieces = MIN (placement->n_pieces, ANKY_MAX_PIECES);
  memcpy (self->pieces, placement->pieces, sizeof self->pieces);
  return self;
}

AnkyAppearance *
anky_appearance_new_empty (void)
{
  return g_object_new (ANKY_TYPE_APPEARANCE, NULL);
}

gboolean
anky_appearance_is_empty (AnkyAppearance *self)
{
  return !self->picture && (!self->text || *self->text == '\0');
}

static AnkyCaption
get_caption (AnkyAppearance *self)
{
  return (AnkyCaption){
    .text = self->text,
    .font_size_pt = self->font_size_pt,
    .is_italic = self->is_italic,
    .align = self->align,
    .n_pieces = self->n_pieces,
    .pieces = self->pieces,
  };
}

void
anky_appearance_measure_text (AnkyAppearance *self,
                              double *width_out,
                              double *height_out,
                              double *baseline_out)
{
  AnkyCaption caption = get_caption (self);

  *width_out = *height_out = *baseline_out = 0;
  if (self->text)
    anky_caption_measure (&caption, width_out, height_out, baseline_out);
}

double
anky_appearance_get_aspect (AnkyAppearance *self)
{
  double width = 0, height = 0, baseline;

  if (self->picture) {
    width = anky_picture_get_width (self->picture);
    height = anky_picture_get_height (self->picture);
  } else {
    anky_appearance_measure_text (self, &width, &height, &baseline);
  }
  return width > 0 && height > 0 ? width / height : 1.0;
}

void
anky_appearance_get_ink (AnkyAppearance *self,
                         double *x_out,
                         double *y_out,
                         double *width_out,
                         double *height_out)
{
  AnkyInkBox ink = { 0, 0, 1, 1 };

  if (self->picture)
    ink = anky_picture_get_ink (self->picture);
  *x_out = ink.x;
  *y_out = ink.y;
  *width_out = ink.width;
  *height_out = ink.height;
}

void
anky_appearance_draw (AnkyAppearance *self,
                      cairo_t *cr,
                      double width_pt,
                      double height_pt,
                      double baseline_pt)
{
  AnkyCaption caption = get_caption (self);

  g_return_if_fail (width_pt > 0 && height_pt > 0);

  if (anky_appearance_is_empty (self))
    return;
  if (self->picture)
    anky_picture_draw (self->picture, cr, width_pt, height_pt);
  else
    anky_caption_draw (&caption, cr, width_pt, height_pt, baseline_pt);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  AnkyBuffer *buffer = closure;

  anky_buffer_append (buffer, data, length);
  return anky_buffer_has_overflowed (buffer) ? CAIRO_STATUS_WRITE_ERROR
                                             : CAIRO_STATUS_SUCCESS;
}

/* 1.4 keeps to cross-reference tables and plain objects in every version of
 * Cairo, and has the soft masks that a transparent picture needs. */
static cairo_status_t
draw_page (AnkyAppearance *self,
           AnkyBuffer *buffer,
           double width_pt,
           double height_pt,
           double baseline_pt)
{
  g_autoptr (cairo_surface_t) surface =
      cairo_pdf_surface_create_for_stream (write_cb,
                                           buffer,
                                           width_pt,
                                           height_pt);
  g_autoptr (cairo_t) cr = NULL;
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cr = cairo_create (surface);
  anky_appearance_draw (self, cr, width_pt, height_pt, baseline_pt);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_surface_finish (surface);
  return status != CAIRO_STATUS_SUCCESS ? status
                                        : cairo_surface_status (surface);
}

GBytes *
anky_appearance_to_pdf (AnkyAppearance *self,
                        double width_pt,
                        double height_pt,
                        double baseline_pt,
                        gboolean without_transparency,
                        GError **error)
{
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (MAX_PDF);
  cairo_status_t status;

  if (self->picture && without_transparency)
    return anky_masked_page_new (self->picture, width_pt, height_pt, error);
  status = draw_page (self, buffer, width_pt, height_pt, baseline_pt);
  if (status == CAIRO_STATUS_SUCCESS)
    return anky_buffer_steal_bytes (buffer);
  g_set_error (error,
               ANKY_SIGN_ERROR,
               ANKY_SIGN_ERROR_FAILED,
               "the appearance cannot be drawn: %s",
               cairo_status_to_string (status));
  return NULL;
}
