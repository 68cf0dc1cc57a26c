/* anky-preferences-network.c - whom the program may ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-preferences-page.h"
#include "anky-settings-list.h"

#include <glib/gi18n.h>

static const char *
check_address (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri ? g_uri_get_scheme (uri) : NULL;
  const char *host = uri ? g_uri_get_host (uri) : NULL;

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    return _ ("An address begins with http:// or https://");
  if (!host || !*host)
    return _ ("The address names no server");

  return NULL;
}

static const char *
check_host (const char *host)
{
  if (strpbrk (host, "/: \t"))
    return _ ("Only the server’s name, without http:// and without a path");

  return NULL;
}

static void
add_timestamps (GtkWidget *page, GSettings *settings)
{
  AnkySetting setting = {
    settings,
    "timestamp-servers",
    _ ("Timestamp servers"),
    _ ("Asked in this order; with none there is no timestamp"),
  };
  AnkySettingsListOptions options = {
    .entry_name = _ ("Address of a timestamp server to add"),
    .placeholder = "http://tsa.ca.gov.vn",
    .check = check_address,
  };

  gtk_container_add (GTK_CONTAINER (page),
                     anky_settings_list_new (&setting, &options));
}

static void
add_hosts (GtkWidget *page, GSettings *settings)
{
  AnkySetting setting = {
    settings,
    "allowed-hosts",
    _ ("Servers that may be asked"),
    _ ("With none here, every server that a certificate names may be asked. "
       "Timestamp servers are always allowed."),
  };
  AnkySettingsListOptions options = {
    .entry_name = _ ("Name of a server to allow"),
    .placeholder = "ca.gov.vn",
    .check = check_host,
  };

  gtk_container_add (GTK_CONTAINER (page),
                     anky_settings_list_new (&setting, &options));
}

GtkWidget *
anky_preferences_network_new (AnkyApplication *application)
{
  GSettings *settings = anky_application_get_settings (application);
  GtkWidget *page = anky_preferences_page_new ("network",
                                               _ ("Network"),
                                               "network-workgroup-symbolic");
  GtkWidget *group = anky_preferences_page_add_group (page, NULL, NULL);
  AnkySetting use_network = {
    settings,
    "use-network",
    _ ("_Use the network"),
    _ ("To ask whether a certificate was revoked, and for timestamps"),
  };

  gtk_container_add (GTK_CONTAINER (group),
                     anky_settings_row_new_switch (&use_network));
  add_timestamps (page, settings);
  add_hosts (page, settings);

  return page;
}
