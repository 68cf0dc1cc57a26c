/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-cms.h"
#include "cms-maker.h"

static GBytes *
hash_content (AnkyDigestAlgorithm algorithm)
{
  g_autoptr (GBytes) bytes =
      g_bytes_new_static (cms_maker_content, CMS_MAKER_CONTENT_SIZE);

  return anky_digest_of_bytes (algorithm, bytes);
}

static AnkyCms *
parse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  AnkyCms *cms = anky_cms_parse (bytes, NULL, &error);

  g_assert_no_error (error);
  return cms;
}

/* Whatever byte is changed: where the answer is still good, the hash, the
 * signature value and the key are the same as before. */
static void
test_mutations (void)
{
  g_autoptr (GBytes) good =
      cms_maker_make ("person-p256", "SHA256", CMS_DETACHED | CMS_CADES);
  g_autoptr (AnkyCms) original = parse (good);
  g_autoptr (GBytes) hash = hash_content (ANKY_DIGEST_SHA256);
  gsize size = g_bytes_get_size (good);
  guint n_good = 0;

  for (gsize i = 0; i < size; i++) {
    guint8 *data = g_memdup2 (g_bytes_get_data (good, NULL), size);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (AnkyCms) cms = NULL;

    data[i] ^= (guint8) (1 << (i % 8));
    bytes = g_bytes_new_take (data, size);
    cms = anky_cms_parse (bytes, NULL, NULL);
    if (!cms || !anky_cms_verify (cms, hash, NULL))
      continue;
    n_good++;
    g_assert_true (g_bytes_equal (anky_cms_get_message_digest (cms), hash));
    g_assert_true (g_bytes_equal (anky_cms_get_signature_value (cms),
                                  anky_cms_get_signature_value (original)));
    g_assert_true (g_bytes_equal (
        anky_certificate_get_public_key (anky_cms_get_signer_certificate (cms)),
        anky_certificate_get_public_key (
            anky_cms_get_signer_certificate (original))));
    /* A changed certificate is no longer the one that was signed for. */
    g_assert_true (
        anky_certificate_equal (anky_cms_get_signer_certificate (cms),
                                anky_cms_get_signer_certificate (original)) ||
        (anky_cms_get_flags (cms) & ANKY_CMS_FLAG_WRONG_SIGNING_CERTIFICATE));
  }
  g_test_message ("%u of %" G_GSIZE_FORMAT " changes are outside of what is "
                  "signed",
                  n_good,
                  size);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/cms-mutations/one-bit", test_mutations);
  return g_test_run ();
}
