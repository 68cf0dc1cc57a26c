/* anky-soft-key.h - a private key in a file, for tests alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-key.h"

G_BEGIN_DECLS

/**
 * AnkySoftKey:
 *
 * Signs without a token. It is as strict about the bracket as a token: signing
 * outside of begin and end fails. Counts how often it was begun, so that a test
 * can say that a PIN would have been asked once.
 */
#define ANKY_TYPE_SOFT_KEY (anky_soft_key_get_type ())
G_DECLARE_FINAL_TYPE (AnkySoftKey, anky_soft_key, ANKY, SOFT_KEY, GObject)

AnkySoftKey *anky_soft_key_new_from_pem (const char *key_path,
                                         const char *certificate_path,
                                         GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
AnkySoftKey *anky_soft_key_new_from_pkcs12 (const char *path,
                                            const char *password,
                                            GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

guint anky_soft_key_get_n_begun (AnkySoftKey *self);
guint anky_soft_key_get_n_signed (AnkySoftKey *self);
gboolean anky_soft_key_is_open (AnkySoftKey *self);
/* From now on answers with a signature in which one bit is wrong. */
void anky_soft_key_set_is_lying (AnkySoftKey *self, gboolean is_lying);

G_END_DECLS
