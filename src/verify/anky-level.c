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
  { "SignedData.certificates with the signing certificate",
    has_signer_in_certificates },
  { "content-type attribute id-data", has_content_type },
  { "message-digest attribute", has_message_digest },
  { "signing-certificate-v2 attribute", has_signing_certificate },
  { "detached content", has_detached_content },
  { "DER encoding", has_der_encoding },
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
holds_chain (AnkyValidation *run, const AnkySignature *self)
{
  const AnkyPath *path = self->report->path;
  GPtrArray *own = anky_cms_get_certificates (self->cms);

  for (guint i = 0; i < path->chain->len; i++) {
    AnkyCertificate *certificate = g_ptr_array_index (path->chain, i);

    if (!anky_certificate_is_self_signed (certificate) &&
        !holds_certificate (run->dss.certificates, certificate) &&
        !holds_certificate (own, certificate))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_b_lt (AnkyValidation *run, AnkySignature *self)
{
  const AnkyPath *path = self->report->path;

  if (!run->dss.is_present)
    return FALSE;
  if (!path || !path->is_trusted) {
    note_missing (self, "B-LT", "a path to a trusted root");
    return FALSE;
  }
  if (!holds_chain (run, self)) {
    note_missing (self, "B-LT", "a certificate of the path");
    return FALSE;
  }
  if (path->revocation != ANKY_REVOCATION_GOOD ||
      !holds_all (path->used_ocsp,
                  run->dss.ocsp,
                  anky_cms_get_embedded_ocsp (self->cms)) ||
      !holds_all (path->used_crls,
                  run->dss.crls,
                  anky_cms_get_embedded_crls (self->cms))) {
    note_missing (self, "B-LT", "revocation information for the path");
    return FALSE;
  }
  return TRUE;
}

static gboolean
is_b_lta (AnkyValidation *run)
{
  for (guint i = 0; i < run->signatures->len; i++) {
    const AnkySignature *signature = g_ptr_array_index (run->signatures, i);

    if (signature->token && signature->signed_revision &&
        signature->report->integrity == ANKY_INTEGRITY_INTACT &&
        anky_pdf_revision_get_number (signature->signed_revision) >=
            run->dss.revision)
      return TRUE;
  }
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
  if (!is_b_t (run, self))
    return ANKY_LEVEL_B_B;
  if (!is_b_lt (run, self))
    return ANKY_LEVEL_B_T;
  return is_b_lta (run) ? ANKY_LEVEL_B_LTA : ANKY_LEVEL_B_LT;
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
