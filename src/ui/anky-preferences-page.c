/* anky-preferences-page.c - what the pages of the preferences are built of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-preferences-page.h"

GtkWidget *
anky_preferences_page_new (const char *name,
                           const char *title,
                           const char *icon)
{
  GtkWidget *page = g_object_new (HDY_TYPE_PREFERENCES_PAGE,
                                  "visible",
                                  TRUE,
                                  "name",
                                  name,
                                  "title",
                                  title,
                                  "icon-name",
                                  icon,
                                  NULL);

  atk_object_set_name (gtk_widget_get_accessible (page), title);

  return page;
}

GtkWidget *
anky_preferences_page_add_group (GtkWidget *page,
                                 const char *title,
                                 const char *description)
{
  GtkWidget *group = g_object_new (HDY_TYPE_PREFERENCES_GROUP,
                                   "visible",
                                   TRUE,
                                   "title",
                                   title,
                                   "description",
                                   description,
                                   NULL);

  gtk_container_add (GTK_CONTAINER (page), group);

  return group;
}
