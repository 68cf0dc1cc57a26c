/* anky-wording-private.h - the tables of words, one a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-wording.h"

G_BEGIN_DECLS

const AnkyWording *anky_wording_get_acts (gsize *n_out);
const AnkyWording *anky_wording_get_places (gsize *n_out);

G_END_DECLS
