/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pin-interaction.h"
#include "anky-pin-password.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static int
make_pipe (const char *text, gsize size)
{
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], text, size), ==, size);
  close (ends[1]);
  return ends[0];
}

static const struct {
  const char *name;
  const char *text;
} lines[] = {
  { "line", "12345678\n" },
  { "no-newline", "12345678" },
  { "crlf", "12345678\r\n" },
  { "more", "12345678\nsecond line\n" },
};

static void
test_reads (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (GError) error = NULL;
    int fd = make_pipe (lines[i].text, strlen (lines[i].text));
    g_autoptr (GTlsInteraction) interaction =
        anky_pin_interaction_new_for_fd (fd, &error);

    g_assert_no_error (error);
    g_assert_true (ANKY_IS_PIN_INTERACTION (interaction));
    close (fd);
  }
}

/* What stands behind the line is the next reader's. */
static void
test_leaves_the_rest (void)
{
  int fd = make_pipe ("1234\nrest", 9);
  g_autoptr (GTlsInteraction) interaction =
      anky_pin_interaction_new_for_fd (fd, NULL);
  char rest[8] = "";

  g_assert_nonnull (interaction);
  g_assert_cmpint (read (fd, rest, sizeof rest), ==, 4);
  g_assert_cmpstr (rest, ==, "rest");
  close (fd);
}

static void
test_refuses (void)
{
  g_autofree char *line = g_strnfill (600, 'x');
  const char *texts[] = { "", "\n", "\r\n", line };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    int fd = make_pipe (texts[i], strlen (texts[i]));

    g_assert_null (anky_pin_interaction_new_for_fd (fd, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    close (fd);
  }
}

static void
test_refuses_files (void)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;
  g_autoptr (GError) closed = NULL;

  g_assert_null (
      anky_pin_interaction_new_for_file ("/nonexistent/pin", &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (anky_pin_interaction_new_for_file ("/", &folder));
  g_assert_error (folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_null (anky_pin_interaction_new_for_fd (987, &closed));
  g_assert_nonnull (closed);
}

static void
test_reads_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("anky-test-XXXXXX", &path, &error);
  g_autoptr (GTlsInteraction) interaction = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (write (fd, "1234\n", 5), ==, 5);
  close (fd);
  interaction = anky_pin_interaction_new_for_file (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (interaction);
  g_unlink (path);
}

/* A question that is no token's is not answered. */
static void
test_other_questions (void)
{
  g_autoptr (AnkySecret) pin = anky_secret_new ("1234", 4);
  g_autoptr (GTlsInteraction) interaction = anky_pin_interaction_new (pin);
  g_autoptr (GTlsPassword) question =
      g_tls_password_new (G_TLS_PASSWORD_NONE, "web page");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      g_tls_interaction_ask_password (interaction, question, NULL, &error),
      ==,
      G_TLS_INTERACTION_UNHANDLED);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token/pin-interaction/reads", test_reads);
  g_test_add_func ("/token/pin-interaction/leaves-the-rest",
                   test_leaves_the_rest);
  g_test_add_func ("/token/pin-interaction/reads-file", test_reads_file);
  g_test_add_func ("/token/pin-interaction/refuses", test_refuses);
  g_test_add_func ("/token/pin-interaction/refuses-files", test_refuses_files);
  g_test_add_func ("/token/pin-interaction/other-questions",
                   test_other_questions);
  return g_test_run ();
}
