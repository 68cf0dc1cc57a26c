/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-clock.h"
#include "anky-http-fetcher.h"
#include "anky-path.h"
#include "anky-test-server.h"

#include <string.h>

static AnkyTestServer *server;

#define PASSED        ANKY_INDICATION_PASSED
#define FAILED        ANKY_INDICATION_FAILED
#define INDETERMINATE ANKY_INDICATION_INDETERMINATE

typedef struct {
  const char *leaf;
  const char *ocsp; /* modes of the servers */
  const char *crl;
  const char *time; /* proven; NULL: none */
  AnkyIndication indication;
  AnkySubIndication sub;
  AnkyRevocationStatus revocation;
  const char *source;
} Case;

static void
set_modes (const char *ocsp, const char *crl, const char *crt)
{
  anky_test_server_set_mode (server, "ocsp", ocsp);
  anky_test_server_set_mode (server, "crl", crl);
  anky_test_server_set_mode (server, "crt", crt);
}

/* With root alone trusted, and the sub-CA's certificate to be fetched where its
 * address is known. */
static AnkyPath *
build (const char *leaf_name, const char *time_text, guint max_fetches)
{
  g_autoptr (AnkyCertificate) leaf = anky_test_pki_certificate (leaf_name);
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autoptr (AnkyTrust) trust = anky_trust_new ();
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (max_fetches);
  g_autoptr (GDateTime) now = anky_clock_now ();
  g_autoptr (GDateTime) time = time_text ? anky_clock_parse (time_text) : NULL;
  const AnkyPathOptions options = {
    .trust = trust,
    .fetcher = fetcher,
    .time = time,
    .is_time_proven = time != NULL,
    .now = now,
    .check_revocation = TRUE,
  };

  g_assert_true (anky_trust_add_certificate (trust, root, NULL));
  if (!anky_certificate_get_issuer_uris (leaf)[0]) {
    g_autoptr (AnkyCertificate) sub = anky_test_pki_certificate ("sub-aia");

    g_assert_true (anky_trust_add_certificate (trust, sub, NULL));
  }
  return anky_path_build (leaf, &options, NULL);
}

static const Case cases[] = {
  { "person-aia",
    "good",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "ocsp" },
  { "person-aia",
    "slow",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "ocsp" },
  { "person-aia",
    "redirect",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "ocsp" },
  /* Whatever is wrong with the responder, the list is asked next. */
  { "person-aia",
    "500",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "crl" },
  { "person-aia",
    "unknown",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "crl" },
  { "person-aia",
    "wrong-signer",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "crl" },
  { "person-aia",
    "wrong-certificate",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "crl" },
  { "person-aia",
    "garbage",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "crl" },
  { "person-aia",
    "empty",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "crl" },
  { "person-aia",
    "huge",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "crl" },
  { "person-aia",
    "truncated",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "crl" },
  { "person-aia",
    "wrong-type",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "crl" },
  { "person-aia",
    "redirect-file",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "crl" },
  /* And then nobody is left. */
  { "person-aia",
    "500",
    "500",
    NULL,
    INDETERMINATE,
    ANKY_SUB_TRY_LATER,
    ANKY_REVOCATION_UNKNOWN,
    NULL },
  { "person-aia",
    "unknown",
    "stale",
    NULL,
    INDETERMINATE,
    ANKY_SUB_TRY_LATER,
    ANKY_REVOCATION_UNKNOWN,
    NULL },
  { "crl-only",
    "good",
    "good",
    NULL,
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_GOOD,
    "crl" },
  { "crl-only",
    "good",
    "truncated",
    NULL,
    INDETERMINATE,
    ANKY_SUB_TRY_LATER,
    ANKY_REVOCATION_UNKNOWN,
    NULL },
  { "crl-only",
    "good",
    "garbage",
    NULL,
    INDETERMINATE,
    ANKY_SUB_TRY_LATER,
    ANKY_REVOCATION_UNKNOWN,
    NULL },
  { "revoked-aia",
    "good",
    "good",
    NULL,
    INDETERMINATE,
    ANKY_SUB_REVOKED_NO_POE,
    ANKY_REVOCATION_REVOKED,
    "ocsp" },
  { "revoked-aia",
    "500",
    "good",
    NULL,
    INDETERMINATE,
    ANKY_SUB_REVOKED_NO_POE,
    ANKY_REVOCATION_REVOKED,
    "crl" },
  { "revoked-aia",
    "good",
    "good",
    "2025-01-01T00:00:00Z",
    PASSED,
    ANKY_SUB_NONE,
    ANKY_REVOCATION_REVOKED,
    "ocsp" },
  { "revoked-aia",
    "good",
    "good",
    "2026-01-01T00:00:00Z",
    INDETERMINATE,
    ANKY_SUB_REVOKED_NO_POE,
    ANKY_REVOCATION_REVOKED,
    "ocsp" },
};

static void
run_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (AnkyPath) path = NULL;

  set_modes (test->ocsp, test->crl, "good");
  path = build (test->leaf, test->time, 0);
  set_modes ("good", "good", "good");
  if (path->message)
    g_test_message ("%s", path->message);
  g_assert_cmpstr (anky_indication_to_string (path->indication),
                   ==,
                   anky_indication_to_string (test->indication));
  g_assert_cmpstr (anky_sub_indication_to_string (path->sub),
                   ==,
                   anky_sub_indication_to_string (test->sub));
  g_assert_cmpstr (anky_revocation_status_to_string (path->revocation),
                   ==,
                   anky_revocation_status_to_string (test->revocation));
  g_assert_cmpstr (path->revocation_source, ==, test->source);
}

/* What a DSS would hold serves again without network. */
static void
test_evidence_again (void)
{
  g_autoptr (AnkyPath) first = build ("person-aia", NULL, 0);
  g_autoptr (AnkyTrust) trust = anky_trust_new ();
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autoptr (GDateTime) now = anky_clock_now ();
  const AnkyPathOptions options = {
    .trust = trust,
    .certificates = first->chain,
    .ocsp = first->used_ocsp,
    .crls = first->used_crls,
    .now = now,
    .check_revocation = TRUE,
  };
  g_autoptr (AnkyPath) again = NULL;

  g_assert_cmpuint (first->chain->len, ==, 3);
  g_assert_cmpuint (first->used_ocsp->len, ==, 1);
  /* The sub-CA names a list only. */
  g_assert_cmpuint (first->used_crls->len, ==, 1);
  g_assert_true (anky_trust_add_certificate (trust, root, NULL));
  again = anky_path_build (g_ptr_array_index (first->chain, 0), &options, NULL);
  g_assert_cmpint (again->indication, ==, PASSED);
  g_assert_cmpint (again->revocation, ==, ANKY_REVOCATION_GOOD);
}

static void
test_expired_answer (void)
{
  g_autoptr (AnkyPath) path = NULL;
  g_autofree char *faketime = g_find_program_in_path ("faketime");

  if (!faketime) {
    g_test_skip ("faketime is not installed");
    return;
  }
  set_modes ("expired", "stale", "good");
  path = build ("person-aia", NULL, 0);
  set_modes ("good", "good", "good");
  g_assert_cmpint (path->sub, ==, ANKY_SUB_TRY_LATER);
  g_assert_cmpint (path->revocation, ==, ANKY_REVOCATION_UNKNOWN);
}

static void
test_no_issuer (void)
{
  const char *modes[] = { "500", "garbage", "truncated", "huge" };

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autoptr (AnkyPath) path = NULL;

    set_modes ("good", "good", modes[i]);
    path = build ("person-aia", NULL, 0);
    set_modes ("good", "good", "good");
    g_assert_cmpint (path->sub, ==, ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND);
  }
}

static void
test_few_fetches (void)
{
  g_autoptr (AnkyPath) path = build ("person-aia", NULL, 1);

  g_assert_cmpuint (path->chain->len, ==, 3);
  g_assert_cmpint (path->sub, ==, ANKY_SUB_TRY_LATER);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  server = anky_test_server_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name =
        g_strdup_printf ("/net/revocation/%s/%s-%s%s",
                         cases[i].leaf,
                         cases[i].ocsp,
                         cases[i].crl,
                         cases[i].time ? cases[i].time : "");

    g_test_add_data_func (name, &cases[i], run_case);
  }
  g_test_add_func ("/net/revocation/evidence-again", test_evidence_again);
  g_test_add_func ("/net/revocation/expired-answer", test_expired_answer);
  g_test_add_func ("/net/revocation/no-issuer", test_no_issuer);
  g_test_add_func ("/net/revocation/few-fetches", test_few_fetches);
  status = g_test_run ();
  anky_test_server_free (server);
  return status;
}
