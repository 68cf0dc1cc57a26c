/* anky-test-verify.h - whether a signature is a certificate's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-key.h"

G_BEGIN_DECLS

gboolean test_verify (AnkyCertificate *certificate,
                      AnkySignatureScheme scheme,
                      AnkyDigestAlgorithm algorithm,
                      GBytes *digest,
                      GBytes *signature);

G_END_DECLS
