/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evil annotations and sneaky signatures: something is laid over the page, on
 * files certified at each level and on files that are not.
 */

#include "anky-attack.h"
#include "anky-forge.h"

#define P  ANKY_VICTIM_PLAIN
#define C1 ANKY_VICTIM_NO_CHANGES
#define C2 ANKY_VICTIM_FORM_FILLING
#define C3 ANKY_VICTIM_ANNOTATIONS

#define ANNOTATION FALSE, anky_attack_add_annotation, 0
#define DRAWN      TRUE, anky_attack_add_annotation, 0
#define FIELD      FALSE, anky_attack_add_field, 0

/* Over the line with the sum. */
#define OVER  "/Type/Annot/P 3 0 R/F 4/Rect[72 690 472 730]"
#define WHITE "1 1 1 rg 0 0 400 40 re f"
#define EVIL  WHITE " 0 g BT /F1 14 Tf 2 12 Td (9.000.000 dong) Tj ET"

/* A signature that is valid and hides the line. */
static GBytes *
forge_sneaky_signature (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (GBytes) picture = anky_letter_new_picture (TRUE);
  const AnkyLetterSigning signing = {
    .key = "person-rsa3072",
    .rect = { 20, 40, 130, 30 },
    .picture = picture,
    .time = "2026-03-03T08:00:00+07:00",
  };

  return anky_letter_sign (letter, &signing);
}

/* And another one after it, far away or partly over it: what hid the line must
 * not be taken for what stood there. */
static GBytes *
forge_signed_after (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (GBytes) sneaky = forge_sneaky_signature (letter, self);
  g_autoptr (GBytes) picture = anky_letter_new_picture (FALSE);
  const AnkyLetterSigning signing = {
    .key = "organization",
    .rect = { 120, self->number, 36, 36 },
    .picture = picture,
    .time = "2026-03-04T08:00:00+07:00",
  };

  return anky_letter_sign (sneaky, &signing);
}

/* The same with an empty field that is given what it shows, no value. */
static GBytes *
forge_blank_field (GBytes *letter, const AnkyAttack *self)
{
  const AnkyAttack move = {
    .number = LETTER_BLANK,
    .text = "<</Rect[72 690 472 730]/AP<</N 18 0 R>>>>",
  };

  return anky_attack_set_keys (letter, &move);
}

/* A seal that hides the signature it is put on. */
static GBytes *
forge_cover_signature (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (GBytes) clear = anky_letter_new_picture (FALSE);
  g_autoptr (GBytes) opaque = anky_letter_new_picture (TRUE);
  const AnkyLetterSigning first = {
    .rect = { 120, 180, 40, 20 },
    .picture = clear,
    .docmdp = ANKY_DOCMDP_NONE,
    .time = "2026-03-03T08:00:00+07:00",
  };
  const AnkyLetterSigning second = {
    .key = "organization",
    .rect = { 100, 175, 60, 30 },
    .picture = opaque,
    .docmdp = ANKY_DOCMDP_NONE,
    .time = "2026-03-04T08:00:00+07:00",
  };
  g_autoptr (GBytes) base = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) once = anky_letter_sign (base, &first);

  return anky_letter_sign (once, &second);
}

const AnkyAttack anky_attacks_overlay[] = {
  { "eaa/free-text",
    P,
    ANNOTATION,
    "<<" OVER "/Subtype/FreeText/Contents(9.000.000)/DA(/F1 14 Tf)>>",
    EVIL },
  { "eaa/free-text-1",
    C1,
    ANNOTATION,
    "<<" OVER "/Subtype/FreeText/Contents(9.000.000)/DA(/F1 14 Tf)>>",
    EVIL },
  { "eaa/free-text-2",
    C2,
    ANNOTATION,
    "<<" OVER "/Subtype/FreeText/Contents(9.000.000)/DA(/F1 14 Tf)>>",
    EVIL },
  { "eaa/free-text-3",
    C3,
    ANNOTATION,
    "<<" OVER "/Subtype/FreeText/Contents(9.000.000)/DA(/F1 14 Tf)>>",
    EVIL },
  { "eaa/stamp", C3, ANNOTATION, "<<" OVER "/Subtype/Stamp>>", EVIL },
  { "eaa/stamp-plain", P, ANNOTATION, "<<" OVER "/Subtype/Stamp>>", EVIL },
  { "eaa/redact",
    C3,
    ANNOTATION,
    "<<" OVER "/Subtype/Redact/IC[1 1 1]>>",
    EVIL },
  { "eaa/link",
    C3,
    ANNOTATION,
    "<<" OVER "/Subtype/Link/A<</S/URI/URI(http://evil.invalid/)>>>>" },
  { "eaa/screen", C3, ANNOTATION, "<<" OVER "/Subtype/Screen>>", EVIL },
  { "eaa/rich-media", C3, ANNOTATION, "<<" OVER "/Subtype/RichMedia>>", EVIL },
  { "eaa/movie", C3, ANNOTATION, "<<" OVER "/Subtype/Movie>>", EVIL },
  { "eaa/three-d", C3, ANNOTATION, "<<" OVER "/Subtype/3D>>", EVIL },
  { "eaa/watermark", C3, ANNOTATION, "<<" OVER "/Subtype/Watermark>>", EVIL },
  { "eaa/file-attachment",
    C3,
    ANNOTATION,
    "<<" OVER "/Subtype/FileAttachment/FS 17 0 R>>" },
  { "eaa/no-subtype", C3, ANNOTATION, "<<" OVER ">>", EVIL },
  { "eaa/unknown-subtype", C3, ANNOTATION, "<<" OVER "/Subtype/Novel>>", EVIL },
  { "eaa/text-with-action",
    C3,
    ANNOTATION,
    "<<" OVER "/Subtype/Text/A<</S/JavaScript/JS(x)>>>>" },
  { "eaa/text-with-actions",
    C3,
    ANNOTATION,
    "<<" OVER "/Subtype/Text/AA<</E<</S/JavaScript/JS(x)>>>>>>" },
  { "eaa/square-opaque",
    C3,
    DRAWN,
    "<<" OVER "/Subtype/Square/IC[1 1 1]>>",
    WHITE },
  { "eaa/square-opaque-plain",
    P,
    DRAWN,
    "<<" OVER "/Subtype/Square/IC[1 1 1]>>",
    WHITE },
  { "eaa/ink-opaque", C3, DRAWN, "<<" OVER "/Subtype/Ink/InkList[]>>", EVIL },
  { "eaa/text-opaque", C3, DRAWN, "<<" OVER "/Subtype/Text>>", EVIL },
  { "eaa/highlight-black",
    C3,
    DRAWN,
    "<<" OVER "/Subtype/Highlight/QuadPoints[72 730 472 730 72 690 472 690]>>",
    "0 g 0 0 400 40 re f" },
  { "eaa/strike-out-digit",
    C3,
    DRAWN,
    "<<" OVER "/Subtype/StrikeOut>>",
    "1 1 1 rg 180 0 12 40 re f" },
  { "eaa/comment-level-2",
    C2,
    ANNOTATION,
    "<<" OVER "/Subtype/Text>>",
    .is_of_this = TRUE },
  { "eaa/comment-level-1",
    C1,
    ANNOTATION,
    "<<" OVER "/Subtype/Text>>",
    .is_of_this = TRUE },
  { "eaa/comment-plain",
    P,
    ANNOTATION,
    "<<" OVER "/Subtype/Text>>",
    .is_of_this = TRUE },
  { "eaa/orphan-widget",
    C3,
    ANNOTATION,
    "<<" OVER "/Subtype/Widget/FT/Tx/T(x)/V(9)>>",
    EVIL },
  { "eaa/orphan-signature-widget",
    C3,
    ANNOTATION,
    "<<" OVER "/Subtype/Widget/FT/Sig/T(x)>>",
    EVIL },
  { "ssa/empty-field",
    C2,
    FIELD,
    "<<" OVER "/Subtype/Widget/FT/Sig/T(Signature9)>>",
    EVIL },
  { "ssa/empty-field-plain",
    P,
    FIELD,
    "<<" OVER "/Subtype/Widget/FT/Sig/T(Signature9)>>",
    EVIL },
  { "ssa/empty-field-3",
    C3,
    FIELD,
    "<<" OVER "/Subtype/Widget/FT/Sig/T(Signature9)>>",
    EVIL },
  { "ssa/odd-value",
    C2,
    FIELD,
    "<<" OVER "/Subtype/Widget/FT/Sig/T(Signature9)/V<</Type/Sig/Filter/"
    "Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Contents<00>/"
    "ByteRange[0 1 2 3]>>>>",
    EVIL },
  { "ssa/value-of-nothing",
    C2,
    FIELD,
    "<<" OVER "/Subtype/Widget/FT/Sig/T(Signature9)/V<</Type/Sig>>>>",
    EVIL },
  { "ssa/text-field",
    C2,
    FIELD,
    "<<" OVER "/Subtype/Widget/FT/Tx/T(sum)/V(9.000.000)>>",
    EVIL },
  { "ssa/button",
    C2,
    FIELD,
    "<<" OVER "/Subtype/Widget/FT/Btn/Ff 65536/T(sum)>>",
    EVIL },
  { "ssa/choice",
    P,
    FIELD,
    "<<" OVER "/Subtype/Widget/FT/Ch/T(sum)/V(9)>>",
    EVIL },
  { "ssa/no-type", P, FIELD, "<<" OVER "/Subtype/Widget/T(sum)>>", EVIL },
  { "ssa/action",
    P,
    FIELD,
    "<<" OVER "/Subtype/Widget/FT/Sig/T(Signature9)/AA<</E<</S/JavaScript/"
    "JS(x)>>>>>>" },
  { "ssa/valid-signature", C2, TRUE, forge_sneaky_signature },
  { "sneaky/signed-after", P, TRUE, forge_signed_after, 200 },
  { "sneaky/signed-over", P, TRUE, forge_signed_after, 55 },
  { "ssa/valid-signature-plain", P, TRUE, forge_sneaky_signature },
  { "ssa/valid-signature-3", C3, TRUE, forge_sneaky_signature },
  { "ssa/blank-field", C2, FALSE, forge_blank_field },
  { "ssa/blank-field-plain", P, FALSE, forge_blank_field },
  { "ssa/cover-signature", P, TRUE, forge_cover_signature },
  { NULL },
};
