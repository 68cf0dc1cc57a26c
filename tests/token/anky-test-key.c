/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-test-key.h"

#include "anky-test-verify.h"

GBytes *
test_key_make_digest (AnkyDigestAlgorithm algorithm)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("a letter", 8);

  return anky_digest_of_bytes (algorithm, text);
}

void
test_key_begin (AnkyKey *key, TestInteraction *person)
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

void
test_key_assert_signs (AnkyKey *key,
                       AnkySignatureScheme scheme,
                       AnkyDigestAlgorithm algorithm)
{
  g_autoptr (GBytes) digest = test_key_make_digest (algorithm);
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

void
test_key_assert_begin_fails (AnkyKey *key,
                             gpointer interaction,
                             GQuark domain,
                             int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      anky_key_begin (key, interaction, "letter.pdf", NULL, &error));
  g_assert_error (error, domain, code);
}

void
test_key_assert_sign_fails (AnkyKey *key, AnkySignatureScheme scheme, int code)
{
  g_autoptr (GBytes) digest = test_key_make_digest (ANKY_DIGEST_SHA256);
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
