/* anky-test-key.h - what tests of keys on tokens say over and over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-test-token.h"

G_BEGIN_DECLS

#define WRONG_PIN "11111111"

GBytes *test_key_make_digest (AnkyDigestAlgorithm algorithm);

void test_key_begin (AnkyKey *key, TestInteraction *person);
/* Signs, and checks the signature against the certificate. */
void test_key_assert_signs (AnkyKey *key,
                            AnkySignatureScheme scheme,
                            AnkyDigestAlgorithm algorithm);
/* @interaction: NULL, or any GTlsInteraction. */
void test_key_assert_begin_fails (AnkyKey *key,
                                  gpointer interaction,
                                  GQuark domain,
                                  int code);
void test_key_assert_sign_fails (AnkyKey *key,
                                 AnkySignatureScheme scheme,
                                 int code);

G_END_DECLS
