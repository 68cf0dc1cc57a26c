/* anky-render-read.h - the text of a page, run by run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-buffer.h"
#include "anky-poppler.h"

G_BEGIN_DECLS

/* As anky-render-text.h has it; FALSE if it is too much. */
gboolean anky_render_read_page (PopplerPage *page, AnkyBuffer *buffer)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
