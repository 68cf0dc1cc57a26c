/* anky-window-kinds.c - which kinds of signature are offered first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-kind-offer.h"
#include "anky-kind-text.h"
#include "anky-window-private.h"

#include <glib/gi18n.h>

static const AnkyKind kinds[] = {
  ANKY_KIND_LEADER, ANKY_KIND_INITIALS, ANKY_KIND_ISSUE, ANKY_KIND_SEAL,
  ANKY_KIND_NUMBER, ANKY_KIND_DATE,     ANKY_KIND_COPY,  ANKY_KIND_ATTACHMENT,
};

static void
note_holder (AnkyWindow *self,
             AnkyTokenCertificate *certificate,
             AnkyHolders *holders)
{
  AnkySignerKind kind = anky_identity_book_get_signer_kind (
      anky_application_get_identities (self->application),
      anky_token_certificate_get_certificate (certificate));

  if (!anky_token_certificate_is_usable (certificate))
    return;
  if (kind != ANKY_SIGNER_ORGANIZATION)
    *holders |= ANKY_HOLDER_PERSON;
  if (kind == ANKY_SIGNER_ORGANIZATION || kind == ANKY_SIGNER_UNKNOWN)
    *holders |= ANKY_HOLDER_ORGANIZATION;
}

/* Whose certificates are on the tokens; anybody's, while none is known. */
static AnkyHolders
find_holders (AnkyWindow *self)
{
  AnkyHolders holders = 0;
  guint n_tokens =
      self->kinds_tokens
          ? g_list_model_get_n_items (G_LIST_MODEL (self->kinds_tokens))
          : 0;

  for (guint i = 0; i < n_tokens; i++) {
    g_autoptr (AnkyToken) token =
        g_list_model_get_item (G_LIST_MODEL (self->kinds_tokens), i);
    GPtrArray *certificates = anky_token_get_certificates (token);

    for (guint j = 0; j < certificates->len; j++)
      note_holder (self, certificates->pdata[j], &holders);
  }

  return holders ? holders : ANKY_HOLDER_PERSON | ANKY_HOLDER_ORGANIZATION;
}

static void
append_kind (GMenu *section, AnkyKind kind)
{
  g_autoptr (GMenuItem) item =
      g_menu_item_new (anky_kind_text_get_action (kind), NULL);

  g_menu_item_set_action_and_target (item,
                                     "win.sign",
                                     "s",
                                     anky_kind_to_string (kind));
  g_menu_append_item (section, item);
}

void
anky_window_offer_kinds (AnkyWindow *self)
{
  AnkyReceipt *receipt =
      self->document ? anky_document_model_get_receipt (self->document) : NULL;
  AnkyHolders holders = find_holders (self);
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    append_kind (anky_kind_offer_fits (kinds[i],
                                       receipt ? receipt->report : NULL,
                                       holders)
                     ? first
                     : others,
                 kinds[i]);
  g_menu_remove_all (self->kinds_menu);
  g_menu_append_section (self->kinds_menu, NULL, G_MENU_MODEL (first));
  /* Still there: what stands against it is said when it is chosen. */
  if (g_menu_model_get_n_items (G_MENU_MODEL (others)) > 0)
    g_menu_append_section (self->kinds_menu,
                           _ ("Not for this document or token"),
                           G_MENU_MODEL (others));
}

/* Tokens are not looked for before somebody wants to sign. */
static void
kinds_toggled_cb (AnkyWindow *self)
{
  if (self->kinds_tokens)
    return;

  self->kinds_tokens =
      g_object_ref (anky_application_get_tokens (self->application));
  g_signal_connect_object (self->kinds_tokens,
                           "items-changed",
                           G_CALLBACK (anky_window_offer_kinds),
                           self,
                           G_CONNECT_SWAPPED);
  anky_token_manager_start_watching (self->kinds_tokens);
  anky_window_offer_kinds (self);
}

void
anky_window_connect_kinds (AnkyWindow *self)
{
  self->kinds_menu = g_menu_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->kinds_button),
                                  G_MENU_MODEL (self->kinds_menu));
  g_signal_connect_object (self->kinds_button,
                           "toggled",
                           G_CALLBACK (kinds_toggled_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

void
anky_window_forget_kinds (AnkyWindow *self)
{
  if (self->kinds_tokens)
    anky_token_manager_stop_watching (self->kinds_tokens);
  g_clear_object (&self->kinds_tokens);
  g_clear_object (&self->kinds_menu);
}
