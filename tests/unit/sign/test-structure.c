/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A widget in the structure of a tagged document (ISO 32000-2, 14.7.5).
 */

#include "sign-fixture.h"

#include "anky-validator.h"

static const AnkyPlacement placement = {
  .kind = ANKY_KIND_LEADER,
  .rect = { 100, 180, 45, 18 },
};
static const AnkySignRequest visible = {
  .placement = (AnkyPlacement *) &placement,
  .docmdp = ANKY_DOCMDP_DEFAULT,
};

/* A tagged page; @root: entries of the structure tree's root (object 20),
 * @tree: of its parent tree (object 21), @element: of object 22. */
static GBytes *
new_tagged (const char *root, const char *tree, const char *element)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new ("1.7");

  pdf_builder_add (builder,
                   1,
                   "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 20 0 R "
                   "/MarkInfo << /Marked true >> >>");
  pdf_builder_add (builder, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  pdf_builder_add (builder,
                   3,
                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                   "/StructParents 0 >>");
  pdf_builder_add (builder, 20, "<< /Type /StructTreeRoot %s >>", root);
  pdf_builder_add (builder, 21, "%s", tree);
  pdf_builder_add (builder,
                   22,
                   "<< /Type /StructElem /S /Document /P 20 0 R %s >>",
                   element);
  pdf_builder_add (builder, 23, "[22 0 R]");
  pdf_builder_add (builder,
                   24,
                   "<< /Limits [0 4] /Nums [0 23 0 R 4 22 0 R] >>");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  return pdf_builder_dup_bytes (builder);
}

/* All signatures hold and what came later is more of the same. */
static void
assert_good (GBytes *bytes, guint n)
{
  const AnkyValidateOptions options = { 0 };
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyReport) report =
      anky_validate (document, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->signatures->len, ==, n);
  for (guint i = 0; i < n; i++) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i);

    g_assert_cmpint (signature->integrity, ==, ANKY_INTEGRITY_INTACT);
    g_assert_cmpint (signature->changes_permitted, !=, ANKY_PERMITTED_NO);
    g_assert_cmpint (signature->later_changes, <=, ANKY_CHANGES_EXTENSION);
  }
}

static gint64
get_struct_parent (AnkyPdfDocument *document, const char *field_name)
{
  g_autoptr (AnkyPdfSignatureField) field =
      sign_fixture_get_field (document, field_name);
  gint64 key = -1;

  (void) anky_pdf_object_get_integer (
      anky_pdf_dict_get (field->dict, "StructParent"),
      &key);
  return key;
}

/* Of the document's element where there is one, else of the root. */
static const AnkyPdfObject *
look_children (AnkyPdfDocument *document, const char *element)
{
  const char *const in_root[] = { "StructTreeRoot", "K", NULL };
  const char *const in_list[] = { "StructTreeRoot", "K", "0", "K", NULL };
  const char *const in_child[] = { "StructTreeRoot", "K", "K", NULL };
  const AnkyPdfObject *top = sign_fixture_look_catalog (document, in_root);

  if (*element == '\0')
    return top;
  return sign_fixture_look_catalog (
      document,
      anky_pdf_object_get_type (top) == ANKY_PDF_TYPE_ARRAY ? in_list
                                                            : in_child);
}

static void
check (const char *root,
       const char *tree,
       const char *element,
       gint64 key,
       guint n_children)
{
  g_autoptr (GBytes) bytes = new_tagged (root, tree, element);
  g_autoptr (GBytes) one = sign_fixture_sign_good (bytes, &visible);
  g_autoptr (GBytes) two = sign_fixture_sign_good (one, &visible);
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (two);

  g_assert_cmpint (get_struct_parent (document, "Signature1"), ==, key);
  g_assert_cmpint (get_struct_parent (document, "Signature2"), ==, key + 1);
  g_assert_cmpuint (
      anky_pdf_array_get_length (look_children (document, element)),
      ==,
      n_children);
  assert_good (two, 2);
}

static void
test_shapes (void)
{
  const char *leaf = "<< /Nums [0 23 0 R] >>";
  const char *branch = "<< /Kids [24 0 R] >>";

  check ("/K [22 0 R] /ParentTree 21 0 R /ParentTreeNextKey 1",
         leaf,
         "/K [0]",
         1,
         3);
  /* One child that is no list, and a next key that says too little. */
  check ("/K 22 0 R /ParentTree 21 0 R /ParentTreeNextKey 0",
         leaf,
         "/K 0",
         1,
         3);
  /* Leaves below branches, and no next key. */
  check ("/K [22 0 R] /ParentTree 21 0 R", branch, "/K 23 0 R", 5, 3);
  /* Nothing but the root. */
  check ("", "null", "", 0, 2);
}

/* A tree that cannot be added to is left alone; the letter is signed. */
static void
test_broken (void)
{
  const char *const roots[] = {
    "/K [22 0 R] /ParentTree (no)",
    "/K [22 0 R] /ParentTree << /Nums (no) >>",
    "/K [22 0 R] /ParentTree << /Kids 3 >>",
    "/K [22 0 R] /ParentTree 21 0 R /ParentTreeNextKey 9999999999",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (roots); i++) {
    g_autoptr (GBytes) bytes = new_tagged (roots[i], "<< >>", "");
    g_autoptr (GBytes) signed_bytes = sign_fixture_sign_good (bytes, &visible);
    g_autoptr (AnkyPdfDocument) document = sign_fixture_open (signed_bytes);

    g_assert_cmpint (get_struct_parent (document, "Signature1"), ==, -1);
    assert_good (signed_bytes, 1);
  }
}

/* A tree that turns back on itself ends. */
static void
test_loop (void)
{
  g_autoptr (GBytes) bytes =
      new_tagged ("/K [22 0 R] /ParentTree 21 0 R", "<< /Kids [21 0 R] >>", "");
  g_autoptr (GBytes) signed_bytes = sign_fixture_sign_good (bytes, &visible);

  assert_good (signed_bytes, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sign/structure/shapes", test_shapes);
  g_test_add_func ("/sign/structure/broken", test_broken);
  g_test_add_func ("/sign/structure/loop", test_loop);
  return g_test_run ();
}
