/* anky-help.c - the guide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-help.h"

#include "anky-build-tree.h"

#include <glib/gi18n.h>

/* Inside a sandbox the viewer would be the host's, which has no pages of ours.
 */
static gboolean
has_help_viewer (void)
{
  g_autoptr (GAppInfo) viewer = NULL;

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return FALSE;
  viewer = g_app_info_get_default_for_uri_scheme ("help");

  return viewer != NULL;
}

static const char *
get_file_name (void)
{
  /* Translators: the file with the guide; there is one of this name in
   * Vietnamese, guide-vi.html. */
  return _ ("guide-C.html");
}

static void
say_where_it_is (GtkWindow *parent, const char *path)
{
  GtkWidget *dialog =
      gtk_message_dialog_new (parent,
                              GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_INFO,
                              GTK_BUTTONS_CLOSE,
                              "%s",
                              _ ("There is no program here to read the guide"));

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog),
                                            _ ("Open this file in a browser: "
                                               "%s"),
                                            path);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
show (GtkWindow *parent, const char *uri)
{
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_on_window (parent,
                              uri,
                              gtk_get_current_event_time (),
                              &error))
    return TRUE;
  g_message ("%s: %s", uri, error->message);

  return FALSE;
}

void
anky_help_present (GtkWindow *parent)
{
  const char *name = get_file_name ();
  g_autofree char *beside = anky_build_tree_dup_guide (name);
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;

  if (!beside && has_help_viewer () && show (parent, "help:anky"))
    return;

  path = beside ? g_steal_pointer (&beside)
                : g_build_filename (ANKY_PKGDATADIR, name, NULL);
  uri = g_filename_to_uri (path, NULL, NULL);
  if (!uri || !show (parent, uri))
    say_where_it_is (parent, path);
}
