/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-receipt.h"

#include "anky-cli-gate.h"
#include "anky-cli-say.h"
#include "anky-reply.h"

#include <glib/gi18n.h>

static const char *
explain_acceptance (AnkyWeight weight)
{
  switch (weight) {
  case ANKY_WEIGHT_RETURN:
    return C_ ("answer", "Return");
  case ANKY_WEIGHT_ASK:
    return C_ ("answer", "Needs a decision");
  case ANKY_WEIGHT_NONE:
  case ANKY_WEIGHT_REMARK:
  default:
    return C_ ("answer", "Accept");
  }
}

static const char *
explain_verdict (AnkyVerdict verdict)
{
  switch (verdict) {
  case ANKY_VERDICT_VALID:
    return _ ("valid");
  case ANKY_VERDICT_INCOMPLETE:
    return _ ("signatures incomplete");
  case ANKY_VERDICT_COPY:
    return _ ("a copy");
  case ANKY_VERDICT_ATTACHMENT:
    return _ ("an attachment");
  case ANKY_VERDICT_INDETERMINATE:
    return _ ("cannot be concluded");
  case ANKY_VERDICT_INVALID:
    return _ ("not valid");
  case ANKY_VERDICT_UNSIGNED:
  default:
    return _ ("not signed");
  }
}

static const char *
explain_integrity (AnkyIntegrity integrity)
{
  switch (integrity) {
  case ANKY_INTEGRITY_INTACT:
    return _ ("unchanged since signing");
  case ANKY_INTEGRITY_BROKEN:
    return _ ("changed after signing");
  case ANKY_INTEGRITY_UNKNOWN:
  default:
    return _ ("integrity cannot be checked");
  }
}

static const char *
explain_indication (AnkyIndication indication)
{
  switch (indication) {
  case ANKY_INDICATION_PASSED:
    return _ ("valid");
  case ANKY_INDICATION_FAILED:
    return _ ("not valid");
  case ANKY_INDICATION_INDETERMINATE:
  default:
    return _ ("cannot be concluded");
  }
}

static const char *
explain_changes (const AnkySignatureReport *signature)
{
  if (signature->changes_permitted == ANKY_PERMITTED_NO)
    return _ ("; later changes are not permitted");
  if (signature->later_changes == ANKY_CHANGES_UNKNOWN)
    return _ ("; later changes cannot be checked");
  if (signature->later_changes == ANKY_CHANGES_EXTENSION)
    return _ ("; only signed again afterwards");
  if (signature->later_changes != ANKY_CHANGES_NONE)
    return _ ("; later changes");
  return "";
}

static const char *
explain_role (AnkyRole role)
{
  switch (role) {
  case ANKY_ROLE_LEADER:
    return C_ ("role", "Leader");
  case ANKY_ROLE_INITIALS:
    return C_ ("role", "Initials");
  case ANKY_ROLE_NUMBER:
    return C_ ("role", "Number");
  case ANKY_ROLE_DATE:
    return C_ ("role", "Date of issue");
  case ANKY_ROLE_SEAL:
    return C_ ("role", "Seal");
  case ANKY_ROLE_COPY:
    return C_ ("role", "Certified copy");
  case ANKY_ROLE_ATTACHMENT:
    return C_ ("role", "Attachment");
  case ANKY_ROLE_TIMESTAMP:
    return C_ ("role", "Timestamp");
  case ANKY_ROLE_OTHER:
  default:
    return C_ ("role", "Signature");
  }
}

static void
print_time (const AnkySignatureReport *signature)
{
  g_autofree char *time = NULL;

  if (!signature->best_time)
    return;
  time = g_date_time_format (signature->best_time, "%Y-%m-%dT%H:%M:%S%:z");
  if (signature->has_timestamp)
    anky_cli_print (_ ("    time: %s (timestamp)"), time);
  else
    anky_cli_print (_ ("    time: %s (by the signer's clock)"), time);
}

static void
print_signature (const AnkySignatureReport *signature)
{
  const char *name = signature->signer
                         ? anky_certificate_get_common_name (signature->signer)
                         : NULL;
  const char *sub = anky_sub_indication_to_string (signature->sub);

  /* Translators: role, name of the signer. */
  anky_cli_print (_ ("  %s: %s"),
                  explain_role (signature->role),
                  name ? name : _ ("signer not known"));
  if (signature->is_removed)
    anky_cli_print (_ ("    removed from the document"));
  anky_cli_print ("    %s%s",
                  explain_integrity (signature->integrity),
                  explain_changes (signature));
  anky_cli_print (_ ("    certificate and signature: %s%s%s"),
                  explain_indication (signature->indication),
                  sub ? ", " : "",
                  sub ? sub : "");
  print_time (signature);
}

static void
print_reason (const AnkyReason *reason)
{
  gboolean in_vietnamese = anky_cli_speaks_vietnamese ();
  g_autofree char *vietnamese = anky_reason_dup_vietnamese (reason);
  const char *message = in_vietnamese ? vietnamese : reason->message;
  const char *advice = in_vietnamese
                           ? anky_reason_get_vietnamese_advice (reason)
                           : anky_reason_get_english_advice (reason);

  anky_cli_print (reason->article ? "  - %s (%s)" : "  - %s%s",
                  message,
                  reason->article ? reason->article : "");
  if (advice)
    anky_cli_print ("    %s", advice);
}

/* Always in Vietnamese: it goes to another office. */
static void
print_reply (AnkyReceipt *receipt, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *reply = anky_reply_new (receipt, name);
  g_auto (GStrv) lines = reply ? g_strsplit (reply, "\n", -1) : NULL;

  if (!lines)
    return;
  anky_cli_print (_ ("  Message to the sender:"));
  for (gsize i = 0; lines[i]; i++)
    anky_cli_print ("    %s", lines[i]);
}

void
anky_cli_print_receipt (AnkyReceipt *receipt, const char *path)
{
  GPtrArray *signatures = receipt->report ? receipt->report->signatures : NULL;

  /* Translators: file, answer, verdict. */
  anky_cli_print (_ ("%s: %s (%s)"),
                  path,
                  explain_acceptance (receipt->acceptance),
                  explain_verdict (receipt->verdict));
  for (guint i = 0; signatures && i < signatures->len; i++)
    print_signature (g_ptr_array_index (signatures, i));
  for (guint i = 0; i < receipt->reasons->len; i++)
    print_reason (g_ptr_array_index (receipt->reasons, i));
  print_reply (receipt, path);
}
