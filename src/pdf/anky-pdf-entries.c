/* The entries of all revisions, as one list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-xref-private.h"

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const AnkyPdfEntry *x = a;
  const AnkyPdfEntry *y = b;

  if (x->number != y->number)
    return x->number < y->number ? -1 : 1;
  if (x->revision != y->revision)
    return x->revision < y->revision ? -1 : 1;
  return x->section < y->section ? -1 : x->section > y->section;
}

static gboolean
is_same_revision (const AnkyPdfEntry *a, const AnkyPdfEntry *b)
{
  return a->number == b->number && a->revision == b->revision;
}

/* Where two sections of one revision name a number, the newer one's entry
 * stands first and stays. */
static void
drop_older (GArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++) {
    const AnkyPdfEntry *entry = &g_array_index (entries, AnkyPdfEntry, i);

    if (n > 0 &&
        is_same_revision (&g_array_index (entries, AnkyPdfEntry, n - 1), entry))
      continue;
    g_array_index (entries, AnkyPdfEntry, n++) = *entry;
  }
  g_array_set_size (entries, n);
}

static GArray *
get_largest (GPtrArray *sections)
{
  AnkyPdfSection *largest = g_ptr_array_index (sections, 0);

  for (guint i = 1; i < sections->len; i++) {
    AnkyPdfSection *section = g_ptr_array_index (sections, i);

    if (section->entries->len > largest->entries->len)
      largest = section;
  }
  return largest->entries;
}

/* Every section's entries but the largest one's, in order. */
static GArray *
sort_small (GPtrArray *sections, const GArray *largest)
{
  GArray *small = anky_pdf_entries_new (0);

  for (guint i = 0; i < sections->len; i++) {
    const AnkyPdfSection *section = g_ptr_array_index (sections, i);

    if (section->entries != largest)
      g_array_append_vals (small,
                           section->entries->data,
                           section->entries->len);
  }
  g_array_sort (small, compare_entries);
  return small;
}

static GArray *
merge_two (GArray *a, GArray *b)
{
  GArray *all = anky_pdf_entries_new ((gsize) a->len + b->len);
  guint i = 0;
  guint j = 0;

  while (i < a->len && j < b->len) {
    const AnkyPdfEntry *x = &g_array_index (a, AnkyPdfEntry, i);
    const AnkyPdfEntry *y = &g_array_index (b, AnkyPdfEntry, j);
    gboolean is_first = compare_entries (x, y) <= 0;

    g_array_append_vals (all, is_first ? x : y, 1);
    i += is_first ? 1 : 0;
    j += is_first ? 0 : 1;
  }
  g_array_append_vals (all, &g_array_index (a, AnkyPdfEntry, i), a->len - i);
  g_array_append_vals (all, &g_array_index (b, AnkyPdfEntry, j), b->len - j);
  return all;
}

/* One section is as a rule many times the size of all others, and in order. */
GArray *
anky_pdf_entries_merge (GPtrArray *sections,
                        const guint16 *revision_of,
                        guint n_revisions)
{
  GArray *largest = get_largest (sections);
  g_autoptr (GArray) small = NULL;
  GArray *all;

  for (guint i = 0; i < sections->len; i++) {
    const AnkyPdfSection *section = g_ptr_array_index (sections, i);

    for (guint j = 0; j < section->entries->len; j++) {
      AnkyPdfEntry *entry = &g_array_index (section->entries, AnkyPdfEntry, j);

      entry->section = (guint16) i;
      entry->revision = (guint16) (n_revisions - revision_of[i] + 1);
    }
  }
  small = sort_small (sections, largest);
  all = merge_two (small, largest);
  drop_older (all);
  return all;
}
