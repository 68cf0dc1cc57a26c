/* anky-test-pki.h - what tests/pki/make-pki.sh made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-soft-key.h"

G_BEGIN_DECLS

/* All end the test when a file is not there. @name: "person", "sub", ... */
char *anky_test_pki_path (const char *file) G_GNUC_WARN_UNUSED_RESULT;
GBytes *anky_test_pki_bytes (const char *file) G_GNUC_WARN_UNUSED_RESULT;
AnkyCertificate *anky_test_pki_certificate (const char *name)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyKey *anky_test_pki_key (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
