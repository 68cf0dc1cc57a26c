/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which baseline level a signature keeps (EN 319 142-1, 6). Each requirement
 * has a name; what is missing for the next level is said by it.
 */

#include "anky-validation-private.h"

#include <string.h>

static gboolean
has_exactly_one_form (const AnkySignature *self)
{
  return self->sub_filter == ANKY_SUB_FILTER_CADES && self->cms != NULL &&
         self->has_range;
}

static gboolean
has_one_signer (const AnkySignature *self)
{
  return anky_cms_get_n_signers (self->cms) == 1;
}

static gboolean
has_filter (const AnkySignature *self)
{
  return anky_pdf_dict_get (self->dict, "Filter") != NULL;
}

static gboolean
has_signing_certificate (const AnkySignature *self)
{
  return !(anky_cms_get_flags (self->cms) &
           (ANKY_CMS_FLAG_NO_SIGNING_CERTIFICATE |
            ANKY_CMS_FLAG_WRONG_SIGNING_CERTIFICATE));
}

static gboolean
has_content_type (const AnkySignature *self)
{
  return anky_cms_has_signed_attributes (self->cms) &&
         !(anky_cms_get_flags (self->cms) & ANKY_CMS_FLAG_WRONG_CONTENT_TYPE);
}

static gboolean
has_message_digest (const AnkySignature *self)
{
  return anky_cms_get_message_digest (self->cms) != NULL;
}

static gboolean
has_detached_content (const AnkySignature *self)
{
  return !anky_cms_has_content (self->cms);
}

static gboolean
has_signer_in_certificates (const AnkySignature *self)
{
  return anky_cms_get_signer_certificate (self->cms) != NULL;
}

static gboolean
has_time_in_dictionary (const AnkySignature *self)
{
  return anky_pdf_dict_get (self->dict, "M") != NULL;
}

static gboolean
has_no_signing_time_attribute (const AnkySignature *self)
{
  return anky_cms_get_signing_time (self->cms) == NULL;
}

static gboolean
has_no_cert_in_dictionary (const AnkySignature *self)
{
  return anky_pdf_dict_get (self->dict, "Cert") == NULL;
}

static gboolean
has_der_encoding (const AnkySignature *self)
{
  return !anky_cms_is_ber_indefinite (self->cms);
}

/* EN 319 142-1, 6.3, table 1; the order is that of the table. */
static const struct {
  const char *name;
  gboolean (*is_met) (const AnkySignature *self);
} b_b[] = {
  { "SubFilter ETSI.CAdES.detached with a proper ByteRange",
    has_exactly_one_form },
  { "a single SignerInfo", has_one_signer },
  { "SignedData.certificates with the signing certificate",
    has_signer_in_certificates },
  { "content-type attribute id-data", has_content_type },
  { "message-digest attribute", has_message_digest },
  { "signing-certificate-v2 attribute", has_signing_certificate },
  { "detached content", has_detached_content },
  { "DER encoding", has_der_encoding },
  { "entry Filter in the signature dictionary", has_filter },
  { "entry M in the signature dictionary", has_time_in_dictionary },
  { "no signing-time attribute", has_no_signing_time_attribute },
  { "no entry Cert in the signature dictionary", has_no_cert_in_dictionary },
};

static void
note_missing (AnkySignature *self, const char *level, const char *requirement)
{
  anky_signature_report_add (self->report,
                             "level-requirement",
                             ANKY_SEVERITY_INFO,
                             "level %s is not reached: %s is missing",
                             level,
                             requirement);
}

static gboolean
is_b_b (AnkySignature *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (b_b); i++) {
    if (b_b[i].is_met (self))
      continue;
    note_missing (self, "B-B", b_b[i].name);
    return FALSE;
  }
  return TRUE;
}

static gboolean
covers_later (const AnkySignature *timestamp, const AnkySignature *signature)
{
  return timestamp->token && timestamp->has_range &&
         timestamp->report->integrity == ANKY_INTEGRITY_INTACT &&
         timestamp->gap_start >= signature->end;
}

static gboolean
has_document_timestamp (AnkyValidation *run, const AnkySignature *self)
{
  for (guint i = 0; i < run->signatures->len; i++) {
    if (covers_later (g_ptr_array_index (run->signatures, i), self))
      return TRUE;
  }
  return FALSE;
}

/* A timestamp whose imprint is right; whether its authority is trusted is
 * another question. */
static gboolean
is_b_t (AnkyValidation *run, const AnkySignature *self)
{
  return (self->report->has_timestamp && self->report->timestamp_time) ||
         has_document_timestamp (run, self);
}

/* --- long term -------------------------------------------------------------
 */

static gboolean
holds_certificate (GPtrArray *list, AnkyCertificate *certificate)
{
  for (guint i = 0; list && i < list->len; i++) {
    if (anky_certificate_equal (g_ptr_array_index (list, i), certificate))
      return TRUE;
  }
  return FALSE;
}

static gboolean
holds_bytes (GPtrArray *list, GBytes *bytes)
{
  for (guint i = 0; list && i < list->len; i++) {
    if (g_bytes_equal (g_ptr_array_index (list, i), bytes))
      return TRUE;
  }
  return FALSE;
}

static gboolean
holds_all (GPtrArray *used, GPtrArray *store, GPtrArray *own)
{
  for (guint i = 0; used && i < used->len; i++) {
    GBytes *item = g_ptr_array_index (used, i);

    if (!holds_bytes (store, item) && !holds_bytes (own, item))
      return FALSE;
  }
  return TRUE;
}

/* The root needs not be there: it is trusted by itself or not at all. */
static gboolean
holds_chain (AnkyValidation *run, const AnkyPath *path, GPtrArray *own)
{
  for (guint i = 0; i < path->chain->len; i++) {
    AnkyCertificate *certificate = g_ptr_array_index (path->chain, i);

    if (!anky_certificate_is_self_signed (certificate) &&
        !holds_certificate (run->dss.certificates, certificate) &&
        !holds_certificate (own, certificate))
      return FALSE;
  }
  return TRUE;
}

/* For every certificate below the root, also the one that names no source:
 * without it nothing proves that the path was good. */
static gboolean
holds_revocation (AnkyValidation *run, const AnkyPath *path, AnkyCms *cms)
{
  return path->revocation == ANKY_REVOCATION_GOOD && !path->unanswered &&
         holds_all (path->used_ocsp,
                    run->dss.ocsp,
                    cms ? anky_cms_get_embedded_ocsp (cms) : NULL) &&
         holds_all (path->used_crls,
                    run->dss.crls,
                    cms ? anky_cms_get_embedded_crls (cms) : NULL);
}

/* Of the token in the signature; else of a timestamp over the document. */
static const AnkySignature *
find_timestamp (AnkyValidation *run, const AnkySignature *self)
{
  if (self->timestamp_path)
    return self;
  for (guint i = 0; i < run->signatures->len; i++) {
    const AnkySignature *other = g_ptr_array_index (run->signatures, i);

    if (covers_later (other, self) && other->timestamp_path)
      return other;
  }
  return NULL;
}

static gboolean
has_trusted_path (AnkyValidation *run, const AnkySignature *self)
{
  return self->report->path && self->report->path->is_trusted;
}

static gboolean
has_path_certificates (AnkyValidation *run, const AnkySignature *self)
{
  return holds_chain (run,
                      self->report->path,
                      anky_cms_get_certificates (self->cms));
}

static gboolean
has_path_revocation (AnkyValidation *run, const AnkySignature *self)
{
  return holds_revocation (run, self->report->path, self->cms);
}

static gboolean
has_trusted_timestamp (AnkyValidation *run, const AnkySignature *self)
{
  const AnkySignature *timestamp = find_timestamp (run, self);

  return timestamp && timestamp->timestamp_path->is_trusted;
}

static gboolean
has_timestamp_certificates (AnkyValidation *run, const AnkySignature *self)
{
  const AnkySignature *timestamp = find_timestamp (run, self);

  /* What a token brings along is in the file as well. */
  return holds_chain (run,
                      timestamp->timestamp_path,
                      anky_timestamp_get_certificates (timestamp->stamp));
}

static gboolean
has_timestamp_revocation (AnkyValidation *run, const AnkySignature *self)
{
  const AnkySignature *timestamp = find_timestamp (run, self);

  return holds_revocation (run,
                           timestamp->timestamp_path,
                           anky_timestamp_get_cms (timestamp->stamp));
}

/* EN 319 142-1, 6.3, table 1, B-LT, and 5.4.2.2: validation data of every
 * certificate of every path. Each builds on those before it. */
static const struct {
  const char *name;
  gboolean (*is_met) (AnkyValidation *run, const AnkySignature *self);
} b_lt[] = {
  { "a path to a trusted root", has_trusted_path },
  { "a certificate of the path", has_path_certificates },
  { "revocation information for the path", has_path_revocation },
  { "a path of the timestamp to a trusted root", has_trusted_timestamp },
  { "a certificate of the timestamp's path", has_timestamp_certificates },
  { "revocation information for the timestamp's path",
    has_timestamp_revocation },
};

/* Without a DSS nobody claimed the level. */
static gboolean
is_b_lt (AnkyValidation *run, AnkySignature *self)
{
  if (!run->dss.is_present)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (b_lt); i++) {
    if (b_lt[i].is_met (run, self))
      continue;
    note_missing (self, "B-LT", b_lt[i].name);
    return FALSE;
  }
  return TRUE;
}

/* --- archived --------------------------------------------------------------
 */

/* What says of itself that it keeps the evidence: a timestamp of the document
 * that came with the newest evidence or after it. */
static gboolean
claims_to_keep (AnkyValidation *run, const AnkySignature *timestamp)
{
  return timestamp->sub_filter == ANKY_SUB_FILTER_RFC3161 &&
         timestamp->signed_revision &&
         anky_pdf_revision_get_number (timestamp->signed_revision) >=
             run->dss.revision;
}

static gboolean
keeps_evidence (const AnkySignature *timestamp)
{
  return timestamp->token &&
         timestamp->report->integrity == ANKY_INTEGRITY_INTACT;
}

/* Anybody can make an authority of his own: what such a one says does not
 * outlive a certificate. */
static gboolean
is_of_trusted_authority (const AnkySignature *timestamp)
{
  return timestamp->timestamp_path && timestamp->timestamp_path->is_trusted;
}

/* EN 319 142-1, 6.3, table 1, B-LTA, and 5.4.3. One such timestamp is enough;
 * of several that claim it the last says what is missing. Where none claims
 * it, nobody claimed the level. */
static gboolean
is_b_lta (AnkyValidation *run, AnkySignature *self)
{
  const char *missing = NULL;

  for (guint i = 0; i < run->signatures->len; i++) {
    const AnkySignature *timestamp = g_ptr_array_index (run->signatures, i);

    if (!claims_to_keep (run, timestamp))
      continue;
    if (!keeps_evidence (timestamp))
      missing = "a document timestamp over the evidence";
    else if (!is_of_trusted_authority (timestamp))
      missing = "a path of the document timestamp to a trusted root";
    else
      return TRUE;
  }
  if (missing)
    note_missing (self, "B-LTA", missing);
  return FALSE;
}

/* --- all of them -----------------------------------------------------------
 */

static AnkyLevel
judge_level (AnkyValidation *run, AnkySignature *self)
{
  if (!self->cms || self->report->integrity != ANKY_INTEGRITY_INTACT ||
      !is_b_b (self))
    return ANKY_LEVEL_NONE;
  if (!is_b_t (run, self)) {
    if (self->report->has_timestamp)
      note_missing (self, "B-T", "a timestamp of this signature");
    return ANKY_LEVEL_B_B;
  }
  if (!is_b_lt (run, self))
    return ANKY_LEVEL_B_T;
  return is_b_lta (run, self) ? ANKY_LEVEL_B_LTA : ANKY_LEVEL_B_LT;
}

void
anky_validation_judge_levels (AnkyValidation *self)
{
  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    if (!signature->is_skipped)
      signature->report->level = judge_level (self, signature);
  }
}
