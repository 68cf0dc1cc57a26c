/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-attack.h"

#include "anky-forge.h"
#include "anky-pdf-form.h"

AnkySigned
anky_attack_find (GBytes *letter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, &error);
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (document);
  g_autoptr (GPtrArray) fields =
      anky_pdf_revision_list_signature_fields (newest, &error);
  AnkySigned found = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < fields->len; i++) {
    const AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);

    if (!field->value)
      continue;
    found.field = field->ref.number;
    found.value = field->value_ref.number;
    anky_pdf_object_get_span (field->value, &found.dict_start, &found.dict_end);
    anky_pdf_object_get_span (anky_pdf_dict_get (field->value, "ByteRange"),
                              &found.range_start,
                              &found.range_end);
    anky_pdf_object_get_span (anky_pdf_dict_get (field->value, "Contents"),
                              &found.contents_start,
                              &found.contents_end);
    break;
  }
  g_assert_cmpuint (found.value, !=, 0);
  found.end = anky_pdf_revision_get_end (newest);
  return found;
}

static const AnkyPdfObject *
get (AnkyPdfUpdate *update, guint number)
{
  g_autoptr (GError) error = NULL;
  AnkyPdfRef ref = { number, 0 };
  const AnkyPdfObject *object = anky_pdf_update_get (update, ref, &error);

  g_assert_no_error (error);
  return object;
}

static void
set (AnkyPdfUpdate *update, guint number, AnkyPdfObject *object)
{
  AnkyPdfRef ref = { number, 0 };

  /* Numbers that the file does not have yet. */
  while (anky_pdf_update_reserve (update).number < number)
    continue;
  anky_pdf_update_set (update, ref, object);
}

static void
edit_object (AnkyPdfUpdate *update, AnkyPdfDocument *document, gpointer data)
{
  const AnkyAttack *attack = data;

  set (update, attack->number, anky_forge_parse ("%s", attack->text));
}

GBytes *
anky_attack_set_object (GBytes *letter, const AnkyAttack *attack)
{
  return anky_forge_update (letter, edit_object, (gpointer) attack);
}

static void
merge_keys (AnkyPdfObject *copy, const char *text)
{
  g_autoptr (AnkyPdfObject) keys = anky_forge_parse ("%s", text);
  guint n = anky_pdf_dict_get_length (keys);

  for (guint i = 0; i < n; i++) {
    const AnkyPdfObject *value = NULL;
    const char *key = anky_pdf_dict_get_nth (keys, i, &value);

    anky_pdf_dict_set (copy, key, anky_pdf_object_ref (value));
  }
}

static void
edit_keys (AnkyPdfUpdate *update, AnkyPdfDocument *document, gpointer data)
{
  const AnkyAttack *attack = data;
  AnkyPdfObject *copy = anky_pdf_object_copy (get (update, attack->number));

  merge_keys (copy, attack->text);
  set (update, attack->number, copy);
}

GBytes *
anky_attack_set_keys (GBytes *letter, const AnkyAttack *attack)
{
  return anky_forge_update (letter, edit_keys, (gpointer) attack);
}

static void
edit_stream (AnkyPdfUpdate *update, AnkyPdfDocument *document, gpointer data)
{
  const AnkyAttack *attack = data;

  set (update,
       attack->number,
       anky_forge_parse_stream (attack->more ? attack->more : "<<>>",
                                attack->text));
}

GBytes *
anky_attack_set_stream (GBytes *letter, const AnkyAttack *attack)
{
  return anky_forge_update (letter, edit_stream, (gpointer) attack);
}

/* --- things on pages --------------------------------------------------------
 */

static AnkyPdfObject *
copy_array (const AnkyPdfObject *array)
{
  return array ? anky_pdf_object_copy (array) : anky_pdf_array_new ();
}

/* The page's list is an object of its own or stands in the page. */
static void
put_on_page (AnkyPdfUpdate *update, AnkyPdfRef annotation)
{
  const AnkyPdfObject *page = get (update, LETTER_PAGE);
  const AnkyPdfObject *annotations = anky_pdf_dict_get (page, "Annots");
  AnkyPdfObject *copy = NULL;
  AnkyPdfRef ref;

  if (anky_pdf_object_get_ref (annotations, &ref)) {
    copy = copy_array (get (update, ref.number));
    anky_pdf_array_append (copy, anky_pdf_reference_new (annotation));
    anky_pdf_update_set (update, ref, copy);
    return;
  }
  copy = copy_array (annotations);
  anky_pdf_array_append (copy, anky_pdf_reference_new (annotation));
  page = anky_pdf_object_copy (page);
  anky_pdf_dict_set ((AnkyPdfObject *) page, "Annots", copy);
  set (update, LETTER_PAGE, (AnkyPdfObject *) page);
}

/* A form of its own for appearances that the texts name as 990 0 R. */
static AnkyPdfRef
add_appearance (AnkyPdfUpdate *update, const char *data)
{
  return anky_pdf_update_add (
      update,
      anky_forge_parse_stream ("<</Type/XObject/Subtype/Form/BBox[0 0 400 40]"
                               "/Resources<</Font<</F1 12 0 R>>>>>>",
                               data));
}

static AnkyPdfObject *
parse_annotation (AnkyPdfUpdate *update, const AnkyAttack *attack)
{
  AnkyPdfObject *copy = anky_pdf_dict_new ();

  merge_keys (copy, attack->text);
  if (attack->more) {
    AnkyPdfObject *appearances = anky_pdf_dict_new ();

    anky_pdf_dict_set (
        appearances,
        "N",
        anky_pdf_reference_new (add_appearance (update, attack->more)));
    anky_pdf_dict_set (copy, "AP", appearances);
  }
  return copy;
}

static void
edit_annotation (AnkyPdfUpdate *update,
                 AnkyPdfDocument *document,
                 gpointer data)
{
  put_on_page (update,
               anky_pdf_update_add (update, parse_annotation (update, data)));
}

GBytes *
anky_attack_add_annotation (GBytes *letter, const AnkyAttack *attack)
{
  return anky_forge_update (letter, edit_annotation, (gpointer) attack);
}

static void
put_in_form (AnkyPdfUpdate *update, AnkyPdfRef field)
{
  AnkyPdfObject *form = anky_pdf_object_copy (get (update, LETTER_FORM));
  AnkyPdfObject *fields = copy_array (anky_pdf_dict_get (form, "Fields"));

  anky_pdf_array_append (fields, anky_pdf_reference_new (field));
  anky_pdf_dict_set (form, "Fields", fields);
  set (update, LETTER_FORM, form);
}

static void
edit_field (AnkyPdfUpdate *update, AnkyPdfDocument *document, gpointer data)
{
  AnkyPdfRef ref =
      anky_pdf_update_add (update, parse_annotation (update, data));

  put_in_form (update, ref);
  put_on_page (update, ref);
}

GBytes *
anky_attack_add_field (GBytes *letter, const AnkyAttack *attack)
{
  return anky_forge_update (letter, edit_field, (gpointer) attack);
}

/* --- all of them -------------------------------------------------------------
 */

GBytes *
anky_attack_new_victim (AnkyVictim victim)
{
  static const int levels[] = { [ANKY_VICTIM_NO_CHANGES] = 1,
                                [ANKY_VICTIM_FORM_FILLING] = 2,
                                [ANKY_VICTIM_ANNOTATIONS] = 3,
                                [ANKY_VICTIM_TWICE] = 0 };
  g_autoptr (GBytes) letter = anky_letter_new (
      victim == ANKY_VICTIM_STREAM ? ANKY_LETTER_STREAM : ANKY_LETTER_TABLE);
  g_autoptr (GBytes) once = anky_letter_sign_plain (
      letter,
      victim < (int) G_N_ELEMENTS (levels) ? levels[victim] : 0);
  const AnkyLetterSigning second = { .key = "organization",
                                     .time = "2026-03-03T08:00:00+07:00" };

  if (victim == ANKY_VICTIM_TWICE)
    return anky_letter_sign (once, &second);
  return g_steal_pointer (&once);
}
