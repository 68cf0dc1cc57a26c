/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-certificate-check.h"
#include "anky-http-fetcher.h"
#include "evidence-fixture.h"

typedef struct {
  const char *leaf;
  const char *ocsp; /* modes of the servers; NULL: not asked */
  const char *crl;
  AnkyCheckRemarks remarks;
} Case;

static const Case cases[] = {
  { "person-aia", "good", "good", 0 },
  { "person-aia", "slow", "good", 0 },
  { "person-aia", "500", "good", 0 },
  { "person-aia", "500", "500", ANKY_CHECK_NO_ANSWER },
  { "person-aia", "garbage", "garbage", ANKY_CHECK_NO_ANSWER },
  { "person-aia", "unknown", "stale", ANKY_CHECK_NO_ANSWER },
  { "person-aia", "wrong-signer", "forged", ANKY_CHECK_NO_ANSWER },
  { "person-aia", NULL, NULL, ANKY_CHECK_NOT_ASKED },
  { "person", "good", "good", ANKY_CHECK_NO_SOURCE },
  { "revoked-aia", "good", "good", ANKY_CHECK_REVOKED },
  { "revoked-aia", "500", "good", ANKY_CHECK_REVOKED },
  { "crl-only-revoked", "good", "good", ANKY_CHECK_REVOKED },
  { "expired", NULL, NULL, ANKY_CHECK_EXPIRED },
  { "not-yet", NULL, NULL, ANKY_CHECK_NOT_YET_VALID },
  { "ca-leaf", NULL, NULL, ANKY_CHECK_AUTHORITY },
  { "wrong-usage", NULL, NULL, ANKY_CHECK_KEY_USAGE },
  { "person-rsa1024", NULL, NULL, ANKY_CHECK_SHORT_KEY },
  { "sha1-issued", NULL, NULL, ANKY_CHECK_NOT_ASKED | ANKY_CHECK_WEAK_DIGEST },
  { "forged-person", NULL, NULL, ANKY_CHECK_NOT_ASKED | ANKY_CHECK_NO_ROOT },
};

static AnkyTrust *
make_trust (void)
{
  const char *const names[] = { "root", "sub-aia" };
  AnkyTrust *trust = anky_trust_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (AnkyCertificate) certificate =
        anky_test_pki_certificate (names[i]);

    g_assert_true (anky_trust_add_certificate (trust, certificate, NULL));
  }
  return trust;
}

static AnkyCertificateCheck *
check (const char *leaf, AnkyTrust *trust, gboolean has_network)
{
  g_autoptr (AnkyCertificate) certificate = anky_test_pki_certificate (leaf);
  g_autoptr (AnkyFetcher) fetcher =
      has_network ? anky_http_fetcher_new (0) : NULL;
  g_autoptr (GError) error = NULL;
  AnkyCertificateCheck *answer =
      anky_certificate_check_run (certificate, trust, fetcher, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static void
run_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (AnkyTrust) trust = make_trust ();
  g_autoptr (AnkyCertificateCheck) answer = NULL;

  evidence_fixture_set_mode ("ocsp", test->ocsp ? test->ocsp : "good");
  evidence_fixture_set_mode ("crl", test->crl ? test->crl : "good");
  answer = check (test->leaf, trust, test->ocsp != NULL);
  for (guint bit = 1; bit <= (guint) answer->remarks; bit <<= 1)
    if (bit & (guint) answer->remarks)
      g_test_message ("%s", anky_check_remark_to_string (bit));
  g_assert_cmphex (answer->remarks, ==, test->remarks);
  g_assert_cmpint (anky_certificate_check_is_refused (answer),
                   ==,
                   (test->remarks & ANKY_CHECK_REFUSALS) != 0);
}

/* Where no root is installed that is said, and nothing is asked of addresses
 * in a certificate whose issuer nobody vouches for. */
static void
test_no_root (void)
{
  guint n_before = evidence_fixture_count_asked ("ocsp");
  g_autoptr (AnkyCertificateCheck) answer = check ("person-aia", NULL, TRUE);

  g_assert_cmphex (answer->remarks,
                   ==,
                   ANKY_CHECK_NO_ROOT | ANKY_CHECK_NOT_ASKED);
  g_assert_cmpuint (evidence_fixture_count_asked ("ocsp"), ==, n_before);
}

static void
test_evidence (void)
{
  g_autoptr (AnkyTrust) trust = make_trust ();
  g_autoptr (AnkyCertificateCheck) answer = NULL;

  evidence_fixture_set_mode ("ocsp", "good");
  evidence_fixture_set_mode ("crl", "good");
  answer = check ("person-aia", trust, TRUE);
  g_assert_cmpuint (answer->path->chain->len, ==, 3);
  g_assert_cmpuint (answer->path->used_ocsp->len, ==, 1);
  g_assert_cmpuint (answer->path->used_crls->len, ==, 1);
}

static void
test_cancelled (void)
{
  g_autoptr (AnkyTrust) trust = make_trust ();
  g_autoptr (AnkyCertificate) leaf = anky_test_pki_certificate ("person-aia");
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      anky_certificate_check_run (leaf, trust, fetcher, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AnkyCertificateCheck **answer = user_data;

  *answer = anky_certificate_check_run_finish (result, NULL);
}

static void
test_async (void)
{
  g_autoptr (AnkyCertificate) leaf = anky_test_pki_certificate ("person");
  g_autoptr (AnkyCertificate) other = anky_test_pki_certificate ("office");
  g_autoptr (AnkyTrust) trust = make_trust ();
  g_autoptr (AnkyCertificateCheck) answer = NULL;

  anky_certificate_check_run_async (leaf,
                                    trust,
                                    NULL,
                                    NULL,
                                    checked_cb,
                                    &answer);
  while (!answer)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (anky_certificate_check_is_fresh (answer, leaf));
  g_assert_false (anky_certificate_check_is_fresh (answer, other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name =
        g_strdup_printf ("/office/certificate-check/%s/%s-%s",
                         cases[i].leaf,
                         cases[i].ocsp ? cases[i].ocsp : "not-asked",
                         cases[i].crl ? cases[i].crl : "not-asked");

    g_test_add_data_func (name, &cases[i], run_case);
  }
  g_test_add_func ("/office/certificate-check/no-root", test_no_root);
  g_test_add_func ("/office/certificate-check/evidence", test_evidence);
  g_test_add_func ("/office/certificate-check/cancelled", test_cancelled);
  g_test_add_func ("/office/certificate-check/async", test_async);
  return evidence_fixture_run_tests ();
}
