/* anky-preferences-window.c - what can be set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-preferences-window.h"

#include <glib/gi18n.h>

struct _AnkyPreferencesWindow {
  HdyPreferencesWindow parent_instance;

  GtkWidget *language;
  GtkWidget *organization;
  GtkWidget *use_network;
  GtkWidget *timestamp_servers;
  GtkWidget *modules;
  GtkWidget *trusted;
};

G_DEFINE_FINAL_TYPE (AnkyPreferencesWindow,
                     anky_preferences_window,
                     HDY_TYPE_PREFERENCES_WINDOW)

/* A list is one line with spaces between; paths and addresses of this trade
 * have none. */
static gboolean
list_to_text (GValue *value, GVariant *variant, gpointer unused)
{
  g_autofree const char **items = g_variant_get_strv (variant, NULL);

  g_value_take_string (value, g_strjoinv (" ", (char **) items));

  return TRUE;
}

static GVariant *
text_to_list (const GValue *value, const GVariantType *type, gpointer unused)
{
  g_auto (GStrv) words =
      g_strsplit_set (g_value_get_string (value), " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) items = NULL;

  for (gsize i = 0; words[i]; i++)
    if (*words[i])
      g_strv_builder_add (builder, words[i]);
  items = g_strv_builder_end (builder);

  return g_variant_new_strv ((const char *const *) items, -1);
}

static void
bind_list (GSettings *settings, const char *key, GtkWidget *entry)
{
  g_settings_bind_with_mapping (settings,
                                key,
                                entry,
                                "text",
                                G_SETTINGS_BIND_DEFAULT,
                                list_to_text,
                                text_to_list,
                                NULL,
                                NULL);
}

static void
anky_preferences_window_class_init (AnkyPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPreferencesWindow,
                                        language);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPreferencesWindow,
                                        organization);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPreferencesWindow,
                                        use_network);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPreferencesWindow,
                                        timestamp_servers);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPreferencesWindow,
                                        modules);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPreferencesWindow,
                                        trusted);
}

static void
anky_preferences_window_init (AnkyPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AnkyPreferencesWindow *
anky_preferences_window_new (GSettings *settings)
{
  AnkyPreferencesWindow *self =
      g_object_new (ANKY_TYPE_PREFERENCES_WINDOW, NULL);

  g_settings_bind (settings,
                   "language",
                   self->language,
                   "active-id",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings,
                   "organization-name",
                   self->organization,
                   "text",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings,
                   "use-network",
                   self->use_network,
                   "active",
                   G_SETTINGS_BIND_DEFAULT);
  bind_list (settings, "timestamp-servers", self->timestamp_servers);
  bind_list (settings, "pkcs11-modules", self->modules);
  bind_list (settings, "trusted-certificates", self->trusted);

  return self;
}
