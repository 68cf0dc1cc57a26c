/* anky-act-timestamp.h - asking the timestamp authorities in their order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"

G_BEGIN_DECLS

typedef struct {
  const AnkyActOptions *options; /* borrowed */
  GPtrArray *warnings;           /* borrowed; AnkyGate */
  gboolean is_required;          /* no going on without, whatever is allowed */
  gboolean was_lowered;          /* none was had, and the user said go on */
  char *why;                     /* the last failure; NULL */
} AnkyActTimestamp;

void anky_act_timestamp_clear (AnkyActTimestamp *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnkyActTimestamp, anky_act_timestamp_clear)

/* An #AnkyTimestampFunc; @data is an #AnkyActTimestamp. Each authority is
 * asked up to three times with growing pauses before the next one is. NULL
 * without error: signed without one, as the user allowed. */
GBytes *anky_act_timestamp_request (GBytes *imprint,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
