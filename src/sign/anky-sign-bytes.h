/* anky-sign-bytes.h - a new revision while its two holes are filled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-digest.h"
#include "anky-pdf-update.h"

G_BEGIN_DECLS

/* Tags of the two places that are filled when the rest is fixed. */
typedef enum {
  ANKY_SIGN_TAG_BYTE_RANGE = 1,
  ANKY_SIGN_TAG_CONTENTS,
} AnkySignTag;

/* "[0 n n n]" with room for three numbers of 64 bits. */
#define ANKY_SIGN_BYTE_RANGE_SIZE 68

/**
 * AnkySignBytes:
 *
 * What an update appends. /ByteRange is written when it is made; /Contents is
 * a hole until it is filled. Thread: any; one in one thread.
 */
typedef struct _AnkySignBytes AnkySignBytes;

/* The two entries for a signature dictionary; @size: of the value in bytes. */
void anky_sign_bytes_add_holes (AnkyPdfObject *dict, gsize size);

AnkySignBytes *anky_sign_bytes_new (AnkyPdfUpdate *update,
                                    AnkyPdfDocument *document,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anky_sign_bytes_free (AnkySignBytes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkySignBytes, anky_sign_bytes_free)

/* The hash of all but the hole. @prefix: the state after the document's bytes;
 * NULL, or of another algorithm: computed here. */
GBytes *anky_sign_bytes_hash (const AnkySignBytes *self,
                              AnkyDigestAlgorithm algorithm,
                              const AnkyDigest *prefix,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* %ANKY_SIGN_ERROR_NO_SPACE if @value is larger than the hole. */
gboolean anky_sign_bytes_fill (AnkySignBytes *self,
                               GBytes *value,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Where /Contents stands in the finished file, brackets included. */
guint64 anky_sign_bytes_get_start (const AnkySignBytes *self);
guint64 anky_sign_bytes_get_end (const AnkySignBytes *self);
GBytes *anky_sign_bytes_steal (AnkySignBytes *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
