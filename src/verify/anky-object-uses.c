/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-object-uses-private.h"

/* Dictionaries with a rule for each key of their own. Content that leads back
 * to one (an outline item to its page, a structure element to its widget) does
 * not make content of it. What is drawn with has no honest way back: a resource
 * dictionary that is a field as well would let form filling change a page. */
#define NODES                                                                  \
  (ANKY_USE_CATALOG | ANKY_USE_PAGES | ANKY_USE_PAGE | ANKY_USE_ANNOTATION |   \
   ANKY_USE_ACROFORM | ANKY_USE_FIELD)

typedef struct {
  AnkyUse uses;
  guint page;
  guint32 owner; /* the first field or annotation that leads here */
  gboolean is_shared;
} Entry;

struct _AnkyObjectUses {
  GHashTable *entries; /* number to Entry */
  guint visits_left;

  /* Of the walk that goes on: */
  AnkyPdfRevision *revision;
  gboolean with_content;
  GArray *nodes;   /* Visit, references still to be followed */
  GArray *content; /* Visit; after all nodes are known */
};

typedef struct {
  guint32 number;
  AnkyUse use;
  guint page;
  guint32 owner;
} Visit;

/* Where a walk stands: on this page, and in an object of this number; in an
 * appearance the number stays that of the field or annotation it belongs to. */
typedef struct {
  guint32 number;
  guint page;
} Place;

static void walk_value (AnkyObjectUses *self,
                        const AnkyPdfObject *value,
                        AnkyUse use,
                        Place from);

AnkyObjectUses *
anky_object_uses_new (guint max_visits)
{
  AnkyObjectUses *self = g_new0 (AnkyObjectUses, 1);

  self->entries = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->visits_left = max_visits;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Visit));
  self->content = g_array_new (FALSE, FALSE, sizeof (Visit));
  return self;
}

void
anky_object_uses_free (AnkyObjectUses *self)
{
  if (!self)
    return;

  g_hash_table_unref (self->entries);
  g_array_unref (self->nodes);
  g_array_unref (self->content);
  g_free (self);
}

static Entry *
get_entry (const AnkyObjectUses *self, guint32 number)
{
  return g_hash_table_lookup (self->entries, GUINT_TO_POINTER (number));
}

static Entry *
ensure_entry (AnkyObjectUses *self, guint32 number)
{
  Entry *entry = get_entry (self, number);

  if (entry)
    return entry;

  entry = g_new0 (Entry, 1);
  entry->page = G_MAXUINT;
  g_hash_table_insert (self->entries, GUINT_TO_POINTER (number), entry);
  return entry;
}

static gboolean
is_content_use (AnkyUse use)
{
  return use == ANKY_USE_CONTENT || use == ANKY_USE_STRUCTURE ||
         use == ANKY_USE_PAINT;
}

/* Whether @use ends at this object instead of marking it. */
static gboolean
is_way_back (const Entry *entry, AnkyUse use)
{
  return is_content_use (use) && use != ANKY_USE_PAINT &&
         (entry->uses & NODES) != 0;
}

static void
note_owner (Entry *entry, guint32 owner)
{
  if (entry->owner == 0)
    entry->owner = owner;
  else if (owner != 0 && entry->owner != owner)
    entry->is_shared = TRUE;
}

static void
follow_reference (AnkyObjectUses *self, guint32 number, AnkyUse use, Place from)
{
  Entry *entry = ensure_entry (self, number);
  Visit next = { number, use, from.page, from.number };

  if (is_way_back (entry, use))
    return;
  if (use == ANKY_USE_APPEARANCE)
    note_owner (entry, from.number);
  if (entry->page == G_MAXUINT)
    entry->page = from.page;
  if (entry->uses & use)
    return;

  /* Content is marked only when its turn comes: by then it is known which
   * objects are nodes. */
  if (is_content_use (use)) {
    if (self->with_content)
      g_array_append_val (self->content, next);
    return;
  }
  entry->uses |= use;
  g_array_append_val (self->nodes, next);
}

/* --- which key leads to which use ------------------------------------------
 */

typedef struct {
  const char *key;
  AnkyUse use; /* NONE: leads back, not followed */
} Edge;

static const Edge catalog_edges[] = {
  { "AcroForm", ANKY_USE_ACROFORM },
  { "DSS", ANKY_USE_DSS },
  { "Extensions", ANKY_USE_EXTENSIONS },
  { "Metadata", ANKY_USE_METADATA },
  { "Pages", ANKY_USE_PAGES },
  { "Perms", ANKY_USE_PERMS },
  { "StructTreeRoot", ANKY_USE_STRUCTURE },
  { NULL },
};
/* Of a cross-reference stream only what is trailer counts (table 17). */
static const Edge trailer_edges[] = {
  { "DecodeParms", ANKY_USE_NONE }, { "Filter", ANKY_USE_NONE },
  { "Info", ANKY_USE_INFO },        { "Length", ANKY_USE_NONE },
  { "Prev", ANKY_USE_NONE },        { "Root", ANKY_USE_CATALOG },
  { "XRefStm", ANKY_USE_NONE },     { NULL },
};
static const Edge pages_edges[] = {
  { "Kids", ANKY_USE_PAGES },
  { "Parent", ANKY_USE_NONE },
  { "Resources", ANKY_USE_PAINT },
  { NULL },
};
static const Edge page_edges[] = {
  { "Annots", ANKY_USE_ANNOTATIONS },
  { "Contents", ANKY_USE_PAINT },
  { "Parent", ANKY_USE_NONE },
  { "Resources", ANKY_USE_PAINT },
  { NULL },
};
static const Edge acroform_edges[] = {
  { "DR", ANKY_USE_RESOURCES },
  { "Fields", ANKY_USE_FIELDS },
  { NULL },
};
static const Edge field_edges[] = {
  { "AP", ANKY_USE_APPEARANCE }, { "IRT", ANKY_USE_ANNOTATION },
  { "Kids", ANKY_USE_FIELDS },   { "P", ANKY_USE_NONE },
  { "Parent", ANKY_USE_NONE },   { "Popup", ANKY_USE_ANNOTATION },
  { "V", ANKY_USE_VALUE },       { NULL },
};
static const Edge perms_edges[] = {
  { "DocMDP", ANKY_USE_SIGNATURE },
  { "UR3", ANKY_USE_SIGNATURE },
  { NULL },
};
static const Edge structure_edges[] = {
  { "Pg", ANKY_USE_NONE },
  { NULL },
};
static const Edge no_edges[] = { { NULL } };

/* What the keys of a dictionary that is used as @use lead to; @rest_out where
 * the others do. */
static const Edge *
get_edges (AnkyUse use, AnkyUse *rest_out)
{
  *rest_out = ANKY_USE_CONTENT;
  switch ((guint) use) {
  case ANKY_USE_CATALOG:
    return catalog_edges;
  case ANKY_USE_PAGES:
    return pages_edges;
  case ANKY_USE_PAGE:
    return page_edges;
  case ANKY_USE_ACROFORM:
    return acroform_edges;
  case ANKY_USE_FIELD:
  case ANKY_USE_ANNOTATION:
    return field_edges;
  case ANKY_USE_PERMS:
    return perms_edges;
  case ANKY_USE_STRUCTURE:
    *rest_out = use;
    return structure_edges;
  case ANKY_USE_RESOURCES:
    *rest_out = ANKY_USE_RESOURCE_NAMES;
    return no_edges;
  case ANKY_USE_PAINT:
  case ANKY_USE_RESOURCE_NAMES:
    *rest_out = ANKY_USE_PAINT;
    return no_edges;
  case ANKY_USE_APPEARANCE: /* /N, /R, /D and the states below them */
  case ANKY_USE_DSS:
  case ANKY_USE_EXTENSIONS:
  case ANKY_USE_INFO:
    *rest_out = use;
    return no_edges;
  default:
    return no_edges;
  }
}

static AnkyUse
get_edge_use (const Edge *edges, const char *key, AnkyUse rest)
{
  for (; edges->key; edges++) {
    if (g_str_equal (edges->key, key))
      return edges->use;
  }
  return rest;
}

/* --- walking ---------------------------------------------------------------
 */

static gboolean
is_signature_value (AnkyObjectUses *self, const AnkyPdfObject *value)
{
  const AnkyPdfObject *dict =
      anky_pdf_revision_resolve (self->revision, value, NULL);

  return anky_pdf_dict_get (dict, "ByteRange") != NULL ||
         anky_pdf_object_is_name (anky_pdf_dict_get (dict, "Type"), "Sig") ||
         anky_pdf_object_is_name (anky_pdf_dict_get (dict, "Type"),
                                  "DocTimeStamp");
}

static AnkyUse
refine_use (AnkyObjectUses *self, AnkyUse use, const AnkyPdfObject *value)
{
  const AnkyPdfObject *dict = NULL;

  if (use == ANKY_USE_VALUE && is_signature_value (self, value))
    return ANKY_USE_SIGNATURE;
  if (use != ANKY_USE_PAGES)
    return use;

  /* ISO 32000-2, 7.7.3: leaves and inner nodes hang under the same key. */
  dict = anky_pdf_revision_resolve (self->revision, value, NULL);
  if (anky_pdf_object_get_type (dict) == ANKY_PDF_TYPE_DICT &&
      !anky_pdf_dict_get (dict, "Kids"))
    return ANKY_USE_PAGE;
  return use;
}

static void
walk_keys (AnkyObjectUses *self,
           const AnkyPdfObject *dict,
           const Edge *edges,
           AnkyUse rest,
           Place from)
{
  guint n = anky_pdf_dict_get_length (dict);

  for (guint i = 0; i < n; i++) {
    const AnkyPdfObject *value = NULL;
    const char *key = anky_pdf_dict_get_nth (dict, i, &value);
    AnkyUse next = get_edge_use (edges, key, rest);

    if (next != ANKY_USE_NONE)
      walk_value (self, value, refine_use (self, next, value), from);
  }
}

static void
walk_dict (AnkyObjectUses *self,
           const AnkyPdfObject *dict,
           AnkyUse use,
           Place from)
{
  gboolean is_stream = anky_pdf_object_get_type (dict) == ANKY_PDF_TYPE_STREAM;
  AnkyUse rest = ANKY_USE_CONTENT;
  const Edge *edges = get_edges (use, &rest);

  /* A form XObject: what it draws with is content. */
  if (is_stream && use == ANKY_USE_APPEARANCE)
    rest = ANKY_USE_PAINT;
  walk_keys (self, dict, edges, rest, from);
}

static AnkyUse
get_item_use (AnkyUse use)
{
  if (use == ANKY_USE_ANNOTATIONS)
    return ANKY_USE_ANNOTATION;
  if (use == ANKY_USE_FIELDS)
    return ANKY_USE_FIELD;
  return use;
}

static void
walk_array (AnkyObjectUses *self,
            const AnkyPdfObject *array,
            AnkyUse use,
            Place from)
{
  AnkyUse item_use = get_item_use (use);
  guint n = anky_pdf_array_get_length (array);

  for (guint i = 0; i < n; i++) {
    const AnkyPdfObject *item = anky_pdf_array_get (array, i);

    walk_value (self, item, refine_use (self, item_use, item), from);
  }
}

/* Nesting of direct objects is bounded by the parser. */
static void
walk_value (AnkyObjectUses *self,
            const AnkyPdfObject *value,
            AnkyUse use,
            Place from)
{
  AnkyPdfRef ref;

  switch (anky_pdf_object_get_type (value)) {
  case ANKY_PDF_TYPE_REFERENCE:
    if (anky_pdf_object_get_ref (value, &ref))
      follow_reference (self, ref.number, use, from);
    break;
  case ANKY_PDF_TYPE_ARRAY:
    walk_array (self, value, use, from);
    break;
  case ANKY_PDF_TYPE_DICT:
  case ANKY_PDF_TYPE_STREAM:
    walk_dict (self, value, use, from);
    break;
  case ANKY_PDF_TYPE_NULL:
  case ANKY_PDF_TYPE_BOOLEAN:
  case ANKY_PDF_TYPE_INTEGER:
  case ANKY_PDF_TYPE_REAL:
  case ANKY_PDF_TYPE_STRING:
  case ANKY_PDF_TYPE_NAME:
  default:
    break;
  }
}

static void
visit (AnkyObjectUses *self, const Visit *next)
{
  AnkyPdfRef ref = { .number = next->number };
  AnkyPdfPlace place =
      anky_pdf_revision_get_place (self->revision, next->number);
  const AnkyPdfObject *object = NULL;
  Place from = {
    next->use == ANKY_USE_APPEARANCE ? next->owner : next->number,
    next->page,
  };

  /* An object stream that is replaced, or whose /Length is, changes all that
   * stands in it. */
  if (place.kind == ANKY_PDF_PLACE_OBJECT_STREAM)
    follow_reference (self, place.container, ANKY_USE_PAINT, from);
  ref.generation = place.generation;
  object = anky_pdf_revision_get_object (self->revision, ref, NULL);
  walk_value (self, object, next->use, from);
}

static gboolean
take_visit (AnkyObjectUses *self, GArray *queue, Visit *next)
{
  if (queue->len == 0)
    return FALSE;
  if (self->visits_left == 0) {
    g_array_set_size (queue, 0);
    return FALSE;
  }

  *next = g_array_index (queue, Visit, queue->len - 1);
  g_array_set_size (queue, queue->len - 1);
  self->visits_left--;
  return TRUE;
}

static void
drain (AnkyObjectUses *self)
{
  Visit next;

  while (take_visit (self, self->nodes, &next))
    visit (self, &next);

  while (take_visit (self, self->content, &next)) {
    Entry *entry = ensure_entry (self, next.number);
    gboolean is_node = (entry->uses & NODES) != 0;

    if ((entry->uses & next.use) || is_way_back (entry, next.use))
      continue;
    entry->uses |= next.use;
    if (!is_node)
      visit (self, &next);
  }
}

/* Pages come first and with their number: what is found on one is told to be
 * there. */
static void
walk_pages (AnkyObjectUses *self, AnkyPdfRevision *revision)
{
  guint n_pages = anky_pdf_revision_get_n_pages (revision, NULL);

  for (guint i = 0; i < n_pages && self->visits_left > 0; i++) {
    AnkyPdfPage page;
    Place from = { 0, i };

    if (!anky_pdf_revision_get_page (revision, i, &page, NULL) ||
        page.ref.number == 0)
      continue;
    follow_reference (self, page.ref.number, ANKY_USE_PAGE, from);
    self->visits_left--;
  }
}

void
anky_object_uses_add_revision (AnkyObjectUses *self,
                               AnkyPdfRevision *revision,
                               gboolean with_content)
{
  const AnkyPdfObject *trailer = anky_pdf_revision_get_trailer (revision);
  Place from = { 0, G_MAXUINT };

  self->revision = revision;
  self->with_content = with_content;
  walk_pages (self, revision);
  walk_keys (self, trailer, trailer_edges, ANKY_USE_CONTENT, from);
  drain (self);
}

void
anky_object_uses_add_object (AnkyObjectUses *self,
                             AnkyPdfRevision *revision,
                             guint32 number,
                             const AnkyPdfObject *object,
                             AnkyUse use,
                             guint page)
{
  Place from = { number, page };

  self->revision = revision;
  self->with_content = TRUE;
  walk_value (self, object, use, from);
  drain (self);
}

AnkyUse
anky_object_uses_get (const AnkyObjectUses *self, guint32 number)
{
  const Entry *entry = get_entry (self, number);

  return entry ? entry->uses : ANKY_USE_NONE;
}

guint
anky_object_uses_get_page (const AnkyObjectUses *self, guint32 number)
{
  const Entry *entry = get_entry (self, number);

  return entry ? entry->page : G_MAXUINT;
}

gboolean
anky_object_uses_is_shared (const AnkyObjectUses *self, guint32 number)
{
  const Entry *entry = get_entry (self, number);

  return entry && entry->is_shared;
}

guint32
anky_object_uses_get_owner (const AnkyObjectUses *self, guint32 number)
{
  const Entry *entry = get_entry (self, number);

  return entry ? entry->owner : 0;
}

gboolean
anky_object_uses_is_exhausted (const AnkyObjectUses *self)
{
  return self->visits_left == 0;
}
