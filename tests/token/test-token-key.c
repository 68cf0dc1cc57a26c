/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-test-key.h"

/* --- signing ------------------------------------------------------------- */

static const struct {
  const char *label;
  AnkySignatureScheme scheme;
  AnkyDigestAlgorithm algorithm;
} kinds[] = {
  { "person", ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256 },
  { "person", ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA512 },
  { "person", ANKY_SCHEME_RSA_PSS, ANKY_DIGEST_SHA256 },
  { "person", ANKY_SCHEME_RSA_PSS, ANKY_DIGEST_SHA384 },
  { "person", ANKY_SCHEME_RSA_PSS, ANKY_DIGEST_SHA512 },
  { "person-rsa3072", ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256 },
  { "person-p256", ANKY_SCHEME_ECDSA, ANKY_DIGEST_SHA256 },
  { "person-p384", ANKY_SCHEME_ECDSA, ANKY_DIGEST_SHA256 },
  { "person-p384", ANKY_SCHEME_ECDSA, ANKY_DIGEST_SHA384 },
};

static void
test_signs (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (AnkyKey) key = test_token_get_key (test, kinds[i].label);

    g_assert_true (anky_key_supports (key, kinds[i].scheme));
    test_key_begin (key, person);
    test_key_assert_signs (key, kinds[i].scheme, kinds[i].algorithm);
    anky_key_end (key);
  }
}

static void
test_one_pin_for_many (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_begin (key, person);
  for (guint i = 0; i < 3; i++)
    test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
  anky_key_end (key);

  g_assert_cmpuint (person->n_asked, ==, 1);
  g_assert_cmpstr (person->purpose, ==, "letter.pdf");
  g_assert_cmpint (person->flags, ==, G_TLS_PASSWORD_PKCS11_USER);
  test_token_assert_log (test, "C_Login\nC_Sign\nC_Sign\nC_Sign\nC_Logout\n");
}

static void
test_supports (TestToken *test, gconstpointer data)
{
  g_autoptr (AnkyKey) rsa = test_token_get_key (test, "person");
  g_autoptr (AnkyKey) ec = test_token_get_key (test, "person-p256");

  g_assert_true (anky_key_supports (rsa, ANKY_SCHEME_RSA_PKCS1));
  g_assert_true (anky_key_supports (rsa, ANKY_SCHEME_RSA_PSS));
  g_assert_false (anky_key_supports (rsa, ANKY_SCHEME_ECDSA));
  g_assert_false (anky_key_supports (rsa, ANKY_SCHEME_UNKNOWN));
  g_assert_true (anky_key_supports (ec, ANKY_SCHEME_ECDSA));
  g_assert_false (anky_key_supports (ec, ANKY_SCHEME_RSA_PKCS1));
}

static void
test_small_buffer (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_begin (key, person);
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
  test_token_assert_log (test, "C_Login\nC_Sign\nC_Sign\nC_Logout\n");
}

/* A certificate without CKA_ID is matched with its key by the numbers. */
static void
test_without_id (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "revoked");

  test_key_begin (key, person);
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
}

/* --- the bracket --------------------------------------------------------- */

static void
test_outside_bracket (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_assert_sign_fails (key,
                              ANKY_SCHEME_RSA_PKCS1,
                              ANKY_TOKEN_ERROR_FAILED);
  test_key_begin (key, person);
  anky_key_end (key);
  test_key_assert_sign_fails (key,
                              ANKY_SCHEME_RSA_PKCS1,
                              ANKY_TOKEN_ERROR_FAILED);
  test_token_assert_log (test, "C_Login\nC_Logout\n");
}

/* A key that is dropped logs out. */
static void
test_dropped (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  AnkyKey *key = test_token_get_key (test, "person");

  test_key_begin (key, person);
  g_assert_finalize_object (key);
  test_token_assert_log (test, "C_Login\nC_Logout\n");
}

/* Login is per token and process: while one act has the token another one must
 * not ride on its login. */
static void
test_two_acts (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) first = test_token_get_key (test, "person");
  g_autoptr (AnkyKey) second = test_token_get_key (test, "person-p256");
  g_autoptr (AnkyKey) elsewhere = test_token_get_key (test, "organization");

  test_key_begin (first, person);
  test_key_assert_begin_fails (second,
                               person,
                               ANKY_TOKEN_ERROR,
                               ANKY_TOKEN_ERROR_BUSY);
  test_key_begin (elsewhere, person);
  anky_key_end (elsewhere);
  anky_key_end (first);
  test_key_begin (second, person);
  anky_key_end (second);
}

/* --- while signing ------------------------------------------------------- */

static const struct {
  const char *control;
  AnkySignatureScheme scheme;
  int code;
} while_signing[] = {
  { "remove=C_SignInit", ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_REMOVED },
  { "remove=C_Sign", ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_REMOVED },
  { "fail=C_SignInit:0xB3", ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_REMOVED },
  { "fail=C_Sign:0xE0", ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_REMOVED },
  { "fail=C_Sign:0x3", ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_REMOVED },
  { "fail=C_Sign:0x30", ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_FAILED },
  { "fail=C_Sign:0x150", ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_FAILED },
  { "fail=C_SignInit:0x90", ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_BUSY },
  { "veto-mechanism=0xD", ANKY_SCHEME_RSA_PSS, ANKY_TOKEN_ERROR_MECHANISM },
  { "", ANKY_SCHEME_ECDSA, ANKY_TOKEN_ERROR_MECHANISM },
  { "", ANKY_SCHEME_UNKNOWN, ANKY_TOKEN_ERROR_MECHANISM },
};

static void
test_while_signing (TestToken *test, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (while_signing); i++) {
    g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
    g_autoptr (AnkyKey) key = NULL;

    g_test_message ("%s", while_signing[i].control);
    test_token_control (test, "");
    key = test_token_get_key (test, "person");
    test_key_begin (key, person);
    test_token_control (test, while_signing[i].control);
    test_key_assert_sign_fails (key,
                                while_signing[i].scheme,
                                while_signing[i].code);
    anky_key_end (key);
  }
}

static void
test_no_mechanism (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  g_assert_false (anky_key_supports (key, ANKY_SCHEME_RSA_PSS));
  g_assert_true (anky_key_supports (key, ANKY_SCHEME_RSA_PKCS1));
  test_key_begin (key, person);
  test_key_assert_sign_fails (key,
                              ANKY_SCHEME_RSA_PSS,
                              ANKY_TOKEN_ERROR_MECHANISM);
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
}

/* Pulled out and pushed back the token is the same; what was logged in is
 * not. */
static void
test_back_again (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_begin (key, person);
  test_token_control (test, "absent=1");
  test_key_assert_sign_fails (key,
                              ANKY_SCHEME_RSA_PKCS1,
                              ANKY_TOKEN_ERROR_REMOVED);
  anky_key_end (key);
  test_key_assert_begin_fails (key,
                               person,
                               ANKY_TOKEN_ERROR,
                               ANKY_TOKEN_ERROR_REMOVED);
  test_token_control (test, "");
  test_key_begin (key, person);
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
  g_assert_cmpuint (person->n_asked, ==, 2);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

/* The card ends what it has begun; its answer is dropped. */
static void
test_cancelled (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) digest = test_key_make_digest (ANKY_DIGEST_SHA256);
  g_autoptr (GError) error = NULL;
  GThread *thread;

  test_key_begin (key, person);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (anky_key_sign_digest (key,
                                       ANKY_SCHEME_RSA_PKCS1,
                                       ANKY_DIGEST_SHA256,
                                       digest,
                                       cancellable,
                                       &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  anky_key_end (key);
  test_token_assert_log (test, "C_Login\nC_Sign\nC_Logout\n");
}

#define ADD(name, control, function)                                           \
  g_test_add ("/token/key/" name,                                              \
              TestToken,                                                       \
              control,                                                         \
              test_token_set_up,                                               \
              function,                                                        \
              test_token_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("signs", NULL, test_signs);
  ADD ("signs/hidden-keys", "hide-keys=1", test_signs);
  ADD ("signs/one-pin-for-many", NULL, test_one_pin_for_many);
  ADD ("signs/small-buffer", "small-buffer=1", test_small_buffer);
  ADD ("signs/without-id", NULL, test_without_id);
  ADD ("supports", NULL, test_supports);
  ADD ("bracket/outside", NULL, test_outside_bracket);
  ADD ("bracket/dropped", NULL, test_dropped);
  ADD ("bracket/two-acts", NULL, test_two_acts);
  ADD ("signing", NULL, test_while_signing);
  ADD ("signing/no-mechanism", "no-mechanism=0xD", test_no_mechanism);
  ADD ("signing/back-again", NULL, test_back_again);
  ADD ("signing/cancelled", "slow-ms=300", test_cancelled);
  return g_test_run ();
}
