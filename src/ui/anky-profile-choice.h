/* anky-profile-choice.h - choosing an office profile by its title
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Combo boxes of the profiles that are installed; the decree's own has the id
 * "". What is chosen now, a name or a path, is in the list though it be not
 * installed. Thread: main. */

/* With one more choice, first: the rules of the whole program, whose id is
 * ANKY_PROFILE_INHERITED; NULL @current chooses it. */
#define ANKY_PROFILE_INHERITED "inherited"
GtkWidget *anky_profile_choice_new_inherited (const char *current)
    G_GNUC_WARN_UNUSED_RESULT;
/* Bound to @key. */
GtkWidget *anky_profile_choice_new_bound (GSettings *settings, const char *key)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
