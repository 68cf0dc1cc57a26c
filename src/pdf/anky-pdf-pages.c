/* The page tree (ISO 32000-2, 7.7.3)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-document-private.h"

#define NO_PARENT G_MAXUINT
/* What renderers take where a page has no MediaBox: US Letter. */
#define DEFAULT_WIDTH  612.0
#define DEFAULT_HEIGHT 792.0

typedef struct {
  const AnkyPdfObject *dict;
  guint parent;
} Node;

typedef struct {
  const AnkyPdfObject *dict;
  guint parent;
  AnkyPdfRef ref;
} Leaf;

/* The tree walked once: leaves in order, and above each its nodes, found from
 * the root downwards, never by a /Parent that may lie. */
struct _AnkyPdfPageIndex {
  GArray *nodes;
  GArray *leaves;
};

typedef struct {
  AnkyPdfRevision *revision;
  AnkyPdfPageIndex *index;
  GHashTable *seen; /* numbers of nodes */
} Walk;

static gboolean walk_kid (Walk *self,
                          const AnkyPdfObject *kid,
                          guint parent,
                          guint depth,
                          GError **error);

static AnkyPdfPageIndex *
page_index_new (void)
{
  AnkyPdfPageIndex *self = g_new (AnkyPdfPageIndex, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->leaves = g_array_new (FALSE, FALSE, sizeof (Leaf));
  return self;
}

void
anky_pdf_page_index_free (AnkyPdfPageIndex *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->leaves);
  g_free (self);
}

/* /Type decides; without it, whether there are /Kids. */
static gboolean
is_node (const AnkyPdfObject *dict)
{
  const char *type =
      anky_pdf_object_get_name (anky_pdf_dict_get (dict, "Type"));

  if (g_strcmp0 (type, "Pages") == 0)
    return TRUE;
  if (g_strcmp0 (type, "Page") == 0)
    return FALSE;
  return anky_pdf_dict_get (dict, "Kids") != NULL;
}

static gboolean
add_leaf (Walk *self,
          const AnkyPdfObject *dict,
          AnkyPdfRef ref,
          guint parent,
          GError **error)
{
  Leaf leaf = { dict, parent, ref };

  if (self->index->leaves->len == ANKY_PDF_MAX_PAGES)
    return anky_pdf_budget_exceed (&self->revision->document->budget,
                                   "pages",
                                   error);
  g_array_append_val (self->index->leaves, leaf);
  return TRUE;
}

static gboolean
walk_node (Walk *self,
           const AnkyPdfObject *dict,
           AnkyPdfRef ref,
           guint parent,
           guint depth,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  const AnkyPdfObject *kids;
  Node node = { dict, parent };
  guint place = self->index->nodes->len;

  if (!g_hash_table_add (self->seen, GUINT_TO_POINTER (ref.number)))
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_MALFORMED,
                          "page tree node %u stands in it twice",
                          ref.number);
  if (depth == ANKY_PDF_MAX_PAGE_DEPTH)
    return anky_pdf_budget_exceed (&self->revision->document->budget,
                                   "page-depth",
                                   error);
  g_array_append_val (self->index->nodes, node);
  kids = anky_pdf_revision_lookup (self->revision, dict, "Kids", &local);
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (anky_pdf_object_get_type (kids) != ANKY_PDF_TYPE_ARRAY)
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_MALFORMED,
                          "page tree node %u has no /Kids",
                          ref.number);
  for (guint i = 0; i < anky_pdf_array_get_length (kids); i++) {
    if (!walk_kid (self, anky_pdf_array_get (kids, i), place, depth + 1, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
walk_kid (Walk *self,
          const AnkyPdfObject *kid,
          guint parent,
          guint depth,
          GError **error)
{
  g_autoptr (GError) local = NULL;
  const AnkyPdfObject *dict = NULL;
  AnkyPdfRef ref = { 0, 0 };

  if (!anky_pdf_object_get_ref (kid, &ref))
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_MALFORMED,
                          "page tree: a kid is no reference");
  dict = anky_pdf_revision_get_object (self->revision, ref, &local);
  if (local) {
    g_propagate_prefixed_error (error, g_steal_pointer (&local), "page tree: ");
    return FALSE;
  }
  if (anky_pdf_object_get_type (dict) != ANKY_PDF_TYPE_DICT)
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_MALFORMED,
                          "page tree: object %u is no dictionary",
                          ref.number);
  if (is_node (dict))
    return walk_node (self, dict, ref, parent, depth, error);
  return add_leaf (self, dict, ref, parent, error);
}

static gboolean
walk_tree (Walk *self, GError **error)
{
  const AnkyPdfObject *catalog =
      anky_pdf_revision_get_catalog (self->revision, error);

  if (!catalog || !walk_kid (self,
                             anky_pdf_dict_get (catalog, "Pages"),
                             NO_PARENT,
                             0,
                             error))
    return FALSE;
  if (self->index->leaves->len == 0)
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_NO_PAGE,
                          "the document has no page");
  return TRUE;
}

static gboolean
ensure_index (AnkyPdfRevision *self, GError **error)
{
  if (!self->pages && !self->pages_error) {
    g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
    AnkyPdfPageIndex *index = page_index_new ();
    Walk walk = { self, index, seen };

    if (walk_tree (&walk, &self->pages_error))
      self->pages = index;
    else
      anky_pdf_page_index_free (index);
  }
  if (self->pages)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->pages_error));
  return FALSE;
}

guint
anky_pdf_revision_get_n_pages (AnkyPdfRevision *self, GError **error)
{
  return ensure_index (self, error) ? self->pages->leaves->len : 0;
}

AnkyPdfRef
anky_pdf_revision_get_page_ref (AnkyPdfRevision *self, guint index)
{
  if (!ensure_index (self, NULL) || index >= self->pages->leaves->len)
    return (AnkyPdfRef){ 0, 0 };
  return g_array_index (self->pages->leaves, Leaf, index).ref;
}

/* --- one page ------------------------------------------------------------ */

/* The page's own attribute or the nearest one above (7.7.3.4); what cannot be
 * read is taken for missing, as renderers do. */
static const AnkyPdfObject *
inherit (AnkyPdfRevision *self, const Leaf *leaf, const char *key)
{
  const AnkyPdfObject *value =
      anky_pdf_revision_lookup (self, leaf->dict, key, NULL);
  guint parent = leaf->parent;

  while (anky_pdf_object_is_null (value) && parent != NO_PARENT) {
    const Node *node = &g_array_index (self->pages->nodes, Node, parent);

    value = anky_pdf_revision_lookup (self, node->dict, key, NULL);
    parent = node->parent;
  }
  return anky_pdf_object_is_null (value) ? NULL : value;
}

gboolean
anky_pdf_revision_read_rect (AnkyPdfRevision *self,
                             const AnkyPdfObject *array,
                             AnkyRectPdf *rect_out)
{
  double n[4];

  if (anky_pdf_array_get_length (array) != G_N_ELEMENTS (n))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (n); i++) {
    if (!anky_pdf_object_get_number (
            anky_pdf_revision_resolve (self,
                                       anky_pdf_array_get (array, i),
                                       NULL),
            &n[i]))
      return FALSE;
  }
  *rect_out = anky_rect_pdf_normalize ((AnkyRectPdf){ n[0], n[1], n[2], n[3] });
  return TRUE;
}

static AnkyRectPdf
get_media_box (AnkyPdfRevision *self, const Leaf *leaf)
{
  AnkyRectPdf box = { 0, 0, 0, 0 };

  if (!anky_pdf_revision_read_rect (self,
                                    inherit (self, leaf, "MediaBox"),
                                    &box) ||
      anky_rect_pdf_is_empty (box))
    return (AnkyRectPdf){ 0, 0, DEFAULT_WIDTH, DEFAULT_HEIGHT };
  return box;
}

static AnkyRectPdf
get_crop_box (AnkyPdfRevision *self, const Leaf *leaf, AnkyRectPdf media_box)
{
  AnkyRectPdf box = { 0, 0, 0, 0 };

  if (!anky_pdf_revision_read_rect (self,
                                    inherit (self, leaf, "CropBox"),
                                    &box))
    return media_box;
  box = anky_rect_pdf_intersect (box, media_box);
  return anky_rect_pdf_is_empty (box) ? media_box : box;
}

static int
get_rotate (AnkyPdfRevision *self, const Leaf *leaf)
{
  double value = 0;
  int turns;

  if (!anky_pdf_object_get_number (inherit (self, leaf, "Rotate"), &value) ||
      value < G_MININT || value > G_MAXINT)
    return 0;
  turns = ((int) value % 360 + 360) % 360;
  return turns % 90 == 0 ? turns : 0;
}

/* 14.11.2 and table 31: not inherited. */
static double
get_user_unit (AnkyPdfRevision *self, const Leaf *leaf)
{
  double value = 1.0;

  if (!anky_pdf_object_get_number (
          anky_pdf_revision_lookup (self, leaf->dict, "UserUnit", NULL),
          &value) ||
      value <= 0.0)
    return 1.0;
  return value;
}

GArray *
anky_pdf_revision_dup_user_units (AnkyPdfRevision *self)
{
  guint n = anky_pdf_revision_get_n_pages (self, NULL);
  g_autoptr (GArray) units =
      g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  gboolean is_needed = FALSE;

  for (guint i = 0; i < n; i++) {
    double unit =
        get_user_unit (self, &g_array_index (self->pages->leaves, Leaf, i));

    is_needed = is_needed || unit != 1.0;
    g_array_append_val (units, unit);
  }
  return is_needed ? g_steal_pointer (&units) : NULL;
}

gboolean
anky_pdf_revision_get_page (AnkyPdfRevision *self,
                            guint index,
                            AnkyPdfPage *page_out,
                            GError **error)
{
  const AnkyPdfObject *resources;
  const Leaf *leaf;

  if (!ensure_index (self, error))
    return FALSE;
  if (index >= self->pages->leaves->len)
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_NO_PAGE,
                          "page %u of %u",
                          index + 1,
                          self->pages->leaves->len);
  leaf = &g_array_index (self->pages->leaves, Leaf, index);
  resources = inherit (self, leaf, "Resources");
  page_out->ref = leaf->ref;
  page_out->dict = leaf->dict;
  page_out->resources =
      anky_pdf_object_get_type (resources) == ANKY_PDF_TYPE_DICT ? resources
                                                                 : NULL;
  page_out->media_box = get_media_box (self, leaf);
  page_out->geometry.crop_box = get_crop_box (self, leaf, page_out->media_box);
  page_out->geometry.rotate = get_rotate (self, leaf);
  page_out->geometry.user_unit = get_user_unit (self, leaf);
  return TRUE;
}
