/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-report.h"

const char *
anky_covers_to_string (AnkyCovers covers)
{
  switch (covers) {
  case ANKY_COVERS_PARTIAL:
    return "partial";
  case ANKY_COVERS_REVISION:
    return "revision";
  case ANKY_COVERS_FILE:
    return "file";
  case ANKY_COVERS_INVALID:
  default:
    return "invalid";
  }
}

const char *
anky_integrity_to_string (AnkyIntegrity integrity)
{
  switch (integrity) {
  case ANKY_INTEGRITY_INTACT:
    return "intact";
  case ANKY_INTEGRITY_BROKEN:
    return "broken";
  case ANKY_INTEGRITY_UNKNOWN:
  default:
    return "unknown";
  }
}

const char *
anky_changes_to_string (AnkyChanges changes)
{
  switch (changes) {
  case ANKY_CHANGES_NONE:
    return "none";
  case ANKY_CHANGES_EXTENSION:
    return "extension";
  case ANKY_CHANGES_FORM_FILLING:
    return "form-filling";
  case ANKY_CHANGES_ANNOTATION:
    return "annotation";
  case ANKY_CHANGES_FORBIDDEN:
    return "forbidden";
  case ANKY_CHANGES_UNKNOWN:
  default:
    return "unknown";
  }
}

const char *
anky_severity_to_string (AnkySeverity severity)
{
  switch (severity) {
  case ANKY_SEVERITY_INFO:
    return "info";
  case ANKY_SEVERITY_WARNING:
    return "warning";
  case ANKY_SEVERITY_ERROR:
  default:
    return "error";
  }
}

const char *
anky_level_to_string (AnkyLevel level)
{
  switch (level) {
  case ANKY_LEVEL_B_B:
    return "B-B";
  case ANKY_LEVEL_B_T:
    return "B-T";
  case ANKY_LEVEL_B_LT:
    return "B-LT";
  case ANKY_LEVEL_B_LTA:
    return "B-LTA";
  case ANKY_LEVEL_NONE:
  default:
    return NULL;
  }
}

AnkyLevel
anky_level_from_string (const char *word)
{
  for (AnkyLevel level = ANKY_LEVEL_B_B; level <= ANKY_LEVEL_B_LTA; level++) {
    if (g_strcmp0 (word, anky_level_to_string (level)) == 0)
      return level;
  }
  return ANKY_LEVEL_NONE;
}

static AnkyFinding *new_finding (const char *code,
                                 AnkySeverity severity,
                                 const char *message_format,
                                 va_list arguments) G_GNUC_PRINTF (3, 0);

static AnkyFinding *
new_finding (const char *code,
             AnkySeverity severity,
             const char *message_format,
             va_list arguments)
{
  AnkyFinding *self = g_new0 (AnkyFinding, 1);

  self->code = g_strdup (code);
  self->severity = severity;
  self->message = g_strdup_vprintf (message_format, arguments);
  self->page = G_MAXUINT;
  return self;
}

AnkyFinding *
anky_finding_new (const char *code,
                  AnkySeverity severity,
                  const char *message_format,
                  ...)
{
  AnkyFinding *self = NULL;
  va_list arguments;

  va_start (arguments, message_format);
  self = new_finding (code, severity, message_format, arguments);
  va_end (arguments);
  return self;
}

void
anky_finding_free (AnkyFinding *self)
{
  if (!self)
    return;

  g_free (self->code);
  g_free (self->article);
  g_free (self->message);
  g_free (self);
}

AnkyChange *
anky_change_new (AnkyChanges changes,
                 const char *rule,
                 const char *message_format,
                 ...)
{
  AnkyChange *self = g_new0 (AnkyChange, 1);
  va_list arguments;

  self->changes = changes;
  self->rule = g_strdup (rule);
  self->page = G_MAXUINT;
  va_start (arguments, message_format);
  self->message = g_strdup_vprintf (message_format, arguments);
  va_end (arguments);
  return self;
}

AnkyChange *
anky_change_copy (const AnkyChange *self)
{
  AnkyChange *copy = g_new (AnkyChange, 1);

  *copy = *self;
  copy->rule = g_strdup (self->rule);
  copy->message = g_strdup (self->message);
  copy->field = g_strdup (self->field);
  return copy;
}

void
anky_change_free (AnkyChange *self)
{
  if (!self)
    return;

  g_free (self->rule);
  g_free (self->message);
  g_free (self->field);
  g_free (self);
}

AnkySignatureReport *
anky_signature_report_new (void)
{
  AnkySignatureReport *self = g_new0 (AnkySignatureReport, 1);

  self->indication = ANKY_INDICATION_INDETERMINATE;
  self->later_changes = ANKY_CHANGES_UNKNOWN;
  self->changes_permitted = ANKY_PERMITTED_UNKNOWN;
  self->timestamp_indication = ANKY_INDICATION_INDETERMINATE;
  self->page = G_MAXUINT;
  self->findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_finding_free);
  self->changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_change_free);
  return self;
}

AnkyFinding *
anky_signature_report_add (AnkySignatureReport *self,
                           const char *code,
                           AnkySeverity severity,
                           const char *message_format,
                           ...)
{
  AnkyFinding *finding = NULL;
  va_list arguments;

  va_start (arguments, message_format);
  finding = new_finding (code, severity, message_format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->findings, finding);
  return finding;
}

gboolean
anky_signature_report_has (const AnkySignatureReport *self, const char *code)
{
  for (guint i = 0; i < self->findings->len; i++) {
    const AnkyFinding *finding = g_ptr_array_index (self->findings, i);

    if (g_str_equal (finding->code, code))
      return TRUE;
  }
  return FALSE;
}

void
anky_signature_report_free (AnkySignatureReport *self)
{
  if (!self)
    return;

  g_free (self->field);
  g_free (self->sub_filter);
  g_free (self->shown_text);
  g_clear_object (&self->signer);
  g_clear_pointer (&self->path, anky_path_unref);
  g_clear_pointer (&self->claimed_time, g_date_time_unref);
  g_clear_pointer (&self->timestamp_time, g_date_time_unref);
  g_free (self->timestamp_tsa);
  g_clear_pointer (&self->best_time, g_date_time_unref);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

AnkyReport *
anky_report_new (void)
{
  AnkyReport *self = g_new0 (AnkyReport, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->signatures = g_ptr_array_new_with_free_func (
      (GDestroyNotify) anky_signature_report_free);
  self->findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_finding_free);
  self->limits = g_ptr_array_new_with_free_func (g_free);
  return self;
}

AnkyFinding *
anky_report_add (AnkyReport *self,
                 const char *code,
                 AnkySeverity severity,
                 const char *message_format,
                 ...)
{
  AnkyFinding *finding = NULL;
  va_list arguments;

  va_start (arguments, message_format);
  finding = new_finding (code, severity, message_format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->findings, finding);
  return finding;
}

void
anky_report_add_limit (AnkyReport *self, const char *word)
{
  for (guint i = 0; i < self->limits->len; i++) {
    if (g_str_equal (g_ptr_array_index (self->limits, i), word))
      return;
  }
  g_ptr_array_add (self->limits, g_strdup (word));
}

AnkyReport *
anky_report_ref (AnkyReport *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
anky_report_unref (AnkyReport *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->signatures);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->limits);
  g_free (self);
}
