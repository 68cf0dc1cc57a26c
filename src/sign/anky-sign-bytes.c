/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-sign-bytes.h"

#include "anky-sign-request.h"

#include <string.h>

#define BLOCK_SIZE (1024 * 1024)

struct _AnkySignBytes {
  AnkyFile *file; /* to which it will be appended */
  guint8 *data;
  gsize size;
  guint64 base; /* where it will stand */
  gsize range_offset;
  gsize contents_offset;
  gsize contents_size; /* with the brackets */
};

void
anky_sign_bytes_add_holes (AnkyPdfObject *dict, gsize size)
{
  anky_pdf_dict_set (dict,
                     "ByteRange",
                     anky_pdf_placeholder_new (ANKY_SIGN_TAG_BYTE_RANGE,
                                               ANKY_SIGN_BYTE_RANGE_SIZE));
  anky_pdf_dict_set (
      dict,
      "Contents",
      anky_pdf_placeholder_new (ANKY_SIGN_TAG_CONTENTS, 2 * size + 2));
}

static gboolean
take_places (AnkySignBytes *self, GArray *places, GError **error)
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

/* ISO 32000-2, 12.8.1: everything but the value of /Contents, brackets
 * included. */
static void
write_byte_range (AnkySignBytes *self)
{
  guint64 first_end = anky_sign_bytes_get_start (self);
  guint64 second = anky_sign_bytes_get_end (self);
  guint64 second_size = self->base + self->size - second;
  g_autofree char *text = g_strdup_printf (
      "[0 %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "]",
      first_end,
      second,
      second_size);

  g_assert (strlen (text) <= ANKY_SIGN_BYTE_RANGE_SIZE);
  memcpy (self->data + self->range_offset, text, strlen (text));
}

AnkySignBytes *
anky_sign_bytes_new (AnkyPdfUpdate *update,
                     AnkyPdfDocument *document,
                     GError **error)
{
  g_autoptr (AnkySignBytes) self = NULL;
  g_autoptr (GArray) places = NULL;
  GBytes *bytes = anky_pdf_update_finish (update, &places, error);

  if (!bytes)
    return NULL;
  self = g_new0 (AnkySignBytes, 1);
  self->file = g_object_ref (anky_pdf_document_get_file (document));
  self->base = anky_file_get_size (self->file);
  self->data = g_bytes_unref_to_data (bytes, &self->size);
  if (!take_places (self, places, error))
    return NULL;
  write_byte_range (self);
  return g_steal_pointer (&self);
}

void
anky_sign_bytes_free (AnkySignBytes *self)
{
  g_object_unref (self->file);
  g_free (self->data);
  g_free (self);
}

guint64
anky_sign_bytes_get_start (const AnkySignBytes *self)
{
  return self->base + self->contents_offset;
}

guint64
anky_sign_bytes_get_end (const AnkySignBytes *self)
{
  return anky_sign_bytes_get_start (self) + self->contents_size;
}

GBytes *
anky_sign_bytes_steal (AnkySignBytes *self)
{
  return g_bytes_new_take (g_steal_pointer (&self->data), self->size);
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

GBytes *
anky_sign_bytes_hash (const AnkySignBytes *self,
                      AnkyDigestAlgorithm algorithm,
                      const AnkyDigest *prefix,
                      GCancellable *cancellable,
                      GError **error)
{
  gsize second = self->contents_offset + self->contents_size;
  g_autoptr (AnkyDigest) digest =
      prefix && anky_digest_get_algorithm (prefix) == algorithm
          ? anky_digest_copy (prefix)
          : hash_file (self->file, algorithm, cancellable, error);

  if (!digest)
    return NULL;
  anky_digest_update (digest, self->data, self->contents_offset);
  anky_digest_update (digest, self->data + second, self->size - second);
  return anky_digest_finish (digest);
}

/* --- value --------------------------------------------------------------- */

static gboolean
check_fits (const AnkySignBytes *self, GBytes *value, GError **error)
{
  gsize room = (self->contents_size - 2) / 2;

  if (g_bytes_get_size (value) <= room)
    return TRUE;
  g_set_error (error,
               ANKY_SIGN_ERROR,
               ANKY_SIGN_ERROR_NO_SPACE,
               "the signature has %" G_GSIZE_FORMAT
               " bytes, more than the %" G_GSIZE_FORMAT " that were kept free",
               g_bytes_get_size (value),
               room);
  return FALSE;
}

gboolean
anky_sign_bytes_fill (AnkySignBytes *self, GBytes *value, GError **error)
{
  static const char digits[] = "0123456789abcdef";
  gsize size;
  const guint8 *data = g_bytes_get_data (value, &size);
  guint8 *target = self->data + self->contents_offset;

  if (!check_fits (self, value, error))
    return FALSE;
  memset (target, '0', self->contents_size);
  target[0] = '<';
  target[self->contents_size - 1] = '>';
  for (gsize i = 0; i < size; i++) {
    target[1 + 2 * i] = (guint8) digits[data[i] >> 4];
    target[2 + 2 * i] = (guint8) digits[data[i] & 0xf];
  }
  return TRUE;
}
