/* anky-test-tsa.h - a timestamping authority whose clock the test sets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-cms.h"

G_BEGIN_DECLS

typedef struct {
  const char *name; /* of the tests' PKI; NULL: "tsa" */
  const char *time; /* RFC 3339 */
} AnkyTestTsa;

/* An #AnkyTimestampFunc; @user_data is an AnkyTestTsa. */
GBytes *anky_test_tsa_stamp (GBytes *imprint,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
