/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-evidence-store.h"
#include "evidence-fixture.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <unistd.h>

typedef struct {
  EvidenceFixture base;
  char *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *parent = g_dir_make_tmp ("anky-store-XXXXXX", NULL);

  evidence_fixture_set_up (&fixture->base, NULL);
  fixture->store = g_build_filename (parent, "evidence", NULL);
  fixture->base.act.options.evidence_folder = fixture->store;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *parent = g_path_get_dirname (fixture->store);

  g_assert_true (anky_evidence_store_clear (fixture->store, NULL));
  g_chmod (fixture->store, 0700);
  g_rmdir (fixture->store);
  g_assert_cmpint (g_rmdir (parent), ==, 0);
  g_free (fixture->store);
  evidence_fixture_tear_down (&fixture->base, NULL);
}

static char *
hash_file (const char *path)
{
  g_autofree char *data = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                      (const guchar *) data,
                                      size);
}

static char *
find_record (Fixture *fixture, const AnkyActResult *result)
{
  g_autofree char *hash = hash_file (result->output_path);

  return g_build_filename (fixture->store, hash, NULL);
}

static gboolean
holds (const char *record, const char *name)
{
  g_autofree char *path = g_build_filename (record, name, NULL);
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return FALSE;
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  return TRUE;
}

static void
test_kept (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyActResult) result =
      evidence_fixture_sign (&fixture->base, ANKY_LEVEL_B_T);
  g_autofree char *record = find_record (fixture, result);
  const char *const names[] = { "certificate.cer", "issuer-1.cer",
                                "issuer-2.cer",    "ocsp-1.ors",
                                "list-1.crl",      "result.json" };

  g_assert_false (result->is_unrecorded);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (holds (record, names[i]));
  g_assert_cmpuint (anky_evidence_store_count (fixture->store), ==, 1);
}

static JsonObject *
get_check (JsonParser *parser, const char *record)
{
  g_autofree char *path = g_build_filename (record, "result.json", NULL);

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  return json_object_get_object_member (
      json_node_get_object (json_parser_get_root (parser)),
      "check");
}

static void
test_result (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (AnkyActResult) result =
      evidence_fixture_sign (&fixture->base, ANKY_LEVEL_B_T);
  g_autofree char *record = find_record (fixture, result);
  JsonObject *check = get_check (parser, record);
  JsonObject *revocation = json_object_get_object_member (check, "revocation");

  g_assert_cmpstr (json_object_get_string_member (check, "result"), ==, "good");
  g_assert_cmpstr (json_object_get_string_member (revocation, "status"),
                   ==,
                   "good");
  g_assert_cmpstr (json_object_get_string_member (revocation, "source"),
                   ==,
                   "ocsp");
}

/* That nobody answered is a result, too. */
static void
test_unchecked (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (AnkyActResult) result = NULL;
  g_autofree char *record = NULL;
  JsonArray *remarks;

  evidence_fixture_set_mode ("ocsp", "500");
  evidence_fixture_set_mode ("crl", "500");
  result = evidence_fixture_sign (&fixture->base, ANKY_LEVEL_B_T);
  record = find_record (fixture, result);
  g_assert_true (holds (record, "certificate.cer"));
  g_assert_false (holds (record, "ocsp-1.ors"));
  remarks =
      json_object_get_array_member (get_check (parser, record), "remarks");
  g_assert_cmpstr (json_array_get_string_element (remarks, 0),
                   ==,
                   "revocation-unanswered");
}

/* Nothing of the document: not even its name. */
static void
test_nothing_of_the_document (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyActResult) result =
      evidence_fixture_sign (&fixture->base, ANKY_LEVEL_B_B);
  g_autofree char *record = find_record (fixture, result);
  g_autofree char *path = g_build_filename (record, "result.json", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "letter"));
  g_assert_null (strstr (text, fixture->base.act.folder));
}

static void
test_not_wanted (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyActResult) result = NULL;

  fixture->base.act.options.evidence_folder = NULL;
  result = evidence_fixture_sign (&fixture->base, ANKY_LEVEL_B_B);
  g_assert_false (g_file_test (fixture->store, G_FILE_TEST_EXISTS));
}

/* The signed file is never lost over it, and it is said. */
static void
assert_told (Fixture *fixture)
{
  g_autoptr (AnkyActResult) result =
      evidence_fixture_sign (&fixture->base, ANKY_LEVEL_B_B);
  const AnkyGate *last =
      g_ptr_array_index (result->warnings, result->warnings->len - 1);

  g_assert_true (result->is_unrecorded);
  g_assert_cmpstr (last->code, ==, "no-record");
  g_assert_true (g_file_test (result->output_path, G_FILE_TEST_IS_REGULAR));
}

static void
test_unwritable (Fixture *fixture, gconstpointer unused)
{
  /* A file where the folder would be stops root as well. */
  g_assert_true (g_file_set_contents (fixture->store, "", 0, NULL));
  assert_told (fixture);
  g_assert_cmpint (g_unlink (fixture->store), ==, 0);
}

static void
test_read_only (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (g_mkdir (fixture->store, 0500), ==, 0);
  if (g_access (fixture->store, W_OK) == 0)
    g_test_skip ("this user may write everywhere");
  else
    assert_told (fixture);
}

static void
test_clear (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *other = g_build_filename (fixture->store, "notes.txt", NULL);
  g_autoptr (AnkyActResult) result =
      evidence_fixture_sign (&fixture->base, ANKY_LEVEL_B_B);
  g_autofree char *record = find_record (fixture, result);

  g_assert_true (g_file_set_contents (other, "mine", -1, NULL));
  g_assert_true (anky_evidence_store_clear (fixture->store, NULL));
  g_assert_false (g_file_test (record, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (anky_evidence_store_count (fixture->store), ==, 0);
  g_unlink (other);
}

#define ADD(path, function)                                                    \
  g_test_add ("/office/evidence-record/" path,                                 \
              Fixture,                                                         \
              NULL,                                                            \
              set_up,                                                          \
              function,                                                        \
              tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("result", test_result);
  ADD ("unchecked", test_unchecked);
  ADD ("nothing-of-the-document", test_nothing_of_the_document);
  ADD ("not-wanted", test_not_wanted);
  ADD ("unwritable", test_unwritable);
  ADD ("read-only", test_read_only);
  ADD ("clear", test_clear);
  return evidence_fixture_run_tests ();
}
