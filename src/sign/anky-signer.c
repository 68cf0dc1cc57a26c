/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-signer.h"

#include "anky-sign-bytes.h"
#include "anky-sign-dict.h"
#include "anky-sign-objects.h"
#include "anky-sign-plan.h"

/* A token of a TSA with its chain: 2 to 8 KB in practice. */
#define TIMESTAMP_SIZE (16 * 1024)

void
anky_signed_revision_free (AnkySignedRevision *self)
{
  g_bytes_unref (self->appended);
  g_free (self->field_name);
  g_free (self);
}

gboolean
anky_signer_check (AnkyPdfDocument *document,
                   const AnkySignRequest *request,
                   AnkyCertificate *certificate,
                   GError **error)
{
  g_autoptr (AnkySignPlan) plan =
      anky_sign_plan_new (document, request, certificate, error);

  return plan != NULL;
}

AnkyDrawnAppearance *
anky_signer_draw (AnkyPdfDocument *document,
                  const AnkySignRequest *request,
                  AnkyCertificate *certificate,
                  GError **error)
{
  g_autoptr (AnkySignPlan) plan =
      anky_sign_plan_new (document, request, certificate, error);
  g_autoptr (AnkyAppearance) appearance = NULL;
  AnkyAppearanceFormOptions options;

  if (!plan)
    return NULL;
  if (!plan->is_visible)
    return anky_drawn_appearance_new_empty ();
  appearance = request->appearance ? g_object_ref (request->appearance)
                                   : anky_appearance_new_empty ();
  options = anky_sign_objects_get_form (plan);
  return anky_drawn_appearance_new (appearance, &options, error);
}

/* The revision that a plan makes, with a hole for its value. Takes @dict. */
static AnkySignBytes *
write_revision (const AnkySignPlan *plan, AnkyPdfObject *dict, GError **error)
{
  g_autoptr (AnkyPdfUpdate) update = anky_sign_objects_add (plan, dict, error);

  if (!update)
    return NULL;
  return anky_sign_bytes_new (update,
                              anky_pdf_revision_get_document (plan->revision),
                              error);
}

static AnkySignedRevision *
make_result (AnkySignBytes *bytes, const AnkySignPlan *plan)
{
  AnkySignedRevision *result = g_new0 (AnkySignedRevision, 1);

  result->field_name = g_strdup (plan->field_name);
  result->contents_start = anky_sign_bytes_get_start (bytes);
  result->contents_end = anky_sign_bytes_get_end (bytes);
  result->appended = anky_sign_bytes_steal (bytes);
  return result;
}

AnkySignedRevision *
anky_signer_sign (AnkyPdfDocument *document,
                  const AnkySignRequest *request,
                  AnkyKey *key,
                  const AnkyDigest *prefix_digest,
                  GCancellable *cancellable,
                  GError **error)
{
  AnkyCertificate *certificate = anky_key_get_certificate (key);
  g_autoptr (AnkySignPlan) plan =
      anky_sign_plan_new (document, request, certificate, error);
  AnkyCmsOptions options = request->cms;
  g_autoptr (AnkySignBytes) bytes = NULL;
  g_autoptr (GBytes) digest = NULL;
  g_autoptr (GBytes) cms = NULL;
  gsize size;

  if (!plan)
    return NULL;
  options.digest = plan->terms.digest ? plan->terms.digest : ANKY_DIGEST_SHA256;
  size = anky_cms_estimate_size (certificate, &options);
  bytes = write_revision (plan, anky_sign_dict_new (plan, size), error);
  if (!bytes)
    return NULL;
  digest = anky_sign_bytes_hash (bytes,
                                 options.digest,
                                 prefix_digest,
                                 cancellable,
                                 error);
  if (!digest)
    return NULL;
  cms = anky_cms_sign (key, digest, &options, cancellable, error);
  if (!cms || !anky_sign_bytes_fill (bytes, cms, error))
    return NULL;
  return make_result (bytes, plan);
}

AnkySignedRevision *
anky_signer_timestamp (AnkyPdfDocument *document,
                       AnkyTimestampFunc timestamp,
                       gpointer timestamp_data,
                       const AnkyDigest *prefix_digest,
                       GCancellable *cancellable,
                       GError **error)
{
  const AnkySignRequest request = { .docmdp = ANKY_DOCMDP_NONE };
  g_autoptr (AnkySignPlan) plan =
      anky_sign_plan_new_timestamp (document, &request, error);
  g_autoptr (AnkySignBytes) bytes = NULL;
  g_autoptr (GBytes) digest = NULL;
  g_autoptr (GBytes) token = NULL;

  if (!plan)
    return NULL;
  bytes = write_revision (plan,
                          anky_sign_dict_new_timestamp (TIMESTAMP_SIZE),
                          error);
  if (!bytes)
    return NULL;
  digest = anky_sign_bytes_hash (bytes,
                                 ANKY_DIGEST_SHA256,
                                 prefix_digest,
                                 cancellable,
                                 error);
  if (!digest)
    return NULL;
  token = timestamp (digest, timestamp_data, cancellable, error);
  if (!token || !anky_sign_bytes_fill (bytes, token, error))
    return NULL;
  return make_result (bytes, plan);
}
