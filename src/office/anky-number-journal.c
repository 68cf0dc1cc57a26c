/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-number-journal.h"

#include "anky-fold.h"
#include "anky-rule-text.h"

#include <string.h>

#define FILE_NAME   "numbers"
#define FOLDER_MODE 0700
#define MAX_SIZE    (16 * 1024 * 1024)
#define MAX_WORD    200

/* A line: year, number, symbol, body, document; tabs between them. */

struct _AnkyNumberJournal {
  GObject parent_instance;

  char *path;
};

G_DEFINE_FINAL_TYPE (AnkyNumberJournal, anky_number_journal, G_TYPE_OBJECT)

static void
anky_number_journal_finalize (GObject *object)
{
  AnkyNumberJournal *self = ANKY_NUMBER_JOURNAL (object);

  g_free (self->path);

  G_OBJECT_CLASS (anky_number_journal_parent_class)->finalize (object);
}

static void
anky_number_journal_class_init (AnkyNumberJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_number_journal_finalize;
}

static void
anky_number_journal_init (AnkyNumberJournal *self)
{
}

AnkyNumberJournal *
anky_number_journal_new (const char *path)
{
  AnkyNumberJournal *self = g_object_new (ANKY_TYPE_NUMBER_JOURNAL, NULL);

  self->path = g_strdup (path);
  return self;
}

AnkyNumberJournal *
anky_number_journal_new_default (void)
{
  g_autofree char *path =
      g_build_filename (g_get_user_data_dir (), "anky", FILE_NAME, NULL);

  return anky_number_journal_new (path);
}

/* One word of a line: folded, so that hoà and hòa are one series; no tab, no
 * end of line, no more than a ceiling. */
static char *
make_word (const char *text)
{
  g_autofree char *folded = anky_fold (text ? text : "");
  g_autofree char *word =
      g_utf8_substring (folded, 0, MIN (g_utf8_strlen (folded, -1), MAX_WORD));

  return g_strdelimit (g_steal_pointer (&word), "\t\r\n", ' ');
}

/* The first four words: the series and the number in it. */
static char *
make_key (const AnkyNumberUse *use)
{
  g_autofree char *plain = anky_rule_text_number (use->number);
  g_autofree char *number = make_word (plain);
  g_autofree char *symbol = make_word (use->symbol);
  g_autofree char *body = make_word (use->body);

  return g_strdup_printf ("%d\t%s\t%s\t%s\t", use->year, number, symbol, body);
}

static gboolean
is_other_use (const char *line, const char *key, const char *document)
{
  const char *rest;

  if (!g_str_has_prefix (line, key))
    return FALSE;
  rest = line + strlen (key);
  return *rest != '\0' && !strchr (rest, '\t') && strcmp (rest, document) != 0;
}

gboolean
anky_number_journal_was_used (AnkyNumberJournal *self, const AnkyNumberUse *use)
{
  g_autofree char *key = make_key (use);
  g_autofree char *document = make_word (use->document);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize size = 0;

  if (!g_file_get_contents (self->path, &text, &size, NULL) ||
      size > MAX_SIZE || !g_utf8_validate (text, (gssize) size, NULL))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i]; i++)
    if (is_other_use (lines[i], key, document))
      return TRUE;
  return FALSE;
}

/* One write of one line to a file opened for appending is not torn by another
 * process. */
gboolean
anky_number_journal_add (AnkyNumberJournal *self,
                         const AnkyNumberUse *use,
                         GError **error)
{
  g_autofree char *key = make_key (use);
  g_autofree char *document = make_word (use->document);
  g_autofree char *line = g_strconcat (key, document, "\n", NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileOutputStream) stream = NULL;

  g_mkdir_with_parents (folder, FOLDER_MODE);
  stream = g_file_append_to (file, G_FILE_CREATE_PRIVATE, NULL, error);
  return stream &&
         g_output_stream_write_all (G_OUTPUT_STREAM (stream),
                                    line,
                                    strlen (line),
                                    NULL,
                                    NULL,
                                    error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}
