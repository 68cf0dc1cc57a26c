/* anky-helper-path.h - where the program anky-render is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* ANKY_RENDER_HELPER of the environment (tests), else beside this program in
 * a build tree, else the installed one. */
char *anky_helper_path_dup (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
