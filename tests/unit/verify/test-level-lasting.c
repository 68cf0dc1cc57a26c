/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * B-T, B-LT and B-LTA (EN 319 142-1, 6.3, table 1) without a network: letters
 * in which one thing is broken or left out, and each is missed by its name.
 */

#include "anky-dss.h"
#include "anky-forge.h"
#include "anky-letter.h"
#include "anky-signer.h"
#include "anky-test-pki.h"
#include "anky-test-tsa.h"

#include <string.h>

#define TIME       "2026-03-02T08:00:10+07:00"
#define LATER_TIME "2026-03-05T08:00:00+07:00"

/* --- timestamps that are wrong ---------------------------------------------
 */

static GBytes *
stamp_something_else (GBytes *imprint,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GBytes) other = anky_digest_of_bytes (ANKY_DIGEST_SHA256, imprint);

  return anky_test_tsa_stamp (other, user_data, cancellable, error);
}

/* The last byte is of the authority's signature value. */
static GBytes *
stamp_and_change (GBytes *imprint,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GBytes) token =
      anky_test_tsa_stamp (imprint, user_data, cancellable, error);
  gsize size;
  g_autofree guint8 *data = NULL;

  g_assert_nonnull (token);
  data = g_memdup2 (g_bytes_get_data (token, &size), g_bytes_get_size (token));
  data[size - 1] ^= 1;
  return g_bytes_new (data, size);
}

static GBytes *
stamp_garbage (GBytes *imprint,
               gpointer user_data,
               GCancellable *cancellable,
               GError **error)
{
  return g_bytes_new_static ("\x30\x03\x02\x01\x07", 5);
}

/* --- making ----------------------------------------------------------------
 */

static GBytes *
sign (AnkyTimestampFunc stamp, const char *authority)
{
  AnkyTestTsa tsa = { .name = authority, .time = TIME };
  const AnkyLetterSigning signing = {
    .timestamp = stamp,
    .timestamp_data = &tsa,
  };
  g_autoptr (GBytes) blank = anky_letter_new (ANKY_LETTER_TABLE);

  return anky_letter_sign (blank, &signing);
}

static GBytes *
stamp_document (GBytes *letter, AnkyTimestampFunc stamp, const char *authority)
{
  AnkyTestTsa tsa = { .name = authority, .time = LATER_TIME };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, &error);
  g_autoptr (AnkySignedRevision) revision =
      anky_signer_timestamp (document, stamp, &tsa, NULL, NULL, &error);

  g_assert_no_error (error);
  return anky_forge_concat (letter, revision->appended);
}

static void
add_certificate (AnkyDssEntry *entry, const char *name)
{
  g_autoptr (AnkyCertificate) certificate = anky_test_pki_certificate (name);

  g_ptr_array_add (entry->certificates,
                   g_bytes_ref (anky_certificate_get_der (certificate)));
}

/* @lists and @certificates: names, space between. */
static GBytes *
add_store (GBytes *letter, const char *certificates, const char *lists)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, &error);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 3, 3, 0, 0, 0);
  g_autoptr (GBytes) contents = g_bytes_new_static ("any", 3);
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_dss_entry_free);
  AnkyDssEntry *entry = anky_dss_entry_new (contents);
  g_auto (GStrv) certificate_names = g_strsplit (certificates, " ", -1);
  g_auto (GStrv) list_names = g_strsplit (lists, " ", -1);
  g_autoptr (GBytes) revision = NULL;

  g_ptr_array_add (entries, entry);
  for (guint i = 0; certificate_names[i]; i++)
    add_certificate (entry, certificate_names[i]);
  for (guint i = 0; list_names[i]; i++)
    g_ptr_array_add (entry->crls, anky_test_pki_bytes (list_names[i]));
  revision = anky_dss_append (document, entries, now, &error);
  g_assert_no_error (error);
  return anky_forge_concat (letter, revision);
}

#define ALL_CERTIFICATES "sub root"
#define ALL_LISTS        "sub-crl.der root-crl.der"

static GBytes *
add_whole_store (GBytes *letter)
{
  return add_store (letter, ALL_CERTIFICATES, ALL_LISTS);
}

/* --- judging ---------------------------------------------------------------
 */

/* @missing: part of the requirement that is missed; NULL: none is. */
static void
assert_level (GBytes *letter, AnkyLevel level, const char *missing)
{
  g_autoptr (AnkyReport) report = anky_letter_judge (letter, FALSE);
  const AnkySignatureReport *signature = anky_report_get_signature (report, 0);
  const char *found = NULL;

  for (guint i = 0; i < signature->findings->len; i++) {
    const AnkyFinding *finding = g_ptr_array_index (signature->findings, i);

    if (g_str_equal (finding->code, "level-requirement"))
      found = finding->message;
  }
  g_test_message ("%s", found ? found : "nothing is missing");
  g_assert_cmpint (signature->integrity, ==, ANKY_INTEGRITY_INTACT);
  g_assert_cmpint (signature->level, ==, level);
  if (!missing)
    g_assert_null (found);
  else
    g_assert_nonnull (strstr (found ? found : "", missing));
}

/* --- B-T -------------------------------------------------------------------
 */

static void
test_timestamp (void)
{
  const char *const missing = "a timestamp of this signature";
  g_autoptr (GBytes) none = sign (NULL, NULL);
  g_autoptr (GBytes) good = sign (anky_test_tsa_stamp, NULL);
  g_autoptr (GBytes) other = sign (stamp_something_else, NULL);
  g_autoptr (GBytes) changed = sign (stamp_and_change, NULL);
  g_autoptr (GBytes) garbage = sign (stamp_garbage, NULL);

  assert_level (none, ANKY_LEVEL_B_B, NULL);
  assert_level (good, ANKY_LEVEL_B_T, NULL);
  assert_level (other, ANKY_LEVEL_B_B, missing);
  assert_level (changed, ANKY_LEVEL_B_B, missing);
  assert_level (garbage, ANKY_LEVEL_B_B, missing);
}

/* A timestamp of the document serves as well, if it covers the signature. */
static void
test_document_timestamp (void)
{
  g_autoptr (GBytes) letter = sign (NULL, NULL);
  g_autoptr (GBytes) good = stamp_document (letter, anky_test_tsa_stamp, NULL);
  g_autoptr (GBytes) other =
      stamp_document (letter, stamp_something_else, NULL);
  g_autoptr (GBytes) changed = stamp_document (letter, stamp_and_change, NULL);

  assert_level (good, ANKY_LEVEL_B_T, NULL);
  assert_level (other, ANKY_LEVEL_B_B, NULL);
  assert_level (changed, ANKY_LEVEL_B_B, NULL);
}

/* What was stamped before there was a signature proves nothing of it. */
static void
test_earlier_timestamp (void)
{
  g_autoptr (GBytes) blank = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) stamped =
      stamp_document (blank, anky_test_tsa_stamp, NULL);
  const AnkyLetterSigning signing = { .time = TIME };
  g_autoptr (GBytes) letter = anky_letter_sign (stamped, &signing);
  g_autoptr (AnkyReport) report = anky_letter_judge (letter, FALSE);

  g_assert_cmpint (anky_report_get_signature (report, 1)->level,
                   ==,
                   ANKY_LEVEL_B_B);
}

/* --- B-LT ------------------------------------------------------------------
 */

static const struct {
  const char *name;
  const char *authority;
  const char *certificates;
  const char *lists;
  AnkyLevel level;
  const char *missing;
} stores[] = {
  { "whole", NULL, ALL_CERTIFICATES, ALL_LISTS, ANKY_LEVEL_B_LT, NULL },
  { "no-certificate",
    NULL,
    "root",
    ALL_LISTS,
    ANKY_LEVEL_B_T,
    "a certificate of the path" },
  { "no-list-of-the-issuer",
    NULL,
    ALL_CERTIFICATES,
    "root-crl.der",
    ANKY_LEVEL_B_T,
    "revocation information for the path" },
  { "no-list-of-the-root",
    NULL,
    ALL_CERTIFICATES,
    "sub-crl.der",
    ANKY_LEVEL_B_T,
    "revocation information for the path" },
  { "stale-list",
    NULL,
    ALL_CERTIFICATES,
    "sub-crl-stale.der root-crl.der",
    ANKY_LEVEL_B_T,
    "revocation information for the path" },
  { "forged-list",
    NULL,
    ALL_CERTIFICATES,
    "forged-crl.der root-crl.der",
    ANKY_LEVEL_B_T,
    "revocation information for the path" },
  { "untrusted-authority",
    "tsa-other",
    ALL_CERTIFICATES,
    ALL_LISTS,
    ANKY_LEVEL_B_T,
    "a path of the timestamp to a trusted root" },
  { "authority-elsewhere",
    "tsa-public",
    ALL_CERTIFICATES,
    ALL_LISTS " public-sub-crl.der",
    ANKY_LEVEL_B_T,
    "a path of the timestamp to a trusted root" },
  { "no-list-of-the-authority",
    "tsa-public",
    ALL_CERTIFICATES " public-sub",
    ALL_LISTS,
    ANKY_LEVEL_B_T,
    "revocation information for the timestamp's path" },
  { "authority-with-all",
    "tsa-public",
    ALL_CERTIFICATES " public-sub",
    ALL_LISTS " public-sub-crl.der",
    ANKY_LEVEL_B_LT,
    NULL },
};

static void
test_store (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) letter = sign (anky_test_tsa_stamp, stores[i].authority);
  g_autoptr (GBytes) kept =
      add_store (letter, stores[i].certificates, stores[i].lists);

  assert_level (kept, stores[i].level, stores[i].missing);
}

/* The evidence alone does not make it: there must be a timestamp. */
static void
test_store_without_timestamp (void)
{
  g_autoptr (GBytes) letter = sign (NULL, NULL);
  g_autoptr (GBytes) kept = add_whole_store (letter);

  assert_level (kept, ANKY_LEVEL_B_B, NULL);
}

/* --- B-LTA -----------------------------------------------------------------
 */

static const struct {
  const char *name;
  AnkyTimestampFunc stamp;
  const char *authority;
  AnkyLevel level;
  const char *missing;
} archives[] = {
  { "whole", anky_test_tsa_stamp, NULL, ANKY_LEVEL_B_LTA, NULL },
  { "other",
    stamp_something_else,
    NULL,
    ANKY_LEVEL_B_LT,
    "a document timestamp over the evidence" },
  { "changed",
    stamp_and_change,
    NULL,
    ANKY_LEVEL_B_LT,
    "a document timestamp over the evidence" },
  { "untrusted",
    anky_test_tsa_stamp,
    "tsa-other",
    ANKY_LEVEL_B_LT,
    "a path of the document timestamp to a trusted root" },
};

static void
test_archive (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) letter = sign (anky_test_tsa_stamp, NULL);
  g_autoptr (GBytes) kept = add_whole_store (letter);
  g_autoptr (GBytes) stamped =
      stamp_document (kept, archives[i].stamp, archives[i].authority);

  assert_level (stamped, archives[i].level, archives[i].missing);
}

/* A timestamp that does not cover the evidence does not keep it. */
static void
test_stamp_before_store (void)
{
  g_autoptr (GBytes) letter = sign (anky_test_tsa_stamp, NULL);
  g_autoptr (GBytes) stamped =
      stamp_document (letter, anky_test_tsa_stamp, NULL);
  g_autoptr (GBytes) kept = add_whole_store (stamped);

  assert_level (kept, ANKY_LEVEL_B_LT, NULL);
}

static void
add (const char *folder, const char *name, guint i, GTestDataFunc test)
{
  g_autofree char *path =
      g_strconcat ("/verify/level/", folder, "/", name, NULL);

  g_test_add_data_func (path, GUINT_TO_POINTER (i), test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verify/level/timestamp", test_timestamp);
  g_test_add_func ("/verify/level/document-timestamp", test_document_timestamp);
  g_test_add_func ("/verify/level/earlier-timestamp", test_earlier_timestamp);
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    add ("store", stores[i].name, i, test_store);
  g_test_add_func ("/verify/level/store-without-timestamp",
                   test_store_without_timestamp);
  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    add ("archive", archives[i].name, i, test_archive);
  g_test_add_func ("/verify/level/stamp-before-store", test_stamp_before_store);
  return g_test_run ();
}
