/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-p11.h"

#include <string.h>

/* p11-kit knows the names of all; each must have a sentence of ours. */
static void
test_complete (void)
{
  const char *unknown = anky_p11_describe (0x7fffffff);
  guint n_known = 0;

  for (CK_RV rv = 0; rv < 0x300; rv++) {
    if (g_str_equal (p11_kit_strerror (rv), p11_kit_strerror (0x7fffffff)))
      continue;
    if (g_str_equal (anky_p11_describe (rv), unknown))
      g_error ("0x%lX has no sentence: %s", rv, p11_kit_strerror (rv));
    n_known++;
  }
  g_assert_cmpuint (n_known, >, 80);
}

static void
test_one_line_each (void)
{
  for (CK_RV rv = 0; rv < 0x300; rv++) {
    const char *sentence = anky_p11_describe (rv);

    g_assert_null (strchr (sentence, '\n'));
    g_assert_true (g_str_is_ascii (sentence));
    g_assert_false (g_str_has_suffix (sentence, "."));
  }
}

static const struct {
  CK_RV rv;
  AnkyTokenError code;
} codes[] = {
  { CKR_DEVICE_REMOVED, ANKY_TOKEN_ERROR_REMOVED },
  { CKR_TOKEN_NOT_PRESENT, ANKY_TOKEN_ERROR_REMOVED },
  { CKR_SESSION_HANDLE_INVALID, ANKY_TOKEN_ERROR_REMOVED },
  { CKR_SLOT_ID_INVALID, ANKY_TOKEN_ERROR_REMOVED },
  { CKR_PIN_INCORRECT, ANKY_TOKEN_ERROR_PIN_INCORRECT },
  { CKR_PIN_LEN_RANGE, ANKY_TOKEN_ERROR_PIN_LENGTH },
  { CKR_PIN_LOCKED, ANKY_TOKEN_ERROR_PIN_LOCKED },
  { CKR_PIN_EXPIRED, ANKY_TOKEN_ERROR_PIN_EXPIRED },
  { CKR_MECHANISM_INVALID, ANKY_TOKEN_ERROR_MECHANISM },
  { CKR_GENERAL_ERROR, ANKY_TOKEN_ERROR_FAILED },
  { CKR_VENDOR_DEFINED | 0x10, ANKY_TOKEN_ERROR_FAILED },
  { 0x7fffffff, ANKY_TOKEN_ERROR_FAILED },
};

static void
test_codes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (anky_p11_set_error (&error, codes[i].rv, "C_Sign"));
    g_assert_error (error, ANKY_TOKEN_ERROR, (int) codes[i].code);
    g_assert_true (g_str_has_prefix (error->message, "C_Sign: "));
  }
}

static void
test_vendor (void)
{
  g_autoptr (GError) error = NULL;

  anky_p11_set_error (&error, CKR_VENDOR_DEFINED | 0x10, "C_Login");
  g_assert_cmpstr (
      error->message,
      ==,
      "C_Login: the driver reports an error of its own (0x80000010)");
}

static void
test_padded (void)
{
  const struct {
    const char *field;
    const char *text;
  } fields[] = {
    { "abc     ", "abc" },
    { "        ", "" },
    { "Th\xe1\xbb\xad    ", "Th\xe1\xbb\xad" },
    { "ab\xff\xff    ", "ab\xef\xbf\xbd\xef\xbf\xbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *text =
        anky_p11_dup_padded ((const CK_UTF8CHAR *) fields[i].field,
                             strlen (fields[i].field));

    g_assert_cmpstr (text, ==, fields[i].text);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token/p11-error/complete", test_complete);
  g_test_add_func ("/token/p11-error/one-line-each", test_one_line_each);
  g_test_add_func ("/token/p11-error/codes", test_codes);
  g_test_add_func ("/token/p11-error/vendor", test_vendor);
  g_test_add_func ("/token/p11/padded", test_padded);
  return g_test_run ();
}
