/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-number-journal.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder;
  char *path;
  AnkyNumberJournal *journal;
} Fixture;

static const AnkyNumberUse first = {
  .body = "ỦY BAN NHÂN DÂN TỈNH MINH HỌA",
  .year = 2026,
  .number = "5",
  .symbol = "UBND-VX",
  .document = "aa",
};

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("anky-journal-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "data", "numbers", NULL);
  fixture->journal = anky_number_journal_new (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *data = g_path_get_dirname (fixture->path);

  g_object_unref (fixture->journal);
  g_unlink (fixture->path);
  g_rmdir (data);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
add (Fixture *fixture, const AnkyNumberUse *use)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (anky_number_journal_add (fixture->journal, use, &error));
  g_assert_no_error (error);
}

static gboolean
was_used (Fixture *fixture, AnkyNumberUse use)
{
  return anky_number_journal_was_used (fixture->journal, &use);
}

/* The same number of the same series for another document, in whatever
 * spelling; each honest neighbour beside it. */
static void
test_series (Fixture *fixture, gconstpointer unused)
{
  AnkyNumberUse use = first;

  use.document = "bb";
  g_assert_false (was_used (fixture, use));
  add (fixture, &first);
  g_assert_true (was_used (fixture, use));
  use.number = "05";
  use.symbol = "ubnd-vx";
  use.body = "UỶ BAN NHÂN DÂN TỈNH MINH HOẠ";
  g_assert_true (was_used (fixture, use));

  g_assert_false (was_used (fixture, first));
  use.year = 2027;
  g_assert_false (was_used (fixture, use));
  use = first;
  use.document = "bb";
  use.number = "6";
  g_assert_false (was_used (fixture, use));
  use.number = "5";
  use.symbol = "UBND-TH";
  g_assert_false (was_used (fixture, use));
  use.symbol = "UBND-VX";
  use.body = "SỞ NỘI VỤ";
  g_assert_false (was_used (fixture, use));
}

/* Words with tabs and ends of lines make no lines of their own. */
static void
test_hostile_words (Fixture *fixture, gconstpointer unused)
{
  AnkyNumberUse use = first;
  g_autofree char *text = NULL;

  use.symbol = "UBND\t\n2026\t07\tX\tY\tZ";
  use.number = "5\n";
  add (fixture, &use);
  g_file_get_contents (fixture->path, &text, NULL, NULL);
  g_assert_nonnull (text);
  g_assert_true (strchr (text, '\n') == text + strlen (text) - 1);
  use.document = "bb";
  g_assert_true (was_used (fixture, use));
}

/* What is no line of ours is passed over, what cannot be written is an error.
 */
static void
test_damaged (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *data = g_path_get_dirname (fixture->path);
  g_autofree char *below = g_build_filename (fixture->path, "x", NULL);
  g_autoptr (AnkyNumberJournal) nowhere = anky_number_journal_new (below);
  g_autoptr (GError) error = NULL;
  AnkyNumberUse use = first;

  use.document = "bb";
  g_mkdir (data, 0700);
  g_assert_true (g_file_set_contents (fixture->path,
                                      "nonsense\n\n2026\n\t\t\t\t\n"
                                      "2026\t05\tubnd-vx\n",
                                      -1,
                                      NULL));
  g_assert_false (was_used (fixture, use));
  add (fixture, &first);
  g_assert_true (was_used (fixture, use));
  g_assert_true (g_file_set_contents (fixture->path, "\xff\xfe", 2, NULL));
  g_assert_false (was_used (fixture, use));
  g_assert_false (anky_number_journal_add (nowhere, &first, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/number-journal/series",
              Fixture,
              NULL,
              set_up,
              test_series,
              tear_down);
  g_test_add ("/office/number-journal/hostile-words",
              Fixture,
              NULL,
              set_up,
              test_hostile_words,
              tear_down);
  g_test_add ("/office/number-journal/damaged",
              Fixture,
              NULL,
              set_up,
              test_damaged,
              tear_down);
  return g_test_run ();
}
