/* anky-preferences-record.c - what is kept of each signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-evidence-store.h"
#include "anky-preferences-page.h"
#include "anky-settings-row.h"

#include <glib/gi18n.h>

static char *
describe_count (void)
{
  g_autofree char *folder = anky_evidence_store_get_folder ();
  guint count = anky_evidence_store_count (folder);

  return g_strdup_printf (ngettext ("%u signature", "%u signatures", count),
                          count);
}

/* A second press does it: the first only asks. */
static void
remove_cb (GtkButton *button, HdyActionRow *row)
{
  g_autofree char *folder = anky_evidence_store_get_folder ();
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (button));

  if (!gtk_style_context_has_class (style, "destructive-action")) {
    gtk_style_context_add_class (style, "destructive-action");
    gtk_button_set_label (button, _ ("_Remove for Good"));
    return;
  }
  gtk_style_context_remove_class (style, "destructive-action");
  gtk_button_set_label (button, _ ("_Remove"));
  if (!anky_evidence_store_clear (folder, &error))
    g_message ("%s", error->message);
  left = describe_count ();
  hdy_action_row_set_subtitle (row, left);
}

static GtkWidget *
make_remove_row (void)
{
  g_autofree char *count = describe_count ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Remove"));
  GtkWidget *row;

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_show (button);
  row = anky_settings_row_new_plain (_ ("Records kept"), count, button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), row, 0);

  return row;
}

void
anky_preferences_record_add (GtkWidget *page, GSettings *settings)
{
  GtkWidget *group = anky_preferences_page_add_group (
      page,
      _ ("Kept with each signature"),
      _ ("The certificate, the answers about its revocation and the result of "
         "the check (Thông tư 15/2025, Điều 5); nothing of the document."));
  AnkySetting keep = {
    settings,
    "keep-evidence",
    _ ("_Keep a record of each signature"),
    NULL,
  };

  gtk_container_add (GTK_CONTAINER (group),
                     anky_settings_row_new_switch (&keep));
  gtk_container_add (GTK_CONTAINER (group), make_remove_row ());
}
