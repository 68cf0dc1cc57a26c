/* A timestamp token: one that verifies does so over its own imprint alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "anky-timestamp.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (AnkyTimestamp) timestamp = anky_timestamp_parse (bytes, NULL);
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);

  if (!timestamp)
    return 0;
  g_assert_nonnull (anky_timestamp_get_time (timestamp));
  g_assert_nonnull (anky_timestamp_get_imprint (timestamp));
  g_assert_nonnull (anky_timestamp_get_policy (timestamp));
  if (anky_timestamp_verify (timestamp,
                             anky_timestamp_get_imprint (timestamp),
                             NULL))
    g_assert_nonnull (anky_timestamp_get_certificate (timestamp));
  g_assert_false (anky_timestamp_verify (timestamp, other, NULL));
  return 0;
}
