/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-plain-copy-private.h"

#include "anky-pdf-update.h"

#include <string.h>

#define MAX_OBJECTS 50000u
#define MAX_BYTES   (256u << 20)
#define MAX_PARENTS 64

/* What the copy begins with; the rest is a revision on top of it. */
static const char base[] = "%PDF-2.0\n"
                           "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                           "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
                           "xref\n0 3\n"
                           "0000000000 65535 f \n"
                           "0000000009 00000 n \n"
                           "0000000054 00000 n \n"
                           "trailer\n<</Size 3/Root 1 0 R>>\n"
                           "startxref\n100\n%%EOF\n";
static const AnkyPdfRef root_ref = { 1, 0 };
static const AnkyPdfRef pages_ref = { 2, 0 };

struct _AnkyPlainCopy {
  AnkyPdfUpdate *update;
  GHashTable *numbers; /* place in the source, as text, to number here */
  GHashTable *indices; /* "revision:page" to index + 1 */
  GPtrArray *waiting;  /* Waiting */
  AnkyPdfObject *kids;
  AnkyPdfObject *fields;
  AnkyPdfRevision *newest; /* of those asked for: the form's defaults */
  guint n_pages;
  guint n_objects;
  gsize n_bytes;
};

typedef struct {
  AnkyPdfRevision *revision;
  const AnkyPdfObject *object;
  AnkyPdfRef ref; /* here */
} Waiting;

static AnkyPdfObject *copy_value (AnkyPlainCopy *self,
                                  AnkyPdfRevision *revision,
                                  const AnkyPdfObject *value);

AnkyPlainCopy *
anky_plain_copy_new (GError **error)
{
  g_autoptr (AnkyPlainCopy) self = g_new0 (AnkyPlainCopy, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (base, strlen (base));
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  g_autoptr (AnkyPdfDocument) document = anky_pdf_document_open (file, error);

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_free);
  self->kids = anky_pdf_array_new ();
  self->fields = anky_pdf_array_new ();
  if (document)
    self->update = anky_pdf_update_new (document, error);
  return self->update ? g_steal_pointer (&self) : NULL;
}

void
anky_plain_copy_free (AnkyPlainCopy *self)
{
  if (!self)
    return;

  g_clear_object (&self->update);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->indices);
  g_ptr_array_unref (self->waiting);
  g_clear_pointer (&self->kids, anky_pdf_object_unref);
  g_clear_pointer (&self->fields, anky_pdf_object_unref);
  g_free (self);
}

/* --- copying ----------------------------------------------------------------
 */

/* Where an object stands decides what it is, in whichever revision. */
static char *
dup_place_key (AnkyPdfRevision *revision, guint32 number)
{
  AnkyPdfPlace place = anky_pdf_revision_get_place (revision, number);

  return g_strdup_printf ("%u:%u:%u:%" G_GUINT64_FORMAT,
                          number,
                          (guint) place.kind,
                          place.container,
                          place.kind == ANKY_PDF_PLACE_OBJECT_STREAM
                              ? place.offset << 16 | place.revision
                              : place.offset);
}

static void
add_waiting (AnkyPlainCopy *self,
             AnkyPdfRevision *revision,
             const AnkyPdfObject *object,
             AnkyPdfRef ref)
{
  Waiting *waiting = g_new (Waiting, 1);

  *waiting = (Waiting){ revision, object, ref };
  g_ptr_array_add (self->waiting, waiting);
}

static AnkyPdfObject *
copy_reference (AnkyPlainCopy *self,
                AnkyPdfRevision *revision,
                const AnkyPdfObject *value)
{
  g_autofree char *key = NULL;
  const AnkyPdfObject *object = NULL;
  gpointer known = NULL;
  AnkyPdfRef ref;

  if (!anky_pdf_object_get_ref (value, &ref))
    return anky_pdf_null_new ();

  key = dup_place_key (revision, ref.number);
  known = g_hash_table_lookup (self->numbers, key);
  if (known)
    return anky_pdf_reference_new ((AnkyPdfRef){ GPOINTER_TO_UINT (known), 0 });

  object = anky_pdf_revision_get_object (revision, ref, NULL);
  if (!object)
    return anky_pdf_null_new ();
  ref = anky_pdf_update_reserve (self->update);
  g_hash_table_insert (self->numbers,
                       g_steal_pointer (&key),
                       GUINT_TO_POINTER (ref.number));
  add_waiting (self, revision, object, ref);
  return anky_pdf_reference_new (ref);
}

static AnkyPdfObject *
copy_array (AnkyPlainCopy *self,
            AnkyPdfRevision *revision,
            const AnkyPdfObject *array)
{
  AnkyPdfObject *copy = anky_pdf_array_new ();
  guint n = anky_pdf_array_get_length (array);

  for (guint i = 0; i < n; i++)
    anky_pdf_array_append (
        copy,
        copy_value (self, revision, anky_pdf_array_get (array, i)));
  return copy;
}

/* Ways out of what is drawn, and what could act. */
static gboolean
is_left_out (const char *key)
{
  static const char *const keys[] = {
    "A",  "AA",     "Dest",  "IRT",          "Length",        "Lock", "P",
    "Pg", "Parent", "Popup", "StructParent", "StructParents", "SV",   NULL,
  };

  return g_strv_contains (keys, key);
}

static AnkyPdfObject *
copy_dict (AnkyPlainCopy *self,
           AnkyPdfRevision *revision,
           const AnkyPdfObject *dict,
           const char *const *left_out)
{
  AnkyPdfObject *copy = anky_pdf_dict_new ();
  guint n = anky_pdf_dict_get_length (dict);

  for (guint i = 0; i < n; i++) {
    const AnkyPdfObject *value = NULL;
    const char *key = anky_pdf_dict_get_nth (dict, i, &value);

    if (!left_out || !g_strv_contains (left_out, key))
      anky_pdf_dict_set (copy, key, copy_value (self, revision, value));
  }
  return copy;
}

static AnkyPdfObject *
copy_stream (AnkyPlainCopy *self,
             AnkyPdfRevision *revision,
             const AnkyPdfObject *stream)
{
  static const char *const left_out[] = { "Length", NULL };
  g_autoptr (GBytes) data =
      anky_pdf_revision_get_raw_stream (revision, stream, NULL);

  if (!data)
    return anky_pdf_null_new ();
  self->n_bytes += g_bytes_get_size (data);
  return anky_pdf_stream_new (copy_dict (self, revision, stream, left_out),
                              data);
}

/* Direct objects nest no deeper than the parser lets them. */
static AnkyPdfObject *
copy_value (AnkyPlainCopy *self,
            AnkyPdfRevision *revision,
            const AnkyPdfObject *value)
{
  switch (anky_pdf_object_get_type (value)) {
  case ANKY_PDF_TYPE_REFERENCE:
    return copy_reference (self, revision, value);
  case ANKY_PDF_TYPE_ARRAY:
    return copy_array (self, revision, value);
  case ANKY_PDF_TYPE_DICT:
    return copy_dict (self, revision, value, NULL);
  case ANKY_PDF_TYPE_STREAM:
    return copy_stream (self, revision, value);
  case ANKY_PDF_TYPE_NULL:
  case ANKY_PDF_TYPE_BOOLEAN:
  case ANKY_PDF_TYPE_INTEGER:
  case ANKY_PDF_TYPE_REAL:
  case ANKY_PDF_TYPE_STRING:
  case ANKY_PDF_TYPE_NAME:
  default:
    return anky_pdf_object_ref (value);
  }
}

static gboolean
is_full (const AnkyPlainCopy *self)
{
  return self->n_objects > MAX_OBJECTS || self->n_bytes > MAX_BYTES;
}

static gboolean
copy_waiting (AnkyPlainCopy *self, GError **error)
{
  while (self->waiting->len > 0) {
    g_autofree Waiting *next =
        g_ptr_array_steal_index_fast (self->waiting, self->waiting->len - 1);

    self->n_objects++;
    if (is_full (self)) {
      g_set_error (error,
                   ANKY_PDF_ERROR,
                   ANKY_PDF_ERROR_LIMIT,
                   "more than %u objects or %u bytes to compare",
                   MAX_OBJECTS,
                   MAX_BYTES);
      return FALSE;
    }
    anky_pdf_update_set (self->update,
                         next->ref,
                         copy_value (self, next->revision, next->object));
  }
  return TRUE;
}

/* --- annotations ------------------------------------------------------------
 */

/* ISO 32000-2, 12.7.4.1: a widget has what the fields above it say. */
static const AnkyPdfObject *
find_inherited (AnkyPdfRevision *revision,
                const AnkyPdfObject *field,
                const char *key)
{
  for (guint i = 0; i < MAX_PARENTS && field; i++) {
    const AnkyPdfObject *value = anky_pdf_dict_get (field, key);

    if (value)
      return value;
    field = anky_pdf_revision_lookup (revision, field, "Parent", NULL);
  }
  return NULL;
}

static void
set_inherited (AnkyPlainCopy *self,
               AnkyPdfRevision *revision,
               const AnkyPdfObject *widget,
               AnkyPdfObject *copy)
{
  static const char *const keys[] = { "DA",  "FT", "Ff", "MaxLen",
                                      "Opt", "Q",  NULL };
  const AnkyPdfObject *value = find_inherited (revision, widget, "V");

  for (guint i = 0; keys[i]; i++) {
    const AnkyPdfObject *inherited = find_inherited (revision, widget, keys[i]);

    if (inherited)
      anky_pdf_dict_set (copy, keys[i], copy_value (self, revision, inherited));
  }
  value = anky_pdf_revision_resolve (revision, value, NULL);
  if (value && anky_pdf_object_get_type (value) != ANKY_PDF_TYPE_DICT)
    anky_pdf_dict_set (copy, "V", copy_value (self, revision, value));
}

/* The appearance may change where everything below it may not: it is copied
 * for each revision by itself. */
static AnkyPdfObject *
copy_appearances (AnkyPlainCopy *self,
                  AnkyPdfRevision *revision,
                  const AnkyPdfObject *dict,
                  guint depth)
{
  AnkyPdfObject *copy = anky_pdf_dict_new ();
  guint n = anky_pdf_dict_get_length (dict);

  for (guint i = 0; i < n; i++) {
    const AnkyPdfObject *value = NULL;
    const char *key = anky_pdf_dict_get_nth (dict, i, &value);
    const AnkyPdfObject *object =
        anky_pdf_revision_resolve (revision, value, NULL);

    if (anky_pdf_object_get_type (object) == ANKY_PDF_TYPE_DICT && depth == 0)
      anky_pdf_dict_set (copy,
                         key,
                         copy_appearances (self, revision, object, 1));
    else
      anky_pdf_dict_set (copy, key, copy_value (self, revision, value));
  }
  return copy;
}

static AnkyPdfRef
copy_annotation (AnkyPlainCopy *self,
                 AnkyPdfRevision *revision,
                 const AnkyPdfObject *annotation)
{
  AnkyPdfObject *copy = anky_pdf_dict_new ();
  guint n = anky_pdf_dict_get_length (annotation);
  const AnkyPdfObject *appearances =
      anky_pdf_revision_lookup (revision, annotation, "AP", NULL);
  gboolean is_widget = anky_pdf_object_is_name (
      anky_pdf_revision_lookup (revision, annotation, "Subtype", NULL),
      "Widget");
  g_autofree char *name = g_strdup_printf ("%u", self->n_objects);

  for (guint i = 0; i < n; i++) {
    const AnkyPdfObject *value = NULL;
    const char *key = anky_pdf_dict_get_nth (annotation, i, &value);

    if (!is_left_out (key) && !g_str_equal (key, "AP") &&
        !g_str_equal (key, "Kids") && !g_str_equal (key, "V"))
      anky_pdf_dict_set (copy, key, copy_value (self, revision, value));
  }
  if (appearances)
    anky_pdf_dict_set (copy,
                       "AP",
                       copy_appearances (self, revision, appearances, 0));
  if (is_widget) {
    set_inherited (self, revision, annotation, copy);
    anky_pdf_dict_set (copy, "T", anky_pdf_text_new (name));
  }
  self->n_objects++;
  return anky_pdf_update_add (self->update, copy);
}

static AnkyPdfObject *
copy_annotations (AnkyPlainCopy *self,
                  AnkyPdfRevision *revision,
                  const AnkyPdfObject *page)
{
  AnkyPdfObject *copy = anky_pdf_array_new ();
  const AnkyPdfObject *array =
      anky_pdf_revision_lookup (revision, page, "Annots", NULL);
  guint n = anky_pdf_array_get_length (array);

  for (guint i = 0; i < n && !is_full (self); i++) {
    const AnkyPdfObject *annotation =
        anky_pdf_revision_resolve (revision,
                                   anky_pdf_array_get (array, i),
                                   NULL);
    AnkyPdfRef ref;

    if (anky_pdf_object_get_type (annotation) != ANKY_PDF_TYPE_DICT)
      continue;
    ref = copy_annotation (self, revision, annotation);
    anky_pdf_array_append (copy, anky_pdf_reference_new (ref));
    if (anky_pdf_object_is_name (
            anky_pdf_revision_lookup (revision, annotation, "Subtype", NULL),
            "Widget"))
      anky_pdf_array_append (self->fields, anky_pdf_reference_new (ref));
  }
  return copy;
}

/* --- pages ------------------------------------------------------------------
 */

static AnkyPdfObject *
new_box (AnkyRectPdf rect)
{
  AnkyPdfObject *box = anky_pdf_array_new ();

  anky_pdf_array_append (box, anky_pdf_real_new (rect.x0));
  anky_pdf_array_append (box, anky_pdf_real_new (rect.y0));
  anky_pdf_array_append (box, anky_pdf_real_new (rect.x1));
  anky_pdf_array_append (box, anky_pdf_real_new (rect.y1));
  return box;
}

static gboolean
is_box (const AnkyPdfObject *box, AnkyRectPdf rect)
{
  const double edges[] = { rect.x0, rect.y0, rect.x1, rect.y1 };
  double edge;

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    if (!anky_pdf_object_get_number (anky_pdf_array_get (box, i), &edge) ||
        edge != edges[i])
      return FALSE;
  return TRUE;
}

/* A box as it stands in the file: rounding it by a hair moves a line of text by
 * a pixel, and readers would seem to disagree. */
static AnkyPdfObject *
copy_box (AnkyPdfRevision *revision, const AnkyPdfPage *page, AnkyRectPdf rect)
{
  static const char *const keys[] = { "CropBox", "MediaBox" };
  const AnkyPdfObject *node = page->dict;

  for (guint depth = 0; node && depth < MAX_PARENTS; depth++) {
    for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
      const AnkyPdfObject *box =
          anky_pdf_revision_lookup (revision, node, keys[i], NULL);

      if (is_box (box, rect))
        return anky_pdf_object_ref (box);
    }
    node = anky_pdf_revision_lookup (revision, node, "Parent", NULL);
  }
  return new_box (rect);
}

static void
set_copied (AnkyPlainCopy *self,
            AnkyPdfRevision *revision,
            AnkyPdfObject *copy,
            const char *key,
            const AnkyPdfObject *value)
{
  if (value)
    anky_pdf_dict_set (copy, key, copy_value (self, revision, value));
}

static AnkyPdfObject *
copy_page (AnkyPlainCopy *self,
           AnkyPdfRevision *revision,
           const AnkyPdfPage *page)
{
  AnkyPdfObject *copy = anky_pdf_dict_new ();

  anky_pdf_dict_set (copy, "Type", anky_pdf_name_new ("Page"));
  anky_pdf_dict_set (copy, "Parent", anky_pdf_reference_new (pages_ref));
  anky_pdf_dict_set (copy,
                     "MediaBox",
                     copy_box (revision, page, page->media_box));
  anky_pdf_dict_set (copy,
                     "CropBox",
                     copy_box (revision, page, page->geometry.crop_box));
  anky_pdf_dict_set (copy,
                     "Rotate",
                     anky_pdf_integer_new (page->geometry.rotate));
  set_copied (self, revision, copy, "Resources", page->resources);
  set_copied (self,
              revision,
              copy,
              "Contents",
              anky_pdf_dict_get (page->dict, "Contents"));
  set_copied (self,
              revision,
              copy,
              "Group",
              anky_pdf_dict_get (page->dict, "Group"));
  anky_pdf_dict_set (copy,
                     "Annots",
                     copy_annotations (self, revision, page->dict));
  return copy;
}

int
anky_plain_copy_add_page (AnkyPlainCopy *self,
                          AnkyPdfRevision *revision,
                          guint page,
                          GError **error)
{
  g_autofree char *key =
      g_strdup_printf ("%u:%u", anky_pdf_revision_get_number (revision), page);
  gpointer known = g_hash_table_lookup (self->indices, key);
  AnkyPdfPage source;
  AnkyPdfRef ref;

  if (known)
    return GPOINTER_TO_INT (known) - 1;
  if (!anky_pdf_revision_get_page (revision, page, &source, error))
    return -1;

  if (!self->newest)
    self->newest = revision;
  ref = anky_pdf_update_add (self->update, copy_page (self, revision, &source));
  if (!copy_waiting (self, error))
    return -1;
  anky_pdf_array_append (self->kids, anky_pdf_reference_new (ref));
  g_hash_table_insert (self->indices,
                       g_steal_pointer (&key),
                       GINT_TO_POINTER ((int) ++self->n_pages));
  return (int) self->n_pages - 1;
}

/* --- the document -----------------------------------------------------------
 */

static AnkyPdfObject *
copy_form (AnkyPlainCopy *self, const AnkyPdfObject *catalog)
{
  static const char *const keys[] = { "DA",
                                      "DR",
                                      "NeedAppearances",
                                      "Q",
                                      NULL };
  AnkyPdfObject *copy = anky_pdf_dict_new ();
  const AnkyPdfObject *form =
      anky_pdf_revision_lookup (self->newest, catalog, "AcroForm", NULL);

  for (guint i = 0; keys[i]; i++)
    set_copied (self,
                self->newest,
                copy,
                keys[i],
                anky_pdf_dict_get (form, keys[i]));
  anky_pdf_dict_set (copy, "Fields", anky_pdf_object_ref (self->fields));
  return copy;
}

/* Which layers are shown is decided in the catalog (8.11.4). */
static AnkyPdfObject *
copy_catalog (AnkyPlainCopy *self)
{
  AnkyPdfObject *copy = anky_pdf_dict_new ();
  const AnkyPdfObject *catalog =
      anky_pdf_revision_get_catalog (self->newest, NULL);

  anky_pdf_dict_set (copy, "Type", anky_pdf_name_new ("Catalog"));
  anky_pdf_dict_set (copy, "Pages", anky_pdf_reference_new (pages_ref));
  anky_pdf_dict_set (copy, "AcroForm", copy_form (self, catalog));
  set_copied (self,
              self->newest,
              copy,
              "OCProperties",
              anky_pdf_dict_get (catalog, "OCProperties"));
  return copy;
}

static AnkyPdfObject *
new_pages (AnkyPlainCopy *self)
{
  AnkyPdfObject *pages = anky_pdf_dict_new ();

  anky_pdf_dict_set (pages, "Type", anky_pdf_name_new ("Pages"));
  anky_pdf_dict_set (pages, "Kids", anky_pdf_object_ref (self->kids));
  anky_pdf_dict_set (pages, "Count", anky_pdf_integer_new (self->n_pages));
  return pages;
}

GBytes *
anky_plain_copy_finish (AnkyPlainCopy *self, GError **error)
{
  g_autoptr (GBytes) appended = NULL;
  g_autoptr (GByteArray) whole = g_byte_array_new ();

  g_return_val_if_fail (self->n_pages > 0, NULL);

  anky_pdf_update_set (self->update, root_ref, copy_catalog (self));
  anky_pdf_update_set (self->update, pages_ref, new_pages (self));
  if (!copy_waiting (self, error))
    return NULL;
  appended = anky_pdf_update_finish (self->update, NULL, error);
  if (!appended)
    return NULL;

  g_byte_array_append (whole, (const guint8 *) base, strlen (base));
  g_byte_array_append (whole,
                       g_bytes_get_data (appended, NULL),
                       (guint) g_bytes_get_size (appended));
  return g_byte_array_free_to_bytes (g_steal_pointer (&whole));
}
