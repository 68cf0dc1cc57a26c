/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-certificate-check.h"

#include "anky-clock.h"

/* Between what the user saw and the signature; a PIN is typed in less. */
#define FRESH_MINUTES 10

static const struct {
  AnkyCheckRemarks remark;
  const char *word;
  const char *sentence;
} texts[] = {
  { ANKY_CHECK_EXPIRED, "expired", "the certificate has expired" },
  { ANKY_CHECK_NOT_YET_VALID,
    "not-yet-valid",
    "the certificate is not valid yet" },
  { ANKY_CHECK_AUTHORITY,
    "authority",
    "the certificate is a certification authority's" },
  { ANKY_CHECK_KEY_USAGE,
    "key-usage",
    "the certificate's key usage does not allow signing" },
  { ANKY_CHECK_SHORT_KEY, "short-key", "the certificate's key is too short" },
  { ANKY_CHECK_REVOKED, "revoked", "the certificate was revoked" },
  { ANKY_CHECK_ISSUER_REVOKED,
    "issuer-revoked",
    "the certificate of its issuer was revoked" },
  { ANKY_CHECK_NO_ROOT,
    "no-root",
    "the certificate could not be traced to a trusted root certificate" },
  { ANKY_CHECK_FORGED,
    "forged",
    "an issuer of the certificate bears a known name with another key" },
  { ANKY_CHECK_PATH,
    "path",
    "the certificate's path to the root breaks a rule" },
  { ANKY_CHECK_WEAK_DIGEST,
    "weak-digest",
    "the certificate was issued with a hash that is no longer relied on" },
  { ANKY_CHECK_NO_ANSWER,
    "revocation-unanswered",
    "whether the certificate was revoked could not be checked: no source "
    "answered" },
  { ANKY_CHECK_NO_SOURCE,
    "revocation-no-source",
    "whether the certificate was revoked cannot be checked: it names no "
    "source" },
  { ANKY_CHECK_NOT_ASKED,
    "revocation-not-checked",
    "whether the certificate was revoked was not checked" },
};

const char *
anky_check_remark_to_string (AnkyCheckRemarks remark)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].remark == remark)
      return texts[i].word;
  return NULL;
}

const char *
anky_check_remark_get_sentence (AnkyCheckRemarks remark)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].remark == remark)
      return texts[i].sentence;
  return NULL;
}

AnkyCertificateCheck *
anky_certificate_check_ref (AnkyCertificateCheck *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
anky_certificate_check_unref (AnkyCertificateCheck *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->certificate);
  g_date_time_unref (self->time);
  g_clear_pointer (&self->path, anky_path_unref);
  g_free (self);
}

gboolean
anky_certificate_check_is_fresh (const AnkyCertificateCheck *self,
                                 AnkyCertificate *certificate)
{
  g_autoptr (GDateTime) now = anky_clock_now ();
  GTimeSpan age = g_date_time_difference (now, self->time);

  return anky_certificate_equal (self->certificate, certificate) && age >= 0 &&
         age < FRESH_MINUTES * G_TIME_SPAN_MINUTE;
}

gboolean
anky_certificate_check_is_refused (const AnkyCertificateCheck *self)
{
  return (self->remarks & ANKY_CHECK_REFUSALS) != 0;
}

/* --- the certificate alone ----------------------------------------------- */

static AnkyCheckRemarks
judge_alone (AnkyCertificate *certificate, GDateTime *now)
{
  GDateTime *begin = anky_certificate_get_not_before (certificate);
  GDateTime *end = anky_certificate_get_not_after (certificate);
  AnkyCheckRemarks remarks = 0;

  if (g_date_time_compare (now, begin) < 0)
    remarks |= ANKY_CHECK_NOT_YET_VALID;
  if (g_date_time_compare (now, end) > 0)
    remarks |= ANKY_CHECK_EXPIRED;
  if (anky_certificate_is_ca (certificate))
    remarks |= ANKY_CHECK_AUTHORITY;
  else if (!anky_certificate_may_sign (certificate))
    remarks |= ANKY_CHECK_KEY_USAGE;
  if (!anky_certificate_has_strong_key (certificate))
    remarks |= ANKY_CHECK_SHORT_KEY;
  return remarks;
}

/* --- its path ------------------------------------------------------------ */

static AnkyCheckRemarks
judge_revocation (const AnkyPath *path, gboolean has_network)
{
  switch (path->revocation) {
  case ANKY_REVOCATION_REVOKED:
    return ANKY_CHECK_REVOKED;
  case ANKY_REVOCATION_UNKNOWN:
    return has_network ? ANKY_CHECK_NO_ANSWER : ANKY_CHECK_NOT_ASKED;
  case ANKY_REVOCATION_NO_SOURCE:
    return ANKY_CHECK_NO_SOURCE;
  case ANKY_REVOCATION_NOT_CHECKED:
    return ANKY_CHECK_NOT_ASKED;
  case ANKY_REVOCATION_GOOD:
  default:
    /* The leaf is good; an issuer's source may have been silent. */
    return path->sub == ANKY_SUB_TRY_LATER ? ANKY_CHECK_NO_ANSWER : 0;
  }
}

/* The anchor's own signature proves nothing and is not looked at. */
static gboolean
has_weak_digest (const AnkyPath *path)
{
  for (guint i = 0; i < path->chain->len; i++) {
    AnkyCertificate *certificate = g_ptr_array_index (path->chain, i);
    AnkyDigestAlgorithm digest =
        anky_certificate_get_signature_digest (certificate);

    if (!anky_certificate_is_self_signed (certificate) &&
        (digest == ANKY_DIGEST_UNKNOWN || digest == ANKY_DIGEST_SHA1))
      return TRUE;
  }
  return FALSE;
}

static gboolean
breaks_rule (const AnkyPath *path)
{
  static const AnkySubIndication rules[] = {
    ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE,
    ANKY_SUB_CERTIFICATE_CHAIN_GENERAL_FAILURE,
    ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE,
    ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    ANKY_SUB_OUT_OF_BOUNDS_NO_POE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (path->sub == rules[i])
      return TRUE;
  return FALSE;
}

static AnkyCheckRemarks
judge_path (const AnkyPath *path, gboolean has_network)
{
  AnkyCheckRemarks remarks = judge_revocation (path, has_network);

  if (path->is_forged)
    remarks |= ANKY_CHECK_FORGED;
  else if (breaks_rule (path))
    remarks |= ANKY_CHECK_PATH;
  else if (!path->is_trusted)
    remarks |= ANKY_CHECK_NO_ROOT;
  if (path->sub == ANKY_SUB_REVOKED_CA_NO_POE)
    remarks |= ANKY_CHECK_ISSUER_REVOKED;
  if (has_weak_digest (path))
    remarks |= ANKY_CHECK_WEAK_DIGEST;
  return remarks;
}

AnkyCertificateCheck *
anky_certificate_check_run (AnkyCertificate *certificate,
                            AnkyTrust *trust,
                            AnkyFetcher *fetcher,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (AnkyCertificateCheck) self = g_new0 (AnkyCertificateCheck, 1);
  g_autoptr (AnkyTrust) nothing = anky_trust_new ();
  AnkyPathOptions options = {
    .trust = trust ? trust : nothing,
    .fetcher = fetcher,
    .use = ANKY_PATH_USE_SIGNING,
    .check_revocation = fetcher != NULL,
  };

  g_atomic_ref_count_init (&self->ref_count);
  self->certificate = g_object_ref (certificate);
  self->time = anky_clock_now ();
  options.time = options.now = self->time;
  self->remarks = judge_alone (certificate, self->time);
  if (anky_certificate_check_is_refused (self))
    return g_steal_pointer (&self);
  self->path = anky_path_build (certificate, &options, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self->remarks |= judge_path (self->path, fetcher != NULL);
  return g_steal_pointer (&self);
}

/* --- on a thread --------------------------------------------------------- */

typedef struct {
  AnkyCertificate *certificate;
  AnkyTrust *trust;
  AnkyFetcher *fetcher;
} Task;

static void
task_free (Task *self)
{
  g_clear_object (&self->certificate);
  g_clear_object (&self->trust);
  g_clear_object (&self->fetcher);
  g_free (self);
}

static void
check_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  Task *self = data;
  GError *error = NULL;
  AnkyCertificateCheck *check = anky_certificate_check_run (self->certificate,
                                                            self->trust,
                                                            self->fetcher,
                                                            cancellable,
                                                            &error);

  if (check)
    g_task_return_pointer (task,
                           check,
                           (GDestroyNotify) anky_certificate_check_unref);
  else
    g_task_return_error (task, error);
}

void
anky_certificate_check_run_async (AnkyCertificate *certificate,
                                  AnkyTrust *trust,
                                  AnkyFetcher *fetcher,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Task *data = g_new0 (Task, 1);

  data->certificate = g_object_ref (certificate);
  data->trust = trust ? g_object_ref (trust) : NULL;
  data->fetcher = fetcher ? g_object_ref (fetcher) : NULL;
  g_task_set_source_tag (task, anky_certificate_check_run_async);
  g_task_set_task_data (task, data, (GDestroyNotify) task_free);
  g_task_run_in_thread (task, check_thread);
}

AnkyCertificateCheck *
anky_certificate_check_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
