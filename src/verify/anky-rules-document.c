/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may change in the catalog and in what hangs under it without being seen:
 * validation material, metadata, permissions, structure (ISO 32000-2, 12.8.2.2
 * and 12.8.4).
 */

#include "anky-step-private.h"

#include <string.h>

/* An XMP packet larger than this is no metadata of an office letter. */
#define MAX_METADATA (8u << 20)

static void
forbid (AnkyStep *self,
        const char *rule,
        AnkyPlaceOfUse place,
        const char *message)
{
  anky_step_add (self, ANKY_CHANGES_FORBIDDEN, rule, place, "%s", message);
}

static void
extend (AnkyStep *self,
        const char *rule,
        AnkyPlaceOfUse place,
        const char *message)
{
  anky_step_add (self, ANKY_CHANGES_EXTENSION, rule, place, "%s", message);
}

static gboolean
is_dict (const AnkyPdfObject *object)
{
  return anky_pdf_object_get_type (object) == ANKY_PDF_TYPE_DICT;
}

/* --- catalog ---------------------------------------------------------------
 */

static gboolean
is_version_raised (AnkyStep *self,
                   const AnkyPdfObject *before,
                   const AnkyPdfObject *after)
{
  const char *old = anky_pdf_object_get_name (
      anky_pdf_revision_resolve (self->before, before, NULL));
  const char *new = anky_pdf_object_get_name (
      anky_pdf_revision_resolve (self->after, after, NULL));

  return new &&strlen (new) == 3 && (!old || strcmp (new, old) > 0);
}

static gboolean
judge_catalog_key (AnkyStep *self,
                   AnkyPlaceOfUse place,
                   const char *key,
                   const AnkyPdfObject *before,
                   const AnkyPdfObject *after,
                   gpointer data)
{
  static const struct {
    const char *key;
    AnkyUse use;
  } edges[] = {
    { "AcroForm", ANKY_USE_ACROFORM },
    { "DSS", ANKY_USE_DSS },
    { "Extensions", ANKY_USE_EXTENSIONS },
    { "Metadata", ANKY_USE_METADATA },
    { "Pages", ANKY_USE_PAGES },
    { "Perms", ANKY_USE_PERMS },
    { "StructTreeRoot", ANKY_USE_STRUCTURE },
  };

  /* Structure is added to for new fields, not given to what had none. */
  if (!before && g_str_equal (key, "StructTreeRoot"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++) {
    if (g_str_equal (edges[i].key, key)) {
      anky_step_compare_edge (self, edges[i].use, place, before, after);
      return TRUE;
    }
  }
  return g_str_equal (key, "Version") &&
         is_version_raised (self, before, after);
}

void
anky_rule_catalog (AnkyStep *self,
                   AnkyPlaceOfUse place,
                   const AnkyPdfObject *before,
                   const AnkyPdfObject *after)
{
  if (!is_dict (before) || !is_dict (after)) {
    forbid (self, "catalog", place, "the catalog was replaced");
    return;
  }
  anky_step_compare_keys (self,
                          place,
                          before,
                          after,
                          "catalog",
                          judge_catalog_key,
                          NULL);
}

/* ISO 32000-2, 12.8.6: who certified the document is said once. */
static gboolean
judge_perms_key (AnkyStep *self,
                 AnkyPlaceOfUse place,
                 const char *key,
                 const AnkyPdfObject *before,
                 const AnkyPdfObject *after,
                 gpointer data)
{
  if (before || !g_str_equal (key, "DocMDP"))
    return FALSE;

  extend (self, "signature-certifies", place, "the document was certified");
  return TRUE;
}

void
anky_rule_perms (AnkyStep *self,
                 AnkyPlaceOfUse place,
                 const AnkyPdfObject *before,
                 const AnkyPdfObject *after)
{
  if (!is_dict (after)) {
    forbid (self,
            "permissions",
            place,
            "the permissions of the document were removed");
    return;
  }
  anky_step_compare_keys (self,
                          place,
                          before,
                          after,
                          "permissions",
                          judge_perms_key,
                          NULL);
}

/* ISO 32000-2, 7.12: developers say what they use; the level may only rise. */
static gboolean
is_extension_kept (AnkyStep *self,
                   const AnkyPdfObject *before,
                   const AnkyPdfObject *after)
{
  const AnkyPdfObject *old =
      anky_pdf_revision_resolve (self->before, before, NULL);
  const AnkyPdfObject *new =
      anky_pdf_revision_resolve (self->after, after, NULL);
  gint64 a = 0;
  gint64 b = 0;

  if (!is_dict (old))
    return anky_step_is_same (self, before, after);
  anky_pdf_object_get_integer (
      anky_step_get_before (self, old, "ExtensionLevel"),
      &a);
  anky_pdf_object_get_integer (
      anky_step_get_after (self, new, "ExtensionLevel"),
      &b);
  return is_dict (new) && b >= a;
}

static gboolean
judge_extensions_key (AnkyStep *self,
                      AnkyPlaceOfUse place,
                      const char *key,
                      const AnkyPdfObject *before,
                      const AnkyPdfObject *after,
                      gpointer data)
{
  return !before || is_extension_kept (self, before, after);
}

void
anky_rule_extensions (AnkyStep *self,
                      AnkyPlaceOfUse place,
                      const AnkyPdfObject *before,
                      const AnkyPdfObject *after)
{
  guint n_changes = self->changes->len;

  if (!is_dict (after)) {
    forbid (self, "extensions", place, "the list of extensions was removed");
    return;
  }
  anky_step_compare_keys (self,
                          place,
                          before,
                          after,
                          "extensions",
                          judge_extensions_key,
                          NULL);
  if (self->changes->len == n_changes)
    extend (self, "extensions", place, "an extension was declared");
}

/* --- validation data -------------------------------------------------------
 */

void
anky_rule_dss (AnkyStep *self,
               AnkyPlaceOfUse place,
               const AnkyPdfObject *before,
               const AnkyPdfObject *after)
{
  if (anky_pdf_object_is_null (after)) {
    forbid (self, "validation-data", place, "validation data were removed");
    return;
  }
  extend (self, "validation-data", place, "validation data were added");
}

static gboolean
contains (GBytes *bytes, const char *text)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size > 0 && memmem (data, size, text, strlen (text)) != NULL;
}

/* XMP is XML that others parse: entities could make it something else for each
 * reader, or something huge. */
static gboolean
is_plain_metadata (AnkyStep *self, const AnkyPdfObject *stream)
{
  g_autoptr (GBytes) data = NULL;

  if (anky_pdf_object_get_type (stream) != ANKY_PDF_TYPE_STREAM)
    return FALSE;
  if (!anky_pdf_object_is_name (anky_step_get_after (self, stream, "Subtype"),
                                "XML"))
    return FALSE;

  data = anky_pdf_revision_decode_stream (self->after, stream, NULL);
  return data && g_bytes_get_size (data) <= MAX_METADATA &&
         !contains (data, "<!DOCTYPE") && !contains (data, "<!ENTITY");
}

void
anky_rule_metadata (AnkyStep *self,
                    AnkyPlaceOfUse place,
                    const AnkyPdfObject *before,
                    const AnkyPdfObject *after)
{
  if (anky_pdf_object_is_null (after) || is_plain_metadata (self, after))
    extend (self, "metadata", place, "the metadata were brought up to date");
  else
    forbid (self, "metadata", place, "the metadata are not plain XMP");
}

void
anky_rule_info (AnkyStep *self,
                AnkyPlaceOfUse place,
                const AnkyPdfObject *before,
                const AnkyPdfObject *after)
{
  extend (self,
          "metadata",
          place,
          "the information about the document was brought up to date");
}

/* --- structure -------------------------------------------------------------
 */

static void
accept_item (AnkyStep *self,
             AnkyPlaceOfUse place,
             const AnkyPdfObject *item,
             gpointer data)
{
}

/* Lists may be longer than before, with everything that was there. A single
 * child may become a list that holds it. */
static gboolean
is_list_extended (AnkyStep *self,
                  AnkyPlaceOfUse place,
                  const AnkyPdfObject *before,
                  const AnkyPdfObject *after)
{
  const AnkyPdfObject *old =
      anky_pdf_revision_resolve (self->before, before, NULL);
  const AnkyPdfObject *new =
      anky_pdf_revision_resolve (self->after, after, NULL);
  guint n = anky_pdf_array_get_length (new);

  if (anky_pdf_object_get_type (new) != ANKY_PDF_TYPE_ARRAY)
    return !old;
  if (!old)
    return TRUE;
  if (anky_pdf_object_get_type (old) == ANKY_PDF_TYPE_ARRAY)
    return anky_step_compare_items (self, place, old, new, accept_item, NULL);

  for (guint i = 0; i < n; i++) {
    if (anky_step_is_same (self, before, anky_pdf_array_get (new, i)))
      return TRUE;
  }
  return FALSE;
}

/* ISO 32000-2, 14.7: a new widget gets an element of its own, a place in its
 * parent's children and in the parent tree. */
static gboolean
judge_structure_key (AnkyStep *self,
                     AnkyPlaceOfUse place,
                     const char *key,
                     const AnkyPdfObject *before,
                     const AnkyPdfObject *after,
                     gpointer data)
{
  static const char *const lists[] = { "K", "Kids", "Nums", "Limits", NULL };

  if (g_str_equal (key, "ParentTreeNextKey") || g_str_equal (key, "Limits"))
    return TRUE;
  if (!before && g_str_equal (key, "Type"))
    return TRUE;
  if (g_str_equal (key, "ParentTree")) {
    anky_step_compare_edge (self, ANKY_USE_STRUCTURE, place, before, after);
    return TRUE;
  }
  return g_strv_contains (lists, key) &&
         is_list_extended (self, place, before, after);
}

void
anky_rule_structure (AnkyStep *self,
                     AnkyPlaceOfUse place,
                     const AnkyPdfObject *before,
                     const AnkyPdfObject *after)
{
  guint n_changes = self->changes->len;

  if (anky_pdf_object_get_type (after) == ANKY_PDF_TYPE_ARRAY) {
    if (!is_list_extended (self, place, before, after))
      forbid (self, "structure", place, "the structure tree was changed");
  } else if (is_dict (after) && (!before || is_dict (before))) {
    anky_step_compare_keys (self,
                            place,
                            before,
                            after,
                            "structure",
                            judge_structure_key,
                            NULL);
  } else {
    forbid (self, "structure", place, "the structure tree was changed");
  }
  if (self->changes->len == n_changes)
    extend (self, "structure", place, "the structure tree was added to");
}
