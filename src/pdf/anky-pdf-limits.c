/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-limits-private.h"

#include "anky-pdf-object.h"

void
anky_pdf_budget_init (AnkyPdfBudget *self, gsize file_size)
{
  gsize most = (G_MAXSIZE - ANKY_PDF_MORE_SCANS) / ANKY_PDF_SCANS;

  self->values_left = ANKY_PDF_MAX_VALUES;
  self->decoded_left = ANKY_PDF_MAX_DECODED;
  self->scanned_left =
      MIN (file_size, most) * ANKY_PDF_SCANS + ANKY_PDF_MORE_SCANS;
  self->limits = g_ptr_array_new ();
  self->notes = g_ptr_array_new ();
  g_ptr_array_add (self->limits, NULL);
  g_ptr_array_add (self->notes, NULL);
}

void
anky_pdf_budget_clear (AnkyPdfBudget *self)
{
  g_clear_pointer (&self->limits, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
}

static void
add_once (GPtrArray *words, const char *word)
{
  for (guint i = 0; i + 1 < words->len; i++) {
    if (g_str_equal (g_ptr_array_index (words, i), word))
      return;
  }
  g_ptr_array_insert (words, (int) words->len - 1, (gpointer) (gsize) word);
}

gboolean
anky_pdf_budget_exceed (AnkyPdfBudget *self, const char *word, GError **error)
{
  add_once (self->limits, word);
  g_set_error (error,
               ANKY_PDF_ERROR,
               ANKY_PDF_ERROR_LIMIT,
               "limit reached: %s",
               word);
  return FALSE;
}

gboolean
anky_pdf_budget_scan (AnkyPdfBudget *self, gsize n, GError **error)
{
  if (n > self->scanned_left) {
    self->scanned_left = 0;
    return anky_pdf_budget_exceed (self, "scanned-bytes", error);
  }
  self->scanned_left -= n;
  return TRUE;
}

void
anky_pdf_budget_note (AnkyPdfBudget *self, const char *word)
{
  add_once (self->notes, word);
}
