/* anky-font-access.h - what a renderer must see besides the document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Loads fontconfig and names the folders of fonts, of its configuration and
 * cache, and of poppler-data: without them text in fonts that are not in the
 * document comes out blank. Element-type char *. */
GPtrArray *anky_font_access_prepare (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
