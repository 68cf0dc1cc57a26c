/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether two revisions say the same in one place, however it is written.
 */

#include "anky-step-private.h"

#define MAX_COMPARE_DEPTH 48u

/* --- sameness --------------------------------------------------------------
 */

const AnkyPdfObject *
anky_step_get_before (AnkyStep *self,
                      const AnkyPdfObject *dict,
                      const char *key)
{
  return anky_pdf_revision_lookup (self->before, dict, key, NULL);
}

const AnkyPdfObject *
anky_step_get_after (AnkyStep *self, const AnkyPdfObject *dict, const char *key)
{
  return anky_pdf_revision_lookup (self->after, dict, key, NULL);
}

gboolean
anky_step_is_same_reference (const AnkyPdfObject *before,
                             const AnkyPdfObject *after)
{
  AnkyPdfRef a;
  AnkyPdfRef b;

  return anky_pdf_object_get_ref (before, &a) &&
         anky_pdf_object_get_ref (after, &b) && a.number == b.number &&
         a.generation == b.generation;
}

static gboolean compare_values (AnkyStep *self,
                                const AnkyPdfObject *before,
                                const AnkyPdfObject *after,
                                guint depth);

static gboolean
compare_arrays (AnkyStep *self,
                const AnkyPdfObject *before,
                const AnkyPdfObject *after,
                guint depth)
{
  guint n = anky_pdf_array_get_length (before);

  if (anky_pdf_array_get_length (after) != n)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    if (!compare_values (self,
                         anky_pdf_array_get (before, i),
                         anky_pdf_array_get (after, i),
                         depth + 1))
      return FALSE;
  }
  return TRUE;
}

/* A key whose value is null is no key (7.3.7). A stream's /Length is compared
 * with its bytes. */
static gboolean
has_all_keys (AnkyStep *self,
              const AnkyPdfObject *before,
              const AnkyPdfObject *after,
              guint depth)
{
  gboolean is_stream =
      anky_pdf_object_get_type (before) == ANKY_PDF_TYPE_STREAM;
  guint n = anky_pdf_dict_get_length (before);

  for (guint i = 0; i < n; i++) {
    const AnkyPdfObject *value = NULL;
    const char *key = anky_pdf_dict_get_nth (before, i, &value);

    if (is_stream && g_str_equal (key, "Length"))
      continue;
    if (!compare_values (self,
                         value,
                         anky_pdf_dict_get (after, key),
                         depth + 1))
      return FALSE;
  }
  return TRUE;
}

static gboolean
has_no_more_keys (AnkyStep *self,
                  const AnkyPdfObject *before,
                  const AnkyPdfObject *after)
{
  guint n = anky_pdf_dict_get_length (after);

  for (guint i = 0; i < n; i++) {
    const AnkyPdfObject *value = NULL;
    const char *key = anky_pdf_dict_get_nth (after, i, &value);

    if (!anky_pdf_dict_get (before, key) &&
        !anky_pdf_object_is_null (
            anky_pdf_revision_resolve (self->after, value, NULL)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
compare_dicts (AnkyStep *self,
               const AnkyPdfObject *before,
               const AnkyPdfObject *after,
               guint depth)
{
  return !anky_pdf_dict_has_duplicates (before) &&
         !anky_pdf_dict_has_duplicates (after) &&
         has_all_keys (self, before, after, depth) &&
         has_no_more_keys (self, before, after);
}

static gboolean
compare_streams (AnkyStep *self,
                 const AnkyPdfObject *before,
                 const AnkyPdfObject *after,
                 guint depth)
{
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;

  if (!compare_dicts (self, before, after, depth))
    return FALSE;

  a = anky_pdf_revision_get_raw_stream (self->before, before, NULL);
  b = anky_pdf_revision_get_raw_stream (self->after, after, NULL);
  return a && b && g_bytes_equal (a, b);
}

static gboolean
compare_values (AnkyStep *self,
                const AnkyPdfObject *before,
                const AnkyPdfObject *after,
                guint depth)
{
  AnkyPdfType type = ANKY_PDF_TYPE_NULL;

  if (anky_step_is_same_reference (before, after))
    return TRUE;
  if (depth > MAX_COMPARE_DEPTH || self->comparisons_left == 0) {
    self->is_exhausted = TRUE;
    return FALSE;
  }
  self->comparisons_left--;

  before = anky_pdf_revision_resolve (self->before, before, NULL);
  after = anky_pdf_revision_resolve (self->after, after, NULL);
  if (anky_pdf_object_is_null (before) || anky_pdf_object_is_null (after))
    return anky_pdf_object_is_null (before) && anky_pdf_object_is_null (after);

  type = anky_pdf_object_get_type (before);
  if (type == ANKY_PDF_TYPE_ARRAY)
    return compare_arrays (self, before, after, depth);
  if (type == ANKY_PDF_TYPE_DICT &&
      anky_pdf_object_get_type (after) == ANKY_PDF_TYPE_DICT)
    return compare_dicts (self, before, after, depth);
  if (type == ANKY_PDF_TYPE_STREAM &&
      anky_pdf_object_get_type (after) == ANKY_PDF_TYPE_STREAM)
    return compare_streams (self, before, after, depth);
  return anky_pdf_object_equal (before, after);
}

gboolean
anky_step_is_same (AnkyStep *self,
                   const AnkyPdfObject *before,
                   const AnkyPdfObject *after)
{
  return compare_values (self, before, after, 0);
}

/* --- keys and items --------------------------------------------------------
 */

static void
compare_key (AnkyStep *self,
             AnkyPlaceOfUse place,
             const char *key,
             const AnkyPdfObject *before,
             const AnkyPdfObject *after,
             const char *rule,
             AnkyKeyFunc func,
             gpointer data)
{
  if (anky_step_is_same (self, before, after))
    return;
  if (func && func (self, place, key, before, after, data))
    return;
  anky_step_add (self,
                 ANKY_CHANGES_FORBIDDEN,
                 rule,
                 place,
                 "/%s of object %u was changed",
                 key,
                 place.number);
}

void
anky_step_compare_keys (AnkyStep *self,
                        AnkyPlaceOfUse place,
                        const AnkyPdfObject *before,
                        const AnkyPdfObject *after,
                        const char *rule,
                        AnkyKeyFunc func,
                        gpointer data)
{
  guint n_before = anky_pdf_dict_get_length (before);
  guint n_after = anky_pdf_dict_get_length (after);

  /* Readers disagree about which of two equal keys counts. */
  if (anky_pdf_dict_has_duplicates (after)) {
    anky_step_add (self,
                   ANKY_CHANGES_FORBIDDEN,
                   "duplicate-key",
                   place,
                   "object %u was replaced by one with a key that stands twice",
                   place.number);
    return;
  }
  for (guint i = 0; i < n_before; i++) {
    const AnkyPdfObject *value = NULL;
    const char *key = anky_pdf_dict_get_nth (before, i, &value);

    compare_key (self,
                 place,
                 key,
                 value,
                 anky_pdf_dict_get (after, key),
                 rule,
                 func,
                 data);
  }
  for (guint i = 0; i < n_after; i++) {
    const AnkyPdfObject *value = NULL;
    const char *key = anky_pdf_dict_get_nth (after, i, &value);

    if (!anky_pdf_dict_get (before, key))
      compare_key (self, place, key, NULL, value, rule, func, data);
  }
}

gboolean
anky_step_compare_items (AnkyStep *self,
                         AnkyPlaceOfUse place,
                         const AnkyPdfObject *before,
                         const AnkyPdfObject *after,
                         AnkyItemFunc added,
                         gpointer data)
{
  guint n_before = anky_pdf_array_get_length (before);
  guint n_after = anky_pdf_array_get_length (after);
  guint next = 0;

  for (guint i = 0; i < n_after; i++) {
    const AnkyPdfObject *item = anky_pdf_array_get (after, i);

    if (next < n_before &&
        anky_step_is_same (self, anky_pdf_array_get (before, next), item))
      next++;
    else
      added (self, place, item, data);
  }
  return next == n_before;
}
