/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pin-interaction.h"
#include "anky-test-key.h"

#include <string.h>

/* --- PINs ---------------------------------------------------------------- */

static void
test_wrong_pin (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (WRONG_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_assert_begin_fails (key,
                               person,
                               ANKY_TOKEN_ERROR,
                               ANKY_TOKEN_ERROR_PIN_INCORRECT);
  g_assert_cmpuint (person->n_asked, ==, 1);
  g_assert_false (person->flags & G_TLS_PASSWORD_RETRY);
  test_token_assert_log (test, "C_Login\n");

  person->pin = TEST_PIN;
  test_key_begin (key, person);
  g_assert_true (person->flags & G_TLS_PASSWORD_RETRY);
  anky_key_end (key);
  test_key_begin (key, person);
  g_assert_false (person->flags & G_TLS_PASSWORD_RETRY);
  anky_key_end (key);
}

static void
test_flags (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (NULL);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_token_control (test, "tries=2");
  test_key_assert_begin_fails (key, person, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (person->flags,
                   ==,
                   G_TLS_PASSWORD_PKCS11_USER | G_TLS_PASSWORD_MANY_TRIES);
  test_token_control (test, "tries=1");
  test_key_assert_begin_fails (key, person, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (person->flags,
                   ==,
                   G_TLS_PASSWORD_PKCS11_USER | G_TLS_PASSWORD_MANY_TRIES |
                       G_TLS_PASSWORD_FINAL_TRY);
  test_token_assert_log (test, "");
}

static void
test_locks (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (WRONG_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_assert_begin_fails (key,
                               person,
                               ANKY_TOKEN_ERROR,
                               ANKY_TOKEN_ERROR_PIN_INCORRECT);
  g_assert_false (person->flags & G_TLS_PASSWORD_FINAL_TRY);
  test_key_assert_begin_fails (key,
                               person,
                               ANKY_TOKEN_ERROR,
                               ANKY_TOKEN_ERROR_PIN_LOCKED);
  g_assert_true (person->flags & G_TLS_PASSWORD_FINAL_TRY);
  test_token_assert_log (test, "C_Login\nC_Login\n");

  /* Nobody is asked any more, and nothing is tried. */
  test_key_assert_begin_fails (key,
                               person,
                               ANKY_TOKEN_ERROR,
                               ANKY_TOKEN_ERROR_PIN_LOCKED);
  g_assert_cmpuint (person->n_asked, ==, 2);
  test_token_assert_log (test, "");
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
  test_key_begin (key, person);
  g_assert_cmpuint (person->n_asked, ==, 2);
  g_assert_true (person->flags & G_TLS_PASSWORD_FINAL_TRY);
  anky_key_end (key);
  test_token_assert_log (test, "C_Login\nC_Logout\n");
}

static void
test_length (TestToken *test, gconstpointer data)
{
  const char *pins[] = { "", "12345", "123456789" };

  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++) {
    g_autoptr (TestInteraction) person = test_interaction_new (pins[i]);
    g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

    test_key_assert_begin_fails (key,
                                 person,
                                 ANKY_TOKEN_ERROR,
                                 ANKY_TOKEN_ERROR_PIN_LENGTH);
  }
  test_token_assert_log (test, "");
}

static void
test_nobody (TestToken *test, gconstpointer data)
{
  g_autoptr (GTlsInteraction) deaf =
      g_object_new (G_TYPE_TLS_INTERACTION, NULL);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_assert_begin_fails (key,
                               NULL,
                               ANKY_TOKEN_ERROR,
                               ANKY_TOKEN_ERROR_FAILED);
  test_key_assert_begin_fails (key,
                               deaf,
                               ANKY_TOKEN_ERROR,
                               ANKY_TOKEN_ERROR_FAILED);
  test_token_assert_log (test, "");
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
    test_key_assert_begin_fails (key,
                                 person,
                                 ANKY_TOKEN_ERROR,
                                 answers[i].code);
  }
}

/* The certificate is there, and its key is not. */
static void
test_no_key (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "keyless");

  test_key_assert_begin_fails (key,
                               person,
                               ANKY_TOKEN_ERROR,
                               ANKY_TOKEN_ERROR_NO_KEY);
  test_token_assert_log (test, "C_Login\nC_Logout\n");
}

/* --- PIN pads ------------------------------------------------------------ */

static void
test_pin_pad (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new ("");
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_begin (key, person);
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
  g_assert_cmpuint (person->n_asked, ==, 1);
  test_token_assert_log (test, "C_Login pad\nC_Sign\nC_Logout\n");
}

static void
test_pin_pad_wrong (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new ("");
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_assert_begin_fails (key,
                               person,
                               ANKY_TOKEN_ERROR,
                               ANKY_TOKEN_ERROR_PIN_INCORRECT);
  person->pin = NULL;
  test_key_assert_begin_fails (key, person, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  test_token_assert_log (test, "C_Login pad\n");
}

/* --- keys that want the PIN each time ------------------------------------ */

static void
test_each_time (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_begin (key, person);
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  g_assert_cmpuint (person->n_asked, ==, 1);
  test_token_assert_log (test, "C_Login\nC_Login context\nC_Sign\n");

  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  g_assert_cmpuint (person->n_asked, ==, 2);
  g_assert_cmpint (person->flags, ==, G_TLS_PASSWORD_PKCS11_CONTEXT_SPECIFIC);
  test_token_assert_log (test, "C_Login context\nC_Sign\n");
  anky_key_end (key);
}

static void
test_each_time_wrong (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_begin (key, person);
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  person->pin = WRONG_PIN;
  test_key_assert_sign_fails (key,
                              ANKY_SCHEME_RSA_PKCS1,
                              ANKY_TOKEN_ERROR_PIN_INCORRECT);
  g_assert_cmpuint (person->n_asked, ==, 2);

  /* The operation that was begun is gone: the next one starts anew. */
  person->pin = TEST_PIN;
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  g_assert_true (person->flags & G_TLS_PASSWORD_RETRY);
  anky_key_end (key);
}

static void
test_each_time_final (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new (TEST_PIN);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_begin (key, person);
  test_token_control (test, "always-authenticate=1\ntries=1");
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  g_assert_cmpuint (person->n_asked, ==, 2);
  g_assert_true (person->flags & G_TLS_PASSWORD_FINAL_TRY);

  test_token_control (test, "always-authenticate=1\ntries=0");
  test_key_assert_sign_fails (key,
                              ANKY_SCHEME_RSA_PKCS1,
                              ANKY_TOKEN_ERROR_PIN_LOCKED);
  g_assert_cmpuint (person->n_asked, ==, 2);
  anky_key_end (key);
}

static void
test_each_time_pad (TestToken *test, gconstpointer data)
{
  g_autoptr (TestInteraction) person = test_interaction_new ("");
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");

  test_key_begin (key, person);
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);
  g_assert_cmpuint (person->n_asked, ==, 2);
}

/* --- nobody there -------------------------------------------------------- */

static void
test_unattended (TestToken *test, gconstpointer data)
{
  g_autoptr (AnkySecret) pin = anky_secret_new (TEST_PIN, strlen (TEST_PIN));
  g_autoptr (GTlsInteraction) file = anky_pin_interaction_new (pin);
  g_autoptr (AnkyKey) key = test_token_get_key (test, "person");
  g_autoptr (AnkyKey) other = test_token_get_key (test, "organization");

  test_key_begin (key, (TestInteraction *) file);
  test_key_assert_signs (key, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256);
  anky_key_end (key);

  /* The PIN is for the token it was first used for. */
  test_key_assert_begin_fails (other,
                               file,
                               ANKY_TOKEN_ERROR,
                               ANKY_TOKEN_ERROR_FAILED);
  g_free (test_token_take_log (test));
  test_token_control (test, "tries=1");
  test_key_assert_begin_fails (key,
                               file,
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
    test_key_assert_begin_fails (key,
                                 file,
                                 ANKY_TOKEN_ERROR,
                                 ANKY_TOKEN_ERROR_PIN_INCORRECT);
  test_token_assert_log (test, "C_Login\n");
}

#define ADD(name, control, function)                                           \
  g_test_add ("/token/pin/" name,                                              \
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
  ADD ("unattended", NULL, test_unattended);
  ADD ("unattended/wrong", NULL, test_unattended_wrong);
  return g_test_run ();
}
