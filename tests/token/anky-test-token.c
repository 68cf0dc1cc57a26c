/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-test-token.h"

#include "anky-pin-password.h"
#include "anky-secret.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE_US (10 * G_USEC_PER_SEC)

static void
run_command (const char *command, const char *a, const char *b, const char *c)
{
  const char *arguments[] = { command, a, b, c, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL,
                (char **) arguments,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                NULL,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
write_configuration (TestToken *self)
{
  g_autofree char *path =
      g_build_filename (self->folder, "softhsm2.conf", NULL);
  g_autofree char *text = g_strdup_printf ("directories.tokendir = %s/tokens\n"
                                           "objectstore.backend = file\n"
                                           "log.level = ERROR\n",
                                           self->folder);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_setenv ("SOFTHSM2_CONF", path, TRUE);
}

void
test_token_set_up (TestToken *self, gconstpointer data)
{
  const char *modules[] = { g_getenv ("ANKY_TEST_SHIM"), NULL };
  g_autofree char *tokens =
      g_build_filename (g_getenv ("ANKY_TEST_TOKENS"), "tokens", NULL);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("anky-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->control = g_build_filename (self->folder, "control", NULL);
  self->log = g_build_filename (self->folder, "log", NULL);
  run_command ("cp", "-r", tokens, self->folder);
  write_configuration (self);
  g_setenv ("ANKY_SHIM_CONTROL", self->control, TRUE);
  g_setenv ("ANKY_SHIM_LOG", self->log, TRUE);
  test_token_control (self, data ? data : "");
  self->manager = anky_token_manager_new (modules, TRUE);
}

static gboolean
is_null (gpointer data)
{
  return g_atomic_pointer_get ((gpointer *) data) == NULL;
}

void
test_token_tear_down (TestToken *self, gconstpointer data)
{
  gpointer manager = self->manager;

  /* A poll that is still on its way holds the manager. */
  g_object_add_weak_pointer (G_OBJECT (self->manager), &manager);
  g_object_unref (self->manager);
  test_token_wait_until (is_null, &manager);
  run_command ("rm", "-rf", self->folder, NULL);
  g_free (self->folder);
  g_free (self->control);
  g_free (self->log);
}

void
test_token_control (TestToken *self, const char *lines)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->control, lines, -1, &error);
  g_assert_no_error (error);
}

char *
test_token_take_log (TestToken *self)
{
  char *text = NULL;

  if (!g_file_get_contents (self->log, &text, NULL, NULL))
    return g_strdup ("");
  g_unlink (self->log);
  return text;
}

void
test_token_assert_log (TestToken *test, const char *expected)
{
  g_autofree char *log = test_token_take_log (test);

  g_assert_cmpstr (log, ==, expected);
}

AnkyTokenCertificate *
test_token_get_certificate (TestToken *self, const char *label)
{
  g_autoptr (GError) error = NULL;
  AnkyTokenCertificate *certificate =
      anky_token_manager_find (self->manager,
                               label,
                               ANKY_SIGNER_UNKNOWN,
                               NULL,
                               &error);

  g_assert_no_error (error);
  return certificate;
}

AnkyKey *
test_token_get_key (TestToken *self, const char *label)
{
  g_autoptr (AnkyTokenCertificate) certificate =
      test_token_get_certificate (self, label);

  return anky_token_manager_get_key (self->manager, certificate);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
test_token_wait_until (gboolean (*is_done) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  guint id = g_timeout_add (20, wake_cb, NULL);

  while (!is_done (data)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, TRUE);
  }
  g_source_remove (id);
}

/* --- interaction --------------------------------------------------------- */

G_DEFINE_FINAL_TYPE (TestInteraction, test_interaction, G_TYPE_TLS_INTERACTION)

static GTlsInteractionResult
test_interaction_ask_password (GTlsInteraction *interaction,
                               GTlsPassword *password,
                               GCancellable *cancellable,
                               GError **error)
{
  TestInteraction *self = TEST_INTERACTION (interaction);
  AnkyPinPassword *question = ANKY_PIN_PASSWORD (password);

  self->n_asked++;
  self->flags = g_tls_password_get_flags (password);
  g_free (self->purpose);
  self->purpose = g_strdup (anky_pin_password_get_purpose (question));
  if (self->meanwhile)
    self->meanwhile (self->data);
  if (!self->pin) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
    return G_TLS_INTERACTION_FAILED;
  }
  if (!anky_token_has_pin_pad (anky_pin_password_get_token (question)))
    g_tls_password_set_value_full (
        password,
        anky_secret_dup_raw (self->pin, strlen (self->pin)),
        (gssize) strlen (self->pin),
        anky_secret_free_raw);
  return G_TLS_INTERACTION_HANDLED;
}

static void
test_interaction_finalize (GObject *object)
{
  g_free (TEST_INTERACTION (object)->purpose);
  G_OBJECT_CLASS (test_interaction_parent_class)->finalize (object);
}

static void
test_interaction_class_init (TestInteractionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_interaction_finalize;
  G_TLS_INTERACTION_CLASS (klass)->ask_password = test_interaction_ask_password;
}

static void
test_interaction_init (TestInteraction *self)
{
}

TestInteraction *
test_interaction_new (const char *pin)
{
  TestInteraction *self = g_object_new (TEST_TYPE_INTERACTION, NULL);

  self->pin = pin;
  return self;
}
