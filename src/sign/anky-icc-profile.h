/* anky-icc-profile.h - what the numbers of a colour mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An ICC profile of version 2.1 (ICC.1:1998-09) with the primaries of sRGB and
 * a gamma of 2.2: a display's, three components. */
GBytes *anky_icc_profile_new_rgb (void) G_GNUC_WARN_UNUSED_RESULT;
/* The same curve for one component. */
GBytes *anky_icc_profile_new_gray (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
