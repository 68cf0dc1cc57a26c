/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may change in a field that was there: it is signed, or filled in
 * (ISO 32000-2, 12.7.4 and 12.8.2.2, P 2).
 */

#include "anky-appearance-reader-private.h"
#include "anky-step-private.h"

#include <string.h>

/* Levels of the field tree that are followed up. */
#define MAX_DEPTH 32

static void
forbid (AnkyStep *self,
        const char *rule,
        AnkyPlaceOfUse place,
        const char *message)
{
  anky_step_add (self, ANKY_CHANGES_FORBIDDEN, rule, place, "%s", message);
}

static gboolean
is_dict (const AnkyPdfObject *object)
{
  return anky_pdf_object_get_type (object) == ANKY_PDF_TYPE_DICT;
}

/* --- fields that were there ------------------------------------------------
 */

typedef struct {
  const AnkyPdfObject *before;
  const AnkyPdfObject *after;
  gboolean is_signature;
  gboolean is_signed_now; /* empty before, with a value after */
  gboolean was_signed;
  char *name;
} FieldPair;

/* /V, inherited: a widget shows the value of its field. */
static gboolean
has_value (AnkyPdfRevision *revision, const AnkyPdfObject *field)
{
  for (guint i = 0; i < MAX_DEPTH && field; i++) {
    if (anky_pdf_revision_lookup (revision, field, "V", NULL))
      return TRUE;
    field = anky_pdf_revision_lookup (revision, field, "Parent", NULL);
  }
  return FALSE;
}

static gboolean
fill (AnkyStep *self, AnkyPlaceOfUse place, const FieldPair *field)
{
  AnkyChange *change = anky_step_add (self,
                                      ANKY_CHANGES_FORM_FILLING,
                                      "field-filled",
                                      place,
                                      "the field %s was filled in",
                                      field->name);

  change->field = g_strdup (field->name);
  return TRUE;
}

/* Bit 1 of /Ff makes a field read-only (table 227); tools set it on what a
 * signature locks. */
static gboolean
is_locked_only (AnkyStep *self,
                const AnkyPdfObject *before,
                const AnkyPdfObject *after)
{
  gint64 old = 0;
  gint64 new = 0;

  anky_pdf_object_get_integer (
      anky_pdf_revision_resolve (self->before, before, NULL),
      &old);
  anky_pdf_object_get_integer (
      anky_pdf_revision_resolve (self->after, after, NULL),
      &new);
  return new == (old | 1);
}

/* What the act of signing writes into a field that waited for it. */
static gboolean
judge_signing_key (const char *key)
{
  static const char *const keys[] = { "AP",      "AS",   "BS",   "Border",
                                      "DA",      "F",    "Lock", "M",
                                      "MK",      "P",    "Rect", "StructParent",
                                      "Subtype", "Type", "V",    NULL };

  return g_strv_contains (keys, key);
}

/* ISO 32000-2, 12.5.5: a dictionary with a normal appearance. What is not, each
 * reader draws as it likes. */
static gboolean
fill_appearance (AnkyStep *self, AnkyPlaceOfUse place, const FieldPair *field)
{
  const AnkyPdfObject *all = anky_step_get_after (self, field->after, "AP");
  const AnkyPdfObject *normal = anky_step_get_after (self, all, "N");

  if (!is_dict (all) || anky_pdf_object_is_null (normal))
    return FALSE;
  anky_step_add_ink (self, field->after, place.number, place.page, field->name);
  return fill (self, place, field);
}

/* One of the looks that the signed document brought along: it may have been
 * prepared to hide something (shadow attacks). */
static gboolean
switch_appearance (AnkyStep *self, AnkyPlaceOfUse place, const FieldPair *field)
{
  AnkyInk *ink = anky_step_add_ink (self,
                                    field->after,
                                    place.number,
                                    place.page,
                                    field->name);

  if (ink)
    ink->is_state = TRUE;
  return fill (self, place, field);
}

static gboolean
judge_filled_key (AnkyStep *self,
                  AnkyPlaceOfUse place,
                  const char *key,
                  const AnkyPdfObject *before,
                  const AnkyPdfObject *after,
                  const FieldPair *field)
{
  static const char *const values[] = { "I", "M", "RV", "V", NULL };
  gint64 first = 0;

  if (g_str_equal (key, "AP"))
    return fill_appearance (self, place, field);
  if (g_str_equal (key, "AS"))
    return switch_appearance (self, place, field);
  /* The first option that a list shows (table 233): iText sets it with /V. */
  if (g_str_equal (key, "TI"))
    return anky_pdf_object_get_integer (after, &first) &&
           g_strcmp0 (anky_field_get_type (self->after, field->after), "Ch") ==
               0 &&
           fill (self, place, field);
  return g_strv_contains (values, key) && fill (self, place, field);
}

/* Bit 14 of /Ff: what is typed is not shown (table 228). */
#define PASSWORD_FLAG (1 << 13)

/* Letters and digits alone: formatting adds and takes away the rest. */
static char *
dup_essence (const char *text)
{
  GString *essence = g_string_new (NULL);

  for (; text && *text; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (g_unichar_isalnum (c))
      g_string_append_unichar (essence, g_unichar_tolower (c));
  }
  return g_string_free (essence, FALSE);
}

static gboolean
is_text_field (AnkyStep *self, const AnkyPdfObject *field)
{
  gint64 flags = 0;

  anky_pdf_object_get_integer (anky_step_get_after (self, field, "Ff"), &flags);
  return g_strcmp0 (anky_field_get_type (self->after, field), "Tx") == 0 &&
         !(flags & PASSWORD_FLAG);
}

/* One may be a part of the other: a unit is added, a long text is cut off. */
static gboolean
agree (const char *meant, const char *seen)
{
  if (!meant[0] || !seen[0])
    return !meant[0] && !seen[0];
  return strstr (seen, meant) || strstr (meant, seen);
}

/* What is read by programs and what is read by people has to be the same. A
 * format may write a date the other way round: that is for a person to say. */
static void
compare_value_and_look (AnkyStep *self,
                        AnkyPlaceOfUse place,
                        const AnkyPdfObject *field)
{
  g_autofree char *value =
      anky_pdf_object_dup_text (anky_step_get_after (self, field, "V"));
  g_autoptr (AnkyShown) shown = NULL;
  g_autofree char *meant = NULL;
  g_autofree char *seen = NULL;

  if (!is_text_field (self, field) || !anky_step_get_after (self, field, "AP"))
    return;

  shown = anky_appearance_read (self->after, field);
  meant = dup_essence (value);
  seen = dup_essence (shown->text);
  if (agree (meant, seen))
    return;
  anky_step_add (self,
                 ANKY_CHANGES_UNKNOWN,
                 "value-differs",
                 place,
                 "a field shows something else than its value");
}

static gboolean
judge_field_key (AnkyStep *self,
                 AnkyPlaceOfUse place,
                 const char *key,
                 const AnkyPdfObject *before,
                 const AnkyPdfObject *after,
                 gpointer data)
{
  const FieldPair *field = data;

  if (g_str_equal (key, "Kids")) {
    anky_step_compare_edge (self, ANKY_USE_FIELDS, place, before, after);
    return TRUE;
  }
  if (g_str_equal (key, "Ff"))
    return is_locked_only (self, before, after);
  if (g_str_equal (key, "StructParent"))
    return !before;
  if (field->is_signed_now)
    return judge_signing_key (key);
  if (field->is_signature)
    return FALSE;
  return judge_filled_key (self, place, key, before, after, field);
}

/* An appearance that something else than fields and annotations refers to was
 * never only what the field shows; nor can it be changed as such. */
static gboolean
is_used_elsewhere (AnkyStep *self, const AnkyPdfObject *reference)
{
  AnkyPdfRef ref;

  return anky_pdf_object_get_ref (reference, &ref) &&
         (anky_object_uses_get (self->uses, ref.number) &
          (ANKY_USE_CONTENT | ANKY_USE_PAINT));
}

static void
check_old_appearance (AnkyStep *self,
                      AnkyPlaceOfUse place,
                      const FieldPair *field)
{
  const AnkyPdfObject *reference = anky_pdf_dict_get (field->before, "AP");
  const AnkyPdfObject *all = anky_step_get_before (self, field->before, "AP");

  if (is_used_elsewhere (self, reference) ||
      is_used_elsewhere (self, anky_pdf_dict_get (all, "N")))
    forbid (self,
            "appearance-shared",
            place,
            "what the field showed is used elsewhere in the document too");
}

static void
judge_field_pair (AnkyStep *self, AnkyPlaceOfUse place, const FieldPair *field)
{
  if (field->was_signed && !has_value (self->after, field->after)) {
    forbid (self, "signature-removed", place, "a signature was removed");
    return;
  }
  check_old_appearance (self, place, field);
  anky_step_compare_keys (self,
                          place,
                          field->before,
                          field->after,
                          field->was_signed ? "signed-field" : "field",
                          judge_field_key,
                          (gpointer) field);
  if (field->is_signed_now && anky_pdf_dict_get (field->after, "V"))
    anky_rule_new_signature (self, place, field->after, "signature-in-field");
  else if (field->is_signed_now)
    anky_step_add_ink (self,
                       field->after,
                       place.number,
                       place.page,
                       field->name);
  else if (!field->is_signature)
    compare_value_and_look (self, place, field->after);
}

void
anky_rule_field (AnkyStep *self,
                 AnkyPlaceOfUse place,
                 const AnkyPdfObject *before,
                 const AnkyPdfObject *after)
{
  const char *type = anky_field_get_type (self->before, before);
  g_autofree char *name = NULL;
  FieldPair field = { .before = before, .after = after };

  if (!is_dict (before) || !is_dict (after)) {
    forbid (self, "field", place, "a form field was replaced");
    return;
  }
  name = anky_field_dup_name (self->after, after);
  field.name = name;
  field.is_signature = g_strcmp0 (type, "Sig") == 0;
  field.was_signed = field.is_signature && has_value (self->before, before);
  field.is_signed_now =
      field.is_signature && !field.was_signed && has_value (self->after, after);
  judge_field_pair (self, place, &field);
}

/* --- what fields show and hold ---------------------------------------------
 */

static const AnkyPdfObject *
get_owner (AnkyStep *self, AnkyPdfRevision *revision, guint32 number)
{
  AnkyPdfRef ref = { anky_object_uses_get_owner (self->uses, number), 0 };

  ref.generation =
      anky_pdf_revision_get_place (revision, ref.number).generation;
  return anky_pdf_revision_get_object (revision, ref, NULL);
}

/* An appearance that was overwritten where it stands. */
void
anky_rule_appearance (AnkyStep *self,
                      AnkyPlaceOfUse place,
                      const AnkyPdfObject *before,
                      const AnkyPdfObject *after)
{
  const AnkyPdfObject *owner = get_owner (self, self->before, place.number);
  gboolean was_taken_away = before && anky_pdf_object_is_null (after);
  guint32 owner_number = anky_object_uses_get_owner (self->uses, place.number);
  const char *type = anky_field_get_type (self->before, owner);
  AnkyUse uses = anky_object_uses_get (self->uses, owner_number);
  AnkyPlaceOfUse owner_place = { owner_number, place.page };
  g_autofree char *name = NULL;
  FieldPair field = { 0 };

  if (was_taken_away || anky_object_uses_is_shared (self->uses, place.number)) {
    forbid (self,
            was_taken_away ? "appearance-removed" : "appearance-shared",
            place,
            was_taken_away
                ? "what a field shows was removed"
                : "an appearance that several fields show was replaced");
    return;
  }
  if (!(uses & ANKY_USE_FIELD)) {
    /* A comment's; whether it hides anything is seen, not read. */
    anky_step_add (self,
                   owner ? ANKY_CHANGES_ANNOTATION : ANKY_CHANGES_FORBIDDEN,
                   "annotation-changed",
                   place,
                   "the look of an annotation was changed");
    anky_step_add_ink (self, owner, owner_number, place.page, NULL);
    return;
  }
  name = anky_field_dup_name (self->before, owner);
  field.name = name;
  if (g_strcmp0 (type, "Sig") != 0) {
    fill (self, owner_place, &field);
    compare_value_and_look (self,
                            owner_place,
                            get_owner (self, self->after, place.number));
    anky_step_add_ink (self,
                       get_owner (self, self->after, place.number),
                       owner_number,
                       place.page,
                       name);
    return;
  }
  if (has_value (self->before, owner) ||
      !has_value (self->after, get_owner (self, self->after, place.number))) {
    forbid (self,
            "signature-appearance",
            place,
            "what a signature shows was changed after it was made");
    return;
  }
  anky_step_add_ink (self,
                     get_owner (self, self->after, place.number),
                     owner_number,
                     place.page,
                     name);
}

void
anky_rule_value (AnkyStep *self,
                 AnkyPlaceOfUse place,
                 const AnkyPdfObject *before,
                 const AnkyPdfObject *after)
{
  if (anky_pdf_dict_get (after, "ByteRange")) {
    forbid (self,
            "signature-odd",
            place,
            "a signature was put where a value was expected");
    return;
  }
  anky_step_add (self,
                 ANKY_CHANGES_FORM_FILLING,
                 "field-filled",
                 place,
                 "a form field was filled in");
}

void
anky_rule_signature (AnkyStep *self,
                     AnkyPlaceOfUse place,
                     const AnkyPdfObject *before,
                     const AnkyPdfObject *after)
{
  forbid (self,
          "signature-redefined",
          place,
          "the dictionary of a signature was replaced");
}
