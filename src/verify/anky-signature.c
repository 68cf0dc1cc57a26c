/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-validation-private.h"

void
anky_signature_free (AnkySignature *self)
{
  if (!self)
    return;

  g_clear_pointer (&self->field, anky_pdf_signature_field_unref);
  g_clear_pointer (&self->contents, g_bytes_unref);
  g_clear_object (&self->cms);
  g_clear_object (&self->token);
  g_clear_object (&self->stamp);
  g_clear_pointer (&self->timestamp_path, anky_path_unref);
  g_clear_pointer (&self->digest, g_bytes_unref);
  g_clear_pointer (&self->restrictions, anky_restrictions_free);
  g_clear_pointer (&self->proven_time, g_date_time_unref);
  g_free (self);
}

gboolean
anky_object_get_start (const AnkyPdfObject *object, guint64 *start_out)
{
  guint64 end = 0;

  return anky_pdf_object_get_span (object, start_out, &end);
}

static int
rank_indication (AnkyIndication indication)
{
  switch (indication) {
  case ANKY_INDICATION_PASSED:
    return 0;
  case ANKY_INDICATION_INDETERMINATE:
    return 1;
  case ANKY_INDICATION_FAILED:
  default:
    return 2;
  }
}

void
anky_signature_fail (AnkySignature *self,
                     AnkyIndication indication,
                     AnkySubIndication sub,
                     const char *code,
                     const char *message_format,
                     ...)
{
  g_autofree char *message = NULL;
  AnkyFinding *finding = NULL;
  guint64 offset = 0;
  va_list arguments;

  va_start (arguments, message_format);
  message = g_strdup_vprintf (message_format, arguments);
  va_end (arguments);

  finding = anky_signature_report_add (self->report,
                                       code,
                                       indication == ANKY_INDICATION_FAILED
                                           ? ANKY_SEVERITY_ERROR
                                           : ANKY_SEVERITY_WARNING,
                                       "%s",
                                       message);
  finding->object = self->field ? self->field->value_ref.number : 0;
  if (anky_object_get_start (self->dict, &offset))
    finding->offset = offset;

  if (rank_indication (indication) <= rank_indication (self->indication))
    return;

  self->indication = indication;
  self->sub = sub;
}
