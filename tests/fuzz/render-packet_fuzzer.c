/* Packets between renderer and helper, either way. What can be read is written
 * again as the same bytes: there is one way to say a thing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-render-protocol.h"

#include "fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  guint8 packet[ANKY_RENDER_MAX_PACKET];
  AnkyRenderRequest request;
  AnkyRenderAnswer answer;

  if (anky_render_answer_decode (&answer, data, size)) {
    g_assert_cmpuint (anky_render_answer_encode (&answer, packet), ==, size);
    g_assert_cmpint (memcmp (packet, data, size), ==, 0);
  }
  if (anky_render_request_decode (&request, data, size)) {
    g_assert_cmpuint (anky_render_request_encode (&request, packet), ==, size);
    g_assert_cmpint (memcmp (packet, data, size), ==, 0);
  }
  return 0;
}
