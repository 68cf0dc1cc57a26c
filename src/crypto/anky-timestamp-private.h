/* anky-timestamp-private.h - what the request compares
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-cms-private.h"
#include "anky-timestamp.h"

G_BEGIN_DECLS

/* The octets of the INTEGER; NULL if there is none. */
GBytes *anky_timestamp_get_nonce (AnkyTimestamp *self);

G_END_DECLS
