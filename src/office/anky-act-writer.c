/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-writer.h"

#include "anky-act-check.h"

AnkyActWriter *
anky_act_writer_new (AnkyActJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnkyActWriter) self = g_new0 (AnkyActWriter, 1);

  self->job = job;
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->digest = anky_digest_new (ANKY_DIGEST_SHA256);
  if (!anky_output_copy (job->output,
                         job->input,
                         self->digest,
                         cancellable,
                         error))
    return NULL;
  self->prefix = anky_digest_copy (self->digest);
  self->prefix_end = anky_file_get_size (job->input);
  return g_steal_pointer (&self);
}

void
anky_act_writer_free (AnkyActWriter *self)
{
  g_clear_pointer (&self->digest, anky_digest_free);
  g_clear_pointer (&self->prefix, anky_digest_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self);
}

AnkyPdfDocument *
anky_act_writer_open (AnkyActWriter *self, GError **error)
{
  g_autoptr (AnkyFile) file = NULL;

  if (self->n_appended == 0)
    return g_object_ref (self->job->document);
  file = anky_output_open_written (self->job->output, error);
  return file ? anky_pdf_document_open (file, error) : NULL;
}

gboolean
anky_act_writer_append (AnkyActWriter *self,
                        GBytes *revision,
                        const char *field,
                        GError **error)
{
  if (!anky_output_append (self->job->output, revision, self->digest, error))
    return FALSE;
  self->n_appended++;
  if (field)
    g_ptr_array_add (self->fields, g_strdup (field));
  return TRUE;
}

AnkyReport *
anky_act_writer_finish (AnkyActWriter *self,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (AnkyReport) report = anky_act_check_result (self->job,
                                                         self->fields,
                                                         self->prefix,
                                                         self->prefix_end,
                                                         cancellable,
                                                         error);

  if (!report || !anky_output_finish (self->job->output, error))
    return NULL;
  return g_steal_pointer (&report);
}
