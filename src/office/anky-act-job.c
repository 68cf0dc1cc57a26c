/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-job.h"

#include "anky-act-certificate.h"
#include "anky-act-gates.h"
#include "anky-act-options.h"
#include "anky-act-picture.h"
#include "anky-act-request.h"
#include "anky-clock.h"
#include "anky-kept-pages.h"
#include "anky-pdf-form.h"
#include "anky-profile-store.h"
#include "anky-signature-facts.h"
#include "anky-validator.h"

#include <gio/gio.h>

static void
warn (AnkyActJob *self, const char *code, const char *detail)
{
  g_ptr_array_add (self->warnings,
                   anky_gate_new (code, ANKY_GATE_WARN, NULL, detail, NULL));
}

/* --- what there is ------------------------------------------------------- */

static gboolean
open_input (AnkyActJob *self, GError **error)
{
  self->input = anky_file_open (self->input_path, error);
  if (!self->input)
    return FALSE;
  self->document = anky_pdf_document_open (self->input, error);
  return self->document != NULL;
}

static gboolean
bears_signature (AnkyActJob *self, GError **error)
{
  g_autoptr (GPtrArray) fields = anky_pdf_revision_list_signature_fields (
      anky_pdf_document_get_newest (self->document),
      error);

  for (guint i = 0; fields && i < fields->len; i++) {
    const AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);

    if (field->value)
      return TRUE;
  }
  return FALSE;
}

/* Nothing is signed over a broken signature or a forbidden change, so what the
 * document bears is judged first; without network, for that is the receiver's
 * business. */
static gboolean
validate_before (AnkyActJob *self, GCancellable *cancellable, GError **error)
{
  const AnkyValidateOptions options = {
    .trust = self->options->trust,
    .page_source = self->reader ? anky_act_reader_make_source
                                : anky_kept_pages_new_page_source,
    .page_source_data = self->reader,
    .anatomy = self->reader ? anky_act_reader_get_anatomy : NULL,
    .anatomy_data = self->reader,
  };

  if (!bears_signature (self, NULL))
    return TRUE;
  self->before = anky_validate (self->document, &options, cancellable, error);
  return self->before != NULL;
}

/* A document whose text cannot be read can be signed all the same, where the
 * user says; that its marks were not looked for is said. */
static gboolean
take_text (AnkyActJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnkyActReader) reader = g_steal_pointer (&self->reader);
  g_autoptr (GError) local_error = NULL;

  if (anky_act_reader_finish (reader,
                              &self->pages,
                              &self->anatomy,
                              &local_error))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  warn (self, "text-unread", local_error->message);
  return TRUE;
}

static gboolean
load_settings (AnkyActJob *self, GError **error)
{
  self->profile = anky_profile_store_load (self->options->profile, error);
  if (!self->profile)
    return FALSE;
  if (self->options->picture) {
    self->picture = g_object_ref (self->options->picture);
    return TRUE;
  }
  if (!self->options->image_path)
    return TRUE;
  self->picture = anky_proposal_load_picture (self->options->image_path, error);
  return self->picture != NULL;
}

static AnkyActJob *
job_new (const char *input_path, const AnkyActOptions *options)
{
  AnkyActJob *self = g_new0 (AnkyActJob, 1);

  self->input_path = g_strdup (input_path);
  self->options = options;
  self->time = anky_clock_now ();
  self->warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_gate_free);
  self->gates = g_ptr_array_new ();
  return self;
}

/* --- the output ---------------------------------------------------------- */

static gboolean
is_same_file (const char *a, const char *b)
{
  g_autoptr (GFile) first = g_file_new_for_path (a);
  g_autoptr (GFile) second = g_file_new_for_path (b);

  return g_file_equal (first, second);
}

/* The folder is known before the name: an issued document is called by what
 * stands in it. */
static gboolean
open_output (AnkyActJob *self, GError **error)
{
  g_autofree char *path =
      anky_act_options_name_output (self->options, self->input_path, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  self->output = anky_output_new_in (folder, error);
  return self->output != NULL;
}

static gboolean
name_output (AnkyActJob *self, GError **error)
{
  const char *symbol = self->anatomy ? self->anatomy->number.symbol : NULL;

  self->output_path =
      anky_act_options_name_output (self->options, self->input_path, symbol);
  if (!is_same_file (self->output_path, self->input_path))
    return anky_output_set_path (self->output,
                                 self->output_path,
                                 self->options->overwrite,
                                 error);
  g_set_error (error,
               ANKY_OFFICE_ERROR,
               ANKY_OFFICE_ERROR_FILE,
               "%s: the output is the input, which is never written to",
               self->output_path);
  return FALSE;
}

static gboolean
begin_output (AnkyActJob *self, GCancellable *cancellable, GError **error)
{
  if (!open_output (self, error))
    return FALSE;
  self->writer =
      anky_act_writer_new (self->output, self->document, cancellable, error);
  return self->writer != NULL;
}

AnkyActJob *
anky_act_job_open (const char *input_path,
                   const AnkyActOptions *options,
                   AnkyCertificate *certificate,
                   gboolean copies,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (AnkyActJob) self = job_new (input_path, options);

  self->certificate = certificate ? g_object_ref (certificate) : NULL;
  if (!open_input (self, error) || !load_settings (self, error))
    return NULL;
  self->reader = anky_act_reader_new (self->document, 0, cancellable);
  if ((copies && !begin_output (self, cancellable, error)) ||
      !validate_before (self, cancellable, error) ||
      !take_text (self, cancellable, error))
    return NULL;
  if (certificate)
    anky_act_gates_list (self);
  return g_steal_pointer (&self);
}

/* --- what may be --------------------------------------------------------- */

static gboolean
choose_places (AnkyActJob *self, GCancellable *cancellable, GError **error)
{
  const AnkySubjectNames names =
      anky_signature_facts_get_names (self->certificate);
  const AnkyProposal proposal = {
    .options = self->options,
    .body = anky_kind_is_organization (self->options->kind) ? &names : NULL,
    .profile = self->profile,
    .anatomy = self->anatomy,
    .pages = self->pages,
    .report = self->before,
    .picture = self->picture,
    .time = self->time,
  };

  self->placements = anky_proposal_choose (&proposal, cancellable, error);
  return self->placements != NULL;
}

static gboolean
needs_picture (AnkyKind kind)
{
  return kind == ANKY_KIND_LEADER || kind == ANKY_KIND_INITIALS ||
         kind == ANKY_KIND_SEAL;
}

/* Each request against the document as it is: all but the first meet one that
 * has been signed once more, which changes no answer but DocMDP's. */
static gboolean
make_requests (AnkyActJob *self, GError **error)
{
  self->requests =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_act_request_free);
  for (guint i = 0; i < self->placements->len; i++) {
    const AnkyPlacement *placement = g_ptr_array_index (self->placements, i);
    AnkyActRequest *request = anky_act_request_new (self, i);

    g_ptr_array_add (self->requests, request);
    if (needs_picture (placement->kind) && !self->picture)
      warn (self, "no-picture", NULL);
    if (!anky_act_request_check (request, self, error))
      return FALSE;
  }
  anky_act_picture_check (self);
  return TRUE;
}

gboolean
anky_act_job_try_places (AnkyActJob *self,
                         GCancellable *cancellable,
                         GError **error)
{
  return anky_act_check_certificate (self, cancellable, error) &&
         choose_places (self, cancellable, error) &&
         make_requests (self, error);
}

gboolean
anky_act_job_prepare (AnkyActJob *self,
                      GCancellable *cancellable,
                      GError **error)
{
  return anky_act_gates_check (self, error) &&
         anky_act_job_try_places (self, cancellable, error) &&
         (self->output || open_output (self, error)) &&
         name_output (self, error);
}

/* A broken signature gains nothing from evidence. */
static gboolean
check_extensible (AnkyActJob *self, GError **error)
{
  if (!self->before) {
    g_set_error_literal (error,
                         ANKY_OFFICE_ERROR,
                         ANKY_OFFICE_ERROR_FILE,
                         "the document bears no signature");
    return FALSE;
  }
  for (guint i = 0; i < self->before->signatures->len; i++) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (self->before->signatures, i);

    if (signature->is_removed ||
        (signature->integrity == ANKY_INTEGRITY_INTACT &&
         signature->changes_permitted != ANKY_PERMITTED_NO))
      continue;
    g_set_error (error,
                 ANKY_OFFICE_ERROR,
                 ANKY_OFFICE_ERROR_GATE,
                 "the signature in field \"%s\" is broken, or what came "
                 "after it is not permitted",
                 signature->field);
    return FALSE;
  }
  return TRUE;
}

AnkyActJob *
anky_act_job_open_to_extend (const char *input_path,
                             const AnkyActOptions *options,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (AnkyActJob) self = job_new (input_path, options);

  if (!open_input (self, error) ||
      !validate_before (self, cancellable, error) ||
      !check_extensible (self, error) ||
      !begin_output (self, cancellable, error) || !name_output (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
anky_act_job_free (AnkyActJob *self)
{
  g_clear_pointer (&self->reader, anky_act_reader_free);
  g_clear_pointer (&self->writer, anky_act_writer_free);
  g_clear_pointer (&self->output, anky_output_free);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->placements, g_ptr_array_unref);
  g_clear_pointer (&self->gates, g_ptr_array_unref);
  g_clear_pointer (&self->check, anky_certificate_check_unref);
  g_clear_object (&self->picture);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->anatomy, anky_anatomy_free);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->before, anky_report_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->input);
  g_clear_object (&self->certificate);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_free (self->output_path);
  g_free (self->input_path);
  g_free (self);
}
