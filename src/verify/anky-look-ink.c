/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one piece of ink does to the page it was put on (design decision 17).
 */

#include "anky-look-ink-private.h"

#include "anky-appearance-reader-private.h"
#include "anky-ink-effect-private.h"

#include <math.h>

/* Around the rectangle of what is looked at. */
#define MARGIN_MM 1.0

/* At 6 pixels a millimetre: a square millimetre and a half. */
#define MAX_LIGHTER 54u
#define MAX_FLOODED 3u
#define MAX_LOSS    0.6
/* What stands beside a line may be read as a part of it. */
#define BESIDE_MM 15.0
/* The height of printed letters; pictures that are higher are no letters. */
#define LETTER_MM       4.5
#define TOP_MARGIN_MM   25.0
#define BLANK_MARGIN_MM 2.5

void
anky_look_note_unseen (AnkyStep *step, const AnkyInk *ink, const char *why)
{
  AnkyPlaceOfUse place = { ink->object, ink->page };

  anky_step_add (step,
                 ANKY_CHANGES_UNKNOWN,
                 "not-drawn",
                 place,
                 "what was put on page %u was not looked at: %s",
                 ink->page + 1,
                 why);
}

AnkyPixels *
anky_look_draw (AnkyLook *self,
                AnkyPageSource *source,
                guint page,
                AnkyRectMm area,
                double pixels_per_mm)
{
  return anky_page_source_dup_pixels (source,
                                      page,
                                      area,
                                      pixels_per_mm,
                                      self->cancellable,
                                      NULL);
}

gboolean
anky_look_get_geometry (AnkyPdfRevision *revision,
                        guint index,
                        AnkyPageGeometry *out)
{
  AnkyPdfPage page;

  if (!anky_pdf_revision_get_page (revision, index, &page, NULL))
    return FALSE;
  *out = page.geometry;
  out->user_unit = 1.0;
  return TRUE;
}

AnkyRectMm
anky_look_get_whole_page (const AnkyPageGeometry *geometry)
{
  AnkyRectMm area = { 0, 0, 0, 0 };

  anky_page_geometry_get_size_mm (geometry, &area.width, &area.height);
  return area;
}

typedef struct {
  AnkyStep *step;
  const AnkyInk *ink;
  AnkyInkPair pair;
  AnkyPixels *before;
  AnkyPixels *after;
  AnkyPageText *text;
  AnkyPageGeometry geometry;
  GArray *earlier; /* AnkyRectMm: what else was visible on the page */
  GArray *spared;  /* the same, and what this field showed itself */
  AnkyInkEffect effect;
} Piece;

static void
clear_piece (Piece *self)
{
  g_clear_pointer (&self->before, anky_pixels_unref);
  g_clear_pointer (&self->after, anky_pixels_unref);
  g_clear_pointer (&self->text, anky_page_text_unref);
  g_clear_pointer (&self->earlier, g_array_unref);
  g_clear_pointer (&self->spared, g_array_unref);
}

static AnkyRectMm
grow (AnkyRectMm rect, double margin)
{
  return (AnkyRectMm){ rect.x - margin,
                       rect.y - margin,
                       rect.width + 2 * margin,
                       rect.height + 2 * margin };
}

/* Widgets and comments that the page had before, each with its rectangle. What
 * a field showed may go when it is filled in anew. */
static void
list_earlier (Piece *piece)
{
  AnkyPdfRevision *before = piece->step->before;
  const AnkyPdfObject *annotations = NULL;
  AnkyPdfPage page;

  piece->earlier = g_array_new (FALSE, FALSE, sizeof (AnkyRectMm));
  piece->spared = g_array_new (FALSE, FALSE, sizeof (AnkyRectMm));
  if (!anky_pdf_revision_get_page (before, piece->ink->page, &page, NULL))
    return;
  annotations = anky_pdf_revision_lookup (before, page.dict, "Annots", NULL);
  for (guint i = 0; i < anky_pdf_array_get_length (annotations); i++) {
    const AnkyPdfObject *item = anky_pdf_array_get (annotations, i);
    const AnkyPdfObject *annotation =
        anky_pdf_revision_resolve (before, item, NULL);
    AnkyPdfRef ref = { 0, 0 };
    AnkyRectPdf rect;
    AnkyRectMm mm;

    if (!anky_pdf_dict_get (annotation, "AP") ||
        !anky_pdf_revision_read_rect (
            before,
            anky_pdf_revision_lookup (before, annotation, "Rect", NULL),
            &rect))
      continue;
    mm = anky_page_geometry_to_mm (&piece->geometry, rect);
    g_array_append_val (piece->spared, mm);
    if (!anky_pdf_object_get_ref (item, &ref) ||
        ref.number != piece->ink->object)
      g_array_append_val (piece->earlier, mm);
  }
}

/* Where to look, on whole pixels, so that what is cut out of a drawing of the
 * page is the same as what is drawn alone. FALSE outside the page. */
static gboolean
get_area (const AnkyPageGeometry *geometry, AnkyRectPdf rect, AnkyRectMm *out)
{
  AnkyRectMm area = grow (anky_page_geometry_to_mm (geometry, rect), MARGIN_MM);
  double right, bottom;

  if (!anky_rect_mm_intersect (area,
                               anky_look_get_whole_page (geometry),
                               &area))
    return FALSE;
  right = area.x + area.width;
  bottom = area.y + area.height;
  out->x = floor (area.x * ANKY_LOOK_PIXELS_PER_MM) / ANKY_LOOK_PIXELS_PER_MM;
  out->y = floor (area.y * ANKY_LOOK_PIXELS_PER_MM) / ANKY_LOOK_PIXELS_PER_MM;
  out->width = right - out->x;
  out->height = bottom - out->y;
  return TRUE;
}

static AnkyPixels *
draw_moment (AnkyLook *self,
             AnkyPdfRevision *revision,
             guint page,
             AnkyRectMm area)
{
  int index = anky_plain_copy_add_page (self->copy, revision, page, NULL);

  if (index < 0)
    return NULL;
  return anky_look_draw (self,
                         self->plain,
                         (guint) index,
                         area,
                         ANKY_LOOK_PIXELS_PER_MM);
}

static AnkyPageText *
read_before (AnkyLook *self, const AnkyInk *ink)
{
  int index =
      anky_plain_copy_add_page (self->copy, ink->shown_before, ink->page, NULL);

  if (index < 0)
    return NULL;
  return anky_page_source_dup_text (self->plain,
                                    (guint) index,
                                    self->cancellable,
                                    NULL);
}

void
anky_look_draw_ahead (AnkyLook *self, const AnkyInk *ink, gboolean whole)
{
  g_autoptr (AnkyPixels) pixels = NULL;
  g_autoptr (AnkyPageText) text = NULL;
  AnkyPageGeometry geometry;
  AnkyRectMm area;

  if (!anky_look_get_geometry (ink->shown_before, ink->page, &geometry) ||
      !get_area (&geometry, ink->rect, &area))
    return;
  if (whole)
    area = anky_look_get_whole_page (&geometry);
  pixels = draw_moment (self, ink->shown_before, ink->page, area);
  text = read_before (self, ink);
}

static gboolean
draw_piece (AnkyLook *self, Piece *piece)
{
  const AnkyInk *ink = piece->ink;
  AnkyRectMm area;

  if (!anky_look_get_geometry (piece->step->after, ink->page, &piece->geometry))
    return FALSE;
  if (!get_area (&piece->geometry, ink->rect, &area))
    return TRUE;
  piece->before = draw_moment (self, ink->shown_before, ink->page, area);
  piece->after = draw_moment (self, ink->shown_after, ink->page, area);
  piece->text = read_before (self, ink);
  list_earlier (piece);
  piece->pair = (AnkyInkPair){ piece->before,
                               piece->after,
                               area,
                               ANKY_LOOK_PIXELS_PER_MM };
  return piece->before && piece->after && piece->text;
}

static void
forbid (const Piece *piece, const char *rule, const char *message)
{
  AnkyPlaceOfUse place = { piece->ink->object, piece->ink->page };

  anky_step_add (piece->step,
                 ANKY_CHANGES_FORBIDDEN,
                 rule,
                 place,
                 "%s",
                 message)
      ->rect = piece->effect.box;
}

/* One letter that can no longer be read may lie under the rim of a seal; a
 * digit, or two letters side by side, may not. */
static gboolean
hides_text (const AnkyInkEffect *effect)
{
  return effect->n_covered > 0 || effect->has_drowned_digit ||
         effect->n_drowned_together > 1 || effect->n_lighter > MAX_LIGHTER;
}

static gboolean
hides_drawing (const Piece *piece)
{
  gboolean has_letters =
      piece->text->n_runs > 0 && !piece->text->has_unmapped_fonts;

  return !has_letters && piece->effect.n_flooded > MAX_FLOODED;
}

static gboolean
hides_earlier (const Piece *piece)
{
  for (guint i = 0; i < piece->earlier->len; i++) {
    AnkyRectMm rect = g_array_index (piece->earlier, AnkyRectMm, i);

    if (anky_rect_mm_intersect (rect, piece->effect.box, &rect) &&
        anky_ink_effect_measure_loss (&piece->pair, rect) > MAX_LOSS)
      return TRUE;
  }
  return FALSE;
}

/* --- letters where none are expected ----------------------------------------
 */

static gboolean
is_near (AnkyRectMm blank, AnkyRectMm box)
{
  return blank.width > 0 &&
         anky_rect_mm_intersect (grow (blank, BLANK_MARGIN_MM),
                                 (AnkyRectMm){ box.x + box.width / 2,
                                               box.y + box.height / 2,
                                               0.01,
                                               0.01 },
                                 NULL);
}

static const AnkyAnatomy *
get_anatomy (AnkyLook *self)
{
  const AnkyValidateOptions *options = self->run->options;

  if (options->anatomy)
    return options->anatomy (options->anatomy_data);
  if (!self->anatomy && !self->has_no_anatomy)
    self->anatomy = anky_anatomy_read (self->as_is, self->cancellable, NULL);
  self->has_no_anatomy = self->anatomy == NULL;
  return self->anatomy;
}

/* The blanks of number and date (ô 3 and 4), and the top margin of page 1,
 * where the line of a copy or an attachment stands (ô 14). */
static gboolean
is_expected (AnkyLook *self, const Piece *piece)
{
  const AnkyAnatomy *anatomy = NULL;
  AnkyRectMm box = piece->effect.box;
  AnkyRectMm both;

  if (piece->ink->page != 0)
    return FALSE;
  if (box.y + box.height < TOP_MARGIN_MM)
    return TRUE;

  anatomy = get_anatomy (self);
  if (!anatomy)
    return FALSE;
  /* One box often holds day and month (design decision 3). */
  both = anky_rect_mm_union (anatomy->date.day.rect, anatomy->date.month.rect);
  return (is_near (anatomy->number.number.rect, box) || is_near (both, box) ||
          is_near (anatomy->date.day.rect, box) ||
          is_near (anatomy->date.month.rect, box) ||
          is_near (anatomy->date.year.rect, box));
}

static gboolean
is_beside (AnkyRectMm line, AnkyRectMm box)
{
  double overlap =
      MIN (line.y + line.height, box.y + box.height) - MAX (line.y, box.y);
  double gap =
      MAX (line.x - (box.x + box.width), box.x - (line.x + line.width));

  return overlap > 0.5 * MIN (line.height, box.height) && gap < BESIDE_MM;
}

static gboolean
stands_beside_text (const Piece *piece)
{
  for (guint i = 0; i < piece->text->n_runs; i++) {
    if (is_beside (piece->text->runs[i].box, piece->effect.box))
      return TRUE;
  }
  return FALSE;
}

static gboolean
shows_letters (const Piece *piece)
{
  AnkyPdfRevision *after = piece->step->after;
  AnkyPdfRef ref = { piece->ink->object, 0 };
  g_autoptr (AnkyShown) shown = NULL;

  ref.generation = anky_pdf_revision_get_place (after, ref.number).generation;
  shown =
      anky_appearance_read (after,
                            anky_pdf_revision_get_object (after, ref, NULL));
  return shown->text[0] != '\0' || piece->effect.box.height <= LETTER_MM;
}

static void
note_unexpected (AnkyLook *self, const Piece *piece)
{
  AnkyPlaceOfUse place = { piece->ink->object, piece->ink->page };
  AnkyFinding *finding = NULL;

  anky_step_add (piece->step,
                 ANKY_CHANGES_EXTENSION,
                 "unexpected-text",
                 place,
                 "letters or digits were put beside the text")
      ->rect = piece->effect.box;

  for (guint i = 0; i < self->run->signatures->len; i++) {
    const AnkySignature *signature =
        g_ptr_array_index (self->run->signatures, i);

    if (g_strcmp0 (signature->field->name, piece->ink->field) != 0)
      continue;
    finding = anky_signature_report_add (signature->report,
                                         "unexpected-text",
                                         ANKY_SEVERITY_WARNING,
                                         "letters or digits were put beside "
                                         "the text of page %u",
                                         piece->ink->page + 1);
    finding->page = piece->ink->page;
    finding->rect = piece->effect.box;
  }
}

/* --- judging ----------------------------------------------------------------
 */

static void
judge_piece (AnkyLook *self, Piece *piece)
{
  piece->effect =
      anky_ink_effect_measure (&piece->pair, piece->text, piece->spared);
  if (piece->effect.n_pixels == 0) {
    /* Other readers may show what this one left out. */
    if (!piece->ink->field)
      anky_look_note_unseen (piece->step, piece->ink, "nothing was drawn");
    return;
  }
  if (hides_text (&piece->effect) || hides_drawing (piece))
    forbid (piece,
            "ink-hides-text",
            "what was put on the page hides what the signed page shows");
  else if (hides_earlier (piece))
    forbid (piece,
            "ink-hides-signature",
            "what was put on the page hides an earlier signature");
  else if (piece->ink->field && !piece->ink->is_state &&
           shows_letters (piece) && stands_beside_text (piece) &&
           !is_expected (self, piece))
    note_unexpected (self, piece);
}

void
anky_look_at_ink (AnkyLook *self, AnkyStep *step, const AnkyInk *ink)
{
  Piece piece = { .step = step, .ink = ink };

  if (!draw_piece (self, &piece))
    anky_look_note_unseen (step, ink, "it could not be drawn");
  else if (piece.before)
    judge_piece (self, &piece);
  clear_piece (&piece);
}
