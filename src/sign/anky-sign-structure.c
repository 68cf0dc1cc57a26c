/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-sign-structure.h"

#define MAX_DEPTH 32
#define MAX_KEY   G_MAXINT32

typedef struct {
  AnkyPdfUpdate *update;
  AnkyPdfRef root_ref;
  AnkyPdfObject *root; /* a copy, changed and set at the end */
  AnkyPdfRef widget;
  AnkyPdfRef page;
} Run;

static gboolean
is_dict (const AnkyPdfObject *object)
{
  return anky_pdf_object_get_type (object) == ANKY_PDF_TYPE_DICT;
}

static gboolean
is_array (const AnkyPdfObject *object)
{
  return anky_pdf_object_get_type (object) == ANKY_PDF_TYPE_ARRAY;
}

/* @object, or what it refers to; NULL for nothing and what cannot be read. */
static const AnkyPdfObject *
look (Run *run, const AnkyPdfObject *object)
{
  AnkyPdfRef ref;

  for (guint i = 0; i < MAX_DEPTH; i++) {
    if (!anky_pdf_object_get_ref (object, &ref))
      return anky_pdf_object_is_null (object) ? NULL : object;
    object = anky_pdf_update_get (run->update, ref, NULL);
  }
  return NULL;
}

static const AnkyPdfObject *
look_up (Run *run, const AnkyPdfObject *dict, const char *key)
{
  return look (run, anky_pdf_dict_get (dict, key));
}

/* --- the parent tree ----------------------------------------------------- */

/* The highest key of a number tree: at the end of its last leaf (ISO 32000-2,
 * 7.9.7). -1 if it is empty. */
static gint64
find_last_key (Run *run, const AnkyPdfObject *node)
{
  gint64 key = -1;

  for (guint i = 0; is_dict (node) && i < MAX_DEPTH; i++) {
    const AnkyPdfObject *kids = look_up (run, node, "Kids");
    const AnkyPdfObject *numbers = look_up (run, node, "Nums");
    guint n_kids = anky_pdf_array_get_length (kids);
    guint n = anky_pdf_array_get_length (numbers);

    if (n >= 2)
      (void) anky_pdf_object_get_integer (
          look (run, anky_pdf_array_get (numbers, n - n % 2 - 2)),
          &key);
    node =
        n_kids > 0 ? look (run, anky_pdf_array_get (kids, n_kids - 1)) : NULL;
  }
  return key;
}

static gint64
choose_key (Run *run)
{
  gint64 last = find_last_key (run, look_up (run, run->root, "ParentTree"));
  gint64 next = 0;

  (void) anky_pdf_object_get_integer (
      look_up (run, run->root, "ParentTreeNextKey"),
      &next);
  return MAX (MAX (next, last + 1), 0);
}

/* Replaces the array at @key of @owner, or the object that it is. */
static void
put_array (Run *run,
           AnkyPdfObject *owner,
           const char *key,
           AnkyPdfObject *array)
{
  AnkyPdfRef ref;

  if (anky_pdf_object_get_ref (anky_pdf_dict_get (owner, key), &ref) &&
      is_array (look_up (run, owner, key)))
    anky_pdf_update_set (run->update, ref, array);
  else
    anky_pdf_dict_set (owner, key, array);
}

static AnkyPdfObject *
copy_array (const AnkyPdfObject *array)
{
  return array ? anky_pdf_object_copy (array) : anky_pdf_array_new ();
}

static void
append_entry (AnkyPdfObject *numbers, gint64 key, AnkyPdfRef element)
{
  anky_pdf_array_append (numbers, anky_pdf_integer_new (key));
  anky_pdf_array_append (numbers, anky_pdf_reference_new (element));
}

/* A leaf of its own behind the others, which stay as they are. */
static AnkyPdfRef
add_leaf (Run *run, gint64 key, AnkyPdfRef element)
{
  AnkyPdfObject *leaf = anky_pdf_dict_new ();
  AnkyPdfObject *limits = anky_pdf_array_new ();
  AnkyPdfObject *numbers = anky_pdf_array_new ();

  anky_pdf_array_append (limits, anky_pdf_integer_new (key));
  anky_pdf_array_append (limits, anky_pdf_integer_new (key));
  append_entry (numbers, key, element);
  anky_pdf_dict_set (leaf, "Limits", limits);
  anky_pdf_dict_set (leaf, "Nums", numbers);
  return anky_pdf_update_add (run->update, leaf);
}

static void
extend_tree (Run *run, AnkyPdfObject *tree, gint64 key, AnkyPdfRef element)
{
  const AnkyPdfObject *kids = look_up (run, tree, "Kids");
  AnkyPdfObject *array;

  if (kids) {
    array = copy_array (kids);
    anky_pdf_array_append (
        array,
        anky_pdf_reference_new (add_leaf (run, key, element)));
    put_array (run, tree, "Kids", array);
    return;
  }
  array = copy_array (look_up (run, tree, "Nums"));
  append_entry (array, key, element);
  put_array (run, tree, "Nums", array);
}

static void
add_to_parent_tree (Run *run, gint64 key, AnkyPdfRef element)
{
  const AnkyPdfObject *old = look_up (run, run->root, "ParentTree");
  AnkyPdfObject *tree = old ? anky_pdf_object_copy (old) : anky_pdf_dict_new ();
  AnkyPdfRef ref;

  extend_tree (run, tree, key, element);
  if (old &&
      anky_pdf_object_get_ref (anky_pdf_dict_get (run->root, "ParentTree"),
                               &ref))
    anky_pdf_update_set (run->update, ref, tree);
  else
    anky_pdf_dict_set (run->root, "ParentTree", tree);
  anky_pdf_dict_set (run->root,
                     "ParentTreeNextKey",
                     anky_pdf_integer_new (key + 1));
}

/* --- the element --------------------------------------------------------- */

/* Types that hold others (ISO 32000-2, table 364); one mapped to them by the
 * document (/RoleMap) is not looked for. */
static gboolean
is_grouping (const AnkyPdfObject *element)
{
  static const char *const types[] = { "Document",
                                       "Part",
                                       "Sect",
                                       "Div",
                                       NULL };
  const char *type =
      anky_pdf_object_get_name (anky_pdf_dict_get (element, "S"));

  return is_dict (element) && type && g_strv_contains (types, type);
}

/* The document's own element if it is the root's only child, else the root. */
static AnkyPdfRef
choose_parent (Run *run)
{
  const AnkyPdfObject *children = anky_pdf_dict_get (run->root, "K");
  const AnkyPdfObject *array = look (run, children);
  AnkyPdfRef ref;

  if (is_array (array))
    children = anky_pdf_array_get_length (array) == 1
                   ? anky_pdf_array_get (array, 0)
                   : NULL;
  if (children && anky_pdf_object_get_ref (children, &ref) &&
      is_grouping (look (run, children)))
    return ref;
  return run->root_ref;
}

static AnkyPdfObject *
new_element (Run *run, AnkyPdfRef parent)
{
  AnkyPdfObject *element = anky_pdf_dict_new ();
  AnkyPdfObject *object = anky_pdf_dict_new ();

  anky_pdf_dict_set (object, "Type", anky_pdf_name_new ("OBJR"));
  anky_pdf_dict_set (object, "Obj", anky_pdf_reference_new (run->widget));
  anky_pdf_dict_set (object, "Pg", anky_pdf_reference_new (run->page));
  anky_pdf_dict_set (element, "Type", anky_pdf_name_new ("StructElem"));
  anky_pdf_dict_set (element, "S", anky_pdf_name_new ("Form"));
  anky_pdf_dict_set (element, "P", anky_pdf_reference_new (parent));
  anky_pdf_dict_set (element, "Pg", anky_pdf_reference_new (run->page));
  anky_pdf_dict_set (element, "K", object);
  return element;
}

/* A single child becomes a list of two. */
static void
add_child (Run *run, AnkyPdfObject *parent, AnkyPdfRef element)
{
  const AnkyPdfObject *old = anky_pdf_dict_get (parent, "K");
  const AnkyPdfObject *value = look (run, old);
  AnkyPdfObject *children;

  if (is_array (value) || !value) {
    children = copy_array (value);
  } else {
    children = anky_pdf_array_new ();
    anky_pdf_array_append (children, anky_pdf_object_ref (old));
  }
  anky_pdf_array_append (children, anky_pdf_reference_new (element));
  put_array (run, parent, "K", children);
}

static void
add_to_parent (Run *run, AnkyPdfRef parent_ref, AnkyPdfRef element)
{
  AnkyPdfObject *parent;

  if (parent_ref.number == run->root_ref.number) {
    add_child (run, run->root, element);
    return;
  }
  parent = anky_pdf_object_copy (
      anky_pdf_update_get (run->update, parent_ref, NULL));
  add_child (run, parent, element);
  anky_pdf_update_set (run->update, parent_ref, parent);
}

static gboolean
may_be_added_to (Run *run)
{
  const AnkyPdfObject *tree = look_up (run, run->root, "ParentTree");
  const AnkyPdfObject *numbers =
      is_dict (tree) ? look_up (run, tree, "Nums") : NULL;
  const AnkyPdfObject *kids =
      is_dict (tree) ? look_up (run, tree, "Kids") : NULL;

  return (!tree || is_dict (tree)) && (!numbers || is_array (numbers)) &&
         (!kids || is_array (kids));
}

gint64
anky_sign_structure_add (AnkyPdfUpdate *update,
                         const AnkyPdfObject *catalog,
                         AnkyPdfRef widget,
                         AnkyPdfRef page)
{
  Run run = { .update = update, .widget = widget, .page = page };
  g_autoptr (AnkyPdfObject) root = NULL;
  const AnkyPdfObject *old;
  AnkyPdfRef parent, element;
  gint64 key;

  if (!anky_pdf_object_get_ref (anky_pdf_dict_get (catalog, "StructTreeRoot"),
                                &run.root_ref))
    return -1;
  old = anky_pdf_update_get (update, run.root_ref, NULL);
  if (!is_dict (old))
    return -1;
  run.root = root = anky_pdf_object_copy (old);
  key = choose_key (&run);
  if (!may_be_added_to (&run) || key >= MAX_KEY)
    return -1;

  parent = choose_parent (&run);
  element = anky_pdf_update_add (update, new_element (&run, parent));
  add_to_parent_tree (&run, key, element);
  add_to_parent (&run, parent, element);
  anky_pdf_update_set (update, run.root_ref, g_steal_pointer (&root));
  return key;
}
