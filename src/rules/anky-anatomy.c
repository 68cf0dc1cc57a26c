/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-anatomy.h"

#include "anky-anatomy-private.h"

#include <string.h>

/* The block of a decision stands on one of the first pages, that of a long
 * report on one of the last: these are read before the ones between. */
#define N_FIRST 3
#define N_LAST  3

#define PLAIN_UNDER_DECREE 0.7

/* A page with fewer letters than this and a picture over most of it is a
 * scan. */
#define MIN_LETTERS 20
#define SCAN_PART   0.7

const char *
anky_document_kind_to_string (AnkyDocumentKind kind)
{
  static const char *const words[] = { "other",
                                       "decree",
                                       "party",
                                       "scan",
                                       "scan-with-text" };

  return words[kind];
}

static AnkyAnatomy *
anatomy_new (void)
{
  AnkyAnatomy *self = g_new0 (AnkyAnatomy, 1);

  self->blocks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_signer_block_free);
  self->addressees = g_ptr_array_new_with_free_func (g_free);
  self->recipients = g_ptr_array_new_with_free_func (g_free);
  self->first_page_boxes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
anky_anatomy_free (AnkyAnatomy *self)
{
  g_free (self->superior_body);
  g_free (self->issuing_body);
  g_free (self->number.number.printed);
  g_free (self->number.symbol);
  g_free (self->date.day.printed);
  g_free (self->date.month.printed);
  g_free (self->date.year.printed);
  g_free (self->date.place);
  g_free (self->type_name);
  g_free (self->subject);
  g_free (self->secrecy);
  g_free (self->urgency);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->addressees);
  g_ptr_array_unref (self->recipients);
  g_ptr_array_unref (self->first_page_boxes);
  g_free (self);
}

/* TCVN3 and VNI fonts of before 2001 put Vietnamese where Latin-1 is: their
 * text is not what it looks like. */
static gboolean
is_legacy_font (const char *font)
{
  return font &&
         (g_str_has_prefix (font, ".Vn") || g_str_has_prefix (font, ".VN") ||
          g_str_has_prefix (font, "VNI-") ||
          g_str_has_prefix (font, "VNtime") ||
          g_str_has_prefix (font, "Vntime"));
}

static gboolean
has_legacy_fonts (const AnkyPageText *text)
{
  if (text->has_unmapped_fonts)
    return TRUE;
  for (guint i = 0; i < text->n_runs; i++)
    if (is_legacy_font (text->runs[i].font))
      return TRUE;
  return FALSE;
}

static gboolean
is_covered_by_picture (const AnkyPageText *text)
{
  double area = text->width_mm * text->height_mm;

  for (guint i = 0; i < text->n_images; i++)
    if (text->images[i].width * text->images[i].height > SCAN_PART * area)
      return TRUE;
  return FALSE;
}

static guint
count_letters (const AnkyPageText *text)
{
  guint n = 0;

  for (guint i = 0; i < text->n_runs; i++)
    n += text->runs[i].n_chars;
  return n;
}

static void
judge_scan (AnkyAnatomy *self, const AnkyPageText *text)
{
  gboolean has_text = count_letters (text) >= MIN_LETTERS;

  if (is_covered_by_picture (text))
    self->kind = has_text ? ANKY_DOCUMENT_SCAN_OCR : ANKY_DOCUMENT_SCAN;
  else if (!has_text && text->n_images > 0)
    self->kind = ANKY_DOCUMENT_SCAN;
}

/* A petition has the Quốc hiệu, too, but no body and no number: it is no
 * document of an office (NĐ 30/2020 Điều 2). */
static void
judge_kind (AnkyAnatomy *self)
{
  if (self->kind == ANKY_DOCUMENT_DECREE && !self->issuing_body &&
      !self->number.is_found)
    self->kind = ANKY_DOCUMENT_OTHER;
}

static gboolean
read_page (AnkyAnatomy *self,
           AnkyPageSource *pages,
           guint page,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (AnkyPageText) text =
      anky_page_source_dup_text (pages, page, cancellable, error);
  g_autoptr (AnkyPageLines) lines = NULL;

  if (!text)
    return FALSE;
  lines = anky_page_lines_new (text, page);
  self->has_legacy_fonts = self->has_legacy_fonts || has_legacy_fonts (text);
  if (page == 0) {
    anky_anatomy_read_head (self, lines);
    judge_kind (self);
    judge_scan (self, text);
  }
  anky_anatomy_find_blocks (self->blocks, lines);
  anky_anatomy_read_foot (self, lines);
  return TRUE;
}

/* Pages [first, end) until one has a block. */
static gboolean
read_forward (AnkyAnatomy *self,
              AnkyPageSource *pages,
              guint first,
              guint end,
              GCancellable *cancellable,
              GError **error)
{
  for (guint page = first; page < end && self->blocks->len == 0; page++)
    if (!read_page (self, pages, page, cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_backward (AnkyAnatomy *self,
               AnkyPageSource *pages,
               guint first,
               guint end,
               GCancellable *cancellable,
               GError **error)
{
  for (guint page = end; page > first && self->blocks->len == 0; page--)
    if (!read_page (self, pages, page - 1, cancellable, error))
      return FALSE;
  return TRUE;
}

/* Without a block by the decree's words: the last pages once more, for one in
 * words of its own. */
static gboolean
read_plainly (AnkyAnatomy *self,
              AnkyPageSource *pages,
              GCancellable *cancellable,
              GError **error)
{
  guint first = self->n_pages > N_LAST ? self->n_pages - N_LAST : 0;

  for (guint page = self->n_pages; page > first && self->blocks->len == 0;
       page--) {
    g_autoptr (AnkyPageText) text =
        anky_page_source_dup_text (pages, page - 1, cancellable, error);
    g_autoptr (AnkyPageLines) lines = NULL;

    if (!text)
      return FALSE;
    lines = anky_page_lines_new (text, page - 1);
    anky_anatomy_find_plain_blocks (self->blocks, lines);
  }
  /* A document under the decree has ô 7a; without it somebody must look. */
  for (guint i = 0; i < self->blocks->len; i++) {
    AnkySignerBlock *block = g_ptr_array_index (self->blocks, i);

    if (block->is_plain && self->kind == ANKY_DOCUMENT_DECREE)
      block->confidence *= PLAIN_UNDER_DECREE;
  }
  return TRUE;
}

/* What cannot be trusted weighs less; a lone block in a text that is only a
 * picture's shadow is a guess. */
static void
lower_confidence (AnkyAnatomy *self)
{
  double factor = 1.0;

  if (self->has_legacy_fonts)
    factor *= 0.4;
  if (self->kind == ANKY_DOCUMENT_SCAN_OCR)
    factor *= 0.5;
  if (self->kind == ANKY_DOCUMENT_OTHER)
    factor *= 0.8;
  for (guint i = 0; i < self->blocks->len; i++) {
    AnkySignerBlock *block = g_ptr_array_index (self->blocks, i);

    block->confidence *= factor;
  }
}

AnkyAnatomy *
anky_anatomy_read (AnkyPageSource *pages,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (AnkyAnatomy) self = anatomy_new ();
  guint n = anky_page_source_get_n_pages (pages, error);
  guint first_end, last_start;

  if (n == 0)
    return NULL;
  self->n_pages = n;
  first_end = MIN (n, N_FIRST);
  last_start = MAX (first_end, n > N_LAST ? n - N_LAST : 0);
  if (!read_forward (self, pages, 0, first_end, cancellable, error) ||
      !read_backward (self, pages, last_start, n, cancellable, error) ||
      !read_forward (self, pages, first_end, last_start, cancellable, error) ||
      !read_plainly (self, pages, cancellable, error))
    return NULL;
  lower_confidence (self);
  return g_steal_pointer (&self);
}
