/* anky-pin-row.c - a certificate that is known beforehand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-pin-row.h"

#include <glib/gi18n.h>

#define KEY_PIN "anky-pin"

const AnkyPin *
anky_pin_row_get_pin (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), KEY_PIN);
}

static GtkWidget *
make_button (const AnkyPin *pin, GCallback fetch_cb, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Fetch and Check"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  atk_object_set_description (gtk_widget_get_accessible (button), pin->name);
  g_object_set_data (G_OBJECT (button), KEY_PIN, (gpointer) pin);
  g_signal_connect_object (button, "clicked", fetch_cb, data, 0);
  gtk_widget_show (button);

  return button;
}

static GtkWidget *
make_installed (void)
{
  GtkWidget *label = gtk_label_new (_ ("Installed"));

  gtk_style_context_add_class (gtk_widget_get_style_context (label),
                               "dim-label");
  gtk_widget_show (label);

  return label;
}

GtkWidget *
anky_pin_row_new (const AnkyPin *pin,
                  gboolean is_installed,
                  gboolean has_network,
                  GCallback fetch_cb,
                  gpointer data)
{
  GtkWidget *row = hdy_action_row_new ();
  GtkWidget *end =
      is_installed ? make_installed () : make_button (pin, fetch_cb, data);

  hdy_preferences_row_set_title (HDY_PREFERENCES_ROW (row), pin->name);
  hdy_action_row_set_subtitle (HDY_ACTION_ROW (row), pin->address);
  hdy_action_row_set_title_lines (HDY_ACTION_ROW (row), 0);
  hdy_action_row_set_subtitle_lines (HDY_ACTION_ROW (row), 0);
  atk_object_set_name (gtk_widget_get_accessible (row), pin->name);
  atk_object_set_description (gtk_widget_get_accessible (row),
                              pin->address ? pin->address : "");
  gtk_widget_set_sensitive (end, is_installed || (has_network && pin->address));
  gtk_container_add (GTK_CONTAINER (row), end);
  gtk_widget_show (row);

  return row;
}
