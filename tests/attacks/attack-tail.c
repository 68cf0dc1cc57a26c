/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Incremental saving: content behind the signed bytes, with good, empty, bad
 * and missing cross-references, so that one reader shows it and another does
 * not see it.
 */

#include "anky-attack.h"
#include "anky-forge.h"

#include <string.h>

#define EVIL                                                                   \
  "BT /F1 14 Tf 72 700 Td (Tong so tien phai tra la 9.000.000 dong.) Tj ET"
#define TRAILER                                                                \
  "/Root 1 0 R/Info 17 0 R/ID[<0123456789abcdef><0123456789abcdef>]"

enum {
  NO_XREF = 1 << 0,
  EMPTY_XREF = 1 << 1,
  NO_TRAILER = 1 << 2,
  EMPTY_TRAILER = 1 << 3,
  NO_STARTXREF = 1 << 4,
  NO_EOF = 1 << 5,
  OLD_STARTXREF = 1 << 6, /* leads to the signed section */
  BAD_STARTXREF = 1 << 7,
  ZERO_STARTXREF = 1 << 8,
  IN_COMMENT = 1 << 9,
  NO_PREV = 1 << 10,
};

static gsize
get_startxref (GBytes *letter)
{
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, NULL);

  return (gsize) anky_pdf_revision_get_startxref (
      anky_pdf_document_get_newest (document));
}

static void
append_startxref (AnkyForge *forge, guint how, gsize section, gsize old)
{
  gsize offset = section;
  g_autofree char *text = NULL;

  if (how & OLD_STARTXREF)
    offset = old;
  if (how & BAD_STARTXREF)
    offset = section + 7;
  if (how & ZERO_STARTXREF)
    offset = 0;
  text = g_strdup_printf ("startxref\n%" G_GSIZE_FORMAT "\n%s",
                          offset,
                          how & NO_EOF ? "" : "%%EOF\n");
  anky_forge_append (forge, text);
}

static void
append_trailer (AnkyForge *forge, guint how)
{
  if (how & EMPTY_TRAILER)
    anky_forge_append (forge, "trailer\n");
  else if (how & NO_PREV)
    anky_forge_append (forge, "trailer\n<</Size 40" TRAILER ">>\n");
  else if (!(how & NO_TRAILER))
    anky_forge_append_trailer (forge, TRAILER);
}

static void
append_content (AnkyForge *forge, guint how)
{
  if (how & IN_COMMENT)
    anky_forge_append (forge, "%");
  anky_forge_append_stream (forge, LETTER_CONTENT, "<<>>", EVIL);
}

static GBytes *
forge_append (GBytes *letter, const AnkyAttack *self)
{
  guint how = self->number;
  gsize old = get_startxref (letter);
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);
  gsize section = 0;

  append_content (forge, how);
  section = anky_forge_get_size (forge);
  if (how & EMPTY_XREF)
    anky_forge_append (forge, "xref\n");
  else if (!(how & NO_XREF))
    section = anky_forge_append_entries (forge);
  append_trailer (forge, how);
  if (!(how & NO_STARTXREF))
    append_startxref (forge, how, section, old);
  return anky_forge_finish (forge);
}

/* The section leaves out the evil object, which stands between two others. */
static GBytes *
forge_hidden_object (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);
  g_autofree char *object =
      g_strdup_printf ("%u 0 obj\n%s\nendobj\n", self->number, self->text);

  anky_forge_append (forge, object);
  anky_forge_append_object (forge, LETTER_INFO, "<</Title(Letter)>>");
  anky_forge_append_table (forge, TRAILER);
  return anky_forge_finish (forge);
}

static GBytes *
forge_text (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (GBytes) text =
      g_bytes_new_static (self->text, strlen (self->text));

  return anky_forge_concat (letter, text);
}

/* The new section goes back past the signed one: the signature is in no
 * revision that a reader of the chain sees. */
static GBytes *
forge_skip (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, NULL);
  gsize first = (gsize) anky_pdf_revision_get_startxref (
      anky_pdf_document_get_revision (document, 1));
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);
  g_autofree char *trailer = NULL;
  gsize section = 0;

  anky_forge_append_stream (forge, LETTER_CONTENT, "<<>>", EVIL);
  section = anky_forge_append_entries (forge);
  trailer = g_strdup_printf ("trailer\n<</Size 60/Prev %" G_GSIZE_FORMAT TRAILER
                             ">>\n",
                             first);
  anky_forge_append (forge, trailer);
  append_startxref (forge, 0, section, 0);
  return anky_forge_finish (forge);
}

/* The same, with the signature put back so that it is shown. */
static GBytes *
forge_skip_and_show (GBytes *letter, const AnkyAttack *self)
{
  AnkySigned found = anky_attack_find (letter);
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, NULL);
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (document);
  gsize first = (gsize) anky_pdf_revision_get_startxref (
      anky_pdf_document_get_revision (document, 1));
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);
  g_autofree char *trailer = NULL;
  gsize section = 0;

  anky_forge_append_stream (forge, LETTER_CONTENT, "<<>>", EVIL);
  anky_forge_append_object (forge,
                            LETTER_FORM,
                            "<</Fields[9 0 R 10 0 R 11 0 R %u 0 R]/SigFlags "
                            "3>>",
                            found.field);
  anky_forge_note_offset (
      forge,
      found.field,
      (gsize) anky_pdf_revision_get_place (newest, found.field).offset);
  anky_forge_note_offset (
      forge,
      found.value,
      (gsize) anky_pdf_revision_get_place (newest, found.value).offset);
  section = anky_forge_append_entries (forge);
  trailer = g_strdup_printf ("trailer\n<</Size 60/Prev %" G_GSIZE_FORMAT TRAILER
                             ">>\n",
                             first);
  anky_forge_append (forge, trailer);
  append_startxref (forge, 0, section, 0);
  return anky_forge_finish (forge);
}

#define P      ANKY_VICTIM_PLAIN
#define A(how) FALSE, forge_append, how

const AnkyAttack anky_attacks_tail[] = {
  { "isa/good-xref", P, A (0) },
  { "isa/good-xref-certified-1", ANKY_VICTIM_NO_CHANGES, A (0) },
  { "isa/good-xref-certified-2", ANKY_VICTIM_FORM_FILLING, A (0) },
  { "isa/good-xref-certified-3", ANKY_VICTIM_ANNOTATIONS, A (0) },
  { "isa/good-xref-over-stream", ANKY_VICTIM_STREAM, A (0) },
  { "isa/good-xref-over-two", ANKY_VICTIM_TWICE, A (0) },
  { "isa/no-eof", P, A (NO_EOF) },
  { "isa/no-startxref", P, A (NO_STARTXREF) },
  { "isa/no-trailer", P, A (NO_TRAILER) },
  { "isa/no-xref", P, A (NO_XREF) },
  { "isa/objects-only", P, A (NO_XREF | NO_TRAILER | NO_STARTXREF) },
  { "isa/objects-and-eof", P, A (NO_XREF | NO_TRAILER | OLD_STARTXREF) },
  { "isa/empty-xref", P, A (EMPTY_XREF) },
  { "isa/empty-xref-empty-trailer", P, A (EMPTY_XREF | EMPTY_TRAILER) },
  { "isa/empty-everything",
    P,
    A (EMPTY_XREF | EMPTY_TRAILER | NO_EOF | ZERO_STARTXREF) },
  { "isa/old-startxref", P, A (OLD_STARTXREF) },
  { "isa/old-startxref-empty-xref", P, A (OLD_STARTXREF | EMPTY_XREF) },
  { "isa/old-startxref-no-eof", P, A (OLD_STARTXREF | NO_EOF) },
  { "isa/bad-startxref", P, A (BAD_STARTXREF) },
  { "isa/zero-startxref", P, A (ZERO_STARTXREF) },
  { "isa/in-comment", P, A (IN_COMMENT) },
  { "isa/no-prev", P, A (NO_PREV) },
  { "isa/hidden-object",
    P,
    FALSE,
    forge_hidden_object,
    LETTER_CATALOG,
    "<</Type/Catalog/Pages 4 0 R>>" },
  { "isa/hidden-page",
    P,
    FALSE,
    forge_hidden_object,
    LETTER_PAGE,
    "<</Type/Page/Parent 2 0 R/Contents 18 0 R/Resources 8 0 R>>" },
  { "isa/loose-text", P, FALSE, forge_text, 0, "9.000.000 dong" },
  { "isa/loose-bracket", P, FALSE, forge_text, 0, "<<" },
  { "isa/loose-second-file",
    P,
    FALSE,
    forge_text,
    0,
    "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n" },
  { "isa/skip-signed-revision", P, FALSE, forge_skip },
  { "isa/skip-and-show", P, FALSE, forge_skip_and_show },
  { "isa/skip-and-show-certified",
    ANKY_VICTIM_FORM_FILLING,
    FALSE,
    forge_skip_and_show },
  { NULL },
};
