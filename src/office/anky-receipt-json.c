/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-json.h"
#include "anky-pdf-object.h"
#include "anky-receive.h"
#include "anky-reply.h"

#define MM_DECIMALS 2

/* The command line contract (design.md): these words and their order are what
 * scripts depend on. */

static void
add_signer (AnkyJson *json, const AnkySignatureReport *signature)
{
  AnkyCertificate *signer = signature->signer;

  if (!signer) {
    anky_json_add_null (json, "signer");
    return;
  }
  anky_json_begin_object (json, "signer");
  anky_json_add_string (json, "subject", anky_certificate_get_subject (signer));
  anky_json_add_string (json, "issuer", anky_certificate_get_issuer (signer));
  anky_json_add_string (json, "serial", anky_certificate_get_serial (signer));
  anky_json_add_string (json,
                        "kind",
                        anky_signer_kind_to_string (signature->signer_kind));
  anky_json_add_string (json,
                        "managingBody",
                        anky_certificate_get_managing_body (signer));
  anky_json_add_time (json,
                      "notBefore",
                      anky_certificate_get_not_before (signer));
  anky_json_add_time (json,
                      "notAfter",
                      anky_certificate_get_not_after (signer));
  anky_json_end_object (json);
}

static void
add_timestamp (AnkyJson *json, const AnkySignatureReport *signature)
{
  if (!signature->has_timestamp) {
    anky_json_add_null (json, "timestamp");
    return;
  }
  anky_json_begin_object (json, "timestamp");
  anky_json_add_time (json, "time", signature->timestamp_time);
  anky_json_add_string (json, "tsa", signature->timestamp_tsa);
  anky_json_add_string (
      json,
      "indication",
      anky_indication_to_string (signature->timestamp_indication));
  anky_json_add_string (
      json,
      "subIndication",
      anky_sub_indication_to_string (signature->timestamp_sub));
  anky_json_end_object (json);
}

static void
add_revocation (AnkyJson *json, const AnkyPath *path)
{
  AnkyRevocationStatus status =
      path ? path->revocation : ANKY_REVOCATION_NOT_CHECKED;

  anky_json_begin_object (json, "revocation");
  anky_json_add_string (json,
                        "status",
                        anky_revocation_status_to_string (status));
  anky_json_add_string (json, "source", path ? path->revocation_source : NULL);
  anky_json_add_time (json, "time", path ? path->revocation_time : NULL);
  anky_json_end_object (json);
}

static void
add_rect (AnkyJson *json, const AnkySignatureReport *signature)
{
  const AnkyRectMm *rect = &signature->rect;

  if (!signature->has_rect) {
    anky_json_add_null (json, "rectMm");
    return;
  }
  anky_json_begin_array (json, "rectMm");
  anky_json_add_number (json, NULL, rect->x, MM_DECIMALS);
  anky_json_add_number (json, NULL, rect->y, MM_DECIMALS);
  anky_json_add_number (json, NULL, rect->width, MM_DECIMALS);
  anky_json_add_number (json, NULL, rect->height, MM_DECIMALS);
  anky_json_end_array (json);
}

static void
add_place (AnkyJson *json, const AnkySignatureReport *signature)
{
  anky_json_add_string (json, "role", anky_role_to_string (signature->role));
  if (signature->page == G_MAXUINT)
    anky_json_add_null (json, "page");
  else
    anky_json_add_integer (json, "page", (gint64) signature->page + 1);
  add_rect (json, signature);
}

static void
add_findings (AnkyJson *json, GPtrArray *findings)
{
  anky_json_begin_array (json, "findings");
  for (guint i = 0; i < findings->len; i++) {
    const AnkyFinding *finding = g_ptr_array_index (findings, i);

    anky_json_begin_object (json, NULL);
    anky_json_add_string (json, "code", finding->code);
    anky_json_add_string (json,
                          "severity",
                          anky_severity_to_string (finding->severity));
    anky_json_add_string (json, "article", finding->article);
    anky_json_add_string (json, "message", finding->message);
    anky_json_end_object (json);
  }
  anky_json_end_array (json);
}

static void
add_permitted (AnkyJson *json, AnkyPermitted permitted)
{
  if (permitted == ANKY_PERMITTED_UNKNOWN)
    anky_json_add_null (json, "changesPermitted");
  else
    anky_json_add_boolean (json,
                           "changesPermitted",
                           permitted == ANKY_PERMITTED_YES);
}

/* NULL for what no CMS told us. */
static const char *
get_digest (const AnkySignatureReport *signature)
{
  return signature->digest == ANKY_DIGEST_UNKNOWN
             ? NULL
             : anky_digest_algorithm_get_name (signature->digest);
}

static const char *
get_scheme (const AnkySignatureReport *signature)
{
  return signature->scheme == ANKY_SCHEME_UNKNOWN
             ? NULL
             : anky_signature_scheme_get_name (signature->scheme);
}

static void
add_answers (AnkyJson *json, const AnkySignatureReport *signature)
{
  anky_json_add_string (json, "field", signature->field);
  if (signature->revision == 0)
    anky_json_add_null (json, "revision");
  else
    anky_json_add_integer (json, "revision", signature->revision);
  anky_json_add_string (json,
                        "covers",
                        anky_covers_to_string (signature->covers));
  anky_json_add_string (json,
                        "indication",
                        anky_indication_to_string (signature->indication));
  anky_json_add_string (json,
                        "subIndication",
                        anky_sub_indication_to_string (signature->sub));
  anky_json_add_string (json,
                        "integrity",
                        anky_integrity_to_string (signature->integrity));
  anky_json_add_string (json,
                        "laterChanges",
                        anky_changes_to_string (signature->later_changes));
  add_permitted (json, signature->changes_permitted);
  anky_json_add_string (json, "level", anky_level_to_string (signature->level));
  anky_json_add_string (json, "digest", get_digest (signature));
  anky_json_add_string (json, "algorithm", get_scheme (signature));
}

static void
add_signature (AnkyJson *json, const AnkySignatureReport *signature)
{
  anky_json_begin_object (json, NULL);
  add_answers (json, signature);
  add_signer (json, signature);
  anky_json_add_time (json, "claimedTime", signature->claimed_time);
  add_timestamp (json, signature);
  anky_json_add_time (json, "bestSignatureTime", signature->best_time);
  add_revocation (json, signature->path);
  add_place (json, signature);
  add_findings (json, signature->findings);
  if (signature->is_removed)
    anky_json_add_boolean (json, "removed", TRUE);
  anky_json_end_object (json);
}

static void
add_reason (AnkyJson *json, const AnkyReason *reason)
{
  anky_json_begin_object (json, NULL);
  anky_json_add_string (json, "code", reason->code);
  anky_json_add_string (json, "weight", anky_weight_to_string (reason->weight));
  anky_json_add_string (json, "article", reason->article);
  anky_json_add_string (json, "message", reason->message);
  anky_json_end_object (json);
}

static void
add_document (AnkyJson *json, AnkyReceipt *self)
{
  GPtrArray *limits = self->report ? self->report->limits : NULL;

  anky_json_begin_object (json, "document");
  anky_json_add_string (json,
                        "verdict",
                        anky_verdict_to_string (self->verdict));
  anky_json_add_string (json,
                        "acceptance",
                        anky_weight_to_acceptance (self->acceptance));
  anky_json_add_string (json, "number", self->number);
  anky_json_add_string (json, "date", self->date);
  anky_json_begin_array (json, "limits");
  for (guint i = 0; limits && i < limits->len; i++)
    anky_json_add_string (json, NULL, g_ptr_array_index (limits, i));
  anky_json_end_array (json);
  anky_json_begin_array (json, "reasons");
  for (guint i = 0; i < self->reasons->len; i++)
    add_reason (json, g_ptr_array_index (self->reasons, i));
  anky_json_end_array (json);
  anky_json_end_object (json);
}

static const char *
get_error_word (const GError *error)
{
  static const char *const words[] = {
    [ANKY_PDF_ERROR_FAILED] = "failed",
    [ANKY_PDF_ERROR_NOT_PDF] = "not-pdf",
    [ANKY_PDF_ERROR_MALFORMED] = "malformed",
    [ANKY_PDF_ERROR_DAMAGED] = "damaged",
    [ANKY_PDF_ERROR_PREFIX] = "prefix",
    [ANKY_PDF_ERROR_TRUNCATED] = "truncated",
    [ANKY_PDF_ERROR_LIMIT] = "limit",
    [ANKY_PDF_ERROR_ENCRYPTED] = "encrypted",
    [ANKY_PDF_ERROR_UNSUPPORTED] = "unsupported",
    [ANKY_PDF_ERROR_NO_PAGE] = "no-page",
  };

  if (error->domain == ANKY_PDF_ERROR && error->code >= 0 &&
      (gsize) error->code < G_N_ELEMENTS (words))
    return words[error->code];
  return "failed";
}

static void
add_error (AnkyJson *json, const GError *error)
{
  anky_json_begin_object (json, "error");
  anky_json_add_string (json, "code", get_error_word (error));
  anky_json_add_string (json, "message", error->message);
  anky_json_end_object (json);
}

static AnkyJson *
begin (AnkyReceipt *self, const char *file_name)
{
  AnkyJson *json = anky_json_new ();

  anky_json_begin_object (json, NULL);
  anky_json_add_string (json, "file", file_name);
  if (self->error)
    add_error (json, self->error);
  if (self->report) {
    anky_json_add_integer (json, "pages", self->report->n_pages);
    anky_json_add_integer (json, "revisions", self->report->n_revisions);
  }
  anky_json_begin_array (json, "signatures");
  for (guint i = 0; self->report && i < self->report->signatures->len; i++)
    add_signature (json, g_ptr_array_index (self->report->signatures, i));
  anky_json_end_array (json);
  add_document (json, self);
  return json;
}

char *
anky_receipt_to_json (AnkyReceipt *self, const char *file_name)
{
  g_autoptr (AnkyJson) json = begin (self, file_name);

  anky_json_end_object (json);
  return anky_json_steal_text (json);
}

char *
anky_receipt_to_record_json (AnkyReceipt *self, const char *file_name)
{
  g_autoptr (AnkyJson) json = begin (self, file_name);
  g_autofree char *name = g_path_get_basename (file_name);
  g_autofree char *reply = anky_reply_new (self, name);

  anky_json_add_time (json, "checked", self->checked);
  anky_json_add_string (json, "reply", reply);
  anky_json_end_object (json);
  return anky_json_steal_text (json);
}
