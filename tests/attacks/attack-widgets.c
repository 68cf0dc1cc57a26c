/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Widgets that stand elsewhere than they seem to, or show more than they seem
 * to: on several pages, on paper alone, turned out of their rectangle, in
 * another state, without an appearance.
 */

#include "anky-attack.h"
#include "anky-forge.h"
#include "anky-pdf-form.h"

#define P  ANKY_VICTIM_PLAIN
#define C2 ANKY_VICTIM_FORM_FILLING

/* Over the line with the sum; nothing stands there on page 2. */
#define OVER "/Type/Annot/Subtype/Widget/FT/Sig/P 3 0 R/Rect[72 690 472 730]"
#define EVIL "/T(Evil)"

/* --- parts ------------------------------------------------------------------
 */

static GBytes *
set_keys (GBytes *letter, guint number, const char *text)
{
  const AnkyAttack attack = { .number = number, .text = text };

  return anky_attack_set_keys (letter, &attack);
}

/* Fills the field with a valid signature whose picture hides what is below. */
static GBytes *
sign_field (GBytes *letter, const char *field)
{
  g_autoptr (GBytes) picture = anky_letter_new_picture (TRUE);
  const AnkyLetterSigning signing = {
    .key = "organization",
    .rect = { 20, 40, 130, 14 },
    .picture = picture,
    .field = field,
    .docmdp = ANKY_DOCMDP_NONE,
    .time = "2026-03-04T08:00:00+07:00",
  };

  return anky_letter_sign (letter, &signing);
}

static GBytes *
sign_page (GBytes *letter, guint page, gboolean is_opaque)
{
  g_autoptr (GBytes) picture = anky_letter_new_picture (is_opaque);
  const AnkyLetterSigning signing = {
    .key = "organization",
    .rect = { 20, 40, 130, 14 },
    .page = page,
    .picture = picture,
    .field = "Evil",
    .docmdp = ANKY_DOCMDP_NONE,
    .time = "2026-03-04T08:00:00+07:00",
  };

  return anky_letter_sign (letter, &signing);
}

static guint32
find_field (GBytes *letter, const char *name)
{
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, NULL);
  g_autoptr (GPtrArray) fields = anky_pdf_revision_list_signature_fields (
      anky_pdf_document_get_newest (document),
      NULL);

  for (guint i = 0; i < fields->len; i++) {
    const AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);

    if (g_str_equal (field->name, name))
      return field->ref.number;
  }
  g_assert_not_reached ();
}

/* --- pages ------------------------------------------------------------------
 */

typedef struct {
  guint list; /* the object of the list, or the page without one */
  guint32 widget;
} Listing;

static void
edit_list (AnkyPdfUpdate *update, AnkyPdfDocument *document, gpointer data)
{
  const Listing *self = data;
  const AnkyPdfObject *old =
      anky_pdf_update_get (update, (AnkyPdfRef){ self->list, 0 }, NULL);
  AnkyPdfObject *copy = anky_pdf_object_copy (old);
  AnkyPdfObject *item =
      anky_pdf_reference_new ((AnkyPdfRef){ self->widget, 0 });

  if (anky_pdf_object_get_type (old) == ANKY_PDF_TYPE_ARRAY) {
    anky_pdf_array_append (copy, item);
  } else {
    AnkyPdfObject *list = anky_pdf_array_new ();

    anky_pdf_array_append (list, item);
    anky_pdf_dict_set (copy, "Annots", list);
  }
  anky_pdf_update_set (update, (AnkyPdfRef){ self->list, 0 }, copy);
}

static GBytes *
list_widget (GBytes *letter, guint list, const char *field)
{
  Listing listing = { list, find_field (letter, field) };

  return anky_forge_update (letter, edit_list, &listing);
}

static GBytes *
add_field (GBytes *letter, const char *text)
{
  const AnkyAttack attack = { .text = text };

  return anky_attack_add_field (letter, &attack);
}

/* What was signed on page 2 is shown on page 1 as well. */
static GBytes *
forge_other_page (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (GBytes) once = sign_page (letter, 1, TRUE);

  return list_widget (once, LETTER_ANNOTS, "Evil");
}

/* The same before it is signed. */
static GBytes *
forge_both_pages (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (GBytes) added = add_field (letter, "<<" OVER EVIL "/F 4>>");
  g_autoptr (GBytes) twice = list_widget (added, LETTER_SECOND_PAGE, "Evil");

  return sign_field (twice, "Evil");
}

/* A widget of page 1 to which one of page 2 leads. */
static void
edit_led_to (AnkyPdfUpdate *update, AnkyPdfDocument *document, gpointer data)
{
  AnkyPdfRef evil =
      anky_pdf_update_add (update, anky_forge_parse ("<<" OVER EVIL "/F 4>>"));
  AnkyPdfRef helper = anky_pdf_update_add (
      update,
      anky_forge_parse ("<</Type/Annot/Subtype/Widget/FT/Sig/T(Help)/F 4"
                        "/Rect[0 0 0 0]/Popup %u 0 R>>",
                        evil.number));
  Listing of_evil = { LETTER_ANNOTS, evil.number };
  Listing of_helper = { LETTER_SECOND_PAGE, helper.number };
  AnkyPdfObject *form = anky_pdf_object_copy (
      anky_pdf_update_get (update, (AnkyPdfRef){ LETTER_FORM, 0 }, NULL));
  AnkyPdfObject *fields =
      anky_pdf_object_copy (anky_pdf_dict_get (form, "Fields"));

  anky_pdf_array_append (fields, anky_pdf_reference_new (helper));
  anky_pdf_array_append (fields, anky_pdf_reference_new (evil));
  anky_pdf_dict_set (form, "Fields", fields);
  anky_pdf_update_set (update, (AnkyPdfRef){ LETTER_FORM, 0 }, form);
  edit_list (update, document, &of_evil);
  edit_list (update, document, &of_helper);
}

static GBytes *
forge_led_to (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (GBytes) added = anky_forge_update (letter, edit_led_to, NULL);

  return sign_field (added, "Evil");
}

/* Two pages with one list, before anybody signs. */
static GBytes *
forge_one_list (GBytes *unused, const AnkyAttack *self)
{
  g_autoptr (GBytes) letter = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) bare =
      set_keys (letter, LETTER_PAGE, "<</Annots 18 0 R>>");
  g_autoptr (GBytes) shared =
      set_keys (bare, LETTER_SECOND_PAGE, "<</Annots 18 0 R>>");
  const AnkyAttack empty = { .number = LETTER_PREPARED, .text = "[]" };
  g_autoptr (GBytes) prepared = anky_attack_set_object (shared, &empty);
  /* The first page is the empty one. */
  g_autoptr (GBytes) turned =
      set_keys (prepared, LETTER_PAGES, "<</Kids[4 0 R 3 0 R]>>");
  g_autoptr (GBytes) once = anky_letter_sign_plain (turned, 0);

  return sign_page (once, 0, TRUE);
}

/* An earlier signature is laid over what was signed over it. */
static GBytes *
forge_listed_again (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (GBytes) base = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) opaque = anky_letter_new_picture (TRUE);
  g_autoptr (GBytes) clear = anky_letter_new_picture (FALSE);
  const AnkyLetterSigning below = {
    .rect = { 120, 180, 40, 40 },
    .picture = opaque,
    .field = "Below",
    .docmdp = ANKY_DOCMDP_NONE,
  };
  const AnkyLetterSigning above = {
    .key = "organization",
    .rect = { 125, 185, 30, 30 },
    .picture = clear,
    .docmdp = ANKY_DOCMDP_NONE,
    .time = "2026-03-04T08:00:00+07:00",
  };
  g_autoptr (GBytes) once = anky_letter_sign (base, &below);
  g_autoptr (GBytes) twice = anky_letter_sign (once, &above);

  return list_widget (twice, LETTER_ANNOTS, "Below");
}

/* --- what is shown ----------------------------------------------------------
 */

/* attack->text: the field, which is then signed. */
static GBytes *
forge_signed_field (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (GBytes) added = add_field (letter, self->text);

  return sign_field (added, "Evil");
}

/* On a page that is turned; @text as above. */
static GBytes *
forge_turned (GBytes *unused, const AnkyAttack *self)
{
  g_autoptr (GBytes) letter = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) turned = set_keys (letter, LETTER_PAGE, "<</Rotate 90>>");
  g_autoptr (GBytes) once = anky_letter_sign_plain (turned, 0);

  return forge_signed_field (once, self);
}

/* A text field with attack->text that is filled in after it was signed, away
 * from everything where the renderer shows it. */
static GBytes *
forge_filled (GBytes *unused, const AnkyAttack *self)
{
  const AnkyAttack show = {
    .number = LETTER_TEXT_APPEARANCE,
    .text = "BT /F1 12 Tf 2 5 Td (chin trieu) Tj ET",
    .more = "<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<<"
            "/F1 12 0 R>>>>>>",
  };
  g_autoptr (GBytes) letter = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) flagged = set_keys (letter, LETTER_TEXT_FIELD, self->text);
  g_autoptr (GBytes) once = anky_letter_sign_plain (flagged, 0);
  g_autoptr (GBytes) filled =
      set_keys (once, LETTER_TEXT_FIELD, "<</V(chin trieu)>>");

  return anky_attack_set_stream (filled, &show);
}

/* A box over the sum that is ticked, and then is white. */
static GBytes *
forge_ticked (GBytes *unused, const AnkyAttack *self)
{
  const AnkyAttack yes = {
    .number = LETTER_YES_APPEARANCE,
    .text = "1 1 1 rg 0 0 200 20 re f",
    .more = "<</Type/XObject/Subtype/Form/BBox[0 0 200 20]>>",
  };
  const AnkyAttack off = {
    .number = LETTER_OFF_APPEARANCE,
    .text = "",
    .more = "<</Type/XObject/Subtype/Form/BBox[0 0 200 20]>>",
  };
  g_autoptr (GBytes) letter = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) white = anky_attack_set_stream (letter, &yes);
  g_autoptr (GBytes) empty = anky_attack_set_stream (white, &off);
  g_autoptr (GBytes) moved =
      set_keys (empty, LETTER_CHECK_BOX, "<</Rect[72 690 472 730]>>");
  g_autoptr (GBytes) once = anky_letter_sign_plain (moved, 0);

  return set_keys (once, LETTER_CHECK_BOX, self->text);
}

const AnkyAttack anky_attacks_widgets[] = {
  { "widget/other-page", P, TRUE, forge_other_page },
  { "widget/both-pages", P, TRUE, forge_both_pages },
  { "widget/led-to", P, TRUE, forge_led_to },
  { "widget/one-list", P, TRUE, forge_one_list },
  { "widget/listed-again", P, TRUE, forge_listed_again },
  { "widget/on-paper-alone", P, TRUE, forge_filled, 0, "<</F 36>>" },
  { "widget/until-pointed-at", P, TRUE, forge_filled, 0, "<</F 292>>" },
  { "widget/as-large-as-ever", P, TRUE, forge_filled, 0, "<</F 12>>" },
  { "widget/in-a-layer",
    P,
    TRUE,
    forge_signed_field,
    0,
    "<<" OVER EVIL "/F 4/OC<</Type/OCG/Name(x)>>>>" },
  { "widget/turned",
    P,
    TRUE,
    forge_turned,
    0,
    "<</Type/Annot/Subtype/Widget/FT/Sig/P 3 0 R/Rect[72 600 500 640]" EVIL
    "/F 20>>" },
  { "widget/background",
    P,
    TRUE,
    anky_attack_add_field,
    0,
    "<<" OVER EVIL "/F 4/MK<</BG[1 1 1]>>>>" },
  { "widget/background-level-2",
    C2,
    FALSE,
    anky_attack_add_field,
    0,
    "<<" OVER EVIL "/F 4/MK<</BG[1 1 1]>>>>" },
  { "widget/ticked", P, TRUE, forge_ticked, 0, "<</AS/Yes/V/Yes>>" },
  { "widget/state", P, TRUE, forge_ticked, 0, "<</AS/Yes>>" },
  { NULL },
};
