/* anky-build-tree.h - where words and settings lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Installed, or beside the program in the tree where it was built. */
char *anky_build_tree_dup_locale_folder (void) G_GNUC_WARN_UNUSED_RESULT;

/* The program's settings. From the schema beside the program when it runs in
 * its build tree, else from the desktop's; NULL if neither has it. */
GSettings *anky_build_tree_new_settings (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
