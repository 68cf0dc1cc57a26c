/* The field tree (ISO 32000-2, 12.7.4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-field-private.h"

#include <string.h>

#define NO_PARENT 0u

typedef struct {
  AnkyPdfRevision *revision;
  AnkyPdfFieldFunc func;
  gpointer user_data;
  GHashTable *parents; /* number of a node to that of its parent */
  GHashTable *open;    /* numbers from the root to here */
  guint n_fields;
  gsize n_name_bytes;
  GError *error; /* the first */
} Walk;

static void walk_kids (Walk *self,
                       const AnkyPdfObject *kids,
                       const AnkyPdfFieldNode *parent,
                       guint depth);

static void
keep_error (Walk *self, GError *error)
{
  if (self->error)
    g_error_free (error);
  else
    self->error = error;
}

static void
exceed (Walk *self, const char *word)
{
  GError *error = NULL;

  anky_pdf_budget_exceed (&self->revision->document->budget, word, &error);
  keep_error (self, error);
}

static const AnkyPdfObject *
lookup (Walk *self, const AnkyPdfObject *dict, const char *key)
{
  GError *error = NULL;
  const AnkyPdfObject *object =
      anky_pdf_revision_lookup (self->revision, dict, key, &error);

  if (error)
    keep_error (self, error);
  return object;
}

gboolean
anky_pdf_is_field_kid (const AnkyPdfObject *dict)
{
  return anky_pdf_dict_get (dict, "T") || anky_pdf_dict_get (dict, "Kids");
}

static gboolean
has_field_kid (Walk *self, const AnkyPdfObject *kids)
{
  for (guint i = 0; i < anky_pdf_array_get_length (kids); i++) {
    const AnkyPdfObject *kid =
        anky_pdf_revision_resolve (self->revision,
                                   anky_pdf_array_get (kids, i),
                                   NULL);

    if (anky_pdf_is_field_kid (kid))
      return TRUE;
  }
  return FALSE;
}

static char *
join_name (Walk *self, const AnkyPdfObject *dict, const char *prefix)
{
  g_autofree char *part = anky_pdf_object_dup_text (lookup (self, dict, "T"));

  if (!part)
    return g_strdup (prefix ? prefix : "");
  if (!prefix)
    return g_steal_pointer (&part);
  return g_strconcat (prefix, ".", part, NULL);
}

static const AnkyPdfObject *
inherit (const AnkyPdfObject *dict,
         const char *key,
         const AnkyPdfObject *inherited)
{
  const AnkyPdfObject *own = anky_pdf_dict_get (dict, key);

  return own ? own : inherited;
}

static void
walk_node (Walk *self,
           const AnkyPdfObject *dict,
           AnkyPdfRef ref,
           const AnkyPdfFieldNode *parent,
           guint depth)
{
  const AnkyPdfObject *kids = lookup (self, dict, "Kids");
  g_autofree char *name = join_name (self, dict, parent ? parent->name : NULL);
  AnkyPdfFieldNode node = {
    .name = name,
    .ref = ref,
    .dict = dict,
    .type = inherit (dict, "FT", parent ? parent->type : NULL),
    .value = inherit (dict, "V", parent ? parent->value : NULL),
    .is_terminal = !has_field_kid (self, kids),
  };

  self->n_name_bytes += strlen (name);
  if (self->n_name_bytes > ANKY_PDF_MAX_FIELD_NAMES) {
    exceed (self, "field-names");
    return;
  }
  self->func (&node, self->user_data);
  if (!node.is_terminal)
    walk_kids (self, kids, &node, depth + 1);
}

/* Listed twice under one parent is one field; under two it would have two
 * names, and on its own path it would have no end. */
static gboolean
enter (Walk *self, AnkyPdfRef ref, const AnkyPdfFieldNode *parent)
{
  gpointer key = GUINT_TO_POINTER (ref.number);
  guint parent_number = parent ? parent->ref.number : NO_PARENT;
  gpointer known = NULL;
  GError *error = NULL;

  if (ref.number == 0)
    return TRUE;
  if (!g_hash_table_lookup_extended (self->parents, key, NULL, &known)) {
    g_hash_table_insert (self->parents, key, GUINT_TO_POINTER (parent_number));
    return TRUE;
  }
  if (GPOINTER_TO_UINT (known) == parent_number &&
      !g_hash_table_contains (self->open, key))
    return FALSE;
  anky_pdf_fail (&error,
                 ANKY_PDF_ERROR_MALFORMED,
                 "field %u stands in the field tree twice",
                 ref.number);
  keep_error (self, error);
  return FALSE;
}

static const AnkyPdfObject *
read_kid (Walk *self, const AnkyPdfObject *kid)
{
  GError *error = NULL;
  const AnkyPdfObject *dict =
      anky_pdf_revision_resolve (self->revision, kid, &error);

  if (!error && !anky_pdf_object_is_null (dict) &&
      anky_pdf_object_get_type (dict) != ANKY_PDF_TYPE_DICT)
    anky_pdf_fail (&error,
                   ANKY_PDF_ERROR_MALFORMED,
                   "a field is no dictionary");
  if (error) {
    keep_error (self, error);
    return NULL;
  }
  return anky_pdf_object_is_null (dict) ? NULL : dict;
}

static void
walk_kid (Walk *self,
          const AnkyPdfObject *kid,
          const AnkyPdfFieldNode *parent,
          guint depth)
{
  const AnkyPdfObject *dict = read_kid (self, kid);
  AnkyPdfRef ref = { 0, 0 };

  (void) anky_pdf_object_get_ref (kid, &ref);
  if (!dict || (parent && !anky_pdf_is_field_kid (dict)) ||
      !enter (self, ref, parent))
    return;
  self->n_fields++;
  g_hash_table_add (self->open, GUINT_TO_POINTER (ref.number));
  walk_node (self, dict, ref, parent, depth);
  g_hash_table_remove (self->open, GUINT_TO_POINTER (ref.number));
}

static void
walk_kids (Walk *self,
           const AnkyPdfObject *kids,
           const AnkyPdfFieldNode *parent,
           guint depth)
{
  if (depth == ANKY_PDF_MAX_FIELD_DEPTH) {
    exceed (self, "field-depth");
    return;
  }
  for (guint i = 0; i < anky_pdf_array_get_length (kids); i++) {
    if (self->n_fields == ANKY_PDF_MAX_FIELDS) {
      exceed (self, "fields");
      return;
    }
    walk_kid (self, anky_pdf_array_get (kids, i), parent, depth);
  }
}

static void
walk_form (Walk *self)
{
  GError *error = NULL;
  const AnkyPdfObject *catalog =
      anky_pdf_revision_get_catalog (self->revision, &error);
  const AnkyPdfObject *form;
  const AnkyPdfObject *fields;

  if (error) {
    keep_error (self, error);
    return;
  }
  form = lookup (self, catalog, "AcroForm");
  fields = lookup (self, form, "Fields");
  if (!anky_pdf_object_is_null (fields) &&
      anky_pdf_object_get_type (fields) != ANKY_PDF_TYPE_ARRAY) {
    anky_pdf_fail (&error,
                   ANKY_PDF_ERROR_MALFORMED,
                   "AcroForm: /Fields is no array");
    keep_error (self, error);
  }
  walk_kids (self, fields, NULL, 0);
}

gboolean
anky_pdf_walk_fields (AnkyPdfRevision *revision,
                      AnkyPdfFieldFunc func,
                      gpointer user_data,
                      GError **error)
{
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) open = g_hash_table_new (NULL, NULL);
  Walk self = {
    .revision = revision,
    .func = func,
    .user_data = user_data,
    .parents = parents,
    .open = open,
  };

  walk_form (&self);
  if (!self.error)
    return TRUE;
  g_propagate_error (error, self.error);
  return FALSE;
}
