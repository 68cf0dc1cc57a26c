/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-gates.h"

#include "anky-act-certificate.h"
#include "anky-act-number.h"
#include "anky-signature-facts.h"

static gboolean
is_dated (AnkyKind kind)
{
  return kind == ANKY_KIND_ISSUE || kind == ANKY_KIND_DATE;
}

static gboolean
is_confirmed (const AnkyActOptions *options, const char *code)
{
  return options->confirmed && g_strv_contains (options->confirmed, code);
}

/* What the user has answered is not asked again; what is refused stays. */
static void
drop_confirmed (AnkyActJob *job)
{
  for (guint i = job->gates->len; i > 0; i--) {
    const AnkyGate *gate = g_ptr_array_index (job->gates, i - 1);

    if (gate->level != ANKY_GATE_REFUSE &&
        is_confirmed (job->options, gate->code))
      g_ptr_array_remove_index (job->gates, i - 1);
  }
}

void
anky_act_gates_list (AnkyActJob *job)
{
  const AnkyActOptions *options = job->options;
  AnkySignerKind kind = anky_act_get_signer_kind (options, job->certificate);
  g_autoptr (GPtrArray) signatures = anky_signature_facts_new (job->before);
  const AnkyGateFacts facts = {
    .kind = options->kind,
    .anatomy = job->anatomy,
    .profile = job->profile,
    .is_person = kind == ANKY_SIGNER_PERSON || kind == ANKY_SIGNER_OFFICE,
    .is_organization = kind == ANKY_SIGNER_ORGANIZATION,
    .is_office = kind == ANKY_SIGNER_OFFICE,
    .subject = anky_signature_facts_get_names (job->certificate),
    .signer_name = options->signer_name,
    .signatures = signatures,
    .copy_form = options->copy_form,
    .has_copy_reason = options->copy_reason != NULL,
    .copy_reason_is_revoked = g_strcmp0 (options->copy_reason, "revoked") == 0,
    .document_number = options->document_number,
    .number = options->number,
    .date = !is_dated (options->kind) ? NULL
            : options->date           ? options->date
                                      : job->time,
    .now = job->time,
    .number_was_used =
        options->number_was_used || anky_act_number_was_used (job),
  };

  g_clear_pointer (&job->gates, g_ptr_array_unref);
  job->gates = anky_gates_check (&facts);
  drop_confirmed (job);
}

/* A wrong kind of certificate is the certificate's fault (exit 4), all else
 * the document's (exit 6). */
static AnkyOfficeError
get_error_code (const AnkyGate *gate)
{
  return g_str_equal (gate->code, "organization-as-person") ||
                 g_str_equal (gate->code, "person-as-organization")
             ? ANKY_OFFICE_ERROR_CERTIFICATE
             : ANKY_OFFICE_ERROR_GATE;
}

static char *
format_gate (const AnkyGate *gate)
{
  return gate->article
             ? g_strdup_printf ("%s (%s)", gate->message, gate->article)
             : g_strdup (gate->message);
}

gboolean
anky_act_gates_check (AnkyActJob *job, GError **error)
{
  for (guint i = 0; i < job->gates->len; i++) {
    const AnkyGate *gate = g_ptr_array_index (job->gates, i);

    if (gate->level >= ANKY_GATE_CONFIRM) {
      g_autofree char *sentence = format_gate (gate);

      g_set_error_literal (error,
                           ANKY_OFFICE_ERROR,
                           (int) get_error_code (gate),
                           sentence);
      return FALSE;
    }
    g_ptr_array_add (job->warnings, anky_gate_copy (gate));
  }
  return TRUE;
}
