/* anky-trust-row.c - a certificate of the trust store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-trust-row.h"

#include "anky-check-text.h"

#include <glib/gi18n.h>

#define KEY_CERTIFICATE "anky-certificate"
#define GROUP           4

char *
anky_trust_row_dup_fingerprint (AnkyCertificate *certificate)
{
  g_autofree char *upper =
      g_ascii_strup (anky_certificate_get_fingerprint (certificate), -1);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; upper[i]; i++) {
    if (i > 0 && i % GROUP == 0)
      g_string_append_c (text, ' ');
    g_string_append_c (text, upper[i]);
  }

  return g_string_free (text, FALSE);
}

const char *
anky_trust_row_get_name (AnkyCertificate *certificate)
{
  const char *name = anky_certificate_get_common_name (certificate);

  return name ? name : anky_certificate_get_subject (certificate);
}

AnkyCertificate *
anky_trust_row_get_certificate (GObject *object)
{
  return g_object_get_data (object, KEY_CERTIFICATE);
}

void
anky_trust_row_set_certificate (GObject *object, AnkyCertificate *certificate)
{
  g_object_set_data_full (object,
                          KEY_CERTIFICATE,
                          g_object_ref (certificate),
                          g_object_unref);
}

static GtkWidget *
add_button (GtkWidget *row,
            const char *icon,
            const char *name,
            AnkyCertificate *certificate,
            GCallback callback,
            gpointer data)
{
  GtkWidget *button =
      gtk_button_new_from_icon_name (icon, GTK_ICON_SIZE_BUTTON);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  atk_object_set_name (gtk_widget_get_accessible (button), name);
  anky_trust_row_set_certificate (G_OBJECT (button), certificate);
  g_signal_connect_object (button, "clicked", callback, data, 0);
  gtk_container_add (GTK_CONTAINER (row), button);
  gtk_widget_show (button);

  return button;
}

static const char *
describe_kind (const AnkyTrustEntry *entry)
{
  if (entry->pin)
    return _ ("Known certificate of Ban Cơ yếu Chính phủ");
  if (anky_certificate_is_self_signed (entry->certificate))
    return _ ("Root certificate");

  return _ ("Intermediate certificate");
}

static char *
describe (const AnkyTrustEntry *entry, gboolean is_users)
{
  g_autofree char *validity = anky_check_text_dup_validity (entry->certificate);
  g_autofree char *fingerprint =
      anky_trust_row_dup_fingerprint (entry->certificate);

  return g_strdup_printf ("%s · %s · %s\nSHA-256: %s",
                          describe_kind (entry),
                          validity,
                          is_users ? _ ("added by the user")
                                   : _ ("installed by the administrator"),
                          fingerprint);
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = hdy_action_row_new ();

  hdy_preferences_row_set_title (HDY_PREFERENCES_ROW (row), title);
  hdy_action_row_set_subtitle (HDY_ACTION_ROW (row), subtitle);
  hdy_action_row_set_title_lines (HDY_ACTION_ROW (row), 0);
  hdy_action_row_set_subtitle_lines (HDY_ACTION_ROW (row), 0);
  atk_object_set_name (gtk_widget_get_accessible (row), title);
  atk_object_set_description (gtk_widget_get_accessible (row), subtitle);
  gtk_widget_show (row);

  return row;
}

static GtkWidget *
new_refused_row (const AnkyTrustEntry *entry)
{
  g_autofree char *name = g_filename_display_basename (entry->path);
  GtkWidget *row =
      new_row (name,
               _ ("Not trusted: no certificate of an authority, or one "
                  "that bears a known name with another key"));

  gtk_widget_set_tooltip_text (row, entry->why);

  return row;
}

GtkWidget *
anky_trust_row_new (const AnkyTrustEntry *entry,
                    gboolean is_users,
                    GCallback export_cb,
                    GCallback remove_cb,
                    gpointer data)
{
  g_autofree char *subtitle = NULL;
  g_autofree char *export_name = NULL;
  g_autofree char *remove_name = NULL;
  const char *name;
  GtkWidget *row;

  if (!entry->certificate)
    return new_refused_row (entry);

  name = anky_trust_row_get_name (entry->certificate);
  /* Translators: %s is the name of a certificate. */
  export_name = g_strdup_printf (_ ("Export %s"), name);
  remove_name = g_strdup_printf (_ ("Remove %s"), name);
  subtitle = describe (entry, is_users);
  row = new_row (name, subtitle);
  add_button (row,
              "document-save-symbolic",
              export_name,
              entry->certificate,
              export_cb,
              data);
  if (is_users)
    add_button (row,
                "user-trash-symbolic",
                remove_name,
                entry->certificate,
                remove_cb,
                data);

  return row;
}
