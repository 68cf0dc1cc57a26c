/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No change of any byte that a signature or document timestamp covers leaves
 * the letter good: bits flipped, bytes set, taken out and put in, all over the
 * file and at every byte of what matters most.
 */

#include "anky-forge.h"
#include "anky-letter.h"
#include "anky-signer.h"
#include "anky-test-tsa.h"

#include <locale.h>
#include <string.h>

#define ROUNDS 21000u

typedef struct {
  guint8 *data;
  gsize size;
  /* The value of the last signature: all that nobody covers. */
  gsize gap_start;
  gsize gap_end;
  GRand *random;
} Letter;

/* Two signatures and a timestamp over both. */
static GBytes *
new_letter (void)
{
  AnkyTestTsa tsa = { .time = "2026-03-05T08:00:00+07:00" };
  const AnkyLetterSigning second = { .key = "person-p256",
                                     .docmdp = ANKY_DOCMDP_NONE,
                                     .time = "2026-03-03T08:00:00+07:00" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) one = anky_letter_sign_plain (plain, 2);
  g_autoptr (GBytes) two = anky_letter_sign (one, &second);
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (two, &error);
  g_autoptr (AnkySignedRevision) stamp =
      anky_signer_timestamp (document,
                             anky_test_tsa_stamp,
                             &tsa,
                             NULL,
                             NULL,
                             &error);

  g_assert_no_error (error);
  return anky_forge_concat (two, stamp->appended);
}

/* Without trust: paths are not what is asked here. */
static AnkyReport *
judge (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (bytes, NULL);
  const AnkyValidateOptions options = { .trust = NULL };

  return document ? anky_validate (document, &options, NULL, NULL) : NULL;
}

static gboolean
is_good (const AnkyReport *report)
{
  if (!report || report->signatures->len < 3)
    return FALSE;
  for (guint i = 0; i < report->signatures->len; i++) {
    const AnkySignatureReport *signature =
        anky_report_get_signature (report, i);

    if (signature->integrity != ANKY_INTEGRITY_INTACT ||
        signature->indication == ANKY_INDICATION_FAILED ||
        signature->changes_permitted != ANKY_PERMITTED_YES ||
        signature->is_removed)
      return FALSE;
  }
  return TRUE;
}

static void
check_bad (const Letter *letter, const guint8 *data, gsize size, gsize at)
{
  g_autoptr (AnkyReport) report = judge (data, size);

  if (!is_good (report))
    return;
  g_printerr ("byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT
              " was changed and it went unseen\n",
              at,
              letter->size);
  g_test_fail ();
}

static gboolean
is_covered (const Letter *letter, gsize at)
{
  return at < letter->gap_start || at >= letter->gap_end;
}

static void
change_byte (Letter *letter, gsize at, guint8 value)
{
  guint8 old = letter->data[at];

  if (value == old || !is_covered (letter, at))
    return;
  letter->data[at] = value;
  check_bad (letter, letter->data, letter->size, at);
  letter->data[at] = old;
}

static void
init_letter (Letter *letter)
{
  g_autoptr (GBytes) bytes = new_letter ();
  g_autoptr (AnkyReport) report = NULL;
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (bytes, NULL);
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (document);
  gsize start = (gsize) anky_pdf_revision_get_start (newest);

  letter->data = g_bytes_unref_to_data (g_bytes_ref (bytes), &letter->size);
  letter->gap_start =
      anky_forge_find (bytes, "/Contents", start) + strlen ("/Contents");
  letter->gap_start = anky_forge_find (bytes, "<", letter->gap_start);
  letter->gap_end = anky_forge_find (bytes, ">", letter->gap_start) + 1;
  letter->random = g_rand_new_with_seed (20261121);
  report = judge (letter->data, letter->size);
  g_assert_true (is_good (report));
}

static void
clear_letter (Letter *letter)
{
  g_free (letter->data);
  g_rand_free (letter->random);
}

/* Zeros are what placeholders are filled with: most bytes, and all alike. */
static void
test_changed (void)
{
  static const guint8 values[] = { ' ', '0', '/', '<', '%', '\n', 0 };
  Letter letter = { 0 };
  guint n = 0;

  init_letter (&letter);
  for (gsize at = 0; at < letter.size && n < ROUNDS; at++) {
    if (letter.data[at] == '0' && g_rand_int_range (letter.random, 0, 50) > 0)
      continue;
    change_byte (&letter, at, letter.data[at] ^ 1);
    n++;
  }
  while (n < ROUNDS) {
    gsize at = g_rand_int_range (letter.random, 0, (gint32) letter.size);

    if (n % 2)
      change_byte (&letter, at, values[n % G_N_ELEMENTS (values)]);
    else
      change_byte (&letter, at, (guint8) g_rand_int (letter.random));
    n++;
  }
  g_test_message ("%u bytes changed", n);
  clear_letter (&letter);
}

static void
test_moved (void)
{
  Letter letter = { 0 };
  g_autofree guint8 *copy = NULL;

  init_letter (&letter);
  copy = g_malloc (letter.size + 1);
  for (guint i = 0; i < 1000; i++) {
    gsize at = g_rand_int_range (letter.random, 0, (gint32) letter.size - 1);
    gboolean is_added = i % 2;

    if (!is_covered (&letter, at))
      continue;
    memcpy (copy, letter.data, at);
    if (is_added) {
      copy[at] = ' ';
      memcpy (copy + at + 1, letter.data + at, letter.size - at);
    } else {
      memcpy (copy + at, letter.data + at + 1, letter.size - at - 1);
    }
    check_bad (&letter, copy, is_added ? letter.size + 1 : letter.size - 1, at);
  }
  clear_letter (&letter);
}

static void
test_cut (void)
{
  Letter letter = { 0 };

  init_letter (&letter);
  for (gsize size = 1; size < letter.size - 2; size += 997)
    check_bad (&letter, letter.data, size, size);
  clear_letter (&letter);
}

/* What follows the last covered byte may turn the answer, never improve it or
 * go unseen if it is more than white space. */
static void
test_appended (void)
{
  static const char *const texts[] = { "x",         "%%EOF",
                                       "1 0 obj",   "<<",
                                       "\n\n%%EOF", "startxref\n0\n%%EOF\n" };
  Letter letter = { 0 };

  init_letter (&letter);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (letter.data, letter.size);
    g_autoptr (GBytes) tail = g_bytes_new_static (texts[i], strlen (texts[i]));
    g_autoptr (GBytes) whole = anky_forge_concat (bytes, tail);
    gsize size = 0;
    const guint8 *data = g_bytes_get_data (whole, &size);

    check_bad (&letter, data, size, letter.size);
  }
  clear_letter (&letter);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mutations/changed", test_changed);
  g_test_add_func ("/mutations/moved", test_moved);
  g_test_add_func ("/mutations/cut", test_cut);
  g_test_add_func ("/mutations/appended", test_appended);
  return g_test_run ();
}
