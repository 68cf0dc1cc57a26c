/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Our own validator over evidence from which one thing was left out: each
 * requirement of B-LT (EN 319 142-1, table 1) is missed by its name.
 */

#include "anky-dss.h"
#include "anky-evidence.h"
#include "anky-validator.h"
#include "evidence-fixture.h"

#include <string.h>

static AnkyPdfDocument *
open_document (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = anky_file_open (path, &error);
  AnkyPdfDocument *document;

  g_assert_no_error (error);
  document = anky_pdf_document_open (file, &error);
  g_assert_no_error (error);
  return document;
}

static AnkyReport *
judge (EvidenceFixture *fixture, const char *path, AnkyTrust *trust)
{
  g_autoptr (AnkyPdfDocument) document = open_document (path);
  const AnkyValidateOptions options = { .trust = trust };
  g_autoptr (GError) error = NULL;
  AnkyReport *report = anky_validate (document, &options, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* The evidence of the one signature of @path: TSA first, then the signer. */
static GPtrArray *
collect (EvidenceFixture *fixture, AnkyPdfDocument *document)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = anky_evidence_collect (document,
                                              fixture->act.trust,
                                              fixture->fetcher,
                                              NULL,
                                              &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  return entries;
}

typedef void (*Spoil) (AnkyDssEntry *entry);

/* A file with a DSS from which @spoil took something. */
static char *
make (EvidenceFixture *fixture, Spoil spoil)
{
  g_autoptr (AnkyActResult) result =
      evidence_fixture_sign (fixture, ANKY_LEVEL_B_T);
  g_autoptr (AnkyPdfDocument) document = open_document (result->output_path);
  g_autoptr (GPtrArray) entries = collect (fixture, document);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GBytes) before =
      act_fixture_read (&fixture->act, "letter.signed.pdf");
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) revision = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  spoil (g_ptr_array_index (entries, 0));
  revision = anky_dss_append (document, entries, now, &error);
  g_assert_no_error (error);
  g_byte_array_append (all,
                       g_bytes_get_data (before, NULL),
                       (guint) g_bytes_get_size (before));
  g_byte_array_append (all,
                       g_bytes_get_data (revision, NULL),
                       (guint) g_bytes_get_size (revision));
  after = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  act_fixture_write (&fixture->act, "spoilt.pdf", after);
  return act_fixture_path (&fixture->act, "spoilt.pdf");
}

static const AnkyFinding *
find_missing (const AnkySignatureReport *signature)
{
  for (guint i = 0; i < signature->findings->len; i++) {
    const AnkyFinding *finding = g_ptr_array_index (signature->findings, i);

    if (g_str_equal (finding->code, "level-requirement"))
      return finding;
  }
  return NULL;
}

static void
assert_level (EvidenceFixture *fixture,
              const char *path,
              AnkyTrust *trust,
              AnkyLevel level,
              const char *missing)
{
  g_autoptr (AnkyReport) report = judge (fixture, path, trust);
  const AnkySignatureReport *signature =
      g_ptr_array_index (report->signatures, 0);
  const AnkyFinding *finding = find_missing (signature);

  if (finding)
    g_test_message ("%s", finding->message);
  g_assert_cmpint (signature->level, ==, level);
  if (!missing) {
    g_assert_null (finding);
    return;
  }
  g_assert_nonnull (finding);
  g_assert_nonnull (strstr (finding->message, missing));
}

static void
keep_all (AnkyDssEntry *entry)
{
}

static void
drop_signers_answer (AnkyDssEntry *entry)
{
  g_ptr_array_set_size (entry->ocsp, (int) entry->ocsp->len - 1);
}

static void
drop_authoritys_answer (AnkyDssEntry *entry)
{
  g_ptr_array_remove_index (entry->ocsp, 0);
}

static void
drop_lists (AnkyDssEntry *entry)
{
  g_ptr_array_set_size (entry->crls, 0);
}

static void
drop_certificates (AnkyDssEntry *entry)
{
  g_ptr_array_set_size (entry->certificates, 0);
}

static const struct {
  const char *name;
  Spoil spoil;
  AnkyLevel level;
  const char *missing;
} cases[] = {
  { "whole", keep_all, ANKY_LEVEL_B_LT, NULL },
  { "no-signers-answer",
    drop_signers_answer,
    ANKY_LEVEL_B_T,
    "revocation information for the path" },
  { "no-authoritys-answer",
    drop_authoritys_answer,
    ANKY_LEVEL_B_T,
    "revocation information for the timestamp's path" },
  { "no-lists",
    drop_lists,
    ANKY_LEVEL_B_T,
    "revocation information for the path" },
  { "no-certificates",
    drop_certificates,
    ANKY_LEVEL_B_T,
    "a certificate of the path" },
};

static void
run_case (EvidenceFixture *fixture, gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autofree char *path = make (fixture, cases[index].spoil);

  assert_level (fixture,
                path,
                fixture->act.trust,
                cases[index].level,
                cases[index].missing);
}

static void
test_no_root (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = make (fixture, keep_all);
  g_autoptr (AnkyTrust) nothing = anky_trust_new ();

  assert_level (fixture,
                path,
                nothing,
                ANKY_LEVEL_B_T,
                "a path to a trusted root");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = g_strconcat ("/office/level/", cases[i].name, NULL);

    g_test_add (name,
                EvidenceFixture,
                GUINT_TO_POINTER (i),
                evidence_fixture_set_up,
                run_case,
                evidence_fixture_tear_down);
  }
  g_test_add ("/office/level/no-root",
              EvidenceFixture,
              NULL,
              evidence_fixture_set_up,
              test_no_root,
              evidence_fixture_tear_down);
  return evidence_fixture_run_tests ();
}
