/* anky-preferences-page.h - the pages of the preferences, a file each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-application.h"

#include <handy.h>

G_BEGIN_DECLS

/* Each makes its page anew, filled and shown; nothing is kept but what the
 * widgets hold. Thread: main. */
GtkWidget *anky_preferences_general_new (AnkyApplication *application)
    G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *anky_preferences_identities_new (AnkyApplication *application)
    G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *anky_preferences_organization_new (AnkyApplication *application)
    G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *anky_preferences_network_new (AnkyApplication *application)
    G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *anky_preferences_devices_new (AnkyApplication *application)
    G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *anky_preferences_trust_new (AnkyApplication *application)
    G_GNUC_WARN_UNUSED_RESULT;

/* Added to a page. */
void anky_preferences_record_add (GtkWidget *page, GSettings *settings);

/* What the pages are built of. */
GtkWidget *anky_preferences_page_new (const char *name,
                                      const char *title,
                                      const char *icon)
    G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *anky_preferences_page_add_group (GtkWidget *page,
                                            const char *title,
                                            const char *description);

G_END_DECLS
