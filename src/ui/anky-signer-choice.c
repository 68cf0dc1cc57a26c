/* anky-signer-choice.c - which signer of a joint document it is about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-signer-choice.h"

#include "anky-body.h"

#include <glib/gi18n.h>

struct _AnkySignerChoice {
  GtkBin parent_instance;

  AnkySignSession *session;
  GtkWidget *combo;
  gboolean is_following;
  gboolean was_chosen; /* by a person: the certificate says no more */
};

G_DEFINE_FINAL_TYPE (AnkySignerChoice, anky_signer_choice, GTK_TYPE_BIN)

static gboolean
needs_signer (AnkyKind kind)
{
  return kind == ANKY_KIND_LEADER || kind == ANKY_KIND_SEAL ||
         kind == ANKY_KIND_ISSUE;
}

/* The blocks to choose from; NULL where there is nothing to choose. */
static GPtrArray *
get_blocks (AnkySignerChoice *self)
{
  const AnkyAnatomy *anatomy =
      self->session && needs_signer (anky_sign_session_get_kind (self->session))
          ? anky_placement_aid_get_anatomy (
                anky_sign_session_get_aid (self->session))
          : NULL;

  return anatomy && anatomy->blocks->len > 1 ? anatomy->blocks : NULL;
}

static const char *
get_certified_name (AnkySignerChoice *self)
{
  AnkyTokenCertificate *certificate =
      anky_sign_session_get_certificate (self->session);

  return certificate ? anky_certificate_get_common_name (
                           anky_token_certificate_get_certificate (certificate))
                     : NULL;
}

/* -1: none of them is named. */
static int
find_block (GPtrArray *blocks, const char *name)
{
  for (guint i = 0; name && i < blocks->len; i++) {
    const AnkySignerBlock *block = blocks->pdata[i];

    if (block->name && anky_person_is_same (block->name, name))
      return (int) i;
  }

  return -1;
}

static void
tell_session (AnkySignerChoice *self)
{
  GPtrArray *blocks = get_blocks (self);
  int index = gtk_combo_box_get_active (GTK_COMBO_BOX (self->combo));
  const AnkySignerBlock *block =
      blocks && index >= 0 && index < (int) blocks->len ? blocks->pdata[index]
                                                        : NULL;

  if (block)
    anky_sign_session_set_signer_name (self->session, block->name);
}

static void
chosen_cb (AnkySignerChoice *self)
{
  if (self->is_following || !self->session)
    return;

  self->was_chosen = TRUE;
  tell_session (self);
}

static void
certificate_cb (AnkySignerChoice *self)
{
  GPtrArray *blocks = get_blocks (self);
  int named = blocks ? find_block (blocks, get_certified_name (self)) : -1;

  if (named < 0 || self->was_chosen)
    return;

  self->is_following = TRUE;
  gtk_combo_box_set_active (GTK_COMBO_BOX (self->combo), named);
  self->is_following = FALSE;
  tell_session (self);
}

static char *
describe_block (const AnkySignerBlock *block)
{
  const char *name = block->name ? block->name : "…";

  if (!block->title)
    return g_strdup (name);

  /* Translators: a signer's name, then the title. */
  return g_strdup_printf (_ ("%1$s, %2$s"), name, block->title);
}

static void
read_cb (AnkySignerChoice *self)
{
  GPtrArray *blocks = get_blocks (self);
  GtkComboBoxText *combo = GTK_COMBO_BOX_TEXT (self->combo);

  self->is_following = TRUE;
  gtk_combo_box_text_remove_all (combo);
  for (guint i = 0; blocks && i < blocks->len; i++) {
    g_autofree char *text = describe_block (blocks->pdata[i]);

    gtk_combo_box_text_append_text (combo, text);
  }
  self->is_following = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), blocks != NULL);
  certificate_cb (self);
}

void
anky_signer_choice_set_session (AnkySignerChoice *self,
                                AnkySignSession *session)
{
  if (self->session) {
    g_signal_handlers_disconnect_by_data (self->session, self);
    g_signal_handlers_disconnect_by_data (
        anky_sign_session_get_aid (self->session),
        self);
  }
  g_set_object (&self->session, session);
  self->was_chosen = FALSE;
  if (session) {
    g_signal_connect_object (session,
                             "changed",
                             G_CALLBACK (certificate_cb),
                             self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (anky_sign_session_get_aid (session),
                             "changed",
                             G_CALLBACK (read_cb),
                             self,
                             G_CONNECT_SWAPPED);
  }
  read_cb (self);
}

static void
anky_signer_choice_dispose (GObject *object)
{
  g_clear_object (&ANKY_SIGNER_CHOICE (object)->session);

  G_OBJECT_CLASS (anky_signer_choice_parent_class)->dispose (object);
}

static void
anky_signer_choice_class_init (AnkySignerChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anky_signer_choice_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-signer-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, AnkySignerChoice, combo);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
anky_signer_choice_init (AnkySignerChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
