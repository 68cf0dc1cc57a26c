/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spoofing and recycling: signature dictionaries, fields and permissions that
 * are defined anew, shown twice or taken away; values that say one thing and
 * show another.
 */

#include "anky-attack.h"
#include "anky-forge.h"

#define P  ANKY_VICTIM_PLAIN
#define C1 ANKY_VICTIM_NO_CHANGES
#define C2 ANKY_VICTIM_FORM_FILLING
#define C3 ANKY_VICTIM_ANNOTATIONS
#define T  ANKY_VICTIM_TWICE

#define KEYS FALSE, anky_attack_set_keys

/* The keys of attack->text in the signature's dictionary, or its field. */
static GBytes *
forge_value (GBytes *letter, const AnkyAttack *self)
{
  AnkyAttack attack = *self;

  attack.number = anky_attack_find (letter).value;
  return anky_attack_set_keys (letter, &attack);
}

static GBytes *
forge_field (GBytes *letter, const AnkyAttack *self)
{
  AnkyAttack attack = *self;

  attack.number = anky_attack_find (letter).field;
  return anky_attack_set_keys (letter, &attack);
}

static GBytes *
forge_value_object (GBytes *letter, const AnkyAttack *self)
{
  AnkyAttack attack = *self;

  attack.number = anky_attack_find (letter).value;
  return anky_attack_set_object (letter, &attack);
}

static GBytes *
forge_field_object (GBytes *letter, const AnkyAttack *self)
{
  AnkyAttack attack = *self;

  attack.number = anky_attack_find (letter).field;
  return anky_attack_set_object (letter, &attack);
}

/* attack->text names the value with %u. */
static GBytes *
forge_second_field (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (GString) text = g_string_new (self->text);
  g_autofree char *number =
      g_strdup_printf ("%u", anky_attack_find (letter).value);
  AnkyAttack attack = *self;

  g_string_replace (text, "%u", number, 0);
  attack.text = text->str;
  return anky_attack_add_field (letter, &attack);
}

static GBytes *
forge_twin_field (GBytes *letter, const AnkyAttack *self)
{
  return anky_attack_add_field (letter, self);
}

/* A stream in place of an appearance, and a value that does not match. */
static GBytes *
forge_appearance (GBytes *letter, const AnkyAttack *self)
{
  const AnkyAttack show = {
    .number = LETTER_TEXT_APPEARANCE,
    .text = self->text,
    .more = "<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<<"
            "/F1 12 0 R>>>>>>",
  };

  return anky_attack_set_stream (letter, &show);
}

#define WIDGET "/Type/Annot/Subtype/Widget/P 3 0 R/F 4/Rect[72 400 172 440]"

const AnkyAttack anky_attacks_fields[] = {
  { "spoof/reason", P, FALSE, forge_value, 0, "<</Reason(approved)>>" },
  { "spoof/name", P, FALSE, forge_value, 0, "<</Name(Somebody)>>" },
  { "spoof/time", P, FALSE, forge_value, 0, "<</M(D:20200101000000Z)>>" },
  { "spoof/reference", C2, FALSE, forge_value, 0, "<</Reference[]>>" },
  { "spoof/certified-reason",
    C3,
    FALSE,
    forge_value,
    0,
    "<</Reason(approved)>>" },
  { "spoof/range", P, FALSE, forge_value, 0, "<</ByteRange[0 1 2 3]>>" },
  { "spoof/contents", P, FALSE, forge_value, 0, "<</Contents<00>>>" },
  { "spoof/sub-filter",
    P,
    FALSE,
    forge_value,
    0,
    "<</SubFilter/adbe.pkcs7.sha1>>" },
  { "spoof/value-null", P, FALSE, forge_value_object, 0, "null" },
  { "spoof/value-other", P, FALSE, forge_value_object, 0, "<</Type/Sig>>" },
  { "spoof/field-name", P, FALSE, forge_field, 0, "<</T(Other)>>" },
  { "spoof/field-type", P, FALSE, forge_field, 0, "<</FT/Tx>>" },
  { "spoof/field-parent", P, FALSE, forge_field, 0, "<</Parent 9 0 R>>" },
  { "spoof/field-rect", P, FALSE, forge_field, 0, "<</Rect[72 690 472 730]>>" },
  { "spoof/field-appearance",
    P,
    FALSE,
    forge_field,
    0,
    "<</AP<</N 18 0 R>>>>" },
  { "spoof/field-lock",
    P,
    FALSE,
    forge_field,
    0,
    "<</Lock<</Action/Exclude/Fields[]>>>>" },
  { "spoof/field-value", P, FALSE, forge_field, 0, "<</V 17 0 R>>" },
  { "spoof/field-emptied", P, FALSE, forge_field, 0, "<</V null>>" },
  { "spoof/field-replaced", P, FALSE, forge_field_object, 0, "null" },
  { "spoof/perms-removed",
    C2,
    KEYS,
    LETTER_CATALOG,
    "<</Perms null>>",
    .is_of_this = TRUE },
  { "spoof/perms-replaced",
    C1,
    KEYS,
    LETTER_CATALOG,
    "<</Perms<</DocMDP 17 0 R>>>>" },
  { "spoof/perms-usage-rights",
    P,
    KEYS,
    LETTER_CATALOG,
    "<</Perms<</UR3 17 0 R>>>>" },
  { "recycled/second-field",
    P,
    FALSE,
    forge_second_field,
    0,
    "<<" WIDGET "/FT/Sig/T(Signature9)/V %u 0 R>>" },
  { "recycled/second-field-certified",
    C2,
    FALSE,
    forge_second_field,
    0,
    "<<" WIDGET "/FT/Sig/T(Signature9)/V %u 0 R>>" },
  { "recycled/invisible-field",
    P,
    FALSE,
    forge_second_field,
    0,
    "<</Type/Annot/Subtype/Widget/P 3 0 R/F 4/Rect[0 0 0 0]/FT/Sig/"
    "T(Signature9)/V %u 0 R>>" },
  { "recycled/blank-field", P, KEYS, LETTER_BLANK, "<</V 17 0 R>>" },
  { "same-name/signature",
    P,
    FALSE,
    forge_twin_field,
    0,
    "<<" WIDGET "/FT/Sig/T(Signature1)>>" },
  { "same-name/text",
    P,
    FALSE,
    forge_twin_field,
    0,
    "<<" WIDGET "/FT/Tx/T(Signature1)>>" },
  { "removed/form", P, KEYS, LETTER_CATALOG, "<</AcroForm null>>" },
  { "removed/fields",
    P,
    KEYS,
    LETTER_FORM,
    "<</Fields[9 0 R 10 0 R 11 0 R]>>" },
  { "removed/all-fields", P, KEYS, LETTER_FORM, "<</Fields[]>>" },
  { "removed/first-of-two",
    T,
    KEYS,
    LETTER_FORM,
    "<</Fields[9 0 R 10 0 R 11 0 R]>>" },
  { "removed/text-field", P, KEYS, LETTER_FORM, "<</Fields[10 0 R 11 0 R]>>" },
  { "form/need-appearances",
    P,
    KEYS,
    LETTER_FORM,
    "<</NeedAppearances true>>" },
  { "form/xfa", P, KEYS, LETTER_FORM, "<</XFA 18 0 R>>" },
  { "form/default-appearance", P, KEYS, LETTER_FORM, "<</DA(/F1 99 Tf 1 g)>>" },
  { "form/resources", P, KEYS, LETTER_FORM, "<</DR<</Font<</F1 13 0 R>>>>>>" },
  { "form/calculation-order", P, KEYS, LETTER_FORM, "<</CO[9 0 R]>>" },
  { "fill/level-1", C1, KEYS, LETTER_TEXT_FIELD, "<</V(chin trieu)>>" },
  { "fill/rect", P, KEYS, LETTER_TEXT_FIELD, "<</Rect[72 690 472 730]>>" },
  { "fill/flags", P, KEYS, LETTER_TEXT_FIELD, "<</F 2>>" },
  { "fill/action",
    P,
    KEYS,
    LETTER_TEXT_FIELD,
    "<</AA<</K<</S/JavaScript/JS(x)>>>>>>" },
  { "fill/caption", P, KEYS, LETTER_CHECK_BOX, "<</MK<</CA(9)>>>>" },
  { "fill/type", P, KEYS, LETTER_TEXT_FIELD, "<</FT/Sig>>" },
  { "fill/stream", P, KEYS, LETTER_TEXT_FIELD, "<</AP 18 0 R>>" },
  { "fill/shared-appearance",
    P,
    KEYS,
    LETTER_TEXT_FIELD,
    "<</AP<</N 13 0 R>>>>" },
  { "fill/shows-something-else",
    P,
    TRUE,
    forge_appearance,
    0,
    "/Tx BMC BT /F1 12 Tf 2 5 Td (chin trieu) Tj ET EMC" },
  { NULL },
};
