/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-clock.h"
#include "anky-revocation-private.h"
#include "evidence-maker.h"

#define NOW   "2026-11-21T09:00:00Z"
#define BEGIN "2026-11-01T00:00:00Z"
#define END   "2026-12-01T00:00:00Z"

static AnkyRevocationAnswer *
read_for (GBytes *bytes,
          const char *name,
          const char *issuer_name,
          GError **error)
{
  g_autoptr (AnkyCertificate) certificate = anky_test_pki_certificate (name);
  g_autoptr (AnkyCertificate) issuer = anky_test_pki_certificate (issuer_name);
  g_autoptr (GDateTime) now = anky_clock_parse (NOW);
  const AnkyRevocationQuestion question = {
    .certificate = certificate,
    .issuer = issuer,
    .at = now,
    .now = now,
  };

  return anky_crl_read (bytes, &question, error);
}

static void
assert_status (X509_CRL *crl, const char *name, AnkyRevocationStatus status)
{
  g_autoptr (GBytes) bytes = evidence_maker_sign_list (crl, "sub");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyRevocationAnswer) answer =
      read_for (bytes, name, "sub", &error);

  g_assert_no_error (error);
  g_assert_cmpint (answer->status, ==, status);
  g_assert_false (answer->is_ocsp);
}

static void
assert_refused (X509_CRL *crl, const char *signer, const char *name)
{
  g_autoptr (GBytes) bytes = evidence_maker_sign_list (crl, signer);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_for (bytes, name, "sub", &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
}

static X509_CRL *
new_list (const char *revoked)
{
  return evidence_maker_new_list ("sub", revoked, BEGIN, END);
}

static void
test_status (void)
{
  assert_status (new_list (NULL), "person", ANKY_REVOCATION_GOOD);
  assert_status (new_list ("office"), "person", ANKY_REVOCATION_GOOD);
  assert_status (new_list ("person"), "person", ANKY_REVOCATION_REVOKED);
}

static void
test_signer (void)
{
  assert_refused (new_list (NULL), "forged-sub", "person");
  assert_refused (new_list (NULL), "ocsp", "person");
  assert_refused (evidence_maker_new_list ("root", NULL, BEGIN, END),
                  "root",
                  "person");
}

/* A certificate without cRLSign signs no lists, whatever its key signs. */
static void
test_key_usage (void)
{
  X509_CRL *crl = evidence_maker_new_list ("person", NULL, BEGIN, END);
  g_autoptr (GBytes) bytes = evidence_maker_sign_list (crl, "person");
  g_autoptr (GError) error = NULL;

  g_assert_null (read_for (bytes, "office", "person", &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
}

static X509_CRL *
new_scoped (const ISSUING_DIST_POINT *scope)
{
  X509_CRL *crl = new_list (NULL);

  g_assert_cmpint (X509_CRL_add1_ext_i2d (crl,
                                          NID_issuing_distribution_point,
                                          (gpointer) scope,
                                          1,
                                          0),
                   ==,
                   1);
  return crl;
}

static void
test_scope (void)
{
  const int yes = 0xff;

  assert_status (new_scoped (&(ISSUING_DIST_POINT){ .onlyuser = yes }),
                 "person",
                 ANKY_REVOCATION_GOOD);
  assert_status (new_scoped (&(ISSUING_DIST_POINT){ .onlyCA = yes }),
                 "ca-leaf",
                 ANKY_REVOCATION_GOOD);
  assert_refused (new_scoped (&(ISSUING_DIST_POINT){ .onlyCA = yes }),
                  "sub",
                  "person");
  assert_refused (new_scoped (&(ISSUING_DIST_POINT){ .onlyuser = yes }),
                  "sub",
                  "ca-leaf");
  assert_refused (new_scoped (&(ISSUING_DIST_POINT){ .onlyattr = yes }),
                  "sub",
                  "person");
  assert_refused (new_scoped (&(ISSUING_DIST_POINT){ .indirectCRL = yes }),
                  "sub",
                  "person");
}

static void
test_some_reasons (void)
{
  ASN1_BIT_STRING *reasons = ASN1_BIT_STRING_new ();

  ASN1_BIT_STRING_set_bit (reasons, 1, 1);
  assert_refused (
      new_scoped (&(ISSUING_DIST_POINT){ .onlysomereasons = reasons }),
      "sub",
      "person");
  ASN1_BIT_STRING_free (reasons);
}

static X509_CRL *
new_list_of_point (const char *uri)
{
  ISSUING_DIST_POINT *scope = ISSUING_DIST_POINT_new ();
  GENERAL_NAME *name = GENERAL_NAME_new ();
  ASN1_IA5STRING *text = ASN1_IA5STRING_new ();
  X509_CRL *crl;

  ASN1_STRING_set (text, uri, -1);
  GENERAL_NAME_set0_value (name, GEN_URI, text);
  scope->distpoint = DIST_POINT_NAME_new ();
  scope->distpoint->type = 0;
  scope->distpoint->name.fullname = sk_GENERAL_NAME_new_null ();
  sk_GENERAL_NAME_push (scope->distpoint->name.fullname, name);
  crl = new_scoped (scope);
  ISSUING_DIST_POINT_free (scope);
  return crl;
}

/* A list that is published elsewhere is of other certificates. */
static void
test_point (void)
{
  assert_status (new_list_of_point ("http://127.0.0.1:8888/sub.crl"),
                 "person-aia",
                 ANKY_REVOCATION_GOOD);
  assert_refused (new_list_of_point ("http://127.0.0.1:8888/other.crl"),
                  "sub",
                  "person-aia");
  assert_refused (new_list_of_point ("http://127.0.0.1:8888/sub.crl"),
                  "sub",
                  "person");
}

static void
add_extension (X509_CRL *crl, int nid, gboolean is_critical)
{
  ASN1_INTEGER *number = ASN1_INTEGER_new ();

  ASN1_INTEGER_set (number, 1);
  g_assert_cmpint (X509_CRL_add1_ext_i2d (crl, nid, number, is_critical, 0),
                   ==,
                   1);
  ASN1_INTEGER_free (number);
}

static void
test_extensions (void)
{
  X509_CRL *known = new_list (NULL);
  X509_CRL *critical = new_list (NULL);
  X509_CRL *delta = new_list (NULL);

  add_extension (known, NID_crl_number, FALSE);
  assert_status (known, "person", ANKY_REVOCATION_GOOD);
  add_extension (critical, NID_crl_number, TRUE);
  assert_refused (critical, "sub", "person");
  add_extension (delta, NID_delta_crl, FALSE);
  assert_refused (delta, "sub", "person");
}

static void
assert_fresh (const char *name,
              const char *this_update,
              const char *next_update,
              const char *revoked,
              gboolean is_fresh)
{
  X509_CRL *crl =
      evidence_maker_new_list ("sub", revoked, this_update, next_update);
  g_autoptr (GBytes) bytes = evidence_maker_sign_list (crl, "sub");
  g_autoptr (AnkyRevocationAnswer) answer = read_for (bytes, name, "sub", NULL);
  g_autoptr (AnkyCertificate) certificate = anky_test_pki_certificate (name);
  g_autoptr (GDateTime) now = anky_clock_parse (NOW);
  const AnkyRevocationQuestion question = {
    .certificate = certificate,
    .at = now,
    .now = now,
  };

  g_assert_nonnull (answer);
  g_assert_cmpint (anky_revocation_answer_is_fresh (answer, &question),
                   ==,
                   is_fresh);
}

static void
test_freshness (void)
{
  assert_fresh ("person", BEGIN, END, NULL, TRUE);
  assert_fresh ("person", BEGIN, "2026-11-20T00:00:00Z", NULL, FALSE);
  assert_fresh ("person", BEGIN, NULL, NULL, FALSE);
  assert_fresh ("person", "2026-11-21T08:30:00Z", NULL, NULL, TRUE);
  /* Clocks differ by minutes, not by hours. */
  assert_fresh ("person", "2026-11-21T09:02:00Z", END, NULL, TRUE);
  assert_fresh ("person", "2026-11-21T10:00:00Z", END, NULL, FALSE);
  /* What was revoked stays so. */
  assert_fresh ("person", BEGIN, "2026-11-20T00:00:00Z", "person", TRUE);
  /* After its end nobody keeps a certificate on the list. */
  assert_fresh ("expired", BEGIN, END, NULL, FALSE);
}

static void
test_malformed (void)
{
  g_autoptr (GBytes) good = evidence_maker_sign_list (new_list (NULL), "sub");
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) truncated =
      g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) - 1);
  GBytes *bad[] = { empty, truncated };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_for (bad[i], "person", "sub", &error));
    g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/crl/status", test_status);
  g_test_add_func ("/crypto/crl/signer", test_signer);
  g_test_add_func ("/crypto/crl/key-usage", test_key_usage);
  g_test_add_func ("/crypto/crl/scope", test_scope);
  g_test_add_func ("/crypto/crl/some-reasons", test_some_reasons);
  g_test_add_func ("/crypto/crl/point", test_point);
  g_test_add_func ("/crypto/crl/extensions", test_extensions);
  g_test_add_func ("/crypto/crl/freshness", test_freshness);
  g_test_add_func ("/crypto/crl/malformed", test_malformed);
  return g_test_run ();
}
