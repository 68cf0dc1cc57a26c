/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much is drawn to judge what later revisions put on a page.
 */

#include "anky-kept-pages.h"
#include "anky-letter.h"
#include "anky-validator.h"

#include <locale.h>

static GBytes *
new_signed (void)
{
  g_autoptr (GBytes) letter = anky_letter_new (ANKY_LETTER_TABLE);

  return anky_letter_sign_plain (letter, 0);
}

static AnkyPageSource *
count_pages (AnkyFile *file, gpointer user_data, GError **error)
{
  guint *n_drawn = user_data;
  g_autoptr (AnkyPdfDocument) document = anky_pdf_document_open (file, error);

  g_assert_nonnull (document);
  *n_drawn =
      anky_pdf_revision_get_n_pages (anky_pdf_document_get_newest (document),
                                     error);
  return anky_kept_pages_new_page_source (file, NULL, error);
}

/* Signatures that stand clear of each other are judged by two drawings of their
 * page, however many they are; the last document that is drawn is the copy that
 * holds them. */
static void
test_many_signatures (void)
{
  g_autoptr (GBytes) picture = anky_letter_new_picture (FALSE);
  g_autoptr (GBytes) letter = new_signed ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyReport) report = NULL;
  g_autoptr (GError) error = NULL;
  guint n_drawn = 0;
  const AnkyValidateOptions options = { .page_source = count_pages,
                                        .page_source_data = &n_drawn };

  for (guint i = 0; i < 5; i++) {
    const AnkyLetterSigning signing = {
      .rect = { 20 + 35.0 * i, 250, 15, 15 },
      .picture = picture,
      .docmdp = ANKY_DOCMDP_NONE,
      .time = "2026-03-03T08:00:00+07:00",
    };
    g_autoptr (GBytes) next = anky_letter_sign (letter, &signing);

    g_bytes_unref (letter);
    letter = g_steal_pointer (&next);
  }
  document = anky_letter_open (letter, &error);
  g_assert_no_error (error);
  report = anky_validate (document, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_drawn, ==, 2);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (anky_report_get_signature (report, i)->later_changes,
                     ==,
                     ANKY_CHANGES_EXTENSION);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawings/many-signatures", test_many_signatures);
  return g_test_run ();
}
