/* anky-preferences-window.c - what can be set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-preferences-window.h"

#include "anky-preferences-page.h"

#include <glib/gi18n.h>

#define WIDTH  860
#define HEIGHT 520

struct _AnkyPreferencesWindow {
  HdyPreferencesWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (AnkyPreferencesWindow,
                     anky_preferences_window,
                     HDY_TYPE_PREFERENCES_WINDOW)

static GtkWidget *(*const pages[]) (AnkyApplication *application) = {
  anky_preferences_general_new,      anky_preferences_identities_new,
  anky_preferences_organization_new, anky_preferences_network_new,
  anky_preferences_devices_new,      anky_preferences_trust_new,
};

static void
anky_preferences_window_class_init (AnkyPreferencesWindowClass *klass)
{
}

static void
anky_preferences_window_init (AnkyPreferencesWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);

  gtk_window_set_title (window, _ ("Preferences"));
  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  gtk_window_set_modal (window, TRUE);
  gtk_window_set_destroy_with_parent (window, TRUE);
  hdy_preferences_window_set_search_enabled (HDY_PREFERENCES_WINDOW (self),
                                             FALSE);
}

AnkyPreferencesWindow *
anky_preferences_window_new (AnkyApplication *application)
{
  AnkyPreferencesWindow *self =
      g_object_new (ANKY_TYPE_PREFERENCES_WINDOW, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_container_add (GTK_CONTAINER (self), pages[i](application));

  return self;
}
