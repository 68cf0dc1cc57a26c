/* anky-preferences-identities.c - what is known of each certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-identity-settings.h"
#include "anky-preferences-page.h"

#include <glib/gi18n.h>

/* Follows the tokens while it is shown. */
#define ANKY_TYPE_IDENTITY_GROUP (anky_identity_group_get_type ())
G_DECLARE_FINAL_TYPE (AnkyIdentityGroup,
                      anky_identity_group,
                      ANKY,
                      IDENTITY_GROUP,
                      HdyPreferencesGroup)

struct _AnkyIdentityGroup {
  HdyPreferencesGroup parent_instance;

  AnkyTokenManager *tokens;
  AnkyIdentityBook *identities;
  GtkWidget *waiting;
  GPtrArray *rows; /* GtkWidget, owned by the group */
};

G_DEFINE_FINAL_TYPE (AnkyIdentityGroup,
                     anky_identity_group,
                     HDY_TYPE_PREFERENCES_GROUP)

static void
add_token (AnkyIdentityGroup *self, AnkyToken *token)
{
  GPtrArray *certificates = anky_token_get_certificates (token);

  for (guint i = 0; i < certificates->len; i++) {
    GtkWidget *row =
        anky_identity_settings_new (certificates->pdata[i], self->identities);

    gtk_container_add (GTK_CONTAINER (self), row);
    g_ptr_array_add (self->rows, row);
  }
}

static void
tokens_changed_cb (AnkyIdentityGroup *self)
{
  guint n_tokens = g_list_model_get_n_items (G_LIST_MODEL (self->tokens));

  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_destroy (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n_tokens; i++) {
    g_autoptr (AnkyToken) token =
        g_list_model_get_item (G_LIST_MODEL (self->tokens), i);

    add_token (self, token);
  }
  gtk_widget_set_visible (self->waiting, self->rows->len == 0);
}

static void
anky_identity_group_dispose (GObject *object)
{
  AnkyIdentityGroup *self = ANKY_IDENTITY_GROUP (object);

  if (self->tokens) {
    g_signal_handlers_disconnect_by_data (self->tokens, self);
    anky_token_manager_stop_watching (self->tokens);
  }
  g_clear_object (&self->tokens);
  g_clear_object (&self->identities);

  G_OBJECT_CLASS (anky_identity_group_parent_class)->dispose (object);
}

static void
anky_identity_group_finalize (GObject *object)
{
  g_ptr_array_unref (ANKY_IDENTITY_GROUP (object)->rows);

  G_OBJECT_CLASS (anky_identity_group_parent_class)->finalize (object);
}

static void
anky_identity_group_class_init (AnkyIdentityGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anky_identity_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = anky_identity_group_finalize;
}

static void
anky_identity_group_init (AnkyIdentityGroup *self)
{
  HdyPreferencesGroup *group = HDY_PREFERENCES_GROUP (self);

  self->rows = g_ptr_array_new ();
  hdy_preferences_group_set_title (group, _ ("Plugged in now"));
  hdy_preferences_group_set_description (
      group,
      _ ("Kept for each certificate; nothing of it is secret, and nothing of "
         "it is written on the token"));
  self->waiting = hdy_status_page_new ();
  hdy_status_page_set_icon_name (HDY_STATUS_PAGE (self->waiting),
                                 "drive-removable-media-symbolic");
  hdy_status_page_set_title (HDY_STATUS_PAGE (self->waiting),
                             _ ("Waiting for the token"));
  hdy_status_page_set_description (
      HDY_STATUS_PAGE (self->waiting),
      _ ("Plug in the token (USB signing device)."));
  gtk_container_add (GTK_CONTAINER (self), self->waiting);
}

GtkWidget *
anky_preferences_identities_new (AnkyApplication *application)
{
  GtkWidget *page = anky_preferences_page_new ("identities",
                                               C_ ("tab", "Certificates"),
                                               "anky-signature-symbolic");
  AnkyIdentityGroup *group =
      g_object_new (ANKY_TYPE_IDENTITY_GROUP, "visible", TRUE, NULL);

  group->tokens = g_object_ref (anky_application_get_tokens (application));
  group->identities =
      g_object_ref (anky_application_get_identities (application));
  g_signal_connect_object (group->tokens,
                           "items-changed",
                           G_CALLBACK (tokens_changed_cb),
                           group,
                           G_CONNECT_SWAPPED);
  anky_token_manager_start_watching (group->tokens);
  tokens_changed_cb (group);
  gtk_container_add (GTK_CONTAINER (page), GTK_WIDGET (group));

  return page;
}
