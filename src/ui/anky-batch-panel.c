/* anky-batch-panel.c - what is chosen once for many files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-batch-panel.h"

#include "anky-identity-list.h"
#include "anky-kind-text.h"
#include "anky-line-fields.h"
#include "anky-picture-preview.h"
#include "anky-proposal.h"

#include <glib/gi18n.h>

struct _AnkyBatchPanel {
  GtkBin parent_instance;

  AnkyKind kind;
  AnkyIdentityBook *identities;
  AnkyTokenCertificate *certificate;
  char *picture_path;
  AnkyAppearance *picture;

  AnkyIdentityList *identity_list;
  AnkyLineFields *line_fields;
  GtkWidget *picture_box;
  GtkWidget *picture_title;
  AnkyPicturePreview *preview;
  GtkWidget *picture_button;
};

G_DEFINE_FINAL_TYPE (AnkyBatchPanel, anky_batch_panel, GTK_TYPE_BIN)

enum { SIGNAL_CHANGED, SIGNAL_CHOOSE_PICTURE, N_SIGNALS };
static guint signals[N_SIGNALS];

static AnkyCertificate *
get_signer (AnkyBatchPanel *self)
{
  return self->certificate
             ? anky_token_certificate_get_certificate (self->certificate)
             : NULL;
}

static void
recall_picture (AnkyBatchPanel *self)
{
  AnkyCertificate *signer = get_signer (self);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->picture_path, g_free);
  g_clear_object (&self->picture);
  if (signer)
    self->picture_path =
        anky_identity_book_dup_picture (self->identities, signer, self->kind);
  if (self->picture_path)
    self->picture = anky_proposal_load_picture (self->picture_path, &error);
  if (error)
    g_message ("%s: %s", self->picture_path, error->message);
  anky_picture_preview_set (self->preview, self->picture);
  gtk_button_set_label (GTK_BUTTON (self->picture_button),
                        self->picture ? _ ("C_hange Picture…")
                                      : _ ("C_hoose Picture…"));
  gtk_widget_set_sensitive (self->picture_button, signer != NULL);
}

static void
changed_cb (AnkyBatchPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
identity_chosen_cb (AnkyBatchPanel *self)
{
  AnkyTokenCertificate *chosen =
      anky_identity_list_get_chosen (self->identity_list);
  AnkyCertificate *before = get_signer (self);
  gboolean is_same =
      before && chosen &&
      anky_certificate_equal (before,
                              anky_token_certificate_get_certificate (chosen));

  g_set_object (&self->certificate, chosen);
  if (!is_same)
    recall_picture (self);
  changed_cb (self);
}

static void
picture_clicked_cb (AnkyBatchPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOOSE_PICTURE], 0);
}

void
anky_batch_panel_set_kind (AnkyBatchPanel *self,
                           AnkyKind kind,
                           AnkyApplication *application)
{
  GSettings *settings = anky_application_get_settings (application);
  g_autofree char *last = g_settings_get_string (settings, "last-certificate");

  anky_identity_list_stop (self->identity_list);
  g_clear_object (&self->certificate);
  g_set_object (&self->identities,
                anky_application_get_identities (application));
  self->kind = kind;
  gtk_widget_set_visible (self->picture_box, anky_kind_text_has_picture (kind));
  gtk_label_set_text (GTK_LABEL (self->picture_title),
                      anky_kind_is_organization (kind)
                          ? _ ("Seal picture")
                          : _ ("Signature picture"));
  anky_line_fields_set_kind (self->line_fields, kind, settings);
  if (kind == ANKY_KIND_NONE)
    return;
  anky_identity_list_watch (self->identity_list,
                            anky_application_get_tokens (application),
                            self->identities,
                            kind,
                            last);
}

AnkyTokenCertificate *
anky_batch_panel_get_certificate (AnkyBatchPanel *self)
{
  return self->certificate;
}

AnkyActOptions
anky_batch_panel_get_options (AnkyBatchPanel *self)
{
  AnkyCertificate *signer = get_signer (self);
  AnkyActOptions options = { 0 };

  options.kind = self->kind;
  options.docmdp = ANKY_DOCMDP_DEFAULT;
  options.image_path = self->picture_path;
  options.picture = self->picture;
  anky_line_fields_fill (self->line_fields, &options);
  if (signer) {
    options.signer_kind =
        anky_identity_book_get_signer_kind (self->identities, signer);
    options.seal_diameter_mm =
        anky_identity_book_get_seal_diameter (self->identities, signer);
  }

  return options;
}

const char *
anky_batch_panel_get_obstacle (AnkyBatchPanel *self)
{
  if (!self->certificate)
    return _ ("Choose a certificate first");
  if (anky_kind_text_has_picture (self->kind) && !self->picture)
    return _ ("Choose the picture first");

  return anky_line_fields_get_obstacle (self->line_fields);
}

gboolean
anky_batch_panel_focus_entry (AnkyBatchPanel *self)
{
  return anky_line_fields_focus (self->line_fields);
}

gboolean
anky_batch_panel_set_picture (AnkyBatchPanel *self, GBytes *png, GError **error)
{
  g_return_val_if_fail (self->certificate, FALSE);

  if (!anky_identity_book_set_picture (self->identities,
                                       get_signer (self),
                                       self->kind,
                                       png,
                                       error))
    return FALSE;
  recall_picture (self);
  changed_cb (self);

  return TRUE;
}

static void
anky_batch_panel_dispose (GObject *object)
{
  AnkyBatchPanel *self = ANKY_BATCH_PANEL (object);

  g_clear_object (&self->certificate);
  g_clear_object (&self->identities);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->picture_path, g_free);

  G_OBJECT_CLASS (anky_batch_panel_parent_class)->dispose (object);
}

static guint
add_signal (AnkyBatchPanelClass *klass, const char *name)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
anky_batch_panel_class_init (AnkyBatchPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anky_batch_panel_dispose;
  signals[SIGNAL_CHANGED] = add_signal (klass, "changed");
  signals[SIGNAL_CHOOSE_PICTURE] = add_signal (klass, "choose-picture");
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-batch-panel.ui");
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyBatchPanel,
                                        identity_list);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyBatchPanel,
                                        line_fields);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyBatchPanel,
                                        picture_box);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyBatchPanel,
                                        picture_title);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchPanel, preview);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyBatchPanel,
                                        picture_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, identity_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, picture_clicked_cb);
}

static void
anky_batch_panel_init (AnkyBatchPanel *self)
{
  g_type_ensure (ANKY_TYPE_IDENTITY_LIST);
  g_type_ensure (ANKY_TYPE_LINE_FIELDS);
  g_type_ensure (ANKY_TYPE_PICTURE_PREVIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
}
