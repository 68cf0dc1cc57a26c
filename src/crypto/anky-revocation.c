/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-revocation-private.h"

/* Clocks of servers run ahead a little. */
#define CLOCK_SKEW (5 * G_TIME_SPAN_MINUTE)
/* For how long an answer speaks that does not say so itself. */
#define DEFAULT_PERIOD G_TIME_SPAN_HOUR
/* Embedded evidence that is tried for one certificate. */
#define MAX_EVIDENCE 500
/* Addresses of one kind that are tried for one certificate. */
#define MAX_ADDRESSES 3
#define MAX_CRL_SIZE  (32 * 1024 * 1024)
#define CRL_TIMEOUT_S 60

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

/* Keeps the one that knows more lately; takes @answer. */
static void
keep_better (AnkyRevocationAnswer **best,
             AnkyRevocationAnswer *answer,
             const AnkyRevocationQuestion *question)
{
  gboolean is_useful = answer && answer->status != ANKY_REVOCATION_UNKNOWN &&
                       anky_revocation_answer_is_fresh (answer, question);

  if (!is_useful ||
      (*best && !is_after (answer->this_update, (*best)->this_update))) {
    anky_revocation_answer_free (answer);
    return;
  }
  g_clear_pointer (best, anky_revocation_answer_free);
  *best = answer;
}

static AnkyRevocationAnswer *
read_embedded (const AnkyRevocationQuestion *question,
               const AnkyPathOptions *options)
{
  AnkyRevocationAnswer *best = NULL;
  guint n_ocsp = options->ocsp ? MIN (options->ocsp->len, MAX_EVIDENCE) : 0;
  guint n_crls = options->crls ? MIN (options->crls->len, MAX_EVIDENCE) : 0;

  for (guint i = 0; i < n_ocsp; i++)
    keep_better (
        &best,
        anky_ocsp_read (g_ptr_array_index (options->ocsp, i), question, NULL),
        question);
  for (guint i = 0; i < n_crls; i++)
    keep_better (
        &best,
        anky_crl_read (g_ptr_array_index (options->crls, i), question, NULL),
        question);
  return best;
}

static AnkyRevocationAnswer *
ask_responders (const AnkyRevocationQuestion *question,
                AnkyFetcher *fetcher,
                GCancellable *cancellable)
{
  const char *const *uris =
      anky_certificate_get_ocsp_uris (question->certificate);
  AnkyRevocationAnswer *best = NULL;

  for (guint i = 0; uris[i] && i < MAX_ADDRESSES && !best; i++)
    keep_better (&best,
                 anky_ocsp_ask (fetcher, uris[i], question, cancellable, NULL),
                 question);
  return best;
}

static AnkyRevocationAnswer *
fetch_list (const AnkyRevocationQuestion *question,
            const char *uri,
            AnkyFetcher *fetcher,
            GCancellable *cancellable)
{
  const AnkyFetchRequest request = {
    .uri = uri,
    .max_size = MAX_CRL_SIZE,
    .timeout_s = CRL_TIMEOUT_S,
  };
  g_autoptr (GBytes) bytes =
      anky_fetcher_fetch (fetcher, &request, cancellable, NULL);

  return bytes ? anky_crl_read (bytes, question, NULL) : NULL;
}

static AnkyRevocationAnswer *
fetch_lists (const AnkyRevocationQuestion *question,
             AnkyFetcher *fetcher,
             GCancellable *cancellable)
{
  const char *const *uris =
      anky_certificate_get_crl_uris (question->certificate);
  AnkyRevocationAnswer *best = NULL;

  for (guint i = 0; uris[i] && i < MAX_ADDRESSES && !best; i++)
    keep_better (&best,
                 fetch_list (question, uris[i], fetcher, cancellable),
                 question);
  return best;
}

AnkyRevocationAnswer *
anky_revocation_check (const AnkyRevocationQuestion *question,
                       const AnkyPathOptions *options,
                       gboolean *has_source_out,
                       GCancellable *cancellable)
{
  AnkyCertificate *certificate = question->certificate;
  AnkyRevocationAnswer *answer = read_embedded (question, options);

  *has_source_out = anky_certificate_get_ocsp_uris (certificate)[0] ||
                    anky_certificate_get_crl_uris (certificate)[0];
  if (!answer && options->fetcher)
    answer = ask_responders (question, options->fetcher, cancellable);
  if (!answer && options->fetcher)
    answer = fetch_lists (question, options->fetcher, cancellable);
  return answer;
}
