/* anky-act-picture.h - whether a picture is what the decree asks, at its size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-job.h"

G_BEGIN_DECLS

/* Warns of a picture that was given by its file: its hue, its ground, how
 * coarse it is where it stands (NĐ 30/2020, Phụ lục I, II.7 and II.8). */
void anky_act_picture_check (AnkyActJob *job);

G_END_DECLS
