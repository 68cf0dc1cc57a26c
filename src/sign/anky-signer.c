/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-signer.h"

#include "anky-sign-objects.h"
#include "anky-sign-plan.h"

#include <string.h>

#define BLOCK_SIZE (1024 * 1024)

/* The appended part while its two holes are filled. */
typedef struct {
  guint8 *data;
  gsize size;
  guint64 base; /* where it will stand in the file */
  gsize range_offset;
  gsize contents_offset;
  gsize contents_size; /* with the brackets */
} Revision;

static void
revision_clear (Revision *self)
{
  g_clear_pointer (&self->data, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Revision, revision_clear)

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

/* --- bytes --------------------------------------------------------------- */

static gboolean
take_placeholders (Revision *self, GArray *places, GError **error)
{
  for (guint i = 0; i < places->len; i++) {
    const AnkyPdfPlaceholder *place =
        &g_array_index (places, AnkyPdfPlaceholder, i);

    if (place->tag == ANKY_SIGN_TAG_BYTE_RANGE) {
      self->range_offset = (gsize) (place->offset - self->base);
    } else {
      self->contents_offset = (gsize) (place->offset - self->base);
      self->contents_size = place->size;
    }
  }
  if (self->range_offset > 0 && self->contents_offset > 0)
    return TRUE;
  g_set_error_literal (error,
                       ANKY_SIGN_ERROR,
                       ANKY_SIGN_ERROR_FAILED,
                       "the new revision has no place for its signature");
  return FALSE;
}

static gboolean
write_revision (Revision *self,
                AnkyPdfUpdate *update,
                AnkyPdfDocument *document,
                GError **error)
{
  g_autoptr (GArray) places = NULL;
  g_autoptr (GBytes) bytes = anky_pdf_update_finish (update, &places, error);

  if (!bytes)
    return FALSE;
  self->base = anky_file_get_size (anky_pdf_document_get_file (document));
  self->data = g_bytes_unref_to_data (g_steal_pointer (&bytes), &self->size);
  return take_placeholders (self, places, error);
}

/* ISO 32000-2, 12.8.1: everything but the value of /Contents, brackets
 * included. */
static void
fill_byte_range (Revision *self)
{
  guint64 first_end = self->base + self->contents_offset;
  guint64 second = first_end + self->contents_size;
  guint64 second_size = self->base + self->size - second;
  g_autofree char *text = g_strdup_printf (
      "[0 %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "]",
      first_end,
      second,
      second_size);

  g_assert (strlen (text) <= ANKY_SIGN_BYTE_RANGE_SIZE);
  memcpy (self->data + self->range_offset, text, strlen (text));
}

static void
fill_contents (Revision *self, GBytes *cms)
{
  static const char digits[] = "0123456789abcdef";
  gsize size;
  const guint8 *value = g_bytes_get_data (cms, &size);
  guint8 *target = self->data + self->contents_offset;

  memset (target, '0', self->contents_size);
  target[0] = '<';
  target[self->contents_size - 1] = '>';
  for (gsize i = 0; i < size; i++) {
    target[1 + 2 * i] = (guint8) digits[value[i] >> 4];
    target[2 + 2 * i] = (guint8) digits[value[i] & 0xf];
  }
}

/* --- hash ---------------------------------------------------------------- */

static AnkyDigest *
hash_file (AnkyFile *file,
           AnkyDigestAlgorithm algorithm,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (AnkyDigest) digest = anky_digest_new (algorithm);
  gsize size;
  const guint8 *data = anky_file_get_data (file, &size);

  for (gsize done = 0; done < size; done += BLOCK_SIZE) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    anky_digest_update (digest, data + done, MIN (BLOCK_SIZE, size - done));
  }
  if (!anky_file_check (file, error))
    return NULL;
  return g_steal_pointer (&digest);
}

static AnkyDigestAlgorithm
get_algorithm (const AnkySignPlan *plan)
{
  return plan->terms.digest ? plan->terms.digest : ANKY_DIGEST_SHA256;
}

static GBytes *
hash_ranges (const Revision *revision,
             const AnkySignPlan *plan,
             const AnkyDigest *prefix,
             GCancellable *cancellable,
             GError **error)
{
  AnkyPdfDocument *document = anky_pdf_revision_get_document (plan->revision);
  AnkyDigestAlgorithm algorithm = get_algorithm (plan);
  gsize second = revision->contents_offset + revision->contents_size;
  g_autoptr (AnkyDigest) digest =
      prefix && anky_digest_get_algorithm (prefix) == algorithm
          ? anky_digest_copy (prefix)
          : hash_file (anky_pdf_document_get_file (document),
                       algorithm,
                       cancellable,
                       error);

  if (!digest)
    return NULL;
  anky_digest_update (digest, revision->data, revision->contents_offset);
  anky_digest_update (digest, revision->data + second, revision->size - second);
  return anky_digest_finish (digest);
}

/* --- signature ----------------------------------------------------------- */

static gboolean
check_fits (const Revision *revision, GBytes *cms, GError **error)
{
  gsize room = (revision->contents_size - 2) / 2;

  if (g_bytes_get_size (cms) <= room)
    return TRUE;
  g_set_error (error,
               ANKY_SIGN_ERROR,
               ANKY_SIGN_ERROR_NO_SPACE,
               "the signature has %" G_GSIZE_FORMAT
               " bytes, more than the %" G_GSIZE_FORMAT " that were kept free",
               g_bytes_get_size (cms),
               room);
  return FALSE;
}

static AnkySignedRevision *
make_result (Revision *revision, const AnkySignPlan *plan)
{
  AnkySignedRevision *result = g_new0 (AnkySignedRevision, 1);

  result->field_name = g_strdup (plan->field_name);
  result->contents_start = revision->base + revision->contents_offset;
  result->contents_end = result->contents_start + revision->contents_size;
  result->appended =
      g_bytes_new_take (g_steal_pointer (&revision->data), revision->size);
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
  g_autoptr (AnkyPdfUpdate) update = NULL;
  g_autoptr (GBytes) digest = NULL;
  g_autoptr (GBytes) cms = NULL;
  g_auto (Revision) revision = { 0 };

  if (!plan)
    return NULL;
  options.digest = get_algorithm (plan);
  update =
      anky_sign_objects_add (plan,
                             anky_cms_estimate_size (certificate, &options),
                             error);
  if (!update || !write_revision (&revision, update, document, error))
    return NULL;
  fill_byte_range (&revision);
  digest = hash_ranges (&revision, plan, prefix_digest, cancellable, error);
  if (!digest)
    return NULL;
  cms = anky_cms_sign (key, digest, &options, cancellable, error);
  if (!cms || !check_fits (&revision, cms, error))
    return NULL;
  fill_contents (&revision, cms);
  return make_result (&revision, plan);
}
