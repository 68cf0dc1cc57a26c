/* anky-token-mechanism.h - kinds of signature in the words of PKCS#11
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-p11.h"

G_BEGIN_DECLS

/**
 * AnkyTokenMechanism:
 *
 * How a token is asked for one kind of signature over a hash that was computed
 * here: mechanisms that hash on the token are not in every module, nor do
 * their parameters pass p11-kit's remoting. Points into itself: not copied.
 */
typedef struct {
  AnkySignatureScheme scheme;
  AnkyDigestAlgorithm algorithm;
  CK_RSA_PKCS_PSS_PARAMS pss;
  CK_MECHANISM mechanism;
} AnkyTokenMechanism;

gboolean anky_token_mechanism_init (AnkyTokenMechanism *self,
                                    AnkySignatureScheme scheme,
                                    AnkyDigestAlgorithm algorithm,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What C_Sign is given for @digest. */
GBytes *anky_token_mechanism_dup_input (const AnkyTokenMechanism *self,
                                        GBytes *digest)
    G_GNUC_WARN_UNUSED_RESULT;
/* What CMS wants, from what C_Sign has answered. */
GBytes *anky_token_mechanism_dup_signature (const AnkyTokenMechanism *self,
                                            GBytes *answer,
                                            GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
