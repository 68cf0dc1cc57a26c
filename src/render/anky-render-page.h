/* anky-render-page.h - what can be asked about one page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-source.h"
#include "anky-render-session.h"

G_BEGIN_DECLS

/* @area in millimetres of the page as displayed, @user_unit applied. Block; in
 * the session's thread. */
AnkyPixels *anky_render_page_draw (AnkyRenderSession *session,
                                   guint page,
                                   AnkyRectMm area,
                                   double pixels_per_mm,
                                   double user_unit,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
AnkyPageText *anky_render_page_read (AnkyRenderSession *session,
                                     guint page,
                                     double user_unit,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
