/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What honest hands add to a signed letter: none of it is called forbidden, and
 * each is called what it is.
 */

#include "anky-attack.h"
#include "anky-clock.h"
#include "anky-dss.h"
#include "anky-forge.h"
#include "anky-signer.h"
#include "anky-test-pki.h"
#include "anky-test-tsa.h"

#include <locale.h>

static GBytes *
sign_again (GBytes *letter, const char *key, const char *time)
{
  const AnkyLetterSigning signing = { .key = key,
                                      .docmdp = ANKY_DOCMDP_NONE,
                                      .time = time };

  return anky_letter_sign (letter, &signing);
}

static GBytes *
new_signed (AnkyLetterForm form, int docmdp)
{
  g_autoptr (GBytes) letter = anky_letter_new (form);

  return anky_letter_sign_plain (letter, docmdp);
}

/* The first signature's answer about what came later, all signatures good. */
static void
check (GBytes *letter,
       gboolean is_drawn,
       AnkyChanges changes,
       AnkyPermitted permitted)
{
  g_autoptr (AnkyReport) report = anky_letter_judge (letter, is_drawn);
  const AnkySignatureReport *first = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (report);
  text = anky_report_describe (report);
  g_test_message ("%s", text);
  first = anky_report_get_signature (report, 0);
  g_assert_cmpint (first->indication, ==, ANKY_INDICATION_PASSED);
  g_assert_cmpint (first->integrity, ==, ANKY_INTEGRITY_INTACT);
  g_assert_cmpstr (anky_changes_to_string (first->later_changes),
                   ==,
                   anky_changes_to_string (changes));
  g_assert_cmpint (first->changes_permitted, ==, permitted);
  if (permitted == ANKY_PERMITTED_YES)
    g_assert_true (anky_report_is_green (report));
}

static void
check_extension (GBytes *letter)
{
  check (letter, FALSE, ANKY_CHANGES_EXTENSION, ANKY_PERMITTED_YES);
}

/* --- signatures -------------------------------------------------------------
 */

static void
test_signatures (gconstpointer data)
{
  AnkyLetterForm form = (AnkyLetterForm) GPOINTER_TO_INT (data);

  for (int docmdp = 0; docmdp <= 3; docmdp++) {
    g_autoptr (GBytes) one = new_signed (form, docmdp);
    g_autoptr (GBytes) two = NULL;
    g_autoptr (GBytes) three = NULL;

    check (one, FALSE, ANKY_CHANGES_NONE, ANKY_PERMITTED_YES);
    if (docmdp == 1)
      continue;
    two = sign_again (one, "person-rsa3072", "2026-03-03T08:00:00+07:00");
    check_extension (two);
    three = sign_again (two, "organization", "2026-03-04T08:00:00+07:00");
    check_extension (three);
  }
}

static void
test_algorithms (void)
{
  static const char *const keys[] = { "person-rsa3072", "person-pss",
                                      "person-p256",    "person-p384",
                                      "organization",   "office" };
  g_autoptr (GBytes) letter = anky_letter_new (ANKY_LETTER_TABLE);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (GBytes) next =
        sign_again (letter, keys[i], "2026-03-03T08:00:00+07:00");

    g_bytes_unref (letter);
    letter = g_steal_pointer (&next);
  }
  check_extension (letter);
}

static void
test_blank_field (void)
{
  g_autoptr (GBytes) one = new_signed (ANKY_LETTER_TABLE, 2);
  const AnkyLetterSigning signing = { .key = "organization",
                                      .field = "Blank",
                                      .docmdp = ANKY_DOCMDP_NONE,
                                      .time = "2026-03-03T08:00:00+07:00" };
  g_autoptr (GBytes) two = anky_letter_sign (one, &signing);

  check_extension (two);
}

/* Transparent ink across the title can still be read through. */
static void
test_ink_over_title (void)
{
  g_autoptr (GBytes) one = new_signed (ANKY_LETTER_TABLE, 2);
  g_autoptr (GBytes) picture = anky_letter_new_picture (FALSE);
  const AnkyLetterSigning signing = { .key = "organization",
                                      .rect = { 20, 165, 36, 36 },
                                      .picture = picture,
                                      .docmdp = ANKY_DOCMDP_NONE,
                                      .time = "2026-03-03T08:00:00+07:00" };
  g_autoptr (GBytes) two = anky_letter_sign (one, &signing);

  check (two, TRUE, ANKY_CHANGES_EXTENSION, ANKY_PERMITTED_YES);
  check (two, FALSE, ANKY_CHANGES_UNKNOWN, ANKY_PERMITTED_UNKNOWN);
}

/* Letters beside the text are no forgery by themselves, and are told. */
static void
test_unexpected_text (void)
{
  g_autoptr (GBytes) one = new_signed (ANKY_LETTER_TABLE, 2);
  const AnkyLetterSigning signing = { .key = "organization",
                                      .rect = { 113, 45.5, 20, 6 },
                                      .caption = "000",
                                      .docmdp = ANKY_DOCMDP_NONE,
                                      .time = "2026-03-03T08:00:00+07:00" };
  g_autoptr (GBytes) two = anky_letter_sign (one, &signing);
  g_autoptr (AnkyReport) report = anky_letter_judge (two, TRUE);

  g_assert_true (
      anky_signature_report_has (anky_report_get_signature (report, 1),
                                 "unexpected-text"));
}

/* --- timestamps and evidence ------------------------------------------------
 */

static GBytes *
stamp (GBytes *letter, const char *time)
{
  AnkyTestTsa tsa = { .time = time };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, &error);
  g_autoptr (AnkySignedRevision) revision =
      anky_signer_timestamp (document,
                             anky_test_tsa_stamp,
                             &tsa,
                             NULL,
                             NULL,
                             &error);

  g_assert_no_error (error);
  return anky_forge_concat (letter, revision->appended);
}

static GBytes *
keep_list (GBytes *letter, const char *crl)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, &error);
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_dss_entry_free);
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 3, 5, 1, 0, 0);
  g_autoptr (AnkyCertificate) sub = anky_test_pki_certificate ("sub");
  g_autoptr (GBytes) appended = NULL;
  g_autoptr (GBytes) contents = g_bytes_new_static ("x", 1);
  AnkyDssEntry *entry = anky_dss_entry_new (contents);

  g_ptr_array_add (entry->certificates,
                   g_bytes_ref (anky_certificate_get_der (sub)));
  if (crl)
    g_ptr_array_add (entry->crls, anky_test_pki_bytes (crl));
  g_ptr_array_add (entries, entry);
  appended = anky_dss_append (document, entries, time, &error);
  g_assert_no_error (error);
  return anky_forge_concat (letter, appended);
}

static GBytes *
keep_evidence (GBytes *letter)
{
  return keep_list (letter, NULL);
}

static void
test_evidence (gconstpointer data)
{
  AnkyLetterForm form = (AnkyLetterForm) GPOINTER_TO_INT (data);

  for (int docmdp = 0; docmdp <= 3; docmdp++) {
    g_autoptr (GBytes) one = new_signed (form, docmdp);
    g_autoptr (GBytes) kept = keep_evidence (one);
    g_autoptr (GBytes) stamped = stamp (kept, "2026-03-05T08:00:00+07:00");
    g_autoptr (GBytes) again = keep_evidence (stamped);
    g_autoptr (GBytes) twice = stamp (again, "2026-03-06T08:00:00+07:00");

    check_extension (kept);
    check_extension (stamped);
    check_extension (twice);
  }
}

static void
test_document_timestamp (void)
{
  g_autoptr (GBytes) one = new_signed (ANKY_LETTER_TABLE, 2);
  g_autoptr (GBytes) two = stamp (one, "2026-03-05T08:00:00+07:00");
  g_autoptr (AnkyReport) report = anky_letter_judge (two, FALSE);
  const AnkySignatureReport *signature = anky_report_get_signature (report, 0);
  const AnkySignatureReport *token = anky_report_get_signature (report, 1);
  g_autofree char *time = anky_clock_format (signature->best_time);

  g_assert_true (token->is_document_timestamp);
  g_assert_cmpint (token->role, ==, ANKY_ROLE_TIMESTAMP);
  g_assert_cmpint (token->indication, ==, ANKY_INDICATION_PASSED);
  g_assert_cmpint (signature->level, ==, ANKY_LEVEL_B_T);
  g_assert_true (g_str_has_prefix (time, "2026-03-05T"));
}

static void
test_signature_timestamp (void)
{
  AnkyTestTsa tsa = { .time = "2026-03-02T08:00:30+07:00" };
  const AnkyLetterSigning signing = { .docmdp = ANKY_DOCMDP_FORM_FILLING,
                                      .timestamp = anky_test_tsa_stamp,
                                      .timestamp_data = &tsa };
  g_autoptr (GBytes) letter = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) one = anky_letter_sign (letter, &signing);
  g_autoptr (AnkyReport) report = anky_letter_judge (one, FALSE);
  const AnkySignatureReport *signature = anky_report_get_signature (report, 0);

  g_assert_true (anky_report_is_green (report));
  g_assert_true (signature->has_timestamp);
  g_assert_cmpint (signature->timestamp_indication, ==, ANKY_INDICATION_PASSED);
  g_assert_cmpint (signature->level, ==, ANKY_LEVEL_B_T);
  g_assert_false (anky_signature_report_has (signature, "time-not-proven"));
}

/* A token that was made for another signature proves nothing, and takes nothing
 * from the signature it was put into. */
static GBytes *
give_same_token (GBytes *imprint,
                 gpointer user_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GBytes) other = anky_digest_of_bytes (ANKY_DIGEST_SHA256, imprint);

  return anky_test_tsa_stamp (other, user_data, cancellable, error);
}

static void
test_copied_timestamp (void)
{
  AnkyTestTsa tsa = { .time = "2020-03-02T08:00:30+07:00" };
  const AnkyLetterSigning signing = { .docmdp = ANKY_DOCMDP_FORM_FILLING,
                                      .timestamp = give_same_token,
                                      .timestamp_data = &tsa };
  g_autoptr (GBytes) letter = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) one = anky_letter_sign (letter, &signing);
  g_autoptr (AnkyReport) report = anky_letter_judge (one, FALSE);
  const AnkySignatureReport *signature = anky_report_get_signature (report, 0);

  g_assert_cmpint (signature->indication, ==, ANKY_INDICATION_PASSED);
  g_assert_cmpint (signature->timestamp_indication, ==, ANKY_INDICATION_FAILED);
  g_assert_cmpint (signature->level, ==, ANKY_LEVEL_B_B);
  g_assert_true (anky_signature_report_has (signature, "timestamp-invalid"));
  g_assert_true (anky_signature_report_has (signature, "time-not-proven"));
}

/* Revoked on 2025-06-01. Without proof of its time a signature may be older;
 * one that says itself that it is younger is not. */
static void
test_revoked (void)
{
  static const struct {
    const char *time;
    AnkyIndication indication;
    AnkySubIndication sub;
  } cases[] = {
    { "2025-05-31T08:00:00+07:00",
      ANKY_INDICATION_INDETERMINATE,
      ANKY_SUB_REVOKED_NO_POE },
    { "2026-03-02T08:00:00+07:00", ANKY_INDICATION_FAILED, ANKY_SUB_REVOKED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const AnkyLetterSigning signing = { .key = "crl-only-revoked",
                                        .time = cases[i].time };
    g_autoptr (GBytes) letter = anky_letter_new (ANKY_LETTER_TABLE);
    g_autoptr (GBytes) one = anky_letter_sign (letter, &signing);
    g_autoptr (GBytes) kept = keep_list (one, "sub-crl.der");
    g_autoptr (AnkyReport) report = anky_letter_judge (kept, FALSE);
    const AnkySignatureReport *signature =
        anky_report_get_signature (report, 0);

    g_assert_true (
        anky_signature_report_has (signature, "certificate-revoked"));
    g_assert_cmpint (signature->indication, ==, cases[i].indication);
    g_assert_cmpint (signature->sub, ==, cases[i].sub);
  }
}

/* Local time written as UTC is a habit of tools, not a fault of the signer. */
static void
test_seven_hours (void)
{
  AnkyTestTsa tsa = { .time = "2026-03-02T01:00:30Z" };
  const AnkyLetterSigning signing = { .docmdp = ANKY_DOCMDP_FORM_FILLING,
                                      .time = "2026-03-02T08:00:00Z",
                                      .timestamp = anky_test_tsa_stamp,
                                      .timestamp_data = &tsa };
  g_autoptr (GBytes) letter = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) one = anky_letter_sign (letter, &signing);
  g_autoptr (AnkyReport) report = anky_letter_judge (one, FALSE);

  g_assert_true (anky_report_is_green (report));
  g_assert_true (
      anky_signature_report_has (anky_report_get_signature (report, 0),
                                 "clock-seven-hours"));
}

/* --- what forms are for -----------------------------------------------------
 */

#define FORM_XOBJECT                                                           \
  "<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 12 0 "  \
  "R>>>>>>"

static void
edit_text_field (AnkyPdfUpdate *update,
                 AnkyPdfDocument *document,
                 gpointer data)
{
  AnkyPdfRef appearance = anky_pdf_update_add (
      update,
      anky_forge_parse_stream (FORM_XOBJECT,
                               "/Tx BMC BT /F1 12 Tf 2 5 Td (hai trieu) Tj ET "
                               "EMC"));

  anky_pdf_update_set (
      update,
      (AnkyPdfRef){ LETTER_TEXT_FIELD, 0 },
      anky_forge_parse ("<</Type/Annot/Subtype/Widget/FT/Tx/T(amount)/F 4/P 3 "
                        "0 R/Rect[72 560 272 580]/DA(/F1 12 Tf 0 g)/V(hai "
                        "trieu)/AP<</N %u 0 R>>>>",
                        appearance.number));
}

static void
test_fill_text (void)
{
  for (int docmdp = 0; docmdp <= 3; docmdp++) {
    g_autoptr (GBytes) one = new_signed (ANKY_LETTER_TABLE, docmdp);
    g_autoptr (GBytes) filled = anky_forge_update (one, edit_text_field, NULL);

    check (filled,
           TRUE,
           ANKY_CHANGES_FORM_FILLING,
           docmdp == 1 ? ANKY_PERMITTED_NO : ANKY_PERMITTED_YES);
  }
}

static void
check_edit (int docmdp,
            const AnkyAttack *edit,
            AnkyChanges changes,
            AnkyPermitted permitted)
{
  g_autoptr (GBytes) one = new_signed (ANKY_LETTER_TABLE, docmdp);
  g_autoptr (GBytes) edited = edit->forge (one, edit);

  check (edited, edit->is_drawn, changes, permitted);
}

static void
test_check_box (void)
{
  const AnkyAttack edit = { .forge = anky_attack_set_keys,
                            .number = LETTER_CHECK_BOX,
                            .text = "<</V/Yes/AS/Yes>>",
                            .is_drawn = TRUE };

  check_edit (0, &edit, ANKY_CHANGES_FORM_FILLING, ANKY_PERMITTED_YES);
  check_edit (1, &edit, ANKY_CHANGES_FORM_FILLING, ANKY_PERMITTED_NO);
  check_edit (2, &edit, ANKY_CHANGES_FORM_FILLING, ANKY_PERMITTED_YES);
  check_edit (3, &edit, ANKY_CHANGES_FORM_FILLING, ANKY_PERMITTED_YES);
}

/* Comments: allowed where the certification says so; else a person is asked. */
static void
test_comment (void)
{
  const AnkyAttack edit = {
    .forge = anky_attack_add_annotation,
    .text = "<</Type/Annot/Subtype/Text/P 3 0 R/F 4/Rect[20 20 40 40]/"
            "Contents(Xem lai)>>",
  };

  check_edit (3, &edit, ANKY_CHANGES_ANNOTATION, ANKY_PERMITTED_YES);
  check_edit (2, &edit, ANKY_CHANGES_ANNOTATION, ANKY_PERMITTED_NO);
  check_edit (0, &edit, ANKY_CHANGES_ANNOTATION, ANKY_PERMITTED_NO);
}

/* --- habits of other tools --------------------------------------------------
 */

static void
test_identical_rewrite (void)
{
  static const guint numbers[] = { LETTER_CATALOG, LETTER_PAGES,
                                   LETTER_PAGE,    LETTER_SECOND_PAGE,
                                   LETTER_FORM,    LETTER_RESOURCES,
                                   LETTER_FONT,    LETTER_TEXT_FIELD };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    const AnkyAttack edit = { .forge = anky_attack_set_keys,
                              .number = numbers[i],
                              .text = "<<>>" };

    check_edit (1, &edit, ANKY_CHANGES_NONE, ANKY_PERMITTED_YES);
  }
}

/* What was a reference is written out, and boxes are rounded. */
static void
test_page_rewritten (void)
{
  const AnkyAttack resources = {
    .forge = anky_attack_set_keys,
    .number = LETTER_PAGE,
    .text = "<</Resources<</XObject<</Later 900 0 R/Logo 13 0 R>>/Font<</F1 12 "
            "0 R>>>>>>",
  };
  const AnkyAttack annotations = { .forge = anky_attack_set_keys,
                                   .number = LETTER_SECOND_PAGE,
                                   .text = "<</Annots[]>>" };
  const AnkyAttack box = { .forge = anky_attack_set_keys,
                           .number = LETTER_PAGE,
                           .text = "<</MediaBox[0 0 595.32 841.92]>>" };
  const AnkyAttack crop = { .forge = anky_attack_set_keys,
                            .number = LETTER_PAGE,
                            .text = "<</CropBox[0 0 595 842]/Rotate 0>>" };

  check_edit (2, &resources, ANKY_CHANGES_NONE, ANKY_PERMITTED_YES);
  check_edit (2, &annotations, ANKY_CHANGES_NONE, ANKY_PERMITTED_YES);
  check_edit (2, &box, ANKY_CHANGES_NONE, ANKY_PERMITTED_YES);
  check_edit (2, &crop, ANKY_CHANGES_NONE, ANKY_PERMITTED_YES);
}

static GBytes *
free_object (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);

  anky_forge_note_free (forge, self->number, 65535);
  anky_forge_append_table (
      forge,
      "/Root 1 0 R/Info 17 0 R/ID[<0123456789abcdef><fedcba9876543210>]");
  return anky_forge_finish (forge);
}

static void
test_freed (void)
{
  const AnkyAttack edit = { .forge = free_object, .number = LETTER_PREPARED };

  check_edit (1, &edit, ANKY_CHANGES_NONE, ANKY_PERMITTED_YES);
}

static void
test_catalog (void)
{
  const AnkyAttack version = { .forge = anky_attack_set_keys,
                               .number = LETTER_CATALOG,
                               .text = "<</Version/2.0>>" };
  const AnkyAttack extensions = {
    .forge = anky_attack_set_keys,
    .number = LETTER_CATALOG,
    .text = "<</Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 1>>>>>>",
  };
  const AnkyAttack information = { .forge = anky_attack_set_keys,
                                   .number = LETTER_INFO,
                                   .text = "<</ModDate(D:20260304)>>" };
  const AnkyAttack flags = { .forge = anky_attack_set_keys,
                             .number = LETTER_FORM,
                             .text = "<</SigFlags 3>>" };

  check_edit (1, &version, ANKY_CHANGES_NONE, ANKY_PERMITTED_YES);
  check_edit (1, &extensions, ANKY_CHANGES_EXTENSION, ANKY_PERMITTED_YES);
  check_edit (1, &information, ANKY_CHANGES_EXTENSION, ANKY_PERMITTED_YES);
  check_edit (1, &flags, ANKY_CHANGES_NONE, ANKY_PERMITTED_YES);
}

static void
test_structure (void)
{
  const AnkyAttack edit = {
    .forge = anky_attack_set_keys,
    .number = LETTER_STRUCTURE,
    .text = "<</K[<</S/Form/P 20 0 R>>]/ParentTreeNextKey 1/ParentTree<</Nums["
            "0 20 0 R]>>>>",
  };

  check_edit (2, &edit, ANKY_CHANGES_EXTENSION, ANKY_PERMITTED_YES);
}

static void
test_empty_signature_field (void)
{
  const AnkyAttack edit = {
    .forge = anky_attack_add_field,
    .text = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Later)/P 3 0 R/F 4/Rect[72 "
            "300 172 340]>>",
  };

  check_edit (0, &edit, ANKY_CHANGES_FORM_FILLING, ANKY_PERMITTED_YES);
}

int
main (int argc, char *argv[])
{
  gpointer table = GINT_TO_POINTER (ANKY_LETTER_TABLE);
  gpointer stream = GINT_TO_POINTER (ANKY_LETTER_STREAM);

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/honest/signatures/table", table, test_signatures);
  g_test_add_data_func ("/honest/signatures/stream", stream, test_signatures);
  g_test_add_func ("/honest/algorithms", test_algorithms);
  g_test_add_func ("/honest/blank-field", test_blank_field);
  g_test_add_func ("/honest/ink-over-title", test_ink_over_title);
  g_test_add_func ("/honest/unexpected-text", test_unexpected_text);
  g_test_add_data_func ("/honest/evidence/table", table, test_evidence);
  g_test_add_data_func ("/honest/evidence/stream", stream, test_evidence);
  g_test_add_func ("/honest/document-timestamp", test_document_timestamp);
  g_test_add_func ("/honest/signature-timestamp", test_signature_timestamp);
  g_test_add_func ("/honest/copied-timestamp", test_copied_timestamp);
  g_test_add_func ("/honest/revoked", test_revoked);
  g_test_add_func ("/honest/seven-hours", test_seven_hours);
  g_test_add_func ("/honest/fill-text", test_fill_text);
  g_test_add_func ("/honest/check-box", test_check_box);
  g_test_add_func ("/honest/comment", test_comment);
  g_test_add_func ("/honest/identical-rewrite", test_identical_rewrite);
  g_test_add_func ("/honest/page-rewritten", test_page_rewritten);
  g_test_add_func ("/honest/freed", test_freed);
  g_test_add_func ("/honest/catalog", test_catalog);
  g_test_add_func ("/honest/structure", test_structure);
  g_test_add_func ("/honest/empty-signature-field", test_empty_signature_field);
  return g_test_run ();
}
