/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-revocation-private.h"

/* Embedded evidence that is tried for one certificate. */
#define MAX_EVIDENCE 500
/* Addresses of one kind that are tried for one certificate. */
#define MAX_ADDRESSES 3
#define CRL_TIMEOUT_S 60

/* Keeps the one that knows more lately; takes @answer. */
static void
keep_better (AnkyRevocationAnswer **best,
             AnkyRevocationAnswer *answer,
             const AnkyRevocationQuestion *question)
{
  gboolean is_useful = answer && answer->status != ANKY_REVOCATION_UNKNOWN &&
                       anky_revocation_answer_is_fresh (answer, question);

  if (!is_useful ||
      (*best &&
       g_date_time_compare (answer->this_update, (*best)->this_update) <= 0)) {
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
    .max_size = ANKY_CRL_MAX_SIZE,
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
