/* anky-about.c - what this program is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-about.h"

#include <glib/gi18n.h>

void
anky_about_present (GtkWindow *parent)
{
  GtkWidget *dialog = gtk_about_dialog_new ();
  GtkAboutDialog *about = GTK_ABOUT_DIALOG (dialog);

  gtk_about_dialog_set_program_name (about, "Ấn Ký");
  gtk_about_dialog_set_version (about, ANKY_VERSION);
  gtk_about_dialog_set_logo_icon_name (about, ANKY_APP_ID);
  gtk_about_dialog_set_comments (
      about,
      _ ("Sign, seal and check official PDF documents"));
  gtk_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
