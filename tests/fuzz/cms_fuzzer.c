/* A SignedData out of /Contents: whatever is read, it is verified only over
 * the content that its message digest names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "anky-cms.h"

/* Good over one hash is bad over another. */
static void
check_verify (AnkyCms *cms)
{
  AnkyDigestAlgorithm algorithm = anky_cms_get_digest_algorithm (cms);
  GBytes *named = anky_cms_get_message_digest (cms);
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  if (algorithm == ANKY_DIGEST_UNKNOWN)
    return;
  other = anky_digest_of_bytes (algorithm, nothing);
  if (named && anky_cms_verify (cms, named, NULL))
    g_assert_true (g_bytes_equal (named, other) ||
                   !anky_cms_verify (cms, other, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  gsize length = 0;
  g_autoptr (AnkyCms) cms = anky_cms_parse (bytes, &length, NULL);

  if (!cms)
    return 0;
  g_assert_cmpuint (length, <=, size);
  g_assert_true (anky_cms_get_n_signers (cms) == 0 ||
                 anky_cms_get_signature_value (cms));
  g_assert_nonnull (anky_cms_get_certificates (cms));
  g_assert_nonnull (anky_cms_get_timestamp_tokens (cms));
  g_assert_nonnull (anky_cms_get_embedded_ocsp (cms));
  g_assert_nonnull (anky_cms_get_embedded_crls (cms));
  check_verify (cms);
  return 0;
}
