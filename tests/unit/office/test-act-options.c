/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-options.h"
#include "anky-pdf-object.h"
#include "anky-token.h"

static const struct {
  AnkyKind kind;
  const char *number;
  const char *symbol;
  const char *input;
  const char *output;
} names[] = {
  { ANKY_KIND_LEADER, NULL, NULL, "/d/letter.pdf", "/d/letter.signed.pdf" },
  { ANKY_KIND_LEADER, NULL, NULL, "/d/letter.PDF", "/d/letter.signed.pdf" },
  { ANKY_KIND_LEADER, NULL, NULL, "/d/thư 1.pdf", "/d/thư 1.signed.pdf" },
  { ANKY_KIND_LEADER, NULL, NULL, "/d/letter", "/d/letter.signed.pdf" },
  /* Never .signed.signed. */
  { ANKY_KIND_LEADER,
    NULL,
    NULL,
    "/d/letter.signed.pdf",
    "/d/letter.signed-2.pdf" },
  { ANKY_KIND_LEADER,
    NULL,
    NULL,
    "/d/letter.signed-2.pdf",
    "/d/letter.signed.pdf" },
  { ANKY_KIND_SEAL,
    NULL,
    NULL,
    "/d/letter.signed.pdf",
    "/d/letter.issued.pdf" },
  { ANKY_KIND_ISSUE,
    "15",
    NULL,
    "/d/letter.signed.pdf",
    "/d/letter.issued.pdf" },
  { ANKY_KIND_ISSUE,
    "5",
    "UBND-VX",
    "/d/letter.signed.pdf",
    "/d/05_UBND-VX.pdf" },
  { ANKY_KIND_ISSUE,
    "15",
    "QĐ-UBND",
    "/d/letter.signed.pdf",
    "/d/15_QĐ-UBND.pdf" },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    const AnkyActOptions options = {
      .kind = names[i].kind,
      .number = names[i].number,
    };
    g_autofree char *output = anky_act_options_name_output (&options,
                                                            names[i].input,
                                                            names[i].symbol);

    g_assert_cmpstr (output, ==, names[i].output);
  }
}

static void
test_named_output (void)
{
  const AnkyActOptions options = {
    .kind = ANKY_KIND_LEADER,
    .output_path = "/elsewhere/x.pdf",
  };
  g_autofree char *output = anky_act_default_output ("/d/a.pdf", &options);

  g_assert_cmpstr (output, ==, "/elsewhere/x.pdf");
}

static void
test_level (void)
{
  const char *const tsa[] = { "http://tsa.invalid", NULL };
  AnkyActOptions options = { .kind = ANKY_KIND_LEADER };

  g_assert_cmpint (anky_act_options_get_level (&options), ==, ANKY_LEVEL_B_B);
  options.tsa = tsa;
  g_assert_cmpint (anky_act_options_get_level (&options), ==, ANKY_LEVEL_B_T);
  options.level = ANKY_LEVEL_B_LT;
  g_assert_cmpint (anky_act_options_get_level (&options), ==, ANKY_LEVEL_B_LT);
}

static void
test_copy (void)
{
  const char *const tsa[] = { "http://tsa.invalid", NULL };
  g_autoptr (GPtrArray) places =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);
  AnkyActOptions options = {
    .kind = ANKY_KIND_LEADER,
    .placements = places,
    .image_path = "/a.png",
    .tsa = tsa,
    .seal_diameter_mm = 36,
  };
  g_autoptr (AnkyActOptions) copy = NULL;

  g_ptr_array_add (
      places,
      anky_placement_new (ANKY_KIND_LEADER, 2, (AnkyRectMm){ 1, 2, 3, 4 }));
  copy = anky_act_options_copy (&options);
  g_assert_true (copy->placements != places);
  g_assert_cmpuint (
      ((AnkyPlacement *) g_ptr_array_index (copy->placements, 0))->page,
      ==,
      2);
  g_assert_cmpstr (copy->image_path, ==, "/a.png");
  g_assert_true (copy->image_path != options.image_path);
  g_assert_cmpstr (copy->tsa[0], ==, tsa[0]);
  g_assert_cmpfloat (copy->seal_diameter_mm, ==, 36);
}

static void
assert_status (GQuark domain, int code, int status)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "x");

  g_assert_cmpint (anky_office_exit_status (error), ==, status);
}

static void
test_exit_status (void)
{
  assert_status (ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_NO_PLACE, 1);
  assert_status (ANKY_SIGN_ERROR, ANKY_SIGN_ERROR_NO_PLACE, 1);
  assert_status (ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_USAGE, 2);
  assert_status (ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_NOT_YET, 2);
  assert_status (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, 2);
  assert_status (ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_PICTURE, 3);
  assert_status (ANKY_SIGN_ERROR, ANKY_SIGN_ERROR_PICTURE, 3);
  assert_status (ANKY_SIGN_ERROR, ANKY_SIGN_ERROR_SELF_CHECK, 3);
  assert_status (ANKY_PDF_ERROR, ANKY_PDF_ERROR_ENCRYPTED, 3);
  assert_status (ANKY_PDF_ERROR, ANKY_PDF_ERROR_NOT_PDF, 3);
  assert_status (G_IO_ERROR, G_IO_ERROR_EXISTS, 3);
  assert_status (G_IO_ERROR, G_IO_ERROR_NO_SPACE, 3);
  assert_status (ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_CERTIFICATE, 4);
  assert_status (ANKY_TOKEN_ERROR, ANKY_TOKEN_ERROR_PIN_INCORRECT, 4);
  assert_status (ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_ALGORITHM, 4);
  assert_status (G_IO_ERROR, G_IO_ERROR_CANCELLED, 4);
  assert_status (ANKY_SIGN_ERROR, ANKY_SIGN_ERROR_TIMESTAMP, 5);
  assert_status (ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_EVIDENCE, 5);
  assert_status (ANKY_SIGN_ERROR, ANKY_SIGN_ERROR_NO_SPACE, 5);
  assert_status (ANKY_SIGN_ERROR, ANKY_SIGN_ERROR_NOT_PERMITTED, 6);
  assert_status (ANKY_SIGN_ERROR, ANKY_SIGN_ERROR_FIELD_USED, 6);
  assert_status (ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_GATE, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/act-options/names", test_names);
  g_test_add_func ("/office/act-options/named-output", test_named_output);
  g_test_add_func ("/office/act-options/level", test_level);
  g_test_add_func ("/office/act-options/copy", test_copy);
  g_test_add_func ("/office/act-options/exit-status", test_exit_status);
  return g_test_run ();
}
