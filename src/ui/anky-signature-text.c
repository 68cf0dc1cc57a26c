/* anky-signature-text.c - the answers about a signature, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-signature-text.h"

#include "anky-clock.h"

#include <glib/gi18n.h>

void
anky_answer_clear (AnkyAnswer *self)
{
  g_clear_pointer (&self->text, g_free);
}

const char *
anky_tone_get_icon (AnkyTone tone)
{
  switch (tone) {
  case ANKY_TONE_GOOD:
    return "emblem-ok-symbolic";
  case ANKY_TONE_OPEN:
    return "dialog-question-symbolic";
  case ANKY_TONE_BAD:
    return "dialog-error-symbolic";
  case ANKY_TONE_PLAIN:
  default:
    return "dialog-information-symbolic";
  }
}

const char *
anky_tone_get_style (AnkyTone tone)
{
  switch (tone) {
  case ANKY_TONE_GOOD:
    return "answer-good";
  case ANKY_TONE_OPEN:
    return "answer-open";
  case ANKY_TONE_BAD:
    return "answer-bad";
  case ANKY_TONE_PLAIN:
  default:
    return "answer-plain";
  }
}

static AnkyAnswer
say (AnkyTone tone, const char *text)
{
  AnkyAnswer answer = { tone, g_strdup (text) };

  return answer;
}

static AnkyAnswer
take (AnkyTone tone, char *text)
{
  AnkyAnswer answer = { tone, text };

  return answer;
}

char *
anky_signature_text_dup_time (GDateTime *time)
{
  g_autoptr (GTimeZone) zone = anky_clock_get_vietnam ();
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time, zone);

  return g_date_time_format (local, "%d/%m/%Y %H:%M");
}

char *
anky_signature_text_dup_name (const AnkySignatureReport *signature)
{
  const char *name = NULL;

  if (signature->signer)
    name = anky_certificate_get_common_name (signature->signer);
  if (!name && signature->is_document_timestamp)
    return g_strdup (_ ("Timestamp"));

  return g_strdup (name ? name : _ ("Unknown signer"));
}

const char *
anky_signature_text_get_role (const AnkySignatureReport *signature)
{
  switch (signature->role) {
  case ANKY_ROLE_LEADER:
    return _ ("Signature of the authorised person");
  case ANKY_ROLE_INITIALS:
    return _ ("Initials");
  case ANKY_ROLE_NUMBER:
    return _ ("Number of the document");
  case ANKY_ROLE_DATE:
    return _ ("Date of issue");
  case ANKY_ROLE_SEAL:
    return _ ("Signature of the organisation");
  case ANKY_ROLE_COPY:
    return _ ("Signature on a certified copy");
  case ANKY_ROLE_ATTACHMENT:
    return _ ("Signature on an attachment");
  case ANKY_ROLE_TIMESTAMP:
    return _ ("Timestamp");
  case ANKY_ROLE_OTHER:
  default:
    return signature->signer_kind == ANKY_SIGNER_ORGANIZATION
               ? _ ("Signature of the organisation")
               : _ ("Digital signature");
  }
}

/* Is it what was signed? */

AnkyAnswer
anky_signature_text_integrity (const AnkySignatureReport *signature)
{
  if (signature->is_removed)
    return say (ANKY_TONE_BAD, _ ("A signature was removed"));

  switch (signature->integrity) {
  case ANKY_INTEGRITY_INTACT:
    return say (ANKY_TONE_GOOD, _ ("Unchanged since signing"));
  case ANKY_INTEGRITY_BROKEN:
    return say (ANKY_TONE_BAD, _ ("Changed after signing"));
  case ANKY_INTEGRITY_UNKNOWN:
  default:
    return say (ANKY_TONE_OPEN, _ ("Whether it was changed cannot be checked"));
  }
}

static AnkyAnswer
describe_forbidden (const AnkySignatureReport *signature)
{
  for (guint i = 0; i < signature->changes->len; i++) {
    const AnkyChange *change = signature->changes->pdata[i];

    if (change->changes == ANKY_CHANGES_FORBIDDEN && change->page != G_MAXUINT)
      return take (ANKY_TONE_BAD,
                   /* Translators: %u is a page number. */
                   g_strdup_printf (_ ("Page %u was changed after signing"),
                                    change->page + 1));
  }

  return say (ANKY_TONE_BAD, _ ("The content was changed after signing"));
}

AnkyAnswer
anky_signature_text_changes (const AnkySignatureReport *signature)
{
  gboolean is_refused = signature->changes_permitted == ANKY_PERMITTED_NO;

  switch (signature->later_changes) {
  case ANKY_CHANGES_NONE:
    return say (ANKY_TONE_GOOD, _ ("Nothing was added afterwards"));
  case ANKY_CHANGES_EXTENSION:
    return is_refused
               ? say (ANKY_TONE_BAD,
                      _ ("Signed again afterwards, which this signature does "
                         "not allow"))
               : say (ANKY_TONE_GOOD, _ ("Only signed again afterwards"));
  case ANKY_CHANGES_FORM_FILLING:
    return is_refused ? say (ANKY_TONE_BAD,
                             _ ("Fields were filled in afterwards, which this "
                                "signature does not allow"))
                      : say (ANKY_TONE_GOOD,
                             _ ("Only fields were filled in "
                                "afterwards"));
  case ANKY_CHANGES_ANNOTATION:
    return say (is_refused ? ANKY_TONE_BAD : ANKY_TONE_OPEN,
                _ ("Notes were added afterwards"));
  case ANKY_CHANGES_FORBIDDEN:
    return describe_forbidden (signature);
  case ANKY_CHANGES_UNKNOWN:
  default:
    return say (ANKY_TONE_OPEN,
                _ ("What was added afterwards cannot be checked"));
  }
}

AnkyAnswer
anky_signature_text_covers (const AnkySignatureReport *signature)
{
  switch (signature->covers) {
  case ANKY_COVERS_FILE:
    return say (ANKY_TONE_PLAIN, _ ("Covers the whole document"));
  case ANKY_COVERS_REVISION:
    return say (ANKY_TONE_PLAIN,
                _ ("Covers the document as it was at the time of signing"));
  case ANKY_COVERS_PARTIAL:
    return say (ANKY_TONE_BAD, _ ("Covers only a part of the document"));
  case ANKY_COVERS_INVALID:
  default:
    return say (ANKY_TONE_BAD, _ ("Does not cover the document"));
  }
}

/* Who signed? */

static const struct {
  AnkySubIndication sub;
  AnkyTone tone;
  const char *text;
} path_rows[] = {
  { ANKY_SUB_REVOKED, ANKY_TONE_BAD, N_ ("The certificate was revoked") },
  { ANKY_SUB_REVOKED_NO_POE,
    ANKY_TONE_BAD,
    N_ ("The certificate was revoked, and whether before or after signing "
        "cannot be shown") },
  { ANKY_SUB_REVOKED_CA_NO_POE,
    ANKY_TONE_OPEN,
    N_ ("The issuer’s certificate was revoked") },
  { ANKY_SUB_EXPIRED,
    ANKY_TONE_BAD,
    N_ ("The certificate had expired when it signed") },
  { ANKY_SUB_NOT_YET_VALID,
    ANKY_TONE_BAD,
    N_ ("The certificate was not yet valid when it signed") },
  { ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND,
    ANKY_TONE_OPEN,
    N_ ("Who signed cannot be confirmed: no trusted root certificate of the "
        "issuer is installed") },
  { ANKY_SUB_TRY_LATER,
    ANKY_TONE_OPEN,
    N_ ("Whether the certificate was revoked cannot be checked: the issuer’s "
        "server did not answer") },
  { ANKY_SUB_OUT_OF_BOUNDS_NO_POE,
    ANKY_TONE_OPEN,
    N_ ("Whether the certificate was valid at the time of signing cannot be "
        "shown: there is no timestamp") },
  { ANKY_SUB_OUT_OF_BOUNDS_NOT_REVOKED,
    ANKY_TONE_OPEN,
    N_ ("Whether the certificate was valid at the time of signing cannot be "
        "shown: there is no timestamp") },
  { ANKY_SUB_NO_POE,
    ANKY_TONE_OPEN,
    N_ ("Whether the certificate was valid at the time of signing cannot be "
        "shown: there is no timestamp") },
};

static AnkyAnswer
describe_revoked (const AnkyPath *path)
{
  g_autofree char *time = anky_signature_text_dup_time (path->revoked_at);

  return take (ANKY_TONE_BAD,
               /* Translators: %s is a date and time. */
               g_strdup_printf (_ ("The certificate was revoked on %s"), time));
}

static AnkyAnswer
explain_path (const AnkyPath *path)
{
  if (path->sub == ANKY_SUB_REVOKED && path->revoked_at)
    return describe_revoked (path);

  for (gsize i = 0; i < G_N_ELEMENTS (path_rows); i++)
    if (path_rows[i].sub == path->sub)
      return say (path_rows[i].tone, _ (path_rows[i].text));

  return say (path->indication == ANKY_INDICATION_FAILED ? ANKY_TONE_BAD
                                                         : ANKY_TONE_OPEN,
              _ ("The certificate does not fit this use"));
}

static AnkyAnswer
name_issuer (const AnkySignatureReport *signature)
{
  const AnkyPath *path = signature->path;
  const char *issuer = NULL;

  if (path->chain && path->chain->len > 1)
    issuer = anky_certificate_get_common_name (path->chain->pdata[1]);
  if (!issuer)
    return say (ANKY_TONE_GOOD, _ ("Confirmed by a trusted issuer"));

  return take (ANKY_TONE_GOOD,
               /* Translators: %s is the name of a certificate authority. */
               g_strdup_printf (_ ("Confirmed by %s"), issuer));
}

AnkyAnswer
anky_signature_text_who (const AnkySignatureReport *signature)
{
  if (!signature->signer)
    return say (ANKY_TONE_BAD, _ ("The signer’s certificate is missing"));
  if (!signature->path)
    return say (ANKY_TONE_OPEN, _ ("Who signed was not checked"));
  if (signature->path->indication == ANKY_INDICATION_PASSED)
    return name_issuer (signature);

  return explain_path (signature->path);
}

/* When? */

static AnkyAnswer
describe_timestamp (const AnkySignatureReport *signature)
{
  g_autofree char *time =
      anky_signature_text_dup_time (signature->timestamp_time);

  switch (signature->timestamp_indication) {
  case ANKY_INDICATION_PASSED:
    return take (ANKY_TONE_GOOD,
                 /* Translators: %s is a date and time. */
                 g_strdup_printf (_ ("Timestamp: %s (Vietnam time)"), time));
  case ANKY_INDICATION_FAILED:
    return say (ANKY_TONE_BAD, _ ("The timestamp is not valid"));
  case ANKY_INDICATION_INDETERMINATE:
  default:
    return take (
        ANKY_TONE_OPEN,
        /* Translators: %s is a date and time. */
        g_strdup_printf (_ ("Timestamp: %s (its issuer is not known here)"),
                         time));
  }
}

AnkyAnswer
anky_signature_text_when (const AnkySignatureReport *signature)
{
  g_autofree char *time = NULL;

  if (signature->has_timestamp && signature->timestamp_time)
    return describe_timestamp (signature);
  if (!signature->claimed_time)
    return say (ANKY_TONE_PLAIN, _ ("The time of signing is not known"));

  time = anky_signature_text_dup_time (signature->claimed_time);

  return take (ANKY_TONE_PLAIN,
               /* Translators: %s is a date and time. */
               g_strdup_printf (
                   _ ("Signing time by the signer’s clock: %s; no timestamp"),
                   time));
}

/* All in one */

static gboolean
is_bad (const AnkySignatureReport *signature)
{
  return signature->is_removed ||
         signature->indication == ANKY_INDICATION_FAILED ||
         signature->integrity == ANKY_INTEGRITY_BROKEN ||
         signature->changes_permitted == ANKY_PERMITTED_NO;
}

static gboolean
is_open (const AnkySignatureReport *signature)
{
  return signature->indication != ANKY_INDICATION_PASSED ||
         signature->integrity != ANKY_INTEGRITY_INTACT ||
         signature->changes_permitted == ANKY_PERMITTED_UNKNOWN ||
         signature->later_changes == ANKY_CHANGES_ANNOTATION ||
         signature->later_changes == ANKY_CHANGES_UNKNOWN;
}

AnkyAnswer
anky_signature_text_headline (const AnkySignatureReport *signature)
{
  if (is_bad (signature))
    return say (ANKY_TONE_BAD, _ ("Not valid"));
  if (is_open (signature))
    return say (ANKY_TONE_OPEN, _ ("Cannot be concluded"));

  return say (ANKY_TONE_GOOD, _ ("Valid"));
}

char *
anky_signature_text_dup_summary (const AnkySignatureReport *signature)
{
  g_autofree char *name = anky_signature_text_dup_name (signature);
  g_auto (AnkyAnswer) headline = anky_signature_text_headline (signature);
  g_auto (AnkyAnswer) integrity = anky_signature_text_integrity (signature);
  g_auto (AnkyAnswer) when = anky_signature_text_when (signature);

  return g_strdup_printf ("%s. %s. %s. %s. %s.",
                          name,
                          anky_signature_text_get_role (signature),
                          headline.text,
                          integrity.text,
                          when.text);
}
