/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-seed-value.h"

/* ISO 32000-2, table 237, /Ff: which entries are requirements. */
typedef enum {
  SEED_FILTER = 1 << 0,
  SEED_SUB_FILTER = 1 << 1,
  SEED_VERSION = 1 << 2,
  SEED_REASONS = 1 << 3,
  SEED_LEGAL_ATTESTATION = 1 << 4,
  SEED_ADD_REV_INFO = 1 << 5,
  SEED_DIGEST_METHOD = 1 << 6,
  SEED_LOCK_DOCUMENT = 1 << 7,
  SEED_APPEARANCE_FILTER = 1 << 8,
} SeedFlags;

/* Table 238, /Ff of the certificate's seed value. */
typedef enum {
  SEED_CERT_SUBJECT = 1 << 0,
  SEED_CERT_ISSUER = 1 << 1,
} SeedCertFlags;

#define HIGHEST_SEED_VERSION 3

typedef struct {
  AnkyPdfRevision *revision;
  const AnkyPdfObject *seed;
  gint64 flags;
  const AnkySignRequest *request;
  AnkyCertificate *certificate;
  AnkySignTerms *terms;
} Run;

void
anky_sign_terms_clear (AnkySignTerms *self)
{
  g_clear_pointer (&self->reason, g_free);
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error,
               ANKY_SIGN_ERROR,
               ANKY_SIGN_ERROR_NOT_PERMITTED,
               "the signature field requires %s",
               what);
  return FALSE;
}

static const AnkyPdfObject *
lookup (const Run *run, const AnkyPdfObject *dict, const char *key)
{
  return anky_pdf_revision_lookup (run->revision, dict, key, NULL);
}

static const AnkyPdfObject *
get_item (const Run *run, const AnkyPdfObject *array, guint i)
{
  return anky_pdf_revision_resolve (run->revision,
                                    anky_pdf_array_get (array, i),
                                    NULL);
}

static gint64
get_integer (const Run *run, const AnkyPdfObject *dict, const char *key)
{
  gint64 value;

  return anky_pdf_object_get_integer (lookup (run, dict, key), &value) ? value
                                                                       : 0;
}

static gboolean
check_filter (const Run *run, GError **error)
{
  const AnkyPdfObject *filter = lookup (run, run->seed, "Filter");

  if (!(run->flags & SEED_FILTER) || !filter ||
      anky_pdf_object_is_name (filter, "Adobe.PPKLite"))
    return TRUE;
  return refuse (error, "a signature handler that is not Adobe.PPKLite");
}

static gboolean
check_sub_filter (const Run *run, GError **error)
{
  const AnkyPdfObject *list = lookup (run, run->seed, "SubFilter");

  if (!(run->flags & SEED_SUB_FILTER) || !list)
    return TRUE;
  for (guint i = 0; i < anky_pdf_array_get_length (list); i++)
    if (anky_pdf_object_is_name (get_item (run, list, i),
                                 "ETSI.CAdES.detached"))
      return TRUE;
  return refuse (error, "a signature format other than ETSI.CAdES.detached");
}

static gboolean
check_version (const Run *run, GError **error)
{
  double version = 0;

  (void) anky_pdf_object_get_number (lookup (run, run->seed, "V"), &version);
  if (!(run->flags & SEED_VERSION) || version <= HIGHEST_SEED_VERSION)
    return TRUE;
  return refuse (error, "a newer version of the seed value than is known");
}

static AnkyDigestAlgorithm
parse_digest (const AnkyPdfObject *item)
{
  const AnkyDigestAlgorithm made[] = {
    ANKY_DIGEST_SHA256,
    ANKY_DIGEST_SHA384,
    ANKY_DIGEST_SHA512,
  };
  const char *const words[] = { "SHA256", "SHA384", "SHA512" };
  g_autofree char *word = anky_pdf_object_dup_text (item);

  for (guint i = 0; word && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return made[i];
  return ANKY_DIGEST_UNKNOWN;
}

/* The request's own where it is listed, else the first that we make. */
static gboolean
choose_digest (const Run *run, GError **error)
{
  const AnkyPdfObject *list = lookup (run, run->seed, "DigestMethod");
  AnkyDigestAlgorithm wanted =
      run->terms->digest ? run->terms->digest : ANKY_DIGEST_SHA256;
  AnkyDigestAlgorithm first = ANKY_DIGEST_UNKNOWN;

  if (!list)
    return TRUE;
  for (guint i = 0; i < anky_pdf_array_get_length (list); i++) {
    AnkyDigestAlgorithm listed = parse_digest (get_item (run, list, i));

    if (listed == wanted)
      return TRUE;
    if (first == ANKY_DIGEST_UNKNOWN)
      first = listed;
  }
  if (first == ANKY_DIGEST_UNKNOWN && run->flags & SEED_DIGEST_METHOD)
    return refuse (error, "a hash algorithm that is not made here");
  if (first != ANKY_DIGEST_UNKNOWN)
    run->terms->digest = first;
  return TRUE;
}

/* "A single period shall be used to indicate that no reason may be given". */
static gboolean
choose_reason (const Run *run, GError **error)
{
  const AnkyPdfObject *list = lookup (run, run->seed, "Reasons");
  guint n = anky_pdf_array_get_length (list);
  g_autofree char *first = NULL;

  if (!list || !(run->flags & SEED_REASONS))
    return TRUE;
  first = n > 0 ? anky_pdf_object_dup_text (get_item (run, list, 0)) : NULL;
  if (!first || (n == 1 && g_str_equal (first, "."))) {
    g_clear_pointer (&run->terms->reason, g_free);
    return TRUE;
  }
  for (guint i = 0; run->terms->reason && i < n; i++) {
    g_autofree char *reason =
        anky_pdf_object_dup_text (get_item (run, list, i));

    if (g_strcmp0 (reason, run->terms->reason) == 0)
      return TRUE;
  }
  if (n > 1)
    return refuse (error, "one of several reasons to be chosen");
  g_free (run->terms->reason);
  run->terms->reason = g_steal_pointer (&first);
  return TRUE;
}

/* /MDP: P 0 is an ordinary signature, 1 to 3 a certification. It has no flag:
 * it always binds. */
static gboolean
choose_docmdp (const Run *run, GError **error)
{
  const AnkyPdfObject *mdp = lookup (run, run->seed, "MDP");
  gint64 p = get_integer (run, mdp, "P");

  if (!mdp)
    return TRUE;
  if (p < ANKY_DOCMDP_NONE || p > ANKY_DOCMDP_ANNOTATIONS)
    return refuse (error, "a kind of certification that is not known");
  if (run->request->docmdp != ANKY_DOCMDP_DEFAULT && run->request->docmdp != p)
    return refuse (error, "another DocMDP permission than was asked for");
  run->terms->docmdp = (AnkyDocmdp) p;
  return TRUE;
}

static gboolean
check_timestamp (const Run *run, GError **error)
{
  const AnkyPdfObject *timestamp = lookup (run, run->seed, "TimeStamp");

  if (get_integer (run, timestamp, "Ff") == 0 || run->request->cms.timestamp)
    return TRUE;
  return refuse (error, "a timestamp, and none was asked for");
}

/* What this program does not do, and so must not pretend. */
static gboolean
check_others (const Run *run, GError **error)
{
  const AnkyPdfObject *lock = lookup (run, run->seed, "LockDocument");
  gboolean wants_lock = anky_pdf_object_is_name (lock, "true") ||
                        anky_pdf_object_get_boolean (lock, FALSE);
  gboolean wants_revocation =
      anky_pdf_object_get_boolean (lookup (run, run->seed, "AddRevInfo"),
                                   FALSE);

  if (run->flags & SEED_LEGAL_ATTESTATION &&
      anky_pdf_array_get_length (lookup (run, run->seed, "LegalAttestation")))
    return refuse (error, "a legal attestation");
  if (run->flags & SEED_ADD_REV_INFO && wants_revocation)
    return refuse (error, "revocation data inside the signature");
  if (run->flags & SEED_LOCK_DOCUMENT && wants_lock)
    return refuse (error, "the document to be locked");
  if (run->flags & SEED_APPEARANCE_FILTER &&
      lookup (run, run->seed, "AppearanceFilter"))
    return refuse (error, "a named appearance");
  return TRUE;
}

/* Whether @matches one of the DER certificates of a list. */
typedef gboolean (*MatchFunc) (AnkyCertificate *listed, AnkyCertificate *own);

static gboolean
is_own (AnkyCertificate *listed, AnkyCertificate *own)
{
  return anky_certificate_equal (listed, own);
}

static gboolean
is_issuer (AnkyCertificate *listed, AnkyCertificate *own)
{
  return g_str_equal (anky_certificate_get_subject (listed),
                      anky_certificate_get_issuer (own));
}

static gboolean
matches_any (const Run *run, const AnkyPdfObject *list, MatchFunc match)
{
  for (guint i = 0; i < anky_pdf_array_get_length (list); i++) {
    const AnkyPdfObject *item = get_item (run, list, i);
    gsize size = 0;
    const guint8 *data = anky_pdf_object_get_string (item, &size);
    g_autoptr (GBytes) der = g_bytes_new (data, data ? size : 0);
    g_autoptr (AnkyCertificate) listed =
        anky_certificate_new_from_der (der, NULL);

    if (listed && match (listed, run->certificate))
      return TRUE;
  }
  return FALSE;
}

static gboolean
check_certificate (const Run *run, GError **error)
{
  const AnkyPdfObject *cert = lookup (run, run->seed, "Cert");
  gint64 flags = get_integer (run, cert, "Ff");

  if (!cert || flags == 0 || !run->certificate)
    return TRUE;
  if (flags & SEED_CERT_SUBJECT &&
      !matches_any (run, lookup (run, cert, "Subject"), is_own))
    return refuse (error, "another certificate");
  if (flags & SEED_CERT_ISSUER &&
      !matches_any (run, lookup (run, cert, "Issuer"), is_issuer))
    return refuse (error, "a certificate of another issuer");
  if (flags & ~(gint64) (SEED_CERT_SUBJECT | SEED_CERT_ISSUER))
    return refuse (error, "properties of the certificate that are not checked");
  return TRUE;
}

gboolean
anky_seed_value_apply (AnkyPdfRevision *revision,
                       const AnkyPdfObject *seed,
                       const AnkySignRequest *request,
                       AnkyCertificate *certificate,
                       AnkySignTerms *terms,
                       GError **error)
{
  Run run = {
    .revision = revision,
    .seed = seed,
    .request = request,
    .certificate = certificate,
    .terms = terms,
  };

  run.flags = get_integer (&run, seed, "Ff");
  return check_filter (&run, error) && check_sub_filter (&run, error) &&
         check_version (&run, error) && choose_digest (&run, error) &&
         choose_reason (&run, error) && choose_docmdp (&run, error) &&
         check_timestamp (&run, error) && check_others (&run, error) &&
         check_certificate (&run, error);
}
