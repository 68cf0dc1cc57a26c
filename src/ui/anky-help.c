/* anky-help.c - the guide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-help.h"

#include "anky-build-tree.h"

#include <glib/gi18n.h>

/* A sandbox sees no programs of the host, and the host's viewer no pages of
 * ours: the portal is asked to show the file. */
static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
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
show_by_portal (GtkWindow *parent, const char *uri)
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

/* By the program that is for addresses of @scheme. */
static gboolean
show_by (const char *scheme, const char *uri)
{
  g_autoptr (GAppInfo) program = g_app_info_get_default_for_uri_scheme (scheme);
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autoptr (GError) error = NULL;
  GList uris = { (gpointer) uri, NULL, NULL };

  if (!program)
    return FALSE;

  context = gdk_display_get_app_launch_context (gdk_display_get_default ());
  gdk_app_launch_context_set_timestamp (context, gtk_get_current_event_time ());
  if (g_app_info_launch_uris (program,
                              &uris,
                              G_APP_LAUNCH_CONTEXT (context),
                              &error))
    return TRUE;
  g_message ("%s: %s", uri, error->message);

  return FALSE;
}

/* What is registered for HTML may be an editor; a browser is what shows
 * addresses. */
static gboolean
show_file (GtkWindow *parent, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (!uri)
    return FALSE;

  return is_sandboxed () ? show_by_portal (parent, uri) : show_by ("http", uri);
}

void
anky_help_present (GtkWindow *parent)
{
  const char *name = get_file_name ();
  g_autofree char *beside = anky_build_tree_dup_guide (name);
  g_autofree char *path = NULL;

  if (!beside && !is_sandboxed () && show_by ("help", "help:anky"))
    return;

  path = beside ? g_steal_pointer (&beside)
                : g_build_filename (ANKY_PKGDATADIR, name, NULL);
  if (!show_file (parent, path))
    say_where_it_is (parent, path);
}
