/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-writer.h"

AnkyActWriter *
anky_act_writer_new (AnkyOutput *output,
                     AnkyPdfDocument *input,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (AnkyActWriter) self = g_new0 (AnkyActWriter, 1);
  AnkyFile *file = anky_pdf_document_get_file (input);

  self->output = output;
  self->input = g_object_ref (input);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->digest = anky_digest_new (ANKY_DIGEST_SHA256);
  if (!anky_output_copy (output, file, self->digest, cancellable, error))
    return NULL;
  self->prefix = anky_digest_copy (self->digest);
  self->prefix_end = anky_file_get_size (file);
  return g_steal_pointer (&self);
}

void
anky_act_writer_free (AnkyActWriter *self)
{
  g_clear_object (&self->input);
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
    return g_object_ref (self->input);
  file = anky_output_open_written (self->output, error);
  return file ? anky_pdf_document_open (file, error) : NULL;
}

gboolean
anky_act_writer_append (AnkyActWriter *self,
                        GBytes *revision,
                        const char *field,
                        GError **error)
{
  if (!anky_output_append (self->output, revision, self->digest, error))
    return FALSE;
  self->n_appended++;
  if (field)
    g_ptr_array_add (self->fields, g_strdup (field));
  return TRUE;
}
