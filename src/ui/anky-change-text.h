/* anky-change-text.h - what was changed after signing, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-signature-text.h"

G_BEGIN_DECLS

/* "Page 2: a note was added", and how it is to be taken. */
AnkyAnswer anky_change_text_get (const AnkyChange *change);

G_END_DECLS
