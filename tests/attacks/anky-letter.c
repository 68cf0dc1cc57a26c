/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-letter.h"

#include "anky-clock.h"

#include "anky-forge.h"
#include "anky-kept-pages.h"
#include "anky-signer.h"
#include "anky-test-pki.h"

#include <cairo.h>
#include <string.h>

#define FORM                                                                   \
  "/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 12 0 "    \
  "R>>>>"

/* Page 1 has text, a form of its own in the resources, and fields; names are
 * those of LETTER_*. */
static const struct {
  guint number;
  const char *dict;
  const char *stream; /* NULL: none */
} objects[] = {
  { LETTER_CATALOG,
    "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R/StructTreeRoot 20 0 R>>",
    NULL },
  { LETTER_PAGES,
    "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]>>",
    NULL },
  { LETTER_PAGE,
    "<</Type/Page/Parent 2 0 R/Contents 6 0 R/Resources 8 0 R/Annots 19 0 R>>",
    NULL },
  { LETTER_SECOND_PAGE,
    "<</Type/Page/Parent 2 0 R/Contents 7 0 R/Resources 8 0 R>>",
    NULL },
  { LETTER_FORM,
    "<</Fields[9 0 R 10 0 R 11 0 R]/DA(/F1 12 Tf 0 g)/DR<</Font<</F1 12 0 "
    "R>>>>>>",
    NULL },
  { LETTER_CONTENT,
    "<<>>",
    "BT /F1 14 Tf 72 760 Td (UY BAN NHAN DAN) Tj 0 -60 Td (Tong so tien phai "
    "tra la 1.000.000 dong.) Tj 0 -24 Td (Han cuoi: ngay 15 thang 12 nam "
    "2026.) Tj 0 -300 Td (CHU TICH) Tj 0 -110 Td (Nguyen Van A) Tj ET /Logo "
    "Do" },
  { LETTER_SECOND_CONTENT,
    "<<>>",
    "BT /F1 14 Tf 72 760 Td (Trang thu hai) Tj ET" },
  { LETTER_RESOURCES,
    "<</Font<</F1 12 0 R>>/XObject<</Logo 13 0 R/Later 900 0 R>>>>",
    NULL },
  { LETTER_TEXT_FIELD,
    "<</Type/Annot/Subtype/Widget/FT/Tx/T(amount)/F 4/P 3 0 R/Rect[72 560 272 "
    "580]/DA(/F1 12 Tf 0 g)/V(mot trieu)/AP<</N 14 0 R>>>>",
    NULL },
  { LETTER_CHECK_BOX,
    "<</Type/Annot/Subtype/Widget/FT/Btn/T(agree)/F 4/P 3 0 R/Rect[300 560 320 "
    "580]/V/Off/AS/Off/AP<</N<</Yes 15 0 R/Off 16 0 R>>>>>>",
    NULL },
  { LETTER_BLANK,
    "<</Type/Annot/Subtype/Widget/FT/Sig/T(Blank)/F 4/P 3 0 R/Rect[400 400 540 "
    "460]>>",
    NULL },
  { LETTER_FONT,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    NULL },
  { LETTER_LOGO,
    "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]>>",
    "0.8 0.8 1 rg 500 780 40 30 re f" },
  { LETTER_TEXT_APPEARANCE,
    "<<" FORM ">>",
    "/Tx BMC BT /F1 12 Tf 2 5 Td (mot trieu) Tj ET EMC" },
  { LETTER_YES_APPEARANCE, "<<" FORM ">>", "0 0 15 15 re f" },
  { LETTER_OFF_APPEARANCE, "<<" FORM ">>", "0 0 15 15 re s" },
  { LETTER_INFO, "<</Producer(tests)/Title(Letter)>>", NULL },
  { LETTER_PREPARED,
    "<<>>",
    "BT /F1 14 Tf 72 700 Td (Tong so tien phai tra la 9.000.000 dong.) Tj ET" },
  { LETTER_ANNOTS, "[9 0 R 10 0 R 11 0 R]", NULL },
  { LETTER_STRUCTURE,
    "<</Type/StructTreeRoot/K[]/ParentTreeNextKey 0>>",
    NULL },
};

static void
append_object (AnkyForge *forge, gsize i)
{
  if (objects[i].stream)
    anky_forge_append_stream (forge,
                              objects[i].number,
                              objects[i].dict,
                              objects[i].stream);
  else
    anky_forge_append_object (forge, objects[i].number, "%s", objects[i].dict);
}

static GBytes *
new_table_letter (void)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    append_object (forge, i);
  anky_forge_append_table (forge,
                           "/Root 1 0 R/Info 17 0 R/ID[<0123456789abcdef>"
                           "<0123456789abcdef>]");
  return anky_forge_finish (forge);
}

/* Dictionaries go into one object stream, as many writers do. */
static GBytes *
new_stream_letter (void)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (NULL);
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++) {
    if (objects[i].stream) {
      append_object (forge, i);
      continue;
    }
    g_string_append_printf (head,
                            "%u %" G_GSIZE_FORMAT " ",
                            objects[i].number,
                            body->len);
    g_string_append_printf (body, "%s\n", objects[i].dict);
    anky_forge_note_compressed (forge, objects[i].number, LETTER_SIZE, n++);
  }
  anky_forge_append_object_stream (forge, LETTER_SIZE, n, head->str, body->str);
  anky_forge_append_xref_stream (forge,
                                 LETTER_SIZE + 1,
                                 "/Root 1 0 R/Info 17 0 R/ID[<0123456789abcdef>"
                                 "<0123456789abcdef>]");
  return anky_forge_finish (forge);
}

GBytes *
anky_letter_new (AnkyLetterForm form)
{
  return form == ANKY_LETTER_STREAM ? new_stream_letter ()
                                    : new_table_letter ();
}

/* --- signing ----------------------------------------------------------------
 */

static cairo_status_t
write_png (void *closure, const unsigned char *data, unsigned int size)
{
  g_byte_array_append (closure, data, size);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
anky_letter_new_picture (gboolean is_opaque)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 200);
  cairo_t *cr = cairo_create (surface);
  GByteArray *png = g_byte_array_new ();

  if (is_opaque) {
    cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_paint (cr);
  }
  cairo_set_source_rgb (cr, 0.1, 0.2, 0.8);
  cairo_set_line_width (cr, 4);
  cairo_move_to (cr, 10, 10);
  cairo_line_to (cr, 190, 190);
  cairo_move_to (cr, 190, 10);
  cairo_line_to (cr, 10, 190);
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, write_png, png);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (png);
}

static AnkyAppearance *
new_appearance (const AnkyLetterSigning *signing)
{
  g_autoptr (GError) error = NULL;
  AnkyAppearance *appearance = NULL;

  if (signing->caption)
    return anky_appearance_new_text (signing->caption, 13, FALSE);
  if (!signing->picture)
    return NULL;
  appearance = anky_appearance_new_picture (signing->picture, &error);
  g_assert_no_error (error);
  return appearance;
}

static void
fill_request (AnkySignRequest *request, const AnkyLetterSigning *signing)
{
  const char *time =
      signing->time ? signing->time : "2026-03-02T08:00:00+07:00";

  request->appearance = new_appearance (signing);
  if (signing->rect.width > 0)
    request->placement =
        anky_placement_new (ANKY_KIND_LEADER, signing->page, signing->rect);
  request->field_name = signing->field;
  request->docmdp = signing->docmdp;
  request->time = anky_clock_parse (time);
  request->cms.timestamp = signing->timestamp;
  request->cms.timestamp_data = signing->timestamp_data;
}

static void
clear_request (AnkySignRequest *request)
{
  g_clear_object (&request->appearance);
  g_clear_pointer (&request->placement, anky_placement_free);
  g_clear_pointer (&request->time, g_date_time_unref);
}

GBytes *
anky_letter_sign (GBytes *letter, const AnkyLetterSigning *signing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, &error);
  g_autoptr (AnkyKey) key =
      anky_test_pki_key (signing->key ? signing->key : "person");
  g_autoptr (AnkySignedRevision) revision = NULL;
  AnkySignRequest request = { .docmdp = signing->docmdp };

  g_assert_no_error (error);
  fill_request (&request, signing);
  g_assert_true (anky_key_begin (key, NULL, "test", NULL, &error));
  revision = anky_signer_sign (document, &request, key, NULL, NULL, &error);
  g_assert_no_error (error);
  anky_key_end (key);
  clear_request (&request);
  return anky_forge_concat (letter, revision->appended);
}

GBytes *
anky_letter_sign_plain (GBytes *letter, int docmdp)
{
  const AnkyLetterSigning signing = { .docmdp = (AnkyDocmdp) docmdp };

  return anky_letter_sign (letter, &signing);
}

/* --- judging ----------------------------------------------------------------
 */

AnkyPdfDocument *
anky_letter_open (GBytes *letter, GError **error)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (letter);

  return anky_pdf_document_open (file, error);
}

static AnkyTrust *
new_trust (void)
{
  AnkyTrust *trust = anky_trust_new ();
  g_autofree char *root = anky_test_pki_path ("root.pem");
  g_autofree char *sub = anky_test_pki_path ("sub.pem");

  g_assert_true (anky_trust_add_path (trust, root, NULL));
  g_assert_true (anky_trust_add_path (trust, sub, NULL));
  return trust;
}

AnkyReport *
anky_letter_judge (GBytes *letter, gboolean is_drawn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, NULL);
  g_autoptr (AnkyTrust) trust = new_trust ();
  g_autoptr (GDateTime) at = anky_clock_parse ("2026-11-21T09:00:00+07:00");
  const AnkyValidateOptions options = {
    .trust = trust,
    .at = at,
    .page_source = is_drawn ? anky_kept_pages_new_page_source : NULL,
  };
  AnkyReport *report = NULL;

  if (!document)
    return NULL;
  report = anky_validate (document, &options, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static gboolean
is_signature_green (const AnkySignatureReport *signature)
{
  return signature->indication == ANKY_INDICATION_PASSED &&
         signature->integrity == ANKY_INTEGRITY_INTACT &&
         signature->changes_permitted == ANKY_PERMITTED_YES &&
         signature->later_changes <= ANKY_CHANGES_ANNOTATION &&
         !signature->is_removed &&
         (signature->covers == ANKY_COVERS_FILE ||
          signature->covers == ANKY_COVERS_REVISION);
}

gboolean
anky_report_is_green (const AnkyReport *report)
{
  if (!report || report->signatures->len == 0 || report->limits->len > 0)
    return FALSE;
  for (guint i = 0; i < report->findings->len; i++) {
    const AnkyFinding *finding = g_ptr_array_index (report->findings, i);

    if (finding->severity == ANKY_SEVERITY_ERROR)
      return FALSE;
  }
  for (guint i = 0; i < report->signatures->len; i++) {
    if (!is_signature_green (anky_report_get_signature (report, i)))
      return FALSE;
  }
  return TRUE;
}

const AnkySignatureReport *
anky_report_get_signature (const AnkyReport *report, guint i)
{
  g_assert_cmpuint (i, <, report->signatures->len);
  return g_ptr_array_index (report->signatures, i);
}

static void
describe_signature (const AnkySignatureReport *signature, GString *text)
{
  g_string_append_printf (
      text,
      "\n  %s: %s %s, covers %s, %s, later %s, permitted %d",
      signature->field,
      anky_indication_to_string (signature->indication),
      signature->sub ? anky_sub_indication_to_string (signature->sub) : "",
      anky_covers_to_string (signature->covers),
      anky_integrity_to_string (signature->integrity),
      anky_changes_to_string (signature->later_changes),
      signature->changes_permitted);
  for (guint i = 0; i < signature->findings->len; i++) {
    const AnkyFinding *finding = g_ptr_array_index (signature->findings, i);

    g_string_append_printf (text, "\n    %s", finding->code);
  }
  for (guint i = 0; i < signature->changes->len; i++) {
    const AnkyChange *change = g_ptr_array_index (signature->changes, i);

    g_string_append_printf (text,
                            "\n    r%u %s %s (%u): %s",
                            change->revision,
                            anky_changes_to_string (change->changes),
                            change->rule,
                            change->object,
                            change->message);
  }
}

char *
anky_report_describe (const AnkyReport *report)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u revisions", report->n_revisions);
  for (guint i = 0; i < report->findings->len; i++) {
    const AnkyFinding *finding = g_ptr_array_index (report->findings, i);

    g_string_append_printf (text,
                            "\n  %s: %s",
                            finding->code,
                            finding->message);
  }
  for (guint i = 0; i < report->signatures->len; i++)
    describe_signature (anky_report_get_signature (report, i), text);
  return g_string_free (text, FALSE);
}
