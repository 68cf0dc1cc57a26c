/* anky-recent-menu.c - the documents that were opened last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-recent-menu.h"

#include <gtk/gtk.h>

#define MOST_ITEMS 8

static int
compare_times (gconstpointer a, gconstpointer b)
{
  time_t first = gtk_recent_info_get_visited ((GtkRecentInfo *) a);
  time_t second = gtk_recent_info_get_visited ((GtkRecentInfo *) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

static gboolean
is_ours (GtkRecentInfo *info)
{
  return gtk_recent_info_has_application (info, g_get_application_name ()) &&
         (!gtk_recent_info_is_local (info) || gtk_recent_info_exists (info));
}

/* A name's underscores are no access keys. */
static char *
dup_label (GtkRecentInfo *info)
{
  g_autoptr (GString) label =
      g_string_new (gtk_recent_info_get_display_name (info));

  g_string_replace (label, "_", "__", 0);

  return g_strdup (label->str);
}

static void
append_item (GMenu *menu, GtkRecentInfo *info)
{
  g_autofree char *label = dup_label (info);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item,
                                     "app.open-uri",
                                     "s",
                                     gtk_recent_info_get_uri (info));
  g_menu_append_item (menu, item);
}

static void
fill (GMenu *menu)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  GList *infos =
      g_list_sort (gtk_recent_manager_get_items (manager), compare_times);
  guint n_items = 0;

  g_menu_remove_all (menu);
  for (GList *link = infos; link && n_items < MOST_ITEMS; link = link->next) {
    if (!is_ours (link->data))
      continue;
    append_item (menu, link->data);
    n_items++;
  }
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
}

void
anky_recent_menu_fill (GMenu *menu)
{
  g_signal_connect_object (gtk_recent_manager_get_default (),
                           "changed",
                           G_CALLBACK (fill),
                           menu,
                           G_CONNECT_SWAPPED);
  fill (menu);
}
