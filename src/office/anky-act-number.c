/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-number.h"

/* What tells one file from another: its size and as much of its end, where the
 * leader's signature is. */
#define MAX_TAIL (64 * 1024)

static char *
make_document_id (AnkyFile *file)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *size_text = NULL;
  gsize size;
  const guint8 *data = anky_file_get_data (file, &size);
  gsize tail = MIN (size, MAX_TAIL);

  size_text = g_strdup_printf ("%" G_GSIZE_FORMAT " ", size);
  g_checksum_update (checksum, (const guchar *) size_text, -1);
  g_checksum_update (checksum, data + size - tail, (gssize) tail);
  return g_strdup (g_checksum_get_string (checksum));
}

/* A number that is printed already was given by somebody else; a document with
 * a secrecy mark has a series of its own and is in no list. */
static gboolean
gives_number (AnkyActJob *job)
{
  AnkyKind kind = job->options->kind;

  return job->options->journal && job->options->number && job->anatomy &&
         job->certificate && !job->anatomy->secrecy &&
         job->anatomy->number.symbol && !job->anatomy->number.number.printed &&
         (kind == ANKY_KIND_ISSUE || kind == ANKY_KIND_NUMBER);
}

static AnkyNumberUse
make_use (AnkyActJob *job, const char *document)
{
  GDateTime *date = job->options->date ? job->options->date : job->time;

  return (AnkyNumberUse){
    .body = anky_certificate_get_common_name (job->certificate),
    .year = g_date_time_get_year (date),
    .number = job->options->number,
    .symbol = job->anatomy->number.symbol,
    .document = document,
  };
}

gboolean
anky_act_number_was_used (AnkyActJob *job)
{
  g_autofree char *document = NULL;
  AnkyNumberUse use;

  if (!gives_number (job))
    return FALSE;
  document = make_document_id (job->input);
  use = make_use (job, document);
  return anky_number_journal_was_used (job->options->journal, &use);
}

void
anky_act_number_note (AnkyActJob *job)
{
  g_autofree char *document = NULL;
  g_autoptr (GError) error = NULL;
  AnkyNumberUse use;

  if (!gives_number (job))
    return;
  document = make_document_id (job->input);
  use = make_use (job, document);
  if (!anky_number_journal_add (job->options->journal, &use, &error))
    g_ptr_array_add (job->warnings,
                     anky_gate_new ("number-not-noted",
                                    ANKY_GATE_WARN,
                                    NULL,
                                    use.number,
                                    error->message));
}
