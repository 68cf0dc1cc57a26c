/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-revocation-answer-private.h"

/* Clocks of servers run ahead a little. */
#define CLOCK_SKEW (5 * G_TIME_SPAN_MINUTE)
/* For how long an answer speaks that does not say so itself. */
#define DEFAULT_PERIOD G_TIME_SPAN_HOUR

static const char *const reasons[] = {
  "unspecified",     "keyCompromise",
  "cACompromise",    "affiliationChanged",
  "superseded",      "cessationOfOperation",
  "certificateHold", NULL, /* not used */
  "removeFromCRL",   "privilegeWithdrawn",
  "aACompromise",
};

const char *
anky_revocation_reason_to_string (int code)
{
  return code >= 0 && code < (int) G_N_ELEMENTS (reasons) ? reasons[code]
                                                          : NULL;
}

AnkyRevocationAnswer *
anky_revocation_answer_new (GBytes *evidence, gboolean is_ocsp)
{
  AnkyRevocationAnswer *self = g_new0 (AnkyRevocationAnswer, 1);

  self->status = ANKY_REVOCATION_UNKNOWN;
  self->is_ocsp = is_ocsp;
  self->evidence = g_bytes_ref (evidence);
  return self;
}

void
anky_revocation_answer_free (AnkyRevocationAnswer *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->produced, g_date_time_unref);
  g_clear_pointer (&self->this_update, g_date_time_unref);
  g_clear_pointer (&self->next_update, g_date_time_unref);
  g_clear_pointer (&self->revoked_at, g_date_time_unref);
  g_bytes_unref (self->evidence);
  g_free (self);
}

static gboolean
is_after (GDateTime *a, GDateTime *b)
{
  return g_date_time_compare (a, b) > 0;
}

static GDateTime *
dup_end (const AnkyRevocationAnswer *self)
{
  return self->next_update
             ? g_date_time_ref (self->next_update)
             : g_date_time_add (self->this_update, DEFAULT_PERIOD);
}

static gboolean
is_final (const AnkyRevocationAnswer *self)
{
  return self->status == ANKY_REVOCATION_REVOKED &&
         g_strcmp0 (self->reason, "certificateHold") != 0;
}

/* What was revoked stays so however old the news; a good answer and a hold age,
 * and are worth nothing from after the certificate's end, when issuers forget
 * it (RFC 5280, 3.3). */
gboolean
anky_revocation_answer_is_fresh (const AnkyRevocationAnswer *self,
                                 const AnkyRevocationQuestion *question)
{
  g_autoptr (GDateTime) limit = g_date_time_add (question->now, CLOCK_SKEW);
  g_autoptr (GDateTime) end = dup_end (self);

  if (is_after (self->this_update, limit) || is_after (self->produced, limit))
    return FALSE;
  if (is_final (self))
    return TRUE;
  if (is_after (self->this_update,
                anky_certificate_get_not_after (question->certificate)))
    return FALSE;
  return !is_after (question->at, self->this_update) ||
         !is_after (question->at, end);
}
