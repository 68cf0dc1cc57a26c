/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-path.h"

#include "anky-chain-private.h"
#include "anky-path-rules-private.h"
#include "anky-pins.h"
#include "anky-revocation-private.h"

#define MAX_FETCHED     10
#define MAX_ISSUER_SIZE (1024 * 1024)
#define ISSUER_TIMEOUT  20
#define ISSUER_URIS     2

/* A path in the making. */
typedef struct {
  AnkyCertificate *leaf;
  const AnkyPathOptions *options;
  GCancellable *cancellable;
  GPtrArray *others; /* untrusted candidates, with those that were fetched */
  GDateTime *now;
  GDateTime *at;    /* proven time, else now: when the path must hold */
  GDateTime *claim; /* what the signer says; NULL */
  gboolean is_out_of_bounds; /* decided only after revocation */
  AnkyPath *path;
} Build;

AnkyPath *
anky_path_ref (AnkyPath *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
anky_path_unref (AnkyPath *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->chain);
  g_free (self->revocation_source);
  g_clear_pointer (&self->revocation_time, g_date_time_unref);
  g_clear_pointer (&self->revoked_at, g_date_time_unref);
  g_free (self->revocation_reason);
  g_free (self->unanswered);
  g_ptr_array_unref (self->used_ocsp);
  g_ptr_array_unref (self->used_crls);
  g_free (self->message);
  g_free (self);
}

static AnkyPath *
new_path (void)
{
  AnkyPath *self = g_new0 (AnkyPath, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->chain = g_ptr_array_new_with_free_func (g_object_unref);
  self->used_ocsp =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->used_crls =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->indication = ANKY_INDICATION_PASSED;
  return self;
}

/* Sets the answer, once; FALSE to end the steps. Takes @message. */
static gboolean
conclude (Build *self,
          AnkyIndication indication,
          AnkySubIndication sub,
          char *message)
{
  self->path->indication = indication;
  self->path->sub = sub;
  self->path->message = message;
  return FALSE;
}

static gboolean
is_before (GDateTime *a, GDateTime *b)
{
  return g_date_time_compare (a, b) < 0;
}

static void
add_all (GPtrArray *list, GPtrArray *certificates)
{
  for (guint i = 0; i < certificates->len; i++)
    g_ptr_array_add (list, g_object_ref (g_ptr_array_index (certificates, i)));
}

/* --- the chain ----------------------------------------------------------- */

static void
fetch_issuer (Build *self, const char *uri)
{
  const AnkyFetchRequest request = {
    .uri = uri,
    .max_size = MAX_ISSUER_SIZE,
    .timeout_s = ISSUER_TIMEOUT,
  };
  g_autoptr (GBytes) bytes = anky_fetcher_fetch (self->options->fetcher,
                                                 &request,
                                                 self->cancellable,
                                                 NULL);
  g_autoptr (GPtrArray) list =
      bytes ? anky_certificate_list_from_data (bytes, NULL) : NULL;

  for (guint i = 0; list && i < MIN (list->len, MAX_FETCHED); i++) {
    AnkyCertificate *certificate = g_ptr_array_index (list, i);

    if (anky_certificate_is_ca (certificate))
      g_ptr_array_add (self->others, g_object_ref (certificate));
  }
}

/* Asks the last certificate that was found where its issuer is published.
 * FALSE when that brought nothing. */
static gboolean
fetch_more (Build *self, AnkyChain *chain)
{
  AnkyCertificate *last =
      g_ptr_array_index (chain->certificates, chain->certificates->len - 1);
  const char *const *uris = anky_certificate_get_issuer_uris (last);
  guint n_before = self->others->len;

  if (!self->options->fetcher || anky_certificate_is_self_signed (last))
    return FALSE;
  for (guint i = 0; uris[i] && i < ISSUER_URIS; i++)
    if (self->others->len == n_before)
      fetch_issuer (self, uris[i]);
  return self->others->len > n_before;
}

static AnkyChain *
find_chain (Build *self)
{
  g_autoptr (AnkyChain) chain = anky_chain_find (self->leaf,
                                                 self->options->trust,
                                                 self->others,
                                                 self->at);

  for (guint i = 0; i < MAX_FETCHED && !chain->is_trusted; i++) {
    guint length = chain->certificates->len;

    if (!fetch_more (self, chain))
      break;
    anky_chain_free (g_steal_pointer (&chain));
    chain = anky_chain_find (self->leaf,
                             self->options->trust,
                             self->others,
                             self->at);
    if (chain->certificates->len <= length)
      break;
  }
  return g_steal_pointer (&chain);
}

static const AnkyPin *
find_impostor (Build *self, AnkyChain *chain)
{
  const AnkyPin *pin = NULL;

  for (guint i = 0; i < chain->certificates->len && !pin; i++)
    pin = anky_trust_find_impostor (self->options->trust,
                                    g_ptr_array_index (chain->certificates, i));
  /* Or it claims to be issued by the real one, which did not sign it. */
  if (!pin && chain->false_issuer)
    pin = anky_pins_lookup (chain->false_issuer);
  return pin;
}

static gboolean
build_chain (Build *self)
{
  g_autoptr (AnkyChain) chain = find_chain (self);
  const AnkyPin *pin = find_impostor (self, chain);

  add_all (self->path->chain, chain->certificates);
  self->path->is_trusted = chain->is_trusted && !pin;
  self->path->is_forged = pin != NULL;
  if (pin)
    return conclude (
        self,
        ANKY_INDICATION_INDETERMINATE,
        ANKY_SUB_CERTIFICATE_CHAIN_GENERAL_FAILURE,
        g_strdup_printf ("the name \"%s\" is borne with another key",
                         pin->name));
  if (chain->is_trusted)
    return TRUE;
  if (chain->false_issuer)
    return conclude (
        self,
        ANKY_INDICATION_INDETERMINATE,
        ANKY_SUB_CERTIFICATE_CHAIN_GENERAL_FAILURE,
        g_strdup_printf (
            "%s did not sign the certificate that names it as issuer",
            anky_certificate_get_subject (chain->false_issuer)));
  return conclude (self,
                   ANKY_INDICATION_INDETERMINATE,
                   ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND,
                   g_strdup ("no path to a certificate of the trust store"));
}

/* --- constraints --------------------------------------------------------- */

static gboolean
check_constraints (Build *self)
{
  char *why = anky_path_rules_check_use (self->leaf, self->options->use);

  if (!why)
    why = anky_path_rules_check_chain (self->path->chain);
  if (!why)
    return TRUE;
  return conclude (self,
                   ANKY_INDICATION_INDETERMINATE,
                   ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE,
                   why);
}

static gboolean
check_strength (Build *self)
{
  char *why = anky_path_rules_check_strength (self->path->chain);

  if (!why)
    return TRUE;
  return conclude (self,
                   ANKY_INDICATION_INDETERMINATE,
                   self->options->is_time_proven
                       ? ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE
                       : ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                   why);
}

/* --- times --------------------------------------------------------------- */

/* EN 319 102-1, 5.2.6 and 5.5.4. That the signature existed before the
 * certificate is proof against it; that it claims a time after its end, too.
 * That it existed at some time after the end proves neither. */
static gboolean
check_leaf_period (Build *self)
{
  GDateTime *begin = anky_certificate_get_not_before (self->leaf);
  GDateTime *end = anky_certificate_get_not_after (self->leaf);

  if (is_before (self->at, begin) ||
      (self->claim && is_before (self->claim, begin)))
    return conclude (self,
                     ANKY_INDICATION_FAILED,
                     ANKY_SUB_NOT_YET_VALID,
                     g_strdup ("signed before the certificate was valid"));
  if (self->claim && is_before (end, self->claim))
    return conclude (self,
                     ANKY_INDICATION_FAILED,
                     ANKY_SUB_EXPIRED,
                     g_strdup ("signed after the certificate had expired"));
  self->is_out_of_bounds = is_before (end, self->at);
  return TRUE;
}

static gboolean
check_periods (Build *self)
{
  if (!check_leaf_period (self))
    return FALSE;
  for (guint i = 1; i < self->path->chain->len; i++) {
    AnkyCertificate *issuer = g_ptr_array_index (self->path->chain, i);

    if (is_before (self->at, anky_certificate_get_not_before (issuer)) ||
        is_before (anky_certificate_get_not_after (issuer), self->at))
      return conclude (self,
                       ANKY_INDICATION_INDETERMINATE,
                       ANKY_SUB_OUT_OF_BOUNDS_NO_POE,
                       g_strdup_printf ("%s is not valid at that time",
                                        anky_certificate_get_subject (issuer)));
  }
  return TRUE;
}

static gboolean
check_bounds (Build *self)
{
  gboolean is_known_good = self->path->revocation == ANKY_REVOCATION_GOOD;

  if (!self->is_out_of_bounds)
    return TRUE;
  return conclude (self,
                   ANKY_INDICATION_INDETERMINATE,
                   is_known_good ? ANKY_SUB_OUT_OF_BOUNDS_NOT_REVOKED
                                 : ANKY_SUB_OUT_OF_BOUNDS_NO_POE,
                   g_strdup ("the certificate has expired and nothing proves "
                             "that it was signed before"));
}

/* --- revocation ---------------------------------------------------------- */

static void
keep_evidence (GPtrArray *list, GBytes *evidence)
{
  if (!g_ptr_array_find_with_equal_func (list,
                                         evidence,
                                         (GEqualFunc) g_bytes_equal,
                                         NULL))
    g_ptr_array_add (list, g_bytes_ref (evidence));
}

static void
note_leaf_answer (AnkyPath *path, const AnkyRevocationAnswer *answer)
{
  path->revocation = answer->status;
  path->revocation_source = g_strdup (answer->is_ocsp ? "ocsp" : "crl");
  path->revocation_time = g_date_time_ref (answer->produced);
  if (answer->revoked_at)
    path->revoked_at = g_date_time_ref (answer->revoked_at);
  path->revocation_reason = g_strdup (answer->reason);
}

static gboolean
conclude_revoked (Build *self,
                  AnkyCertificate *certificate,
                  const AnkyRevocationAnswer *answer)
{
  gboolean is_leaf = certificate == self->leaf;
  g_autofree char *when = g_date_time_format_iso8601 (answer->revoked_at);
  char *message =
      g_strdup_printf ("%s was revoked at %s (%s)",
                       anky_certificate_get_subject (certificate),
                       when,
                       answer->reason ? answer->reason : "no reason");

  /* A hold may be lifted again (EN 319 102-1, 5.2.6.4). */
  if (g_strcmp0 (answer->reason, "certificateHold") == 0)
    return conclude (self,
                     ANKY_INDICATION_INDETERMINATE,
                     ANKY_SUB_TRY_LATER,
                     message);
  if (is_leaf && self->claim && !is_before (self->claim, answer->revoked_at))
    return conclude (self, ANKY_INDICATION_FAILED, ANKY_SUB_REVOKED, message);
  return conclude (self,
                   ANKY_INDICATION_INDETERMINATE,
                   is_leaf ? ANKY_SUB_REVOKED_NO_POE
                           : ANKY_SUB_REVOKED_CA_NO_POE,
                   message);
}

/* Proof that the signature existed before makes a revocation harmless. */
static gboolean
judge_answer (Build *self,
              AnkyCertificate *certificate,
              const AnkyRevocationAnswer *answer)
{
  keep_evidence (answer->is_ocsp ? self->path->used_ocsp
                                 : self->path->used_crls,
                 answer->evidence);
  if (certificate == self->leaf)
    note_leaf_answer (self->path, answer);
  if (answer->status != ANKY_REVOCATION_REVOKED)
    return TRUE;
  if (self->options->is_time_proven && is_before (self->at, answer->revoked_at))
    return TRUE;
  return conclude_revoked (self, certificate, answer);
}

static gboolean
check_revocation_of (Build *self, guint index)
{
  AnkyCertificate *certificate = g_ptr_array_index (self->path->chain, index);
  const AnkyRevocationQuestion question = {
    .certificate = certificate,
    .issuer = g_ptr_array_index (self->path->chain, index + 1),
    .at = self->at,
    .now = self->now,
  };
  gboolean has_source = FALSE;
  g_autoptr (AnkyRevocationAnswer) answer =
      anky_revocation_check (&question,
                             self->options,
                             &has_source,
                             self->cancellable);

  if (answer)
    return judge_answer (self, certificate, answer);
  if (index == 0)
    self->path->revocation =
        has_source ? ANKY_REVOCATION_UNKNOWN : ANKY_REVOCATION_NO_SOURCE;
  if (!self->path->unanswered)
    self->path->unanswered =
        g_strdup (anky_certificate_get_subject (certificate));
  if (!has_source)
    return TRUE;
  return conclude (
      self,
      ANKY_INDICATION_INDETERMINATE,
      ANKY_SUB_TRY_LATER,
      g_strdup_printf ("no source said whether %s was revoked",
                       anky_certificate_get_subject (certificate)));
}

/* The anchor is trusted because somebody said so, and can be taken out only by
 * him; it has no issuer to revoke it. */
static gboolean
check_revocation (Build *self)
{
  if (!self->options->check_revocation)
    return TRUE;
  for (guint i = 0; i + 1 < self->path->chain->len; i++)
    if (!check_revocation_of (self, i))
      return FALSE;
  return TRUE;
}

/* --- the whole ----------------------------------------------------------- */

static void
begin (Build *self)
{
  const AnkyPathOptions *options = self->options;

  self->now = options->now;
  self->at =
      options->is_time_proven && options->time ? options->time : options->now;
  self->claim = options->is_time_proven ? options->claimed_time : options->time;
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  if (options->certificates)
    add_all (self->others, options->certificates);
}

AnkyPath *
anky_path_build (AnkyCertificate *leaf,
                 const AnkyPathOptions *options,
                 GCancellable *cancellable)
{
  g_autoptr (AnkyPath) path = new_path ();
  Build build = {
    .leaf = leaf,
    .options = options,
    .cancellable = cancellable,
    .path = path,
  };

  g_return_val_if_fail (ANKY_IS_CERTIFICATE (leaf), NULL);
  g_return_val_if_fail (options->now, NULL);

  begin (&build);
  if (build_chain (&build) && check_constraints (&build) &&
      check_periods (&build) && check_revocation (&build) &&
      check_bounds (&build))
    (void) check_strength (&build);
  g_ptr_array_unref (build.others);
  return g_steal_pointer (&path);
}
