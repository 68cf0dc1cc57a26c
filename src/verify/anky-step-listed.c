/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where ink is seen. Which page shows a widget is said by the pages' lists
 * alone, whatever else leads to it; one that stands in two lists, or twice in
 * one, is shown where nobody put it (ISO 32000-2, 12.5.2: an annotation is
 * referenced from the list of one page only). A reader with a screen may leave
 * out what the printer shows, and what does not turn or grow with its page is
 * drawn beside its rectangle (table 167).
 */

#include "anky-step-private.h"

#define FLAG_NO_ZOOM        (1 << 3)
#define FLAG_NO_ROTATE      (1 << 4)
#define FLAG_NO_VIEW        (1 << 5)
#define FLAG_TOGGLE_NO_VIEW (1 << 8)

/* In the values of the table, beside the page. */
#define SEVERAL (1u << 31)

static void
note_item (AnkyStep *self, const AnkyPdfObject *item, guint page)
{
  gpointer key;
  guint known;
  AnkyPdfRef ref;

  if (!anky_pdf_object_get_ref (item, &ref))
    return;
  key = GUINT_TO_POINTER (ref.number);
  known = GPOINTER_TO_UINT (g_hash_table_lookup (self->listed, key));
  g_hash_table_insert (self->listed,
                       key,
                       GUINT_TO_POINTER (known ? known | SEVERAL : page + 1));
}

static void
note_page (AnkyStep *self, guint index)
{
  const AnkyPdfObject *list = NULL;
  AnkyPdfPage page;

  if (!anky_pdf_revision_get_page (self->after, index, &page, NULL))
    return;
  list = anky_step_get_after (self, page.dict, "Annots");
  for (guint i = 0; i < anky_pdf_array_get_length (list); i++) {
    if (self->comparisons_left == 0) {
      self->is_exhausted = TRUE;
      return;
    }
    self->comparisons_left--;
    note_item (self, anky_pdf_array_get (list, i), index);
  }
}

static guint
look_up (AnkyStep *self, guint32 number)
{
  guint n_pages;

  if (!self->listed) {
    self->listed = g_hash_table_new (NULL, NULL);
    n_pages = anky_pdf_revision_get_n_pages (self->after, NULL);
    for (guint i = 0; i < n_pages; i++)
      note_page (self, i);
  }
  return GPOINTER_TO_UINT (
      g_hash_table_lookup (self->listed, GUINT_TO_POINTER (number)));
}

guint
anky_step_find_page (AnkyStep *self, AnkyPlaceOfUse place)
{
  guint found = look_up (self, place.number) & ~SEVERAL;

  return found ? found - 1 : place.page;
}

gboolean
anky_step_check_listed_once (AnkyStep *self, AnkyPlaceOfUse place)
{
  if (!(look_up (self, place.number) & SEVERAL))
    return TRUE;
  anky_step_add (self,
                 ANKY_CHANGES_FORBIDDEN,
                 "annotation-listed-twice",
                 place,
                 "what belongs to one place is shown at several");
  return FALSE;
}

static gboolean
is_turned (AnkyStep *self, guint index)
{
  AnkyPdfPage page;

  return anky_pdf_revision_get_page (self->after, index, &page, NULL) &&
         page.geometry.rotate != 0;
}

/* What only some readers show there, drawing one picture does not tell. */
void
anky_step_check_shown_always (AnkyStep *self,
                              const AnkyPdfObject *annotation,
                              AnkyPlaceOfUse place)
{
  gint64 flags = 0;

  anky_pdf_object_get_integer (anky_step_get_after (self, annotation, "F"),
                               &flags);
  if ((flags & (FLAG_NO_ZOOM | FLAG_NO_VIEW | FLAG_TOGGLE_NO_VIEW)) ||
      anky_step_get_after (self, annotation, "OC") ||
      ((flags & FLAG_NO_ROTATE) && is_turned (self, place.page)))
    anky_step_add (self,
                   ANKY_CHANGES_UNKNOWN,
                   "not-always-shown",
                   place,
                   "something was put on page %u that is shown at times only, "
                   "or not always in one place",
                   place.page + 1);
}
