/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-paper-copy.h"

#include "anky-pdf-form.h"
#include "anky-pdf-update.h"

/* ISO 32000-2, table 167: Hidden. */
#define FLAG_HIDDEN 2

static gboolean
is_shown_seal (const AnkySignatureReport *signature)
{
  return signature->role == ANKY_ROLE_SEAL && signature->has_rect &&
         !signature->is_removed && signature->field;
}

static gboolean
bears_seal (AnkyReport *report, const char *field)
{
  for (guint i = 0; i < report->signatures->len; i++) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i);

    if (is_shown_seal (signature) &&
        (!field || g_str_equal (signature->field, field)))
      return TRUE;
  }
  return FALSE;
}

gboolean
anky_paper_copy_is_possible (AnkyReport *report)
{
  return !report->is_encrypted && bears_seal (report, NULL);
}

static void
hide (AnkyPdfUpdate *update, const AnkyPdfSignatureField *field)
{
  AnkyPdfObject *widget = anky_pdf_object_copy (field->widget);

  anky_pdf_dict_set (widget, "F", anky_pdf_integer_new (FLAG_HIDDEN));
  anky_pdf_update_set (update, field->widget_ref, widget);
}

static gboolean
hide_seals (AnkyPdfUpdate *update,
            AnkyPdfDocument *document,
            AnkyReport *report,
            GError **error)
{
  g_autoptr (GPtrArray) fields = anky_pdf_revision_list_signature_fields (
      anky_pdf_document_get_newest (document),
      NULL);
  guint n_hidden = 0;

  for (guint i = 0; i < fields->len; i++) {
    const AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);

    if (!field->widget || field->widget_ref.number == 0 || !field->name ||
        !bears_seal (report, field->name))
      continue;
    hide (update, field);
    n_hidden++;
  }
  if (n_hidden > 0)
    return TRUE;
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_NOT_FOUND,
               "the document shows no seal");
  return FALSE;
}

static AnkyFile *
join (AnkyFile *file, GBytes *more)
{
  g_autoptr (GBytes) all = NULL;
  GByteArray *bytes = g_byte_array_new ();
  gsize size = 0;
  const guint8 *data = anky_file_get_data (file, &size);
  gsize n_more = 0;
  const guint8 *appended = g_bytes_get_data (more, &n_more);

  if (size > G_MAXUINT - n_more) {
    g_byte_array_unref (bytes);
    return NULL;
  }
  g_byte_array_append (bytes, data, (guint) size);
  g_byte_array_append (bytes, appended, (guint) n_more);
  all = g_byte_array_free_to_bytes (bytes);
  return anky_file_new_for_bytes (all);
}

AnkyFile *
anky_paper_copy_new (AnkyFile *file, AnkyReport *report, GError **error)
{
  g_autoptr (AnkyPdfDocument) document = anky_pdf_document_open (file, error);
  g_autoptr (AnkyPdfUpdate) update = NULL;
  g_autoptr (GArray) placeholders = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AnkyFile *copy;

  update = document ? anky_pdf_update_new (document, error) : NULL;
  if (!update || !hide_seals (update, document, report, error))
    return NULL;
  bytes = anky_pdf_update_finish (update, &placeholders, error);
  if (!bytes)
    return NULL;
  copy = join (file, bytes);
  if (!copy)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the file is too large");
  return copy;
}
