/* Certificates, one or many: every text is UTF-8 in one line, every list ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "anky-trust.h"

static void
check_text (const char *text)
{
  g_assert_true (!text || g_utf8_validate (text, -1, NULL));
}

static void
check_uris (const char *const *uris)
{
  for (guint i = 0; uris[i]; i++)
    g_assert_true (g_str_is_ascii (uris[i]) && i < 8);
}

static void
check_certificate (AnkyCertificate *certificate)
{
  g_autoptr (AnkyCertificate) again = NULL;

  check_text (anky_certificate_get_subject (certificate));
  check_text (anky_certificate_get_issuer (certificate));
  check_text (anky_certificate_get_common_name (certificate));
  check_text (anky_certificate_get_organization (certificate));
  check_text (anky_certificate_get_email (certificate));
  check_text (anky_certificate_get_managing_body (certificate));
  for (guint i = 0; anky_certificate_get_units (certificate)[i]; i++)
    check_text (anky_certificate_get_units (certificate)[i]);
  check_uris (anky_certificate_get_ocsp_uris (certificate));
  check_uris (anky_certificate_get_crl_uris (certificate));
  check_uris (anky_certificate_get_issuer_uris (certificate));
  (void) anky_certificate_is_ca (certificate);
  (void) anky_certificate_may_sign (certificate);
  (void) anky_certificate_has_strong_key (certificate);
  (void) anky_trust_find_impostor (NULL, certificate);

  again = anky_certificate_new_from_der (anky_certificate_get_der (certificate),
                                         NULL);
  g_assert_true (anky_certificate_equal (certificate, again));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (AnkyCertificate) certificate =
      anky_certificate_new_from_der (bytes, NULL);
  g_autoptr (GPtrArray) list = anky_certificate_list_from_data (bytes, NULL);

  if (certificate)
    check_certificate (certificate);
  for (guint i = 0; list && i < list->len; i++)
    check_certificate (g_ptr_array_index (list, i));
  return 0;
}
