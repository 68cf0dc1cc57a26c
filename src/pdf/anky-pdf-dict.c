/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-object-private.h"

#include <stdlib.h>
#include <string.h>

/* Up to here a dictionary is searched one key after the other. */
#define MAX_UNSORTED 16

AnkyPdfDict *
anky_pdf_dict_storage_new (void)
{
  return g_new0 (AnkyPdfDict, 1);
}

void
anky_pdf_dict_storage_free (AnkyPdfDict *self)
{
  for (guint i = 0; i < self->n; i++) {
    g_free (self->entries[i].key);
    anky_pdf_object_unref (self->entries[i].value);
  }
  g_free (self->entries);
  g_free (self->sorted);
  g_free (self);
}

static void
append (AnkyPdfDict *self, char *key, AnkyPdfObject *value)
{
  if (self->n == self->n_allocated) {
    self->n_allocated = MAX (4, self->n_allocated * 2);
    self->entries =
        g_renew (AnkyPdfDictEntry, self->entries, self->n_allocated);
  }
  self->entries[self->n].key = key;
  self->entries[self->n].value = value;
  self->n++;
}

AnkyPdfDict *
anky_pdf_dict_storage_copy (const AnkyPdfDict *other)
{
  AnkyPdfDict *self = anky_pdf_dict_storage_new ();

  for (guint i = 0; i < other->n; i++)
    append (self,
            g_strdup (other->entries[i].key),
            anky_pdf_object_ref (other->entries[i].value));
  return self;
}

static int
compare_positions (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const AnkyPdfDict *self = user_data;
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;
  int order = strcmp (self->entries[x].key, self->entries[y].key);

  if (order != 0)
    return order;
  return x < y ? -1 : x > y;
}

static guint *
sort_positions (const AnkyPdfDict *self)
{
  guint *sorted = g_new (guint, MAX (self->n, 1));
  AnkyPdfDict view = *self;

  for (guint i = 0; i < self->n; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted,
                     (int) self->n,
                     sizeof *sorted,
                     compare_positions,
                     &view);
  return sorted;
}

void
anky_pdf_dict_storage_index (AnkyPdfDict *self)
{
  g_clear_pointer (&self->sorted, g_free);
  if (self->n > MAX_UNSORTED)
    self->sorted = sort_positions (self);
}

/* The last entry of that key, or NULL. */
static AnkyPdfDictEntry *
find_sorted (const AnkyPdfDict *self, const char *key)
{
  guint low = 0;
  guint high = self->n;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (strcmp (self->entries[self->sorted[middle]].key, key) <= 0)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0 || strcmp (self->entries[self->sorted[low - 1]].key, key) != 0)
    return NULL;
  return &self->entries[self->sorted[low - 1]];
}

static AnkyPdfDictEntry *
find (const AnkyPdfDict *self, const char *key)
{
  if (self->sorted)
    return find_sorted (self, key);
  for (guint i = self->n; i > 0; i--) {
    if (strcmp (self->entries[i - 1].key, key) == 0)
      return &self->entries[i - 1];
  }
  return NULL;
}

const AnkyPdfDict *
anky_pdf_object_peek_dict (const AnkyPdfObject *self)
{
  if (!self)
    return NULL;
  if (self->type == ANKY_PDF_TYPE_STREAM)
    return self->u.stream.dict->u.dict;
  return self->type == ANKY_PDF_TYPE_DICT ? self->u.dict : NULL;
}

void
anky_pdf_dict_append_take (AnkyPdfObject *self, char *key, AnkyPdfObject *value)
{
  append (self->u.dict, key, value);
}

/* Removes every entry of that key but the first, whose place is returned. */
static AnkyPdfDictEntry *
keep_first (AnkyPdfDict *self, const char *key)
{
  guint n_kept = 0;
  guint place = G_MAXUINT;

  for (guint i = 0; i < self->n; i++) {
    gboolean matches = strcmp (self->entries[i].key, key) == 0;

    if (matches && place != G_MAXUINT) {
      g_free (self->entries[i].key);
      anky_pdf_object_unref (self->entries[i].value);
      continue;
    }
    if (matches)
      place = n_kept;
    self->entries[n_kept++] = self->entries[i];
  }
  self->n = n_kept;
  return place == G_MAXUINT ? NULL : &self->entries[place];
}

static void
remove_entry (AnkyPdfDict *self, AnkyPdfDictEntry *entry)
{
  gsize place = (gsize) (entry - self->entries);

  g_free (entry->key);
  anky_pdf_object_unref (entry->value);
  memmove (entry, entry + 1, (self->n - place - 1) * sizeof *entry);
  self->n--;
}

void
anky_pdf_dict_set (AnkyPdfObject *self, const char *key, AnkyPdfObject *value)
{
  AnkyPdfObject *holder = self;
  AnkyPdfDictEntry *entry;

  if (self->type == ANKY_PDF_TYPE_STREAM)
    holder = self->u.stream.dict;
  g_return_if_fail (holder->type == ANKY_PDF_TYPE_DICT);
  g_return_if_fail (!(holder->flags & ANKY_PDF_FLAG_SEALED));

  g_clear_pointer (&holder->u.dict->sorted, g_free);
  entry = keep_first (holder->u.dict, key);
  if (!value) {
    if (entry)
      remove_entry (holder->u.dict, entry);
    return;
  }
  if (!entry) {
    append (holder->u.dict, g_strdup (key), value);
    return;
  }
  anky_pdf_object_unref (entry->value);
  entry->value = value;
}

guint
anky_pdf_dict_get_length (const AnkyPdfObject *self)
{
  const AnkyPdfDict *dict = anky_pdf_object_peek_dict (self);

  return dict ? dict->n : 0;
}

const AnkyPdfObject *
anky_pdf_dict_get (const AnkyPdfObject *self, const char *key)
{
  const AnkyPdfDict *dict = anky_pdf_object_peek_dict (self);
  const AnkyPdfDictEntry *entry = dict ? find (dict, key) : NULL;

  return entry ? entry->value : NULL;
}

const char *
anky_pdf_dict_get_nth (const AnkyPdfObject *self,
                       guint i,
                       const AnkyPdfObject **value_out)
{
  const AnkyPdfDict *dict = anky_pdf_object_peek_dict (self);

  if (!dict || i >= dict->n)
    return NULL;
  if (value_out)
    *value_out = dict->entries[i].value;
  return dict->entries[i].key;
}

gboolean
anky_pdf_dict_has_duplicates (const AnkyPdfObject *self)
{
  const AnkyPdfDict *dict = anky_pdf_object_peek_dict (self);
  g_autofree guint *sorted = NULL;

  if (!dict || dict->n < 2)
    return FALSE;
  sorted = sort_positions (dict);
  for (guint i = 1; i < dict->n; i++) {
    if (strcmp (dict->entries[sorted[i - 1]].key,
                dict->entries[sorted[i]].key) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A key whose value is null equals a missing one (ISO 32000-2, 7.3.7). A key
 * that stands twice makes the dictionary equal to nothing but itself, since
 * readers differ in which of the two they take. */
gboolean
anky_pdf_dict_equal (const AnkyPdfObject *a, const AnkyPdfObject *b)
{
  const AnkyPdfDict *x = anky_pdf_object_peek_dict (a);
  const AnkyPdfDict *y = anky_pdf_object_peek_dict (b);

  if (x == y)
    return TRUE;
  if (anky_pdf_dict_has_duplicates (a) || anky_pdf_dict_has_duplicates (b))
    return FALSE;
  for (guint i = 0; i < x->n; i++) {
    const AnkyPdfDictEntry *other = find (y, x->entries[i].key);

    if (!anky_pdf_object_equal (x->entries[i].value,
                                other ? other->value : NULL))
      return FALSE;
  }
  for (guint i = 0; i < y->n; i++) {
    if (!anky_pdf_object_is_null (y->entries[i].value) &&
        !find (x, y->entries[i].key))
      return FALSE;
  }
  return TRUE;
}
