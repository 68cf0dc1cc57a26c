/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pin-interaction.h"
#include "anky-test-token.h"
#include "anky-test-verify.h"

#include <string.h>

#define WRONG_PIN "11111111"

static GBytes *
make_digest (AnkyDigestAlgorithm algorithm)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("a letter", 8);

  return anky_digest_of_bytes (algorithm, text);
}

static void
begin (AnkyKey *key, TestInteraction *person)
{
  g_autoptr (GError) error = NULL;
  gboolean has_begun = anky_key_begin (key,
                                       G_TLS_INTERACTION (person),
                                       "letter.pdf",
                                       NULL,
                                       &error);

  g_assert_no_error (error);
  g_assert_true (has_begun);
}

static void
assert_signs (AnkyKey *key,
              AnkySignatureScheme scheme,
              AnkyDigestAlgorithm algorithm)
{
  g_autoptr (GBytes) digest = make_digest (algorithm);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) signature =
      anky_key_sign_digest (key, scheme, algorithm, digest, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (test_verify (anky_key_get_certificate (key),
                              scheme,
                              algorithm,
                              digest,
                              signature));
}

static void
assert_begin_fails (AnkyKey *key,
                    TestInteraction *person,
                    GQuark domain,
                    int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (anky_key_begin (key,
                                  (GTlsInteraction *) person,
                                  "letter.pdf",
                                  NULL,
                                  &error));
  g_assert_error (error, domain, code);
}

static void
assert_sign_fails (AnkyKey *key, AnkySignatureScheme scheme, int code)
{
  g_autoptr (GBytes) digest = make_digest (ANKY_DIGEST_SHA256);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) signature = anky_key_sign_digest (key,
                                                       scheme,
                                                       ANKY_DIGEST_SHA256,
                                                       digest,
                                                       NULL,
                                                       &error);

  g_assert_null (signature);
  g_assert_error (error, ANKY_TOKEN_ERROR, code);
}

static void
assert_log (TestToken *test, const char *expected)
{
  g_autofree char *log = test_token_take_log (test);

  g_assert_cmpstr (log, ==, expected);
}

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
    begin (key, person);
    assert_signs (key, kinds[i].scheme, kinds[i].algorithm);
    anky_key_end (key);
  }
}

static void
test_one_pin_for_many (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  begin (key, person);
  for (guint i = 0; i < 3; i++)
    assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
  anky_key_end (key);

  g_assert_cmpuint (person->n_asked, ==, 1);
  g_assert_cmpstr (person->purpose, ==, "letter.pdf");
  g_assert_cmpint (person->flags, ==, G_TLS_PASSWORD_PKCS11_USER);
  assert_log (test, "C_Login\nC_Sign\nC_Sign\nC_Sign\nC_Logout\n");
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

  begin (key, person);
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
  assert_log (test, "C_Login\nC_Sign\nC_Sign\nC_Logout\n");
}

/* A certificate without CKA_ID is matched with its key by the numbers. */
static void
test_without_id (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "revoked");

  begin (key, person);
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
}

/* --- the bracket --------------------------------------------------------- */

static void
test_outside_bracket (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  assert_sign_fails (key, ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_FAILED);
  begin (key, person);
  anky_key_end (key);
  assert_sign_fails (key, ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_FAILED);
  assert_log (test, "C_Login\nC_Logout\n");
}

/* A key that is dropped logs out. */
static void
test_dropped (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  AnkyKey *key = test_token_get_key (test, "person");

  begin (key, person);
  g_assert_finalize_object (key);
  assert_log (test, "C_Login\nC_Logout\n");
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

  begin (first, person);
  assert_begin_fails (second, person, ANKY_TOKEN_ERROR, ANKY_TOKEN_ERROR_BUSY);
  begin (elsewhere, person);
  anky_key_end (elsewhere);
  anky_key_end (first);
  begin (second, person);
  anky_key_end (second);
}

/* --- PINs ---------------------------------------------------------------- */

static void
test_wrong_pin (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (WRONG_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  assert_begin_fails (key,
                      person,
                      ANKY_TOKEN_ERROR,
                      ANKY_TOKEN_ERROR_PIN_INCORRECT);
  g_assert_cmpuint (person->n_asked, ==, 1);
  g_assert_false (person->flags & G_TLS_PASSWORD_RETRY);
  assert_log (test, "C_Login\n");

  person->pin = TEST_PIN;
  begin (key, person);
  g_assert_true (person->flags & G_TLS_PASSWORD_RETRY);
  anky_key_end (key);
  begin (key, person);
  g_assert_false (person->flags & G_TLS_PASSWORD_RETRY);
  anky_key_end (key);
}

static void
test_flags (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (NULL);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_token_control (test, "tries=2");
  assert_begin_fails (key, person, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (person->flags,
                   ==,
                   G_TLS_PASSWORD_PKCS11_USER | G_TLS_PASSWORD_MANY_TRIES);
  test_token_control (test, "tries=1");
  assert_begin_fails (key, person, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (person->flags,
                   ==,
                   G_TLS_PASSWORD_PKCS11_USER | G_TLS_PASSWORD_MANY_TRIES |
                       G_TLS_PASSWORD_FINAL_TRY);
  assert_log (test, "");
}

static void
test_locks (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (WRONG_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  assert_begin_fails (key,
                      person,
                      ANKY_TOKEN_ERROR,
                      ANKY_TOKEN_ERROR_PIN_INCORRECT);
  g_assert_false (person->flags & G_TLS_PASSWORD_FINAL_TRY);
  assert_begin_fails (key,
                      person,
                      ANKY_TOKEN_ERROR,
                      ANKY_TOKEN_ERROR_PIN_LOCKED);
  g_assert_true (person->flags & G_TLS_PASSWORD_FINAL_TRY);
  assert_log (test, "C_Login\nC_Login\n");

  /* Nobody is asked any more, and nothing is tried. */
  assert_begin_fails (key,
                      person,
                      ANKY_TOKEN_ERROR,
                      ANKY_TOKEN_ERROR_PIN_LOCKED);
  g_assert_cmpuint (person->n_asked, ==, 2);
  assert_log (test, "");
}

static void
spend_tries (gpointer data)
{
  test_token_control (data, "tries=1");
}

/* Another program spends tries while the question stands: nobody has agreed to
 * the last one. */
static void
test_becomes_final (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  person->meanwhile = spend_tries;
  person->data = test;
  begin (key, person);
  g_assert_cmpuint (person->n_asked, ==, 2);
  g_assert_true (person->flags & G_TLS_PASSWORD_FINAL_TRY);
  anky_key_end (key);
  assert_log (test, "C_Login\nC_Logout\n");
}

static void
test_length (TestToken *test, gconstpointer data)
{
  const char *pins[] = { "", "12345", "123456789" };

  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++) {
    g_autoptr (TestInteraction) person = test_interaction_new (pins[i]);
    g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

    assert_begin_fails (key,
                        person,
                        ANKY_TOKEN_ERROR,
                        ANKY_TOKEN_ERROR_PIN_LENGTH);
  }
  assert_log (test, "");
}

static void
test_nobody (TestToken *test, gconstpointer data)
{
  g_autoptr (GTlsInteraction) deaf =
      g_object_new (G_TYPE_TLS_INTERACTION, NULL);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  assert_begin_fails (key, NULL, ANKY_TOKEN_ERROR, ANKY_TOKEN_ERROR_FAILED);
  assert_begin_fails (key,
                      (TestInteraction *) deaf,
                      ANKY_TOKEN_ERROR,
                      ANKY_TOKEN_ERROR_FAILED);
  assert_log (test, "");
}

static const struct {
  const char *control;
  int code;
} answers[] = {
  { "fail=C_Login:0xA3", ANKY_TOKEN_ERROR_PIN_EXPIRED },
  { "fail=C_Login:0x102", ANKY_TOKEN_ERROR_FAILED },
  { "fail=C_Login:0x80000001", ANKY_TOKEN_ERROR_FAILED },
  { "fail=C_Login:0x100", ANKY_TOKEN_ERROR_NO_KEY },
  { "fail=C_OpenSession:0xB1", ANKY_TOKEN_ERROR_BUSY },
  { "fail=C_FindObjects:0x30", ANKY_TOKEN_ERROR_NO_KEY },
  { "remove=C_OpenSession", ANKY_TOKEN_ERROR_REMOVED },
  { "remove=C_Login", ANKY_TOKEN_ERROR_REMOVED },
  { "absent=1", ANKY_TOKEN_ERROR_REMOVED },
  { "serial=other", ANKY_TOKEN_ERROR_REMOVED },
};

static void
test_answers (TestToken *test, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
    g_autoptr (AnkyKey) key = NULL;

    g_test_message ("%s", answers[i].control);
    test_token_control (test, "");
    key = test_token_get_key (test, "person");
    test_token_control (test, answers[i].control);
    assert_begin_fails (key, person, ANKY_TOKEN_ERROR, answers[i].code);
  }
}

/* The certificate is there, and its key is not. */
static void
test_no_key (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "keyless");

  assert_begin_fails (key, person, ANKY_TOKEN_ERROR, ANKY_TOKEN_ERROR_NO_KEY);
  assert_log (test, "C_Login\nC_Logout\n");
}

/* --- PIN pads ------------------------------------------------------------ */

static void
test_pin_pad (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new ("");
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  begin (key, person);
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
  g_assert_cmpuint (person->n_asked, ==, 1);
  assert_log (test, "C_Login pad\nC_Sign\nC_Logout\n");
}

static void
test_pin_pad_wrong (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new ("");
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  assert_begin_fails (key,
                      person,
                      ANKY_TOKEN_ERROR,
                      ANKY_TOKEN_ERROR_PIN_INCORRECT);
  person->pin = NULL;
  assert_begin_fails (key, person, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_log (test, "C_Login pad\n");
}

/* --- keys that want the PIN each time ------------------------------------ */

static void
test_each_time (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  begin (key, person);
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  g_assert_cmpuint (person->n_asked, ==, 1);
  assert_log (test, "C_Login\nC_Login context\nC_Sign\n");

  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  g_assert_cmpuint (person->n_asked, ==, 2);
  g_assert_cmpint (person->flags, ==, G_TLS_PASSWORD_PKCS11_CONTEXT_SPECIFIC);
  assert_log (test, "C_Login context\nC_Sign\n");
  anky_key_end (key);
}

static void
test_each_time_wrong (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  begin (key, person);
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  person->pin = WRONG_PIN;
  assert_sign_fails (key,
                     ANKY_SCHEME_RSA_PKCS1,
                     ANKY_TOKEN_ERROR_PIN_INCORRECT);
  g_assert_cmpuint (person->n_asked, ==, 2);

  /* The operation that was begun is gone: the next one starts anew. */
  person->pin = TEST_PIN;
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  g_assert_true (person->flags & G_TLS_PASSWORD_RETRY);
  anky_key_end (key);
}

static void
test_each_time_final (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  begin (key, person);
  test_token_control (test, "always-authenticate=1\ntries=1");
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  g_assert_cmpuint (person->n_asked, ==, 2);
  g_assert_true (person->flags & G_TLS_PASSWORD_FINAL_TRY);

  test_token_control (test, "always-authenticate=1\ntries=0");
  assert_sign_fails (key, ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_PIN_LOCKED);
  g_assert_cmpuint (person->n_asked, ==, 2);
  anky_key_end (key);
}

static void
test_each_time_pad (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new ("");
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  begin (key, person);
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
  g_assert_cmpuint (person->n_asked, ==, 2);
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
    begin (key, person);
    test_token_control (test, while_signing[i].control);
    assert_sign_fails (key, while_signing[i].scheme, while_signing[i].code);
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
  begin (key, person);
  assert_sign_fails (key, ANKY_SCHEME_RSA_PSS, ANKY_TOKEN_ERROR_MECHANISM);
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
}

/* Pulled out and pushed back the token is the same; what was logged in is
 * not. */
static void
test_back_again (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  begin (key, person);
  test_token_control (test, "absent=1");
  assert_sign_fails (key, ANKY_SCHEME_RSA_PKCS1, ANKY_TOKEN_ERROR_REMOVED);
  anky_key_end (key);
  assert_begin_fails (key, person, ANKY_TOKEN_ERROR, ANKY_TOKEN_ERROR_REMOVED);
  test_token_control (test, "");
  begin (key, person);
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
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
  g_autoptr (GBytes) digest = make_digest (ANKY_DIGEST_SHA256);
  g_autoptr (GError) error = NULL;
  GThread *thread;

  begin (key, person);
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
  assert_log (test, "C_Login\nC_Sign\nC_Logout\n");
}

/* --- nobody there -------------------------------------------------------- */

static void
test_unattended (TestToken *test, gconstpointer data)
{
  g_autoptr (AnkySecret) pin = anky_secret_new (TEST_PIN, strlen (TEST_PIN));
  g_autoptr (GTlsInteraction) file = anky_pin_interaction_new (pin);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");
  g_autoptr (AnkyKey) other = test_token_get_key (test, "organization");

  begin (key, (TestInteraction *) file);
  assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);

  /* The PIN is for the token it was first used for. */
  assert_begin_fails (other,
                      (TestInteraction *) file,
                      ANKY_TOKEN_ERROR,
                      ANKY_TOKEN_ERROR_FAILED);
  (void) test_token_take_log (test);
  test_token_control (test, "tries=1");
  assert_begin_fails (key,
                      (TestInteraction *) file,
                      ANKY_TOKEN_ERROR,
                      ANKY_TOKEN_ERROR_FINAL_TRY);
}

static void
test_unattended_wrong (TestToken *test, gconstpointer data)
{
  g_autoptr (AnkySecret) pin = anky_secret_new (WRONG_PIN, strlen (WRONG_PIN));
  g_autoptr (GTlsInteraction) file = anky_pin_interaction_new (pin);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  for (guint i = 0; i < 3; i++)
    assert_begin_fails (key,
                        (TestInteraction *) file,
                        ANKY_TOKEN_ERROR,
                        ANKY_TOKEN_ERROR_PIN_INCORRECT);
  assert_log (test, "C_Login\n");
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
  const char *each_time = "always-authenticate=1";

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
  ADD ("pin/wrong", NULL, test_wrong_pin);
  ADD ("pin/flags", NULL, test_flags);
  ADD ("pin/locks", "tries=2", test_locks);
  ADD ("pin/becomes-final", NULL, test_becomes_final);
  ADD ("pin/length", "min-pin=6\nmax-pin=8", test_length);
  ADD ("pin/nobody", NULL, test_nobody);
  ADD ("answers", NULL, test_answers);
  ADD ("no-key", NULL, test_no_key);
  ADD ("pad", "pin-pad=" TEST_PIN, test_pin_pad);
  ADD ("pad/wrong", "pin-pad=" WRONG_PIN, test_pin_pad_wrong);
  ADD ("each-time", each_time, test_each_time);
  ADD ("each-time/wrong", each_time, test_each_time_wrong);
  ADD ("each-time/final", each_time, test_each_time_final);
  ADD ("each-time/pad",
       "always-authenticate=1\npin-pad=" TEST_PIN,
       test_each_time_pad);
  ADD ("signing", NULL, test_while_signing);
  ADD ("signing/no-mechanism", "no-mechanism=0xD", test_no_mechanism);
  ADD ("signing/back-again", NULL, test_back_again);
  ADD ("signing/cancelled", "slow-ms=300", test_cancelled);
  ADD ("unattended", NULL, test_unattended);
  ADD ("unattended/wrong", NULL, test_unattended_wrong);
  return g_test_run ();
}
