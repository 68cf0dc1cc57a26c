/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "act-fixture.h"
#include "anky-receive.h"

#include <json-glib/json-glib.h>
#include <string.h>

static AnkyReceipt *
receive_by (ActFixture *fixture, const char *name, const char *profile)
{
  const AnkyReceiveOptions options = { .trust = fixture->trust,
                                       .profile = profile };
  g_autofree char *path = act_fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = anky_file_open (path, &error);
  AnkyReceipt *receipt;

  g_assert_no_error (error);
  receipt = anky_receive (file, &options, NULL, &error);
  g_assert_no_error (error);
  return receipt;
}

static AnkyReceipt *
receive (ActFixture *fixture, const char *name)
{
  return receive_by (fixture, name, NULL);
}

static gboolean
has_reason (AnkyReceipt *receipt, const char *code)
{
  for (guint i = 0; i < receipt->reasons->len; i++) {
    const AnkyReason *reason = g_ptr_array_index (receipt->reasons, i);

    if (g_str_equal (reason->code, code))
      return TRUE;
  }
  return FALSE;
}

static void
show_reasons (AnkyReceipt *receipt)
{
  for (guint i = 0; i < receipt->reasons->len; i++) {
    const AnkyReason *reason = g_ptr_array_index (receipt->reasons, i);

    g_test_message ("%s (%s): %s",
                    reason->code,
                    anky_weight_to_string (reason->weight),
                    reason->message);
  }
}

static void
sign_as_leader (ActFixture *fixture)
{
  g_autoptr (AnkyActResult) result = NULL;

  fixture->options.placements = NULL;
  result = act_fixture_run_good (fixture, "letter.pdf", "person");
}

static void
issue (ActFixture *fixture)
{
  const char *const confirmed[] = { "other-body", NULL };
  g_autofree char *output = act_fixture_path (fixture, "issued.pdf");
  g_autoptr (AnkyActResult) result = NULL;

  act_fixture_ask (fixture, ANKY_KIND_ISSUE);
  fixture->options.confirmed = confirmed;
  fixture->options.number = "15";
  fixture->options.output_path = output;
  result = act_fixture_run_good (fixture, "letter.signed.pdf", "organization");
}

/* --- verdicts ------------------------------------------------------------ */

static void
test_unsigned (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyReceipt) receipt = receive (fixture, "letter.pdf");

  g_assert_cmpint (receipt->verdict, ==, ANKY_VERDICT_UNSIGNED);
  g_assert_cmpint (receipt->acceptance, ==, ANKY_WEIGHT_RETURN);
}

static void
test_leader_only (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyReceipt) receipt = NULL;

  sign_as_leader (fixture);
  receipt = receive (fixture, "letter.signed.pdf");
  show_reasons (receipt);
  g_assert_cmpint (receipt->verdict, ==, ANKY_VERDICT_INCOMPLETE);
  g_assert_true (has_reason (receipt, "organization-missing"));
  g_assert_cmpint (receipt->acceptance, ==, ANKY_WEIGHT_RETURN);
}

/* An office's own profile: its name, and what weighs how much there. */
static void
test_profile (ActFixture *fixture, gconstpointer unused)
{
  static const char text[] = "[Profile]\nId=own\nBody=SỞ TÀI CHÍNH\n"
                             "[Weights]\norganization-missing=remark\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autofree char *path = act_fixture_path (fixture, "own.profile");
  g_autoptr (AnkyReceipt) receipt = NULL;

  act_fixture_write (fixture, "own.profile", bytes);
  sign_as_leader (fixture);
  receipt = receive_by (fixture, "letter.signed.pdf", path);
  show_reasons (receipt);
  g_assert_true (has_reason (receipt, "not-addressed-here"));
  g_assert_cmpint (receipt->acceptance, ==, ANKY_WEIGHT_ASK);
}

static void
test_not_pdf (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("PK\3\4 a .docx", 13);
  g_autoptr (AnkyReceipt) receipt = NULL;
  g_autofree char *json = NULL;

  act_fixture_write (fixture, "note.docx", text);
  receipt = receive (fixture, "note.docx");
  g_assert_null (receipt->report);
  g_assert_cmpint (receipt->acceptance, ==, ANKY_WEIGHT_RETURN);
  g_assert_true (has_reason (receipt, "not-pdf"));
  json = anky_receipt_to_json (receipt, "note.docx");
  g_assert_true (g_str_has_prefix (json,
                                   "{\"file\":\"note.docx\",\"error\":{"
                                   "\"code\":\"not-pdf\",\"message\":"));
  g_assert_nonnull (strstr (json, "\"signatures\":[],\"document\":{"));
}

/* --- what is no PDF ------------------------------------------------------ */

/* A ZIP of empty stored parts: names are all that is looked at. */
static GBytes *
make_zip (const char *const *parts)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint8 end[22] = { 'P', 'K', 5, 6 };
  guint32 offset;

  for (guint i = 0; parts[i]; i++) {
    guint8 local[30] = { 'P', 'K', 3, 4 };
    guint8 entry[46] = { 'P', 'K', 1, 2 };
    gsize n = strlen (parts[i]);

    local[26] = entry[28] = (guint8) n;
    g_byte_array_append (file, local, sizeof local);
    g_byte_array_append (file, (const guint8 *) parts[i], (guint) n);
    g_byte_array_append (directory, entry, sizeof entry);
    g_byte_array_append (directory, (const guint8 *) parts[i], (guint) n);
  }
  offset = GUINT32_TO_LE (file->len);
  memcpy (end + 16, &offset, sizeof offset);
  g_byte_array_append (file, directory->data, directory->len);
  g_byte_array_append (file, end, sizeof end);
  return g_byte_array_free_to_bytes (file);
}

/* A compound file whose directory names @names, UTF-16. */
static GBytes *
make_compound (const char *const *names)
{
  GByteArray *file = g_byte_array_new ();
  guint8 head[512] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };

  g_byte_array_append (file, head, sizeof head);
  for (guint i = 0; names[i]; i++) {
    guint8 entry[128] = { 0 };

    for (gsize j = 0; names[i][j]; j++)
      entry[2 * j] = (guint8) names[i][j];
    g_byte_array_append (file, entry, sizeof entry);
  }
  return g_byte_array_free_to_bytes (file);
}

static void
test_office_files (ActFixture *fixture, gconstpointer unused)
{
  static const char *const docx[] = { "word/document.xml", NULL };
  static const char *const docx_signed[] = { "word/document.xml",
                                             "_xmlsignatures/sig1.xml",
                                             NULL };
  static const char *const xlsx[] = { "xl/workbook.xml", NULL };
  static const char *const zip[] = { "readme.txt", NULL };
  static const char *const doc[] = { "Root Entry", "WordDocument", NULL };
  static const char *const doc_signed[] = { "WordDocument",
                                            "_signatures",
                                            NULL };
  static const char *const xls[] = { "Workbook", NULL };
  const struct {
    const char *name;
    GBytes *bytes;
    const char *code;
    AnkyWeight acceptance;
  } cases[] = {
    { "a.docx", make_zip (docx), "not-pdf", ANKY_WEIGHT_RETURN },
    { "b.docx", make_zip (docx_signed), "office-file-signed", ANKY_WEIGHT_ASK },
    { "a.xlsx", make_zip (xlsx), "spreadsheet", ANKY_WEIGHT_ASK },
    { "a.zip", make_zip (zip), "not-pdf", ANKY_WEIGHT_RETURN },
    { "a.doc", make_compound (doc), "not-pdf", ANKY_WEIGHT_RETURN },
    { "b.doc",
      make_compound (doc_signed),
      "office-file-signed",
      ANKY_WEIGHT_ASK },
    { "a.xls", make_compound (xls), "spreadsheet", ANKY_WEIGHT_ASK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AnkyReceipt) receipt = NULL;

    act_fixture_write (fixture, cases[i].name, cases[i].bytes);
    receipt = receive (fixture, cases[i].name);
    g_test_message ("%s", cases[i].name);
    g_assert_true (anky_receipt_has_reason (receipt, cases[i].code));
    /* The contract's word, whatever else is told. */
    g_assert_true (anky_receipt_has_reason (receipt, "not-pdf"));
    g_assert_cmpint (receipt->acceptance, ==, cases[i].acceptance);
    g_bytes_unref (cases[i].bytes);
  }
}

/* Every cut of a ZIP is a file, and no more. */
static void
test_office_files_cut (ActFixture *fixture, gconstpointer unused)
{
  static const char *const parts[] = { "word/document.xml", "xl/a", NULL };
  g_autoptr (GBytes) whole = make_zip (parts);

  for (gsize size = 4; size < g_bytes_get_size (whole); size++) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, size);
    g_autoptr (AnkyReceipt) receipt = NULL;

    act_fixture_write (fixture, "cut.docx", cut);
    receipt = receive (fixture, "cut.docx");
    g_assert_true (anky_receipt_has_reason (receipt, "not-pdf"));
  }
}

static void
test_truncated (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) letter = act_fixture_read (fixture, "letter.pdf");
  g_autoptr (GBytes) half =
      g_bytes_new_from_bytes (letter, 0, g_bytes_get_size (letter) / 2);
  g_autoptr (AnkyReceipt) receipt = NULL;

  act_fixture_write (fixture, "half.pdf", half);
  receipt = receive (fixture, "half.pdf");
  g_assert_nonnull (receipt->error);
  g_assert_cmpint (receipt->acceptance, ==, ANKY_WEIGHT_ASK);
}

static void
test_changed (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GBytes) bad = NULL;
  g_autoptr (AnkyReceipt) receipt = NULL;
  const guint8 *spot;
  guint8 *data;
  gsize size;

  sign_as_leader (fixture);
  good = act_fixture_read (fixture, "letter.signed.pdf");
  data = g_memdup2 (g_bytes_get_data (good, &size), g_bytes_get_size (good));
  spot = memmem (data, size, "/M (D:20", 8);
  data[spot - data + 12] ^= 1;
  bad = g_bytes_new_take (data, size);
  act_fixture_write (fixture, "changed.pdf", bad);
  receipt = receive (fixture, "changed.pdf");
  g_assert_cmpint (receipt->verdict, ==, ANKY_VERDICT_INVALID);
  g_assert_cmpint (receipt->acceptance, ==, ANKY_WEIGHT_RETURN);
  g_assert_true (has_reason (receipt, "changed-after-signing"));
}

/* --- the contract's words ------------------------------------------------ */

static void
assert_members (JsonObject *object, const char *const *names)
{
  g_autoptr (GList) members = json_object_get_members (object);
  const GList *member = members;

  for (guint i = 0; names[i]; i++) {
    g_assert_nonnull (member);
    g_assert_cmpstr (member->data, ==, names[i]);
    member = member->next;
  }
  g_assert_null (member);
}

static const char *const file_members[] = { "file",      "pages",
                                            "revisions", "signatures",
                                            "document",  NULL };
static const char *const signature_members[] = {
  "field",
  "revision",
  "covers",
  "indication",
  "subIndication",
  "integrity",
  "laterChanges",
  "changesPermitted",
  "level",
  "digest",
  "algorithm",
  "signer",
  "claimedTime",
  "timestamp",
  "bestSignatureTime",
  "revocation",
  "role",
  "page",
  "rectMm",
  "findings",
  NULL,
};
static const char *const signer_members[] = {
  "subject",      "issuer",    "serial",   "kind",
  "managingBody", "notBefore", "notAfter", NULL,
};
static const char *const document_members[] = {
  "verdict", "acceptance", "number", "date", "limits", "reasons", NULL,
};

static void
assert_first_signature (JsonObject *signature)
{
  assert_members (signature, signature_members);
  assert_members (json_object_get_object_member (signature, "signer"),
                  signer_members);
  g_assert_cmpstr (json_object_get_string_member (signature, "field"),
                   ==,
                   "Signature1");
  g_assert_cmpstr (json_object_get_string_member (signature, "integrity"),
                   ==,
                   "intact");
  g_assert_cmpstr (json_object_get_string_member (signature, "indication"),
                   ==,
                   "TOTAL-PASSED");
  g_assert_cmpstr (json_object_get_string_member (signature, "level"),
                   ==,
                   "B-B");
  g_assert_cmpstr (json_object_get_string_member (signature, "digest"),
                   ==,
                   "SHA-256");
  g_assert_cmpstr (json_object_get_string_member (signature, "role"),
                   ==,
                   "leader");
  g_assert_cmpint (json_object_get_int_member (signature, "page"), ==, 1);
  g_assert_true (json_object_get_null_member (signature, "timestamp"));
}

static void
test_json (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyReceipt) receipt = NULL;
  g_autofree char *text = NULL;
  JsonObject *root;
  JsonArray *signatures;

  sign_as_leader (fixture);
  issue (fixture);
  receipt = receive (fixture, "issued.pdf");
  show_reasons (receipt);
  text = anky_receipt_to_json (receipt, "thư \"1\".pdf");
  g_assert_null (strchr (text, '\n'));
  g_test_message ("%s", text);
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  assert_members (root, file_members);
  g_assert_cmpstr (json_object_get_string_member (root, "file"),
                   ==,
                   "thư \"1\".pdf");
  g_assert_cmpint (json_object_get_int_member (root, "revisions"), ==, 5);
  signatures = json_object_get_array_member (root, "signatures");
  g_assert_cmpuint (json_array_get_length (signatures), ==, 4);
  assert_first_signature (json_array_get_object_element (signatures, 0));
  assert_members (json_object_get_object_member (root, "document"),
                  document_members);
}

#define ADD(path, function)                                                    \
  g_test_add ("/office/receive/" path,                                         \
              ActFixture,                                                      \
              NULL,                                                            \
              act_fixture_set_up,                                              \
              function,                                                        \
              act_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("unsigned", test_unsigned);
  ADD ("leader-only", test_leader_only);
  ADD ("profile", test_profile);
  ADD ("not-pdf", test_not_pdf);
  ADD ("office-files", test_office_files);
  ADD ("office-files-cut", test_office_files_cut);
  ADD ("truncated", test_truncated);
  ADD ("changed", test_changed);
  ADD ("json", test_json);
  return g_test_run ();
}
