/* anky-text-doubt.h - whether extracted text can be what stands on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TRUE if so many of its characters are none of a Vietnamese text (private
 * use, control, stray signs, letters of other alphabets' code pages) that a
 * font without Unicode mapping, or one of the days before Unicode (TCVN 3,
 * VNI), must be at work. @text is valid UTF-8. */
gboolean anky_text_is_doubtful (const char *text);

G_END_DECLS
