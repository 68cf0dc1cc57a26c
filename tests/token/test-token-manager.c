/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-test-token.h"

#include <string.h>

static GPtrArray *
list (TestToken *test)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *tokens =
      anky_token_manager_list (test->manager, NULL, NULL, &error);

  g_assert_no_error (error);
  return tokens;
}

static void
test_list (TestToken *test, gconstpointer data)
{
  const char *labels[] = { "bare", "leader", "odd", "office" };
  g_autoptr (GPtrArray) tokens = list (test);
  AnkyToken *leader;
  AnkyTokenCertificate *certificate;
  guint min, max;

  g_assert_cmpuint (tokens->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < tokens->len; i++)
    g_assert_cmpstr (anky_token_get_label (g_ptr_array_index (tokens, i)),
                     ==,
                     labels[i]);

  leader = g_ptr_array_index (tokens, 1);
  g_assert_true (g_str_has_prefix (anky_token_get_uri (leader), "pkcs11:"));
  g_assert_cmpuint (strlen (anky_token_get_serial (leader)), ==, 16);
  g_assert_cmpstr (anky_token_get_model (leader), ==, "SoftHSM v2");
  g_assert_nonnull (strstr (anky_token_get_module_name (leader), "shim"));
  g_assert_cmpint (anky_token_get_pin_state (leader), ==, ANKY_PIN_OK);
  g_assert_false (anky_token_has_pin_pad (leader));
  anky_token_get_pin_length (leader, &min, &max);
  g_assert_cmpuint (min, ==, 4);
  g_assert_cmpuint (max, ==, 255);

  g_assert_cmpuint (anky_token_get_certificates (leader)->len, ==, 4);
  certificate = g_ptr_array_index (
      anky_token_get_certificates (g_ptr_array_index (tokens, 3)),
      0);
  g_assert_cmpstr (anky_token_certificate_get_label (certificate),
                   ==,
                   "organization");
  g_assert_true (anky_token_certificate_is_usable (certificate));
  g_assert_cmpstr (
      anky_token_get_uri (anky_token_certificate_get_token (certificate)),
      ==,
      anky_token_get_uri (g_ptr_array_index (tokens, 3)));
}

static const struct {
  const char *label;
  const char *why;
} odd[] = {
  { "expired", "expired" },
  { "not-yet", "not-yet-valid" },
  { "wrong-usage", "key-usage" },
  { "ca-leaf", "ca" },
  { "person-rsa1024", "weak-key" },
  { "office", "no-key" },
  { "revoked", NULL },
};

static const char *
why_of (GPtrArray *certificates, const char *label)
{
  for (guint i = 0; i < certificates->len; i++) {
    AnkyTokenCertificate *certificate = g_ptr_array_index (certificates, i);

    if (g_str_equal (anky_token_certificate_get_label (certificate), label))
      return anky_token_certificate_get_why (certificate);
  }
  g_error ("%s is not on the token", label);
}

static void
test_why (TestToken *test, gconstpointer data)
{
  g_autoptr (GPtrArray) tokens = list (test);
  GPtrArray *certificates =
      anky_token_get_certificates (g_ptr_array_index (tokens, 2));

  g_assert_cmpuint (certificates->len, ==, G_N_ELEMENTS (odd));
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    g_assert_cmpstr (why_of (certificates, odd[i].label), ==, odd[i].why);
}

/* A certificate whose token shows some keys, but not its own, has none; one
 * whose token shows no key at all may have one. */
static void
test_hidden_keys (TestToken *test, gconstpointer data)
{
  g_autoptr (GPtrArray) tokens = list (test);
  GPtrArray *certificates =
      anky_token_get_certificates (g_ptr_array_index (tokens, 2));

  g_assert_null (why_of (certificates, "office"));
  g_assert_cmpstr (why_of (certificates, "expired"), ==, "expired");
}

static const struct {
  const char *control;
  AnkyPinState state;
} states[] = {
  { "tries=3", ANKY_PIN_OK },
  { "tries=2", ANKY_PIN_COUNT_LOW },
  { "tries=1", ANKY_PIN_COUNT_LOW | ANKY_PIN_FINAL_TRY },
  { "tries=0", ANKY_PIN_LOCKED },
};

static void
test_pin_state (TestToken *test, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (GPtrArray) tokens = NULL;
    AnkyToken *leader;
    gboolean is_locked = states[i].state & ANKY_PIN_LOCKED;

    test_token_control (test, states[i].control);
    tokens = list (test);
    leader = g_ptr_array_index (tokens, 1);
    g_assert_cmpint (anky_token_get_pin_state (leader), ==, states[i].state);
    g_assert_cmpstr (why_of (anky_token_get_certificates (leader), "person"),
                     ==,
                     is_locked ? "locked" : NULL);
  }
}

static void
test_pin_pad (TestToken *test, gconstpointer data)
{
  g_autoptr (GPtrArray) tokens = list (test);
  guint min, max;

  g_assert_true (anky_token_has_pin_pad (g_ptr_array_index (tokens, 1)));
  anky_token_get_pin_length (g_ptr_array_index (tokens, 1), &min, &max);
  g_assert_cmpuint (min, ==, 6);
  g_assert_cmpuint (max, ==, 8);
}

static void
test_absent (TestToken *test, gconstpointer data)
{
  g_autoptr (GPtrArray) tokens = list (test);

  g_assert_cmpuint (tokens->len, ==, 0);
}

/* A module that cannot be loaded does not hide the others, and is told of. */
static void
test_problems (TestToken *test, gconstpointer data)
{
  const char *modules[] = { "/nonexistent/vendor.so",
                            g_getenv ("ANKY_TEST_SHIM"),
                            "/nonexistent/vendor.so",
                            "/bin/sh",
                            NULL };
  g_autoptr (AnkyTokenManager) manager = anky_token_manager_new (modules, TRUE);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tokens =
      anky_token_manager_list (manager, &problems, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tokens->len, ==, 4);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, 0),
                                   "/nonexistent/vendor.so: "));
  g_assert_true (
      g_str_has_prefix (g_ptr_array_index (problems, 1), "/bin/sh: "));
}

static void
test_cancelled (TestToken *test, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      anky_token_manager_list (test->manager, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct {
  GPtrArray *tokens;
  gboolean is_done;
} Answer;

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;

  answer->tokens = anky_token_manager_list_finish (ANKY_TOKEN_MANAGER (source),
                                                   result,
                                                   &error);
  g_assert_no_error (error);
  answer->is_done = TRUE;
}

static gboolean
is_answered (gpointer data)
{
  return ((Answer *) data)->is_done;
}

static void
test_list_async (TestToken *test, gconstpointer data)
{
  Answer answer = { 0 };

  anky_token_manager_list_async (test->manager, NULL, listed_cb, &answer);
  test_token_wait_until (is_answered, &answer);
  g_assert_cmpuint (answer.tokens->len, ==, 4);
  g_ptr_array_unref (answer.tokens);
}

/* --- finding ------------------------------------------------------------- */

static const struct {
  const char *wanted;
  AnkySignerKind kind;
  const char *label; /* NULL: @code */
  AnkyTokenError code;
} wishes[] = {
  { "person", ANKY_SIGNER_UNKNOWN, "person" },
  { "organization", ANKY_SIGNER_UNKNOWN, "organization" },
  /* Named: the kind is the office's to judge. */
  { "organization", ANKY_SIGNER_PERSON, "organization" },
  { NULL, ANKY_SIGNER_ORGANIZATION, "organization" },
  { NULL, ANKY_SIGNER_PERSON, NULL, ANKY_TOKEN_ERROR_SEVERAL },
  { NULL, ANKY_SIGNER_UNKNOWN, NULL, ANKY_TOKEN_ERROR_SEVERAL },
  /* By the token's label, the only one that can be used. */
  { "office", ANKY_SIGNER_UNKNOWN, NULL, ANKY_TOKEN_ERROR_NO_KEY },
  { "odd", ANKY_SIGNER_UNKNOWN, "revoked" },
  { "leader", ANKY_SIGNER_UNKNOWN, NULL, ANKY_TOKEN_ERROR_SEVERAL },
  { "nobody", ANKY_SIGNER_UNKNOWN, NULL, ANKY_TOKEN_ERROR_NO_CERTIFICATE },
  { "", ANKY_SIGNER_UNKNOWN, NULL, ANKY_TOKEN_ERROR_NO_CERTIFICATE },
  { "expired", ANKY_SIGNER_UNKNOWN, NULL, ANKY_TOKEN_ERROR_NO_CERTIFICATE },
  { "person-rsa1024",
    ANKY_SIGNER_UNKNOWN,
    NULL,
    ANKY_TOKEN_ERROR_NO_CERTIFICATE },
  { "pkcs11:token=leader;object=person", ANKY_SIGNER_UNKNOWN, "person" },
  { "pkcs11:token=leader;id=%02", ANKY_SIGNER_UNKNOWN, "person-p256" },
  { "pkcs11:token=leader;id=%02;type=private",
    ANKY_SIGNER_UNKNOWN,
    "person-p256" },
  { "pkcs11:object=organization?pin-source=/tmp/pin",
    ANKY_SIGNER_UNKNOWN,
    "organization" },
  { "PKCS11:object=organization", ANKY_SIGNER_UNKNOWN, "organization" },
  { "pkcs11:token=leader;id=%09",
    ANKY_SIGNER_UNKNOWN,
    NULL,
    ANKY_TOKEN_ERROR_NO_CERTIFICATE },
  { "pkcs11:token=leader",
    ANKY_SIGNER_UNKNOWN,
    NULL,
    ANKY_TOKEN_ERROR_SEVERAL },
  { "pkcs11:object=organization;x-unknown=1",
    ANKY_SIGNER_UNKNOWN,
    NULL,
    ANKY_TOKEN_ERROR_NO_CERTIFICATE },
  { "pkcs11:object=organization?module-name=other",
    ANKY_SIGNER_UNKNOWN,
    NULL,
    ANKY_TOKEN_ERROR_NO_CERTIFICATE },
  { "pkcs11:object=organization?module-path=/usr/lib/other.so",
    ANKY_SIGNER_UNKNOWN,
    NULL,
    ANKY_TOKEN_ERROR_NO_CERTIFICATE },
  { "pkcs11:object=organization;library-manufacturer=Other",
    ANKY_SIGNER_UNKNOWN,
    NULL,
    ANKY_TOKEN_ERROR_NO_CERTIFICATE },
  { "pkcs11:object=%zz",
    ANKY_SIGNER_UNKNOWN,
    NULL,
    ANKY_TOKEN_ERROR_NO_CERTIFICATE },
};

static void
test_find (TestToken *test, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AnkyTokenCertificate) found = NULL;

    g_test_message ("wanted: %s", wishes[i].wanted);
    found = anky_token_manager_find (test->manager,
                                     wishes[i].wanted,
                                     wishes[i].kind,
                                     NULL,
                                     &error);
    if (!wishes[i].label) {
      g_assert_null (found);
      g_assert_error (error, ANKY_TOKEN_ERROR, (int) wishes[i].code);
      continue;
    }
    g_assert_no_error (error);
    g_assert_cmpstr (anky_token_certificate_get_label (found),
                     ==,
                     wishes[i].label);
  }
}

/* What a certificate calls itself finds it again. */
static void
test_find_own_uri (TestToken *test, gconstpointer data)
{
  const char *labels[] = { "person", "person-p384", "organization", "revoked" };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autoptr (AnkyTokenCertificate) certificate =
        test_token_get_certificate (test, labels[i]);
    g_autoptr (AnkyTokenCertificate) again = test_token_get_certificate (
        test,
        anky_token_certificate_get_uri (certificate));

    g_assert_cmpstr (anky_token_certificate_get_label (again), ==, labels[i]);
  }
}

static void
test_find_absent (TestToken *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anky_token_manager_find (test->manager,
                                          "person",
                                          ANKY_SIGNER_UNKNOWN,
                                          NULL,
                                          &error));
  g_assert_error (error, ANKY_TOKEN_ERROR, ANKY_TOKEN_ERROR_REMOVED);
}

/* --- watching ------------------------------------------------------------ */

typedef struct {
  guint n_changes;
  guint position, removed, added;
} Changes;

static void
changed_cb (GListModel *model,
            guint position,
            guint removed,
            guint added,
            gpointer user_data)
{
  Changes *changes = user_data;

  changes->n_changes++;
  changes->position = position;
  changes->removed = removed;
  changes->added = added;
}

static gboolean
has_changed (gpointer data)
{
  return ((Changes *) data)->n_changes > 0;
}

static void
test_watch (TestToken *test, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (test->manager);
  Changes changes = { 0 };
  g_autoptr (AnkyToken) before = NULL;
  g_autoptr (AnkyToken) after = NULL;

  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &changes);
  g_assert_true (g_list_model_get_item_type (model) == ANKY_TYPE_TOKEN);
  anky_token_manager_start_watching (test->manager);
  anky_token_manager_start_watching (test->manager);
  test_token_wait_until (has_changed, &changes);
  g_assert_cmpuint (changes.added, ==, 4);
  g_assert_null (g_list_model_get_item (model, 4));
  before = g_list_model_get_item (model, 1);

  /* Another state of the PIN is another object. */
  changes.n_changes = 0;
  test_token_control (test, "tries=2");
  test_token_wait_until (has_changed, &changes);
  g_assert_cmpuint (changes.removed, ==, 4);
  g_assert_cmpuint (changes.added, ==, 4);
  after = g_list_model_get_item (model, 1);
  g_assert_true (before != after);
  g_assert_cmpuint (anky_token_get_certificates (after)->len, ==, 4);

  changes.n_changes = 0;
  test_token_control (test, "absent=1");
  test_token_wait_until (has_changed, &changes);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);

  changes.n_changes = 0;
  test_token_control (test, "");
  test_token_wait_until (has_changed, &changes);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);

  anky_token_manager_stop_watching (test->manager);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);
  anky_token_manager_stop_watching (test->manager);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
}

/* Stopping while a poll is on its way, and starting anew, mixes nothing up. */
static void
test_watch_again (TestToken *test, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (test->manager);
  Changes changes = { 0 };

  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &changes);
  for (guint i = 0; i < 5; i++) {
    anky_token_manager_start_watching (test->manager);
    anky_token_manager_stop_watching (test->manager);
  }
  anky_token_manager_start_watching (test->manager);
  test_token_wait_until (has_changed, &changes);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);
  anky_token_manager_stop_watching (test->manager);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

#define ADD(name, control, function)                                           \
  g_test_add ("/token/manager/" name,                                          \
              TestToken,                                                       \
              control,                                                         \
              test_token_set_up,                                               \
              function,                                                        \
              test_token_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list", NULL, test_list);
  ADD ("list/why", NULL, test_why);
  ADD ("list/hidden-keys", "hide-keys=1", test_hidden_keys);
  ADD ("list/pin-state", NULL, test_pin_state);
  ADD ("list/pin-pad", "pin-pad=1\nmin-pin=6\nmax-pin=8", test_pin_pad);
  ADD ("list/absent", "absent=1", test_absent);
  ADD ("list/broken-slot", "fail=C_GetTokenInfo:0x30", test_absent);
  ADD ("list/no-session", "fail=C_OpenSession:0xb1", test_absent);
  ADD ("list/problems", NULL, test_problems);
  ADD ("list/cancelled", NULL, test_cancelled);
  ADD ("list/async", NULL, test_list_async);
  ADD ("find", NULL, test_find);
  ADD ("find/own-uri", NULL, test_find_own_uri);
  ADD ("find/absent", "absent=1", test_find_absent);
  ADD ("watch", NULL, test_watch);
  ADD ("watch/again", NULL, test_watch_again);
  return g_test_run ();
}
