/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "letter-office.h"

#include "anky-attack.h"
#include "anky-clock.h"
#include "anky-fake-fetcher.h"
#include "anky-forge.h"
#include "anky-renderer.h"
#include "anky-signer.h"
#include "anky-test-pki.h"
#include "anky-test-tsa.h"

#define DAY_OF_ISSUE "2026-03-05T09:00:00+07:00"
#define CHECKED      "2026-11-21T09:00:00+07:00"

/* --- where each signature goes ----------------------------------------------
 */

static AnkyAnatomy *
read_anatomy (GBytes *draft)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (draft);
  g_autoptr (AnkyRenderer) renderer = anky_renderer_new (file, 0, NULL);
  g_autoptr (GError) error = NULL;
  AnkyAnatomy *anatomy =
      anky_anatomy_read (ANKY_PAGE_SOURCE (renderer), NULL, &error);

  g_assert_no_error (error);
  return anatomy;
}

/* Blocks stand where the draft has them, found or not (scans). */
static AnkyRectMm
get_leader_ink (gboolean is_left)
{
  return (AnkyRectMm){ (is_left ? 62.0 : 150.0) - 20, 172, 40, 28 };
}

static AnkyRectMm
get_seal (const LetterSignature *signature)
{
  gboolean is_left = signature->place == SIGN_LEFT_SEAL;
  AnkyRectMm leader = get_leader_ink (is_left);
  double size = signature->size_mm > 0 ? signature->size_mm : 36;

  return (AnkyRectMm){ leader.x + leader.width / 3 - size + signature->dx_mm,
                       186 - size / 2,
                       size,
                       size };
}

static AnkyRectMm
get_blank (const AnkyAnatomy *anatomy, LetterPlace place)
{
  if (place == SIGN_NUMBER)
    return anatomy->number.number.rect;
  if (place == SIGN_DAY)
    return anatomy->date.day.rect;
  if (place == SIGN_MONTH)
    return anatomy->date.month.rect;
  return anky_rect_mm_union (anatomy->date.day.rect, anatomy->date.month.rect);
}

static AnkyRectMm
get_rect (const LetterSignature *signature, const AnkyAnatomy *anatomy)
{
  AnkyRectMm rect;

  switch (signature->place) {
  case SIGN_LEADER:
  case SIGN_LEFT_LEADER:
    rect = get_leader_ink (signature->place == SIGN_LEFT_LEADER);
    rect.x += signature->dx_mm;
    return rect;
  case SIGN_INITIALS:
    return (AnkyRectMm){ 176, 118, 12, 6 };
  case SIGN_COMMENT:
    return (AnkyRectMm){ 30, 245, 45, 18 };
  case SIGN_SEAL:
  case SIGN_LEFT_SEAL:
    return get_seal (signature);
  case SIGN_LINE:
    return (AnkyRectMm){ 125, 6, 76, 9 };
  case SIGN_LINE_LOW:
    return (AnkyRectMm){ 20, 270, 76, 9 };
  case SIGN_STAMP:
    return (AnkyRectMm){ 20, 5, 40, 9 };
  case SIGN_BESIDE:
    return (AnkyRectMm){ 195, 88, 12, 6 };
  case SIGN_NUMBER:
  case SIGN_DATE:
  case SIGN_DAY:
  case SIGN_MONTH:
    return get_blank (anatomy, signature->place);
  case SIGN_UNSEEN:
  case SIGN_END:
  default:
    return (AnkyRectMm){ 0, 0, 0, 0 };
  }
}

/* --- what each shows --------------------------------------------------------
 */

static gboolean
is_picture (LetterPlace place)
{
  return place == SIGN_LEADER || place == SIGN_LEFT_LEADER ||
         place == SIGN_INITIALS || place == SIGN_COMMENT ||
         place == SIGN_SEAL || place == SIGN_LEFT_SEAL;
}

static const char *
get_text (const LetterSignature *signature)
{
  static const char *const usual[] = {
    [SIGN_NUMBER] = "15",
    [SIGN_DAY] = "05",
    [SIGN_MONTH] = "3",
    [SIGN_LINE] = "SAO Y; ỦY BAN NHÂN DÂN XÃ MẪU (DEMO); 05/3/2026; 09:00:00 "
                  "+07:00",
    [SIGN_LINE_LOW] = "SAO Y; ỦY BAN NHÂN DÂN XÃ MẪU (DEMO); 05/3/2026; "
                      "09:00:00 +07:00",
    [SIGN_STAMP] = "Công văn đến",
    [SIGN_BESIDE] = "000",
    [SIGN_UNSEEN] = NULL,
  };

  return signature->text ? signature->text : usual[signature->place];
}

static AnkyAppearance *
new_picture (const LetterSignature *signature)
{
  gboolean is_seal =
      signature->place == SIGN_SEAL || signature->place == SIGN_LEFT_SEAL;
  LetterPicture picture = LETTER_BLUE_STROKES;
  g_autoptr (GBytes) png = NULL;

  if (is_seal)
    picture = signature->is_other_colour ? LETTER_BLUE_RING : LETTER_RED_RING;
  else if (signature->is_other_colour)
    picture = LETTER_RED_STROKES;
  png = letter_picture_new (picture);
  return anky_appearance_new_picture (png, NULL);
}

/* Day and month in one box: each over its blank. */
static void
fill_pieces (AnkyPlacement *placement, const AnkyAnatomy *anatomy)
{
  const AnkyRectMm *day = &anatomy->date.day.rect;
  const AnkyRectMm *month = &anatomy->date.month.rect;

  placement->n_pieces = 2;
  g_strlcpy (placement->pieces[0].text, "05", sizeof placement->pieces[0].text);
  g_strlcpy (placement->pieces[1].text, "3", sizeof placement->pieces[1].text);
  placement->pieces[0].centre_mm = day->x + day->width / 2 - placement->rect.x;
  placement->pieces[1].centre_mm =
      month->x + month->width / 2 - placement->rect.x;
  placement->text = g_strdup ("05 3");
  placement->font_size_pt = 13;
  placement->is_italic = TRUE;
}

static AnkyAppearance *
new_appearance (const LetterSignature *signature, AnkyPlacement *placement)
{
  gboolean is_small = signature->place == SIGN_LINE ||
                      signature->place == SIGN_LINE_LOW ||
                      signature->place == SIGN_STAMP;

  if (signature->place == SIGN_UNSEEN)
    return NULL;
  if (is_picture (signature->place))
    return new_picture (signature);
  if (signature->place == SIGN_DATE)
    return anky_appearance_new_for_placement (placement);
  return anky_appearance_new_text (get_text (signature),
                                   is_small ? 8 : 11,
                                   FALSE);
}

static const char *
get_key (const LetterSignature *signature)
{
  static const char *const usual[] = {
    [SIGN_LEADER] = "person",
    [SIGN_LEFT_LEADER] = "joint-person",
    [SIGN_INITIALS] = "person-p256",
    [SIGN_COMMENT] = "person-p256",
    [SIGN_LEFT_SEAL] = "joint-organization",
    [SIGN_UNSEEN] = NULL,
  };

  if (signature->key)
    return signature->key;
  return usual[signature->place] ? usual[signature->place] : "organization";
}

static GBytes *
sign (GBytes *letter,
      const LetterSignature *signature,
      const AnkyAnatomy *anatomy)
{
  const char *time = signature->time ? signature->time : DAY_OF_ISSUE;
  AnkyTestTsa tsa = { .time = signature->stamp ? signature->stamp : time };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, &error);
  g_autoptr (AnkyKey) key = anky_test_pki_key (get_key (signature));
  g_autoptr (AnkyPlacement) placement =
      anky_placement_new (ANKY_KIND_LEADER, 0, get_rect (signature, anatomy));
  g_autoptr (AnkyAppearance) appearance = NULL;
  g_autoptr (GDateTime) claimed = anky_clock_parse (time);
  g_autoptr (AnkySignedRevision) revision = NULL;
  g_autoptr (GBytes) signed_letter = NULL;
  g_autoptr (GPtrArray) chain = g_ptr_array_new_with_free_func (g_object_unref);
  AnkySignRequest request = { .docmdp = signature->docmdp, .time = claimed };

  g_assert_no_error (error);
  if (signature->place == SIGN_DATE)
    fill_pieces (placement, anatomy);
  request.appearance = appearance = new_appearance (signature, placement);
  request.placement = signature->place == SIGN_UNSEEN ? NULL : placement;
  if (signature->is_stamped || signature->stamp) {
    request.cms.timestamp = anky_test_tsa_stamp;
    request.cms.timestamp_data = &tsa;
  }
  if (signature->authority)
    g_ptr_array_add (chain, anky_test_pki_certificate (signature->authority));
  request.cms.chain = chain;
  g_assert_true (anky_key_begin (key, NULL, "test", NULL, &error));
  revision = anky_signer_sign (document, &request, key, NULL, NULL, &error);
  g_assert_no_error (error);
  anky_key_end (key);
  signed_letter = anky_forge_concat (letter, revision->appended);
  if (!signature->is_sha1)
    return g_steal_pointer (&signed_letter);
  return letter_sign_with_sha1 (signed_letter,
                                get_key (signature),
                                (gsize) revision->contents_start,
                                (gsize) revision->contents_end);
}

GBytes *
letter_case_make (const LetterCase *self)
{
  GBytes *letter = letter_draft_print (&self->draft);
  g_autoptr (AnkyAnatomy) anatomy = read_anatomy (letter);
  GBytes *changed;

  for (guint i = 0; i < LETTER_MAX_SIGNATURES; i++) {
    GBytes *signed_letter;

    if (self->signatures[i].place == SIGN_END)
      break;
    signed_letter = sign (letter, &self->signatures[i], anatomy);
    g_bytes_unref (letter);
    letter = signed_letter;
  }
  if (!self->change)
    return letter;
  changed = self->change (letter);
  g_bytes_unref (letter);
  return changed;
}

/* --- judging ----------------------------------------------------------------
 */

static AnkyTrust *
new_trust (const LetterCase *self)
{
  static const char *const names[] = { "root.pem",
                                       "sub.pem",
                                       "public-sub.pem",
                                       "sub-aia.pem" };
  AnkyTrust *trust = anky_trust_new ();

  for (gsize i = 0; !self->is_untrusted && i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = anky_test_pki_path (names[i]);

    g_assert_true (anky_trust_add_path (trust, path, NULL));
  }
  return trust;
}

static AnkyFetcher *
new_fetcher (void)
{
  AnkyFakeFetcher *fetcher = anky_fake_fetcher_new ();
  g_autoptr (GBytes) list = anky_test_pki_bytes ("sub-crl.der");
  g_autoptr (GBytes) root_list = anky_test_pki_bytes ("root-crl.der");

  anky_fake_fetcher_add (fetcher, "/sub.crl", list);
  anky_fake_fetcher_add (fetcher, "/root.crl", root_list);
  return ANKY_FETCHER (fetcher);
}

AnkyReceipt *
letter_case_judge (const LetterCase *self, GBytes *letter, guint *n_fetches_out)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (letter);
  g_autoptr (AnkyTrust) trust = new_trust (self);
  g_autoptr (AnkyFetcher) fetcher = self->has_network ? new_fetcher () : NULL;
  g_autoptr (GDateTime) at = anky_clock_parse (CHECKED);
  g_autoptr (GError) error = NULL;
  const AnkyReceiveOptions options = {
    .trust = trust,
    .fetcher = fetcher,
    .at = at,
    .own_body = self->own_body,
    .main_number = self->main_number,
    .typed_number = self->typed_number,
  };
  AnkyReceipt *receipt = anky_receive (file, &options, NULL, &error);

  g_assert_no_error (error);
  *n_fetches_out =
      fetcher ? anky_fake_fetcher_get_n_fetches (ANKY_FAKE_FETCHER (fetcher))
              : 0;
  return receipt;
}

/* --- what came then ---------------------------------------------------------
 */

GBytes *
letter_flip_byte (GBytes *letter)
{
  gsize at = anky_forge_find (letter, "/MediaBox", 0);

  return anky_forge_replace (letter, at + 1, 1, "N");
}

GBytes *
letter_append_garbage (GBytes *letter)
{
  g_autoptr (GBytes) garbage = g_bytes_new_static ("\n9 0 obj<<>>endobj\n", 19);

  return anky_forge_concat (letter, garbage);
}

GBytes *
letter_cut (GBytes *letter)
{
  return g_bytes_new_from_bytes (letter, 0, g_bytes_get_size (letter) / 3);
}

static AnkyPdfObject *
get_page (AnkyPdfUpdate *update, AnkyPdfDocument *document, AnkyPdfRef *ref_out)
{
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (document);

  *ref_out = anky_pdf_revision_get_page_ref (newest, 0);
  return anky_pdf_object_copy (anky_pdf_update_get (update, *ref_out, NULL));
}

static void
edit_page (AnkyPdfUpdate *update, AnkyPdfDocument *document, gpointer data)
{
  AnkyPdfRef ref;
  AnkyPdfObject *page = get_page (update, document, &ref);
  AnkyPdfRef content = anky_pdf_update_add (
      update,
      anky_forge_parse_stream ("<<>>", "0 0 1 rg 100 400 200 40 re f"));

  anky_pdf_dict_set (page, "Contents", anky_pdf_reference_new (content));
  anky_pdf_update_set (update, ref, page);
}

GBytes *
letter_replace_page (GBytes *letter)
{
  return anky_forge_update (letter, edit_page, NULL);
}

static void
edit_note (AnkyPdfUpdate *update, AnkyPdfDocument *document, gpointer data)
{
  AnkyPdfRef ref;
  AnkyPdfObject *page = get_page (update, document, &ref);
  const AnkyPdfObject *old = anky_pdf_dict_get (page, "Annots");
  AnkyPdfRef list;
  AnkyPdfObject *annotations = NULL;
  AnkyPdfRef note = anky_pdf_update_add (
      update,
      anky_forge_parse ("<</Type/Annot/Subtype/Text/F 4/Rect[20 20 40 40]/"
                        "Contents(Xem lai)>>"));

  if (old && anky_pdf_object_get_ref (old, &list))
    old = anky_pdf_update_get (update, list, NULL);
  annotations = old ? anky_pdf_object_copy (old) : anky_pdf_array_new ();
  anky_pdf_array_append (annotations, anky_pdf_reference_new (note));
  anky_pdf_dict_set (page, "Annots", annotations);
  anky_pdf_update_set (update, ref, page);
}

GBytes *
letter_add_note (GBytes *letter)
{
  return anky_forge_update (letter, edit_note, NULL);
}

/* The form forgets the fields; the pages keep what they show. */
static void
edit_form (AnkyPdfUpdate *update, AnkyPdfDocument *document, gpointer data)
{
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (document);
  const AnkyPdfObject *trailer = anky_pdf_revision_get_trailer (newest);
  AnkyPdfObject *catalog;
  AnkyPdfRef ref;

  g_assert_true (
      anky_pdf_object_get_ref (anky_pdf_dict_get (trailer, "Root"), &ref));
  catalog = anky_pdf_object_copy (anky_pdf_update_get (update, ref, NULL));
  anky_pdf_dict_set (catalog, "AcroForm", anky_forge_parse ("<</Fields[]>>"));
  anky_pdf_update_set (update, ref, catalog);
}

GBytes *
letter_drop_field (GBytes *letter)
{
  return anky_forge_update (letter, edit_form, NULL);
}

static GBytes *
stamp_something_else (GBytes *imprint,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GBytes) other = anky_digest_of_bytes (ANKY_DIGEST_SHA256, imprint);

  return anky_test_tsa_stamp (other, user_data, cancellable, error);
}

static GBytes *
stamp (GBytes *letter, AnkyTimestampFunc func)
{
  AnkyTestTsa tsa = { .time = "2026-03-05T10:00:00+07:00" };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, &error);
  g_autoptr (AnkySignedRevision) revision =
      anky_signer_timestamp (document, func, &tsa, NULL, NULL, &error);

  g_assert_no_error (error);
  return anky_forge_concat (letter, revision->appended);
}

GBytes *
letter_stamp (GBytes *letter)
{
  return stamp (letter, anky_test_tsa_stamp);
}

GBytes *
letter_stamp_wrongly (GBytes *letter)
{
  return stamp (letter, stamp_something_else);
}
