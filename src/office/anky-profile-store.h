/* anky-profile-store.h - finding an office profile by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-profile.h"

G_BEGIN_DECLS

/* A file's path, or the name of one in the user's or the program's folder;
 * NULL: the decree's own. */
AnkyProfile *anky_profile_store_load (const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The names that can be loaded, sorted; NULL-terminated. */
GStrv anky_profile_store_list (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
