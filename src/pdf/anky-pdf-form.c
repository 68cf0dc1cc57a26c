/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-form.h"

#include "anky-pdf-field-private.h"

/* Annotation flags (ISO 32000-2, table 167). */
#define FLAG_HIDDEN  (1 << 1)
#define FLAG_NO_VIEW (1 << 5)

typedef struct {
  AnkyPdfRevision *revision;
  GPtrArray *fields;
  GHashTable *names;          /* how often each name occurs */
  GHashTable *page_of_ref;    /* number of a page to its index + 1 */
  GHashTable *page_of_widget; /* as far as pages were scanned */
  GHashTable *scanned;
  gboolean is_all_scanned;
} Collector;

AnkyPdfSignatureField *
anky_pdf_signature_field_ref (AnkyPdfSignatureField *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
anky_pdf_signature_field_unref (AnkyPdfSignatureField *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->name);
  g_free (self);
}

/* --- on which page ------------------------------------------------------- */

static void
ensure_pages (Collector *self)
{
  guint n_pages;

  if (self->page_of_ref)
    return;
  self->page_of_ref = g_hash_table_new (NULL, NULL);
  n_pages = anky_pdf_revision_get_n_pages (self->revision, NULL);
  for (guint i = n_pages; i > 0; i--)
    g_hash_table_insert (
        self->page_of_ref,
        GUINT_TO_POINTER (
            anky_pdf_revision_get_page_ref (self->revision, i - 1).number),
        GUINT_TO_POINTER (i));
}

static const AnkyPdfObject *
get_annots (Collector *self, guint page)
{
  AnkyPdfRef ref = anky_pdf_revision_get_page_ref (self->revision, page);

  return anky_pdf_revision_lookup (
      self->revision,
      anky_pdf_revision_get_object (self->revision, ref, NULL),
      "Annots",
      NULL);
}

/* Each page's annotations are looked through once, however many widgets name
 * the page. */
static void
scan_page (Collector *self, guint page)
{
  const AnkyPdfObject *annots;
  AnkyPdfRef ref;

  if (!g_hash_table_add (self->scanned, GUINT_TO_POINTER (page)))
    return;
  annots = get_annots (self, page);
  for (guint i = 0; i < anky_pdf_array_get_length (annots); i++) {
    gpointer key;

    if (!anky_pdf_object_get_ref (anky_pdf_array_get (annots, i), &ref))
      continue;
    key = GUINT_TO_POINTER (ref.number);
    if (!g_hash_table_contains (self->page_of_widget, key))
      g_hash_table_insert (self->page_of_widget,
                           key,
                           GUINT_TO_POINTER (page + 1));
  }
}

/* For widgets whose /P does not lead to the page that has them. */
static void
scan_all_pages (Collector *self)
{
  guint n_pages;

  if (self->is_all_scanned)
    return;
  self->is_all_scanned = TRUE;
  n_pages = anky_pdf_revision_get_n_pages (self->revision, NULL);
  for (guint i = 0; i < n_pages; i++)
    scan_page (self, i);
}

static guint
find_listed_page (Collector *self, AnkyPdfRef widget)
{
  /* Nothing found is 0, which wraps to G_MAXUINT. */
  return GPOINTER_TO_UINT (
             g_hash_table_lookup (self->page_of_widget,
                                  GUINT_TO_POINTER (widget.number))) -
         1;
}

static guint
find_named_page (Collector *self, const AnkyPdfObject *widget)
{
  AnkyPdfRef ref;

  if (!anky_pdf_object_get_ref (anky_pdf_dict_get (widget, "P"), &ref))
    return G_MAXUINT;
  ensure_pages (self);
  /* Nothing found is 0, which wraps to G_MAXUINT. */
  return GPOINTER_TO_UINT (
             g_hash_table_lookup (self->page_of_ref,
                                  GUINT_TO_POINTER (ref.number))) -
         1;
}

static void
find_page (Collector *self, AnkyPdfSignatureField *field)
{
  guint listed;

  field->page = find_named_page (self, field->widget);
  if (field->widget_ref.number == 0)
    return;
  if (field->page != G_MAXUINT)
    scan_page (self, field->page);
  listed = find_listed_page (self, field->widget_ref);
  if (listed == G_MAXUINT) {
    scan_all_pages (self);
    listed = find_listed_page (self, field->widget_ref);
  }
  field->is_listed = listed != G_MAXUINT;
  if (field->is_listed)
    field->page = listed;
}

/* --- one field ----------------------------------------------------------- */

static gboolean
is_widget (const AnkyPdfObject *dict)
{
  return anky_pdf_object_is_name (anky_pdf_dict_get (dict, "Subtype"),
                                  "Widget") ||
         anky_pdf_dict_get (dict, "Rect") != NULL;
}

static void
add_widget (AnkyPdfSignatureField *field,
            const AnkyPdfObject *dict,
            AnkyPdfRef ref)
{
  if (field->n_widgets++ > 0)
    return;
  field->widget = dict;
  field->widget_ref = ref;
}

/* Merged with the field, or its kids (12.5.6.19). */
static void
find_widgets (Collector *self, AnkyPdfSignatureField *field)
{
  const AnkyPdfObject *kids =
      anky_pdf_revision_lookup (self->revision, field->dict, "Kids", NULL);

  if (is_widget (field->dict))
    add_widget (field, field->dict, field->ref);
  for (guint i = 0; i < anky_pdf_array_get_length (kids); i++) {
    const AnkyPdfObject *kid = anky_pdf_array_get (kids, i);
    const AnkyPdfObject *dict =
        anky_pdf_revision_resolve (self->revision, kid, NULL);
    AnkyPdfRef ref = { 0, 0 };

    (void) anky_pdf_object_get_ref (kid, &ref);
    if (is_widget (dict))
      add_widget (field, dict, ref);
  }
}

static void
read_rect (Collector *self, AnkyPdfSignatureField *field)
{
  const AnkyPdfObject *array =
      anky_pdf_revision_lookup (self->revision, field->widget, "Rect", NULL);
  AnkyRectPdf rect;
  gint64 flags = 0;

  (void) anky_pdf_object_get_integer (
      anky_pdf_revision_lookup (self->revision, field->widget, "F", NULL),
      &flags);
  if ((flags & (FLAG_HIDDEN | FLAG_NO_VIEW)) != 0 ||
      !anky_pdf_revision_read_rect (self->revision, array, &rect) ||
      anky_rect_pdf_is_empty (rect))
    return;
  field->has_rect = TRUE;
  field->rect = rect;
}

static void
read_value (Collector *self,
            AnkyPdfSignatureField *field,
            const AnkyPdfObject *value)
{
  const AnkyPdfObject *resolved =
      anky_pdf_revision_resolve (self->revision, value, NULL);

  (void) anky_pdf_object_get_ref (value, &field->value_ref);
  field->value = anky_pdf_object_is_null (resolved) ? NULL : resolved;
}

static void
add_signature (Collector *self, const AnkyPdfFieldNode *node)
{
  AnkyPdfSignatureField *field = g_new0 (AnkyPdfSignatureField, 1);

  g_atomic_ref_count_init (&field->ref_count);
  field->name = g_strdup (node->name);
  field->ref = node->ref;
  field->dict = node->dict;
  field->page = G_MAXUINT;
  read_value (self, field, node->value);
  field->lock =
      anky_pdf_revision_lookup (self->revision, node->dict, "Lock", NULL);
  field->seed =
      anky_pdf_revision_lookup (self->revision, node->dict, "SV", NULL);
  find_widgets (self, field);
  if (field->widget) {
    find_page (self, field);
    read_rect (self, field);
  }
  g_ptr_array_add (self->fields, field);
}

static void
count_name (GHashTable *names, const char *name)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));

  g_hash_table_insert (names, g_strdup (name), GUINT_TO_POINTER (n + 1));
}

static void
collect_cb (const AnkyPdfFieldNode *node, gpointer user_data)
{
  Collector *self = user_data;

  if (node->is_terminal)
    count_name (self->names, node->name);
  if (node->is_terminal &&
      anky_pdf_object_is_name (
          anky_pdf_revision_resolve (self->revision, node->type, NULL),
          "Sig"))
    add_signature (self, node);
}

static void
mark_unique (Collector *self)
{
  for (guint i = 0; i < self->fields->len; i++) {
    AnkyPdfSignatureField *field = g_ptr_array_index (self->fields, i);

    field->is_name_unique =
        GPOINTER_TO_UINT (g_hash_table_lookup (self->names, field->name)) == 1;
  }
}

GPtrArray *
anky_pdf_revision_list_signature_fields (AnkyPdfRevision *self, GError **error)
{
  g_autoptr (GHashTable) names =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Collector collector = {
    .revision = self,
    .fields = g_ptr_array_new_with_free_func (
        (GDestroyNotify) anky_pdf_signature_field_unref),
    .names = names,
    .page_of_widget = g_hash_table_new (NULL, NULL),
    .scanned = g_hash_table_new (NULL, NULL),
  };

  (void) anky_pdf_walk_fields (self, collect_cb, &collector, error);
  mark_unique (&collector);
  g_clear_pointer (&collector.page_of_ref, g_hash_table_unref);
  g_clear_pointer (&collector.page_of_widget, g_hash_table_unref);
  g_clear_pointer (&collector.scanned, g_hash_table_unref);
  return collector.fields;
}

static void
name_cb (const AnkyPdfFieldNode *node, gpointer user_data)
{
  g_hash_table_add (user_data, g_strdup (node->name));
}

GHashTable *
anky_pdf_revision_list_field_names (AnkyPdfRevision *self, GError **error)
{
  GHashTable *names =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  (void) anky_pdf_walk_fields (self, name_cb, names, error);
  return names;
}

/* --- certification ------------------------------------------------------- */

/* 12.8.2.2.2: /P of the DocMDP transform, 2 if it is not given. */
static guint
read_permission (AnkyPdfRevision *self, const AnkyPdfObject *signature)
{
  const AnkyPdfObject *references =
      anky_pdf_revision_lookup (self, signature, "Reference", NULL);

  for (guint i = 0; i < anky_pdf_array_get_length (references); i++) {
    const AnkyPdfObject *reference =
        anky_pdf_revision_resolve (self,
                                   anky_pdf_array_get (references, i),
                                   NULL);
    const AnkyPdfObject *params =
        anky_pdf_revision_lookup (self, reference, "TransformParams", NULL);
    gint64 permission = 2;

    if (!anky_pdf_object_is_name (
            anky_pdf_revision_lookup (self, reference, "TransformMethod", NULL),
            "DocMDP"))
      continue;
    (void) anky_pdf_object_get_integer (
        anky_pdf_revision_lookup (self, params, "P", NULL),
        &permission);
    return permission >= 1 && permission <= 3 ? (guint) permission : 1;
  }
  return 2;
}

guint
anky_pdf_revision_get_docmdp (AnkyPdfRevision *self, AnkyPdfRef *signature_out)
{
  const AnkyPdfObject *catalog = anky_pdf_revision_get_catalog (self, NULL);
  const AnkyPdfObject *perms =
      anky_pdf_revision_lookup (self, catalog, "Perms", NULL);
  const AnkyPdfObject *entry = anky_pdf_dict_get (perms, "DocMDP");
  const AnkyPdfObject *signature =
      anky_pdf_revision_resolve (self, entry, NULL);
  AnkyPdfRef ref = { 0, 0 };

  if (anky_pdf_object_get_type (signature) != ANKY_PDF_TYPE_DICT)
    return 0;
  (void) anky_pdf_object_get_ref (entry, &ref);
  if (signature_out)
    *signature_out = ref;
  return read_permission (self, signature);
}
