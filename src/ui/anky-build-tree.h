/* anky-build-tree.h - where words and settings lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Installed, or beside the program in the tree where it was built. */
char *anky_build_tree_dup_locale_folder (void) G_GNUC_WARN_UNUSED_RESULT;

/* A file of the guide, "guide-vi.html"; NULL if the program runs from where it
 * is installed. */
char *anky_build_tree_dup_guide (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* The program's settings. From the schema beside the program when it runs in
 * its build tree, else from the desktop's or the prefix it was installed into;
 * NULL if none has it. */
GSettings *anky_build_tree_new_settings (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
