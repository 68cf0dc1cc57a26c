/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-clock.h"
#include "anky-path.h"
#include "anky-test-pki.h"

#include <string.h>

/* Paths without network: chains, constraints, times, embedded lists. */

#define NOW "2026-11-21T09:00:00+07:00"

typedef struct {
  const char *leaf;
  const char *trust[4]; /* names of certificates, NULL-terminated */
  const char *certificates[4];
  const char *crls[3]; /* files */
  const char *time;    /* NULL: none */
  gboolean is_proven;
  const char *claimed; /* beside a proven time */
  const char *now;     /* NULL: NOW */
  AnkyPathUse use;
  AnkyIndication indication;
  AnkySubIndication sub;
  AnkyRevocationStatus revocation;
  guint length; /* of the chain; 0: not looked at */
} Case;

#define PASSED        ANKY_INDICATION_PASSED
#define FAILED        ANKY_INDICATION_FAILED
#define INDETERMINATE ANKY_INDICATION_INDETERMINATE
#define TRUST                                                                  \
  {                                                                            \
    "root", "sub"                                                              \
  }
#define NO_SOURCE ANKY_REVOCATION_NO_SOURCE

static AnkyPath *
build (const Case *test)
{
  g_autoptr (AnkyCertificate) leaf = anky_test_pki_certificate (test->leaf);
  g_autoptr (AnkyTrust) trust = anky_trust_new ();
  g_autoptr (GPtrArray) certificates =
      g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) crls =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GDateTime) now = anky_clock_parse (test->now ? test->now : NOW);
  g_autoptr (GDateTime) time =
      test->time ? anky_clock_parse (test->time) : NULL;
  g_autoptr (GDateTime) claimed =
      test->claimed ? anky_clock_parse (test->claimed) : NULL;
  const AnkyPathOptions options = {
    .trust = trust,
    .certificates = certificates,
    .crls = crls,
    .time = time,
    .now = now,
    .use = test->use,
    .check_revocation = TRUE,
    .is_time_proven = test->is_proven,
    .claimed_time = claimed,
  };

  for (guint i = 0; test->trust[i]; i++) {
    g_autoptr (AnkyCertificate) c = anky_test_pki_certificate (test->trust[i]);

    g_assert_true (anky_trust_add_certificate (trust, c, NULL));
  }
  for (guint i = 0; test->certificates[i]; i++)
    g_ptr_array_add (certificates,
                     anky_test_pki_certificate (test->certificates[i]));
  for (guint i = 0; test->crls[i]; i++)
    g_ptr_array_add (crls, anky_test_pki_bytes (test->crls[i]));
  return anky_path_build (leaf, &options, NULL);
}

static void
run_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (AnkyPath) path = build (test);

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
  if (test->length > 0)
    g_assert_cmpuint (path->chain->len, ==, test->length);
  g_assert_true ((path->message == NULL) == (path->indication == PASSED));
  g_assert_true (path->message == NULL || !strchr (path->message, '\n'));
}

static const Case chains[] = {
  { "person",
    TRUST,
    .indication = PASSED,
    .revocation = NO_SOURCE,
    .length = 3 },
  { "person",
    { "root" },
    { "sub" },
    .indication = PASSED,
    .revocation = NO_SOURCE,
    .length = 3 },
  { "person-p384", TRUST, .indication = PASSED, .revocation = NO_SOURCE },
  { "person-pss-only", TRUST, .indication = PASSED, .revocation = NO_SOURCE },
  { "person-signed-pss", TRUST, .indication = PASSED, .revocation = NO_SOURCE },
  /* What merely came with the document is never an anchor. */
  { "person",
    { NULL },
    { "sub", "root" },
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND,
    .length = 3 },
  { "person",
    { "root" },
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND,
    .length = 1 },
  /* An intermediate of the store is not an anchor either. */
  { "person",
    { "sub" },
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND,
    .length = 2 },
  { "person",
    { "forged-root", "forged-sub" },
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND,
    .length = 1 },
  /* The same names all the way up, other keys. */
  { "forged-person",
    TRUST,
    { "forged-sub", "forged-root" },
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND,
    .length = 3 },
  /* Among candidates of one name the one that signed is found. */
  { "person",
    { "root", "forged-root" },
    { "forged-sub", "sub" },
    .indication = PASSED,
    .revocation = NO_SOURCE,
    .length = 3 },
  { "forged-pinned-person",
    TRUST,
    { "forged-pinned" },
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_CERTIFICATE_CHAIN_GENERAL_FAILURE },
};

static const Case constraints[] = {
  { "ca-leaf",
    TRUST,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE },
  { "wrong-usage",
    TRUST,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE },
  { "unknown-critical",
    TRUST,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE },
  { "too-long",
    TRUST,
    { "sub2" },
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE,
    .length = 4 },
  { "root",
    TRUST,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE,
    .length = 1 },
  { "tsa",
    TRUST,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE },
  { "tsa",
    TRUST,
    .use = ANKY_PATH_USE_TIMESTAMPING,
    .indication = PASSED,
    .revocation = NO_SOURCE },
  { "tsa-no-purpose",
    TRUST,
    .use = ANKY_PATH_USE_TIMESTAMPING,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE },
  { "person",
    TRUST,
    .use = ANKY_PATH_USE_TIMESTAMPING,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE },
  { "person-rsa1024",
    TRUST,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    .revocation = NO_SOURCE },
  { "person-rsa1024",
    TRUST,
    .time = "2025-01-01T00:00:00Z",
    .is_proven = TRUE,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE,
    .revocation = NO_SOURCE },
};

/* "expired" was valid from 2019 to 2024, "not-yet" begins in 2045. */
static const Case times[] = {
  { "person",
    TRUST,
    .time = "2025-01-01T00:00:00Z",
    .indication = PASSED,
    .revocation = NO_SOURCE },
  { "person",
    TRUST,
    .now = "2049-06-01T00:00:00Z",
    .time = "2025-01-01T00:00:00Z",
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_OUT_OF_BOUNDS_NO_POE },
  { "expired",
    TRUST,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_OUT_OF_BOUNDS_NO_POE,
    .revocation = NO_SOURCE },
  { "expired",
    TRUST,
    .time = "2025-01-01T00:00:00Z",
    .indication = FAILED,
    .sub = ANKY_SUB_EXPIRED },
  { "expired",
    TRUST,
    .time = "2023-01-01T00:00:00Z",
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_OUT_OF_BOUNDS_NO_POE,
    .revocation = NO_SOURCE },
  { "expired",
    TRUST,
    .time = "2023-01-01T00:00:00Z",
    .is_proven = TRUE,
    .indication = PASSED,
    .revocation = NO_SOURCE },
  { "expired",
    TRUST,
    .time = "2025-01-01T00:00:00Z",
    .is_proven = TRUE,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_OUT_OF_BOUNDS_NO_POE,
    .revocation = NO_SOURCE },
  { "expired",
    TRUST,
    .time = "2025-01-01T00:00:00Z",
    .is_proven = TRUE,
    .claimed = "2024-12-31T00:00:00Z",
    .indication = FAILED,
    .sub = ANKY_SUB_EXPIRED },
  { "expired",
    TRUST,
    .now = "2023-06-01T00:00:00Z",
    .indication = PASSED,
    .revocation = NO_SOURCE },
  { "not-yet", TRUST, .indication = FAILED, .sub = ANKY_SUB_NOT_YET_VALID },
  { "not-yet",
    TRUST,
    .now = "2046-01-01T00:00:00Z",
    .indication = PASSED,
    .revocation = NO_SOURCE },
  { "not-yet",
    TRUST,
    .now = "2046-01-01T00:00:00Z",
    .time = "2044-01-01T00:00:00Z",
    .is_proven = TRUE,
    .indication = FAILED,
    .sub = ANKY_SUB_NOT_YET_VALID },
};

/* The list is of 2026, the stale one of January 2024; "revoked" was revoked on
 * 1 June 2025, "on-hold" suspended then. */
#define LIST                                                                   \
  {                                                                            \
    "sub-crl.der"                                                              \
  }
#define STALE                                                                  \
  {                                                                            \
    "sub-crl-stale.der"                                                        \
  }

static const Case lists[] = {
  { "person",
    TRUST,
    .crls = LIST,
    .indication = PASSED,
    .revocation = ANKY_REVOCATION_GOOD },
  { "revoked",
    TRUST,
    .crls = LIST,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_REVOKED_NO_POE,
    .revocation = ANKY_REVOCATION_REVOKED },
  { "revoked",
    TRUST,
    .crls = LIST,
    .time = "2026-01-01T00:00:00Z",
    .indication = FAILED,
    .sub = ANKY_SUB_REVOKED,
    .revocation = ANKY_REVOCATION_REVOKED },
  { "revoked",
    TRUST,
    .crls = LIST,
    .time = "2025-01-01T00:00:00Z",
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_REVOKED_NO_POE,
    .revocation = ANKY_REVOCATION_REVOKED },
  { "revoked",
    TRUST,
    .crls = LIST,
    .time = "2025-01-01T00:00:00Z",
    .is_proven = TRUE,
    .indication = PASSED,
    .revocation = ANKY_REVOCATION_REVOKED },
  { "revoked",
    TRUST,
    .crls = LIST,
    .time = "2026-01-01T00:00:00Z",
    .is_proven = TRUE,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_REVOKED_NO_POE,
    .revocation = ANKY_REVOCATION_REVOKED },
  { "revoked",
    TRUST,
    .crls = LIST,
    .time = "2026-01-01T00:00:00Z",
    .is_proven = TRUE,
    .claimed = "2026-01-01T00:00:00Z",
    .indication = FAILED,
    .sub = ANKY_SUB_REVOKED,
    .revocation = ANKY_REVOCATION_REVOKED },
  { "on-hold",
    TRUST,
    .crls = LIST,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_TRY_LATER,
    .revocation = ANKY_REVOCATION_REVOKED },
  /* What is old says nothing of today, but all of its own time. */
  { "person",
    TRUST,
    .crls = STALE,
    .indication = PASSED,
    .revocation = NO_SOURCE },
  { "person",
    TRUST,
    .crls = STALE,
    .time = "2024-01-15T00:00:00Z",
    .is_proven = TRUE,
    .indication = PASSED,
    .revocation = ANKY_REVOCATION_GOOD },
  { "person",
    TRUST,
    .crls = STALE,
    .time = "2024-03-15T00:00:00Z",
    .is_proven = TRUE,
    .indication = PASSED,
    .revocation = NO_SOURCE },
  /* The newer of two is believed. */
  { "person",
    TRUST,
    .crls = { "sub-crl-stale.der", "sub-crl.der" },
    .indication = PASSED,
    .revocation = ANKY_REVOCATION_GOOD },
  /* A list from the future of the time of validation. */
  { "person",
    TRUST,
    .crls = LIST,
    .now = "2025-01-01T00:00:00Z",
    .indication = PASSED,
    .revocation = NO_SOURCE },
  /* Of another key under the same name, of another issuer. */
  { "person",
    TRUST,
    .crls = { "forged-crl.der" },
    .indication = PASSED,
    .revocation = NO_SOURCE },
  { "person",
    TRUST,
    .crls = { "root-crl.der" },
    .indication = PASSED,
    .revocation = NO_SOURCE },
  { "person",
    TRUST,
    .crls = { "person.pem" },
    .indication = PASSED,
    .revocation = NO_SOURCE },
  /* Sources are named, nobody may be asked. */
  { "person-aia",
    TRUST,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_TRY_LATER,
    .revocation = ANKY_REVOCATION_UNKNOWN },
  { "person-aia",
    TRUST,
    .crls = STALE,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_TRY_LATER,
    .revocation = ANKY_REVOCATION_UNKNOWN },
  { "person-aia",
    TRUST,
    .crls = LIST,
    .indication = PASSED,
    .revocation = ANKY_REVOCATION_GOOD },
  /* Nor may the issuer be forgotten. */
  { "person-aia",
    { "root", "sub-aia" },
    .crls = LIST,
    .indication = INDETERMINATE,
    .sub = ANKY_SUB_TRY_LATER,
    .revocation = ANKY_REVOCATION_GOOD },
  { "person-aia",
    { "root", "sub-aia" },
    .crls = { "sub-crl.der", "root-crl.der" },
    .indication = PASSED,
    .revocation = ANKY_REVOCATION_GOOD },
};

static void
add_cases (const char *group, const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *name =
        g_strdup_printf ("/crypto/path/%s/%" G_GSIZE_FORMAT "-%s",
                         group,
                         i,
                         cases[i].leaf);

    g_test_add_data_func (name, &cases[i], run_case);
  }
}

static void
test_forged (void)
{
  const Case forged = { "forged-pinned-person", TRUST, { "forged-pinned" } };
  const Case honest = { "person", TRUST };
  g_autoptr (AnkyPath) path = build (&forged);
  g_autoptr (AnkyPath) other = build (&honest);

  g_assert_true (path->is_forged);
  g_assert_false (path->is_trusted);
  g_assert_false (other->is_forged);
  g_assert_true (other->is_trusted);
}

/* A leaf whose issuer is known by name and key, but did not sign it. */
static void
test_false_issuer (void)
{
  g_autoptr (AnkyCertificate) person = anky_test_pki_certificate ("person");
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autoptr (AnkyCertificate) sub = anky_test_pki_certificate ("sub");
  GBytes *der = anky_certificate_get_der (person);
  gsize size = g_bytes_get_size (der);
  guint8 *data = g_memdup2 (g_bytes_get_data (der, NULL), size);
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (AnkyCertificate) leaf = NULL;
  g_autoptr (AnkyTrust) trust = anky_trust_new ();
  g_autoptr (GDateTime) now = anky_clock_parse (NOW);
  const AnkyPathOptions options = { .trust = trust, .now = now };
  g_autoptr (AnkyPath) path = NULL;

  data[size - 1] ^= 1;
  changed = g_bytes_new_take (data, size);
  leaf = anky_certificate_new_from_der (changed, NULL);
  g_assert_true (anky_trust_add_certificate (trust, root, NULL));
  g_assert_true (anky_trust_add_certificate (trust, sub, NULL));
  path = anky_path_build (leaf, &options, NULL);
  g_assert_cmpint (path->indication, ==, INDETERMINATE);
  g_assert_cmpint (path->sub, ==, ANKY_SUB_CERTIFICATE_CHAIN_GENERAL_FAILURE);
  g_assert_cmpint (path->revocation, ==, ANKY_REVOCATION_NOT_CHECKED);
}

static void
test_evidence (void)
{
  const Case test = { "person-aia",
                      { "root", "sub-aia" },
                      .crls = { "sub-crl.der", "root-crl.der" } };
  g_autoptr (AnkyPath) path = build (&test);
  g_autofree char *time = g_date_time_format_iso8601 (path->revocation_time);

  g_assert_cmpuint (path->used_crls->len, ==, 2);
  g_assert_cmpuint (path->used_ocsp->len, ==, 0);
  g_assert_cmpstr (path->revocation_source, ==, "crl");
  g_assert_cmpstr (time, ==, "2026-01-01T07:00:00+07");
}

static void
test_reason (void)
{
  const Case test = { "revoked", TRUST, .crls = LIST };
  g_autoptr (AnkyPath) path = build (&test);
  g_autofree char *time = g_date_time_format_iso8601 (path->revoked_at);

  g_assert_cmpstr (path->revocation_reason, ==, "keyCompromise");
  g_assert_cmpstr (time, ==, "2025-06-01T07:00:00+07");
}

static void
test_not_wanted (void)
{
  g_autoptr (AnkyCertificate) leaf = anky_test_pki_certificate ("person-aia");
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autoptr (AnkyCertificate) sub = anky_test_pki_certificate ("sub");
  g_autoptr (AnkyTrust) trust = anky_trust_new ();
  g_autoptr (GDateTime) now = anky_clock_parse (NOW);
  const AnkyPathOptions options = { .trust = trust, .now = now };
  const AnkyPathOptions nothing = { .now = now };
  g_autoptr (AnkyPath) path = NULL;
  g_autoptr (AnkyPath) untrusted = NULL;

  g_assert_true (anky_trust_add_certificate (trust, root, NULL));
  g_assert_true (anky_trust_add_certificate (trust, sub, NULL));
  path = anky_path_build (leaf, &options, NULL);
  g_assert_cmpint (path->indication, ==, PASSED);
  g_assert_cmpint (path->revocation, ==, ANKY_REVOCATION_NOT_CHECKED);

  untrusted = anky_path_build (leaf, &nothing, NULL);
  g_assert_cmpint (untrusted->sub, ==, ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND);
}

static void
test_words (void)
{
  g_assert_cmpstr (anky_indication_to_string (PASSED), ==, "TOTAL-PASSED");
  g_assert_cmpstr (anky_indication_to_string (FAILED), ==, "TOTAL-FAILED");
  g_assert_cmpstr (anky_indication_to_string (INDETERMINATE),
                   ==,
                   "INDETERMINATE");
  g_assert_null (anky_sub_indication_to_string (ANKY_SUB_NONE));
  for (int sub = ANKY_SUB_NONE + 1; sub <= ANKY_SUB_SIGNED_DATA_NOT_FOUND;
       sub++)
    g_assert_nonnull (anky_sub_indication_to_string ((AnkySubIndication) sub));
  g_assert_cmpstr (anky_revocation_status_to_string (NO_SOURCE),
                   ==,
                   "no-source");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("chains", chains, G_N_ELEMENTS (chains));
  add_cases ("constraints", constraints, G_N_ELEMENTS (constraints));
  add_cases ("times", times, G_N_ELEMENTS (times));
  add_cases ("lists", lists, G_N_ELEMENTS (lists));
  g_test_add_func ("/crypto/path/forged", test_forged);
  g_test_add_func ("/crypto/path/false-issuer", test_false_issuer);
  g_test_add_func ("/crypto/path/evidence", test_evidence);
  g_test_add_func ("/crypto/path/reason", test_reason);
  g_test_add_func ("/crypto/path/not-wanted", test_not_wanted);
  g_test_add_func ("/crypto/path/words", test_words);
  return g_test_run ();
}
