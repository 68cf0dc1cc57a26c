/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The signature value itself: its container (RFC 5652, RFC 3161), the digest
 * of what it covers, and the public key (EN 319 102-1, 5.2.2, 5.2.7).
 */

#include "anky-validation-private.h"

static void
note_trailing_bytes (AnkySignature *self, gsize length)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (self->contents, &size);

  for (gsize i = length; i < size; i++) {
    if (data[i] == 0)
      continue;
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_FORMAT_FAILURE,
                         "bytes-after-cms",
                         "something other than zero padding follows the "
                         "signature value");
    self->report->integrity = ANKY_INTEGRITY_BROKEN;
    return;
  }
}

static void
read_cms (AnkySignature *self)
{
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  self->cms = anky_cms_parse (self->contents, &length, &error);
  if (!self->cms) {
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_FORMAT_FAILURE,
                         "cms-unreadable",
                         "the signature value cannot be read: %s",
                         error->message);
    self->report->integrity = ANKY_INTEGRITY_BROKEN;
    return;
  }
  note_trailing_bytes (self, length);
  if (anky_cms_is_ber_indefinite (self->cms))
    anky_signature_report_add (self->report,
                               "cms-not-der",
                               ANKY_SEVERITY_WARNING,
                               "the signature value is written in BER, not in "
                               "DER");
}

static void
read_token (AnkySignature *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyCms) container = NULL;
  g_autoptr (GBytes) token = NULL;
  gsize length = 0;

  container = anky_cms_parse (self->contents, &length, &error);
  if (container) {
    note_trailing_bytes (self, length);
    token = g_bytes_new_from_bytes (self->contents, 0, length);
    self->token = anky_timestamp_parse (token, &error);
  }
  if (self->token)
    return;

  anky_signature_fail (self,
                       ANKY_INDICATION_FAILED,
                       ANKY_SUB_FORMAT_FAILURE,
                       "token-unreadable",
                       "the document timestamp cannot be read: %s",
                       error->message);
  self->report->integrity = ANKY_INTEGRITY_BROKEN;
}

static void
describe_signer (AnkySignature *self)
{
  AnkySignatureReport *report = self->report;
  AnkyCertificate *signer = NULL;

  if (self->cms) {
    signer = anky_cms_get_signer_certificate (self->cms);
    report->digest = anky_cms_get_digest_algorithm (self->cms);
    report->scheme = anky_cms_get_scheme (self->cms);
  } else if (self->token) {
    signer = anky_timestamp_get_certificate (self->token);
    report->digest = anky_timestamp_get_digest_algorithm (self->token);
  }
  if (self->sub_filter == ANKY_SUB_FILTER_PKCS7_SHA1)
    report->digest = ANKY_DIGEST_SHA1;

  if (signer) {
    report->signer = g_object_ref (signer);
    report->signer_kind = anky_certificate_guess_kind (signer);
  }
  if (!report->claimed_time && self->cms &&
      anky_cms_get_signing_time (self->cms))
    report->claimed_time =
        g_date_time_ref (anky_cms_get_signing_time (self->cms));
}

/* /Contents of a dictionary whose range was refused is read too: a signature
 * that cannot be judged is still shown with what is known of it. */
static void
take_contents (AnkySignature *self)
{
  gsize size = 0;
  const guint8 *data = NULL;

  if (self->contents)
    return;

  data = anky_pdf_object_get_string (anky_pdf_dict_get (self->dict, "Contents"),
                                     &size);
  if (data && size > 0)
    self->contents = g_bytes_new (data, size);
}

void
anky_signature_read_contents (AnkySignature *self)
{
  take_contents (self);
  if (!self->contents)
    return;

  if (self->sub_filter == ANKY_SUB_FILTER_RFC3161)
    read_token (self);
  else
    read_cms (self);
  describe_signer (self);
}

/* --- is it the key's signature over these bytes? ---------------------------
 */

static void
set_integrity (AnkySignature *self, gboolean is_intact)
{
  AnkySignatureReport *report = self->report;

  /* Once broken, for whatever reason, it stays so. */
  if (report->integrity == ANKY_INTEGRITY_BROKEN)
    return;
  report->integrity = is_intact ? ANKY_INTEGRITY_INTACT : ANKY_INTEGRITY_BROKEN;
}

static void
fail_unknown (AnkySignature *self, const char *what)
{
  anky_signature_fail (self,
                       ANKY_INDICATION_INDETERMINATE,
                       ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE,
                       "algorithm-unknown",
                       "the signature cannot be checked: %s",
                       what);
}

static void
fail_digest (AnkySignature *self)
{
  set_integrity (self, FALSE);
  anky_signature_fail (self,
                       ANKY_INDICATION_FAILED,
                       ANKY_SUB_HASH_FAILURE,
                       "digest-mismatch",
                       "the signed bytes were changed after signing");
}

/* RFC 5652, 5.4: with signed attributes the content's digest stands in one of
 * them; telling a changed document from a forged value needs the comparison
 * here. */
static gboolean
is_digest_as_signed (AnkySignature *self, GBytes *digest)
{
  GBytes *expected = anky_cms_get_message_digest (self->cms);

  return !expected || g_bytes_equal (expected, digest);
}

static gboolean
check_constraints (AnkySignature *self)
{
  gboolean is_sha1_form = self->sub_filter == ANKY_SUB_FILTER_PKCS7_SHA1;

  if (anky_cms_get_n_signers (self->cms) != 1) {
    set_integrity (self, FALSE);
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_FORMAT_FAILURE,
                         "signer-count",
                         "the signature value has %u signers instead of one",
                         anky_cms_get_n_signers (self->cms));
    return FALSE;
  }
  if (anky_cms_has_content (self->cms) != is_sha1_form) {
    set_integrity (self, FALSE);
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_FORMAT_FAILURE,
                         "content-in-cms",
                         is_sha1_form
                             ? "the signature value lacks the digest it should "
                               "hold"
                             : "the signature value holds content of its own");
    return FALSE;
  }
  if (!anky_cms_get_signer_certificate (self->cms)) {
    anky_signature_fail (self,
                         ANKY_INDICATION_INDETERMINATE,
                         ANKY_SUB_NO_SIGNING_CERTIFICATE_FOUND,
                         "no-signing-certificate",
                         "the certificate of the signer is not in the "
                         "signature");
    return FALSE;
  }
  return TRUE;
}

static void
check_flags (AnkySignature *self)
{
  AnkyCmsFlags flags = anky_cms_get_flags (self->cms);

  if (flags & ANKY_CMS_FLAG_WRONG_SIGNING_CERTIFICATE)
    anky_signature_fail (self,
                         ANKY_INDICATION_INDETERMINATE,
                         ANKY_SUB_NO_SIGNING_CERTIFICATE_FOUND,
                         "wrong-signing-certificate",
                         "the certificate is not the one that the signer "
                         "named");
  if (flags & ANKY_CMS_FLAG_WRONG_CONTENT_TYPE)
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_FORMAT_FAILURE,
                         "wrong-content-type",
                         "the signed content type is not that of a document");
  if (flags & ANKY_CMS_FLAG_DIGEST_MISMATCH)
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_FORMAT_FAILURE,
                         "digest-algorithms-differ",
                         "the signature names two different digests");
  if (flags & ANKY_CMS_FLAG_NO_SIGNING_CERTIFICATE)
    anky_signature_report_add (self->report,
                               "no-signing-certificate-attribute",
                               self->sub_filter == ANKY_SUB_FILTER_CADES
                                   ? ANKY_SEVERITY_WARNING
                                   : ANKY_SEVERITY_INFO,
                               "the signature does not name its certificate");
}

/* ISO 32000-1, 12.8.3.3.1: adbe.pkcs7.sha1 signs the SHA-1 of the document as
 * its content. */
static GBytes *
dup_content_digest (AnkySignature *self)
{
  GBytes *content = NULL;

  if (self->sub_filter != ANKY_SUB_FILTER_PKCS7_SHA1)
    return g_bytes_ref (self->digest);

  content = anky_cms_get_content (self->cms);
  if (!content || !g_bytes_equal (content, self->digest))
    return NULL;
  return anky_digest_of_bytes (anky_cms_get_digest_algorithm (self->cms),
                               content);
}

static void
verify_cms (AnkySignature *self)
{
  g_autoptr (GBytes) digest = dup_content_digest (self);
  g_autoptr (GError) error = NULL;

  if (!digest || !is_digest_as_signed (self, digest)) {
    fail_digest (self);
    return;
  }
  if (anky_cms_verify (self->cms, digest, &error)) {
    set_integrity (self, TRUE);
    return;
  }
  if (!g_error_matches (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH)) {
    fail_unknown (self, error->message);
    return;
  }
  set_integrity (self, FALSE);
  anky_signature_fail (self,
                       ANKY_INDICATION_FAILED,
                       ANKY_SUB_SIG_CRYPTO_FAILURE,
                       "signature-mismatch",
                       "the signature value does not belong to these bytes and "
                       "this certificate");
}

static void
check_cms (AnkySignature *self)
{
  if (!check_constraints (self))
    return;

  check_flags (self);
  if (!self->digest)
    return;
  verify_cms (self);
}

static void
check_token (AnkySignature *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *imprint = anky_timestamp_get_imprint (self->token);

  if (!self->digest)
    return;

  if (!imprint || !g_bytes_equal (imprint, self->digest)) {
    fail_digest (self);
    return;
  }
  if (anky_timestamp_verify (self->token, self->digest, &error)) {
    set_integrity (self, TRUE);
    return;
  }
  if (!g_error_matches (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH)) {
    fail_unknown (self, error->message);
    return;
  }
  set_integrity (self, FALSE);
  anky_signature_fail (self,
                       ANKY_INDICATION_FAILED,
                       ANKY_SUB_SIG_CRYPTO_FAILURE,
                       "signature-mismatch",
                       "the timestamp is not signed by the certificate it "
                       "names");
}

static void
note_digest (AnkySignature *self)
{
  if (self->report->digest == ANKY_DIGEST_SHA1)
    anky_signature_report_add (self->report,
                               "weak-digest",
                               ANKY_SEVERITY_WARNING,
                               "the document was hashed with SHA-1, which can "
                               "no longer be relied on");
}

/* A form that this program does not know says nothing good. */
static gboolean
check_sub_filter (AnkySignature *self)
{
  if (self->sub_filter != ANKY_SUB_FILTER_OTHER)
    return TRUE;

  anky_signature_fail (self,
                       ANKY_INDICATION_FAILED,
                       ANKY_SUB_FORMAT_FAILURE,
                       "sub-filter-unknown",
                       "the signature has the form %s, which cannot be checked",
                       self->report->sub_filter ? self->report->sub_filter
                                                : "(none)");
  return FALSE;
}

void
anky_signature_check_crypto (AnkySignature *self)
{
  note_digest (self);
  if (!check_sub_filter (self) || self->is_skipped)
    return;

  if (self->cms)
    check_cms (self);
  else if (self->token)
    check_token (self);

  if (self->has_range && !self->digest &&
      self->indication == ANKY_INDICATION_PASSED)
    fail_unknown (self,
                  "its digest algorithm is not known or was not computed");
}
