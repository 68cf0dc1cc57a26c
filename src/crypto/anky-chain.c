/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-chain-private.h"

#include "anky-pins.h"

#include <openssl/err.h>

/* Signatures that one search checks at most: a document may bring a hundred
 * certificates of one name. */
#define MAX_CHECKS 200

typedef struct {
  AnkyTrust *trust; /* NULL: nothing is trusted */
  GPtrArray *others;
  GDateTime *at;
  guint n_checks;
  GPtrArray *path; /* borrowed certificates, leaf first */
  AnkyChain *result;
} Search;

void
anky_chain_free (AnkyChain *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->certificates);
  g_clear_object (&self->false_issuer);
  g_free (self);
}

static gboolean
contains (GPtrArray *list, AnkyCertificate *certificate)
{
  return g_ptr_array_find_with_equal_func (list,
                                           certificate,
                                           (GEqualFunc) anky_certificate_equal,
                                           NULL);
}

static gboolean
is_valid_at (AnkyCertificate *certificate, GDateTime *at)
{
  return g_date_time_compare (anky_certificate_get_not_before (certificate),
                              at) <= 0 &&
         g_date_time_compare (anky_certificate_get_not_after (certificate),
                              at) >= 0;
}

static gboolean
has_name_of_issuer (AnkyCertificate *subject, AnkyCertificate *issuer)
{
  return X509_NAME_cmp (
             X509_get_issuer_name (anky_certificate_get_x509 (subject)),
             X509_get_subject_name (anky_certificate_get_x509 (issuer))) == 0;
}

/* Those that the time leaves valid come first, each kind in its order. */
static void
add_candidates (Search *self,
                GPtrArray *candidates,
                GPtrArray *source,
                AnkyCertificate *subject)
{
  for (int is_valid = 1; is_valid >= 0; is_valid--)
    for (guint i = 0; source && i < source->len; i++) {
      AnkyCertificate *candidate = g_ptr_array_index (source, i);

      if (is_valid_at (candidate, self->at) == is_valid &&
          has_name_of_issuer (subject, candidate) &&
          !contains (self->path, candidate) &&
          !contains (candidates, candidate))
        g_ptr_array_add (candidates, candidate);
    }
}

static GPtrArray *
find_candidates (Search *self, AnkyCertificate *subject)
{
  GPtrArray *candidates = g_ptr_array_new ();

  if (self->trust) {
    add_candidates (self,
                    candidates,
                    anky_trust_get_anchors (self->trust),
                    subject);
    add_candidates (self,
                    candidates,
                    anky_trust_get_intermediates (self->trust),
                    subject);
  }
  add_candidates (self, candidates, self->others, subject);
  return candidates;
}

/* RFC 5280, 4.2.1.1: a key identifier that differs says that another key of
 * the same name signed, which is no forgery; but of the pinned names each has
 * one key. */
static gboolean
claims_this_key (AnkyCertificate *subject, AnkyCertificate *issuer)
{
  X509 *x509 = anky_certificate_get_x509 (subject);
  const ASN1_OCTET_STRING *claimed = X509_get0_authority_key_id (x509);
  const ASN1_OCTET_STRING *key =
      X509_get0_subject_key_id (anky_certificate_get_x509 (issuer));

  return !claimed || !key || ASN1_OCTET_STRING_cmp (claimed, key) == 0;
}

static gboolean
did_sign (Search *self, AnkyCertificate *issuer, AnkyCertificate *subject)
{
  EVP_PKEY *key = X509_get0_pubkey (anky_certificate_get_x509 (issuer));
  gboolean is_good;

  if (!key || self->n_checks == MAX_CHECKS)
    return FALSE;
  self->n_checks++;
  is_good = X509_verify (anky_certificate_get_x509 (subject), key) == 1;
  ERR_clear_error ();
  if (!is_good && !self->result->false_issuer &&
      (claims_this_key (subject, issuer) || anky_pins_lookup (issuer)))
    self->result->false_issuer = g_object_ref (issuer);
  return is_good;
}

static void
keep_path (Search *self)
{
  AnkyChain *result = self->result;

  if (self->path->len <= result->certificates->len)
    return;
  g_ptr_array_set_size (result->certificates, 0);
  for (guint i = 0; i < self->path->len; i++)
    g_ptr_array_add (result->certificates,
                     g_object_ref (g_ptr_array_index (self->path, i)));
}

static gboolean
is_anchor (Search *self, AnkyCertificate *certificate)
{
  return self->trust &&
         contains (anky_trust_get_anchors (self->trust), certificate);
}

/* Goes on from the last certificate of the path; its depth is the path's
 * length, which is bounded. */
static gboolean
extend (Search *self)
{
  AnkyCertificate *last = g_ptr_array_index (self->path, self->path->len - 1);
  g_autoptr (GPtrArray) candidates = NULL;

  if (is_anchor (self, last)) {
    g_ptr_array_set_size (self->result->certificates, 0);
    keep_path (self);
    return TRUE;
  }
  keep_path (self);
  if (anky_certificate_is_self_signed (last) ||
      self->path->len == ANKY_CHAIN_MAX_LENGTH)
    return FALSE;
  candidates = find_candidates (self, last);
  for (guint i = 0; i < candidates->len; i++) {
    AnkyCertificate *candidate = g_ptr_array_index (candidates, i);

    if (!did_sign (self, candidate, last))
      continue;
    g_ptr_array_add (self->path, candidate);
    if (extend (self))
      return TRUE;
    g_ptr_array_set_size (self->path, (int) self->path->len - 1);
  }
  return FALSE;
}

AnkyChain *
anky_chain_find (AnkyCertificate *leaf,
                 AnkyTrust *trust,
                 GPtrArray *others,
                 GDateTime *at)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  AnkyChain *result = g_new0 (AnkyChain, 1);
  Search search = {
    .trust = trust,
    .others = others,
    .at = at,
    .path = path,
    .result = result,
  };

  result->certificates = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (path, leaf);
  result->is_trusted = extend (&search);
  /* Another candidate did sign: nobody lied. */
  if (result->is_trusted)
    g_clear_object (&result->false_issuer);
  return result;
}
