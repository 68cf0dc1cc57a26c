/* anky-sign-panel.c - what is chosen before signing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-sign-panel.h"

#include "anky-container.h"
#include "anky-date-text.h"
#include "anky-gate-row.h"
#include "anky-identity-list.h"
#include "anky-kind-text.h"
#include "anky-length-spin.h"
#include "anky-line-fields.h"
#include "anky-outline-group.h"
#include "anky-picture-preview.h"
#include "anky-position-group.h"
#include "anky-signer-choice.h"

#include <glib/gi18n.h>

struct _AnkySignPanel {
  GtkBin parent_instance;

  AnkySignSession *session;
  gboolean is_following; /* what the widgets show is being set */

  AnkyIdentityList *identity_list;
  GtkWidget *picture_box;
  GtkWidget *picture_title;
  AnkyPicturePreview *preview;
  GtkWidget *picture_button;
  GtkWidget *diameter_box;
  GtkWidget *diameter;
  GtkWidget *issue_box;
  GtkWidget *number_label;
  GtkWidget *number;
  GtkWidget *date_label;
  GtkWidget *date;
  GtkWidget *point_hint;
  AnkyLineFields *line_fields;
  GtkWidget *gates_box;
  AnkySignerChoice *signer_choice;
  AnkyPositionGroup *position;
  AnkyOutlineGroup *outline;
};

G_DEFINE_FINAL_TYPE (AnkySignPanel, anky_sign_panel, GTK_TYPE_BIN)

enum { SIGNAL_CHOOSE_PICTURE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* From the session */

static void
follow_picture (AnkySignPanel *self)
{
  AnkyAppearance *picture = anky_sign_session_get_picture (self->session);

  anky_picture_preview_set (self->preview, picture);
  gtk_button_set_label (GTK_BUTTON (self->picture_button),
                        picture ? _ ("C_hange Picture…")
                                : _ ("C_hoose Picture…"));
  gtk_widget_set_sensitive (self->picture_button,
                            anky_sign_session_get_certificate (self->session) !=
                                NULL);
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (self->diameter),
      anky_sign_session_get_seal_diameter (self->session));
}

static void
session_changed_cb (AnkySignPanel *self)
{
  self->is_following = TRUE;
  follow_picture (self);
  self->is_following = FALSE;
}

static void
confirm_cb (gpointer session, const char *code, gboolean is_confirmed)
{
  anky_sign_session_confirm (session, code, is_confirmed);
}

static GtkWidget *
make_gate_row (AnkySignPanel *self, const AnkyGate *gate)
{
  return anky_gate_row_new (
      gate,
      anky_sign_session_is_confirmed (self->session, gate->code),
      confirm_cb,
      self->session);
}

static void
gates_changed_cb (AnkySignPanel *self)
{
  GPtrArray *gates = anky_sign_session_get_gates (self->session);

  anky_container_clear (self->gates_box);
  for (guint i = 0; gates && i < gates->len; i++)
    gtk_container_add (GTK_CONTAINER (self->gates_box),
                       make_gate_row (self, gates->pdata[i]));
  gtk_widget_set_visible (self->gates_box, gates && gates->len > 0);
}

static void
checked_cb (AnkySignPanel *self)
{
  anky_identity_list_set_check (self->identity_list,
                                anky_sign_session_get_check (self->session));
}

/* To the session */

static void
identity_chosen_cb (AnkySignPanel *self)
{
  if (self->session)
    anky_sign_session_set_certificate (
        self->session,
        anky_identity_list_get_chosen (self->identity_list));
}

static void
picture_clicked_cb (AnkySignPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOOSE_PICTURE], 0);
}

static void
diameter_changed_cb (AnkySignPanel *self)
{
  if (self->session && !self->is_following)
    anky_sign_session_set_seal_diameter (
        self->session,
        gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->diameter)));
}

static void
number_changed_cb (AnkySignPanel *self)
{
  if (self->session && !self->is_following)
    anky_sign_session_set_number (
        self->session,
        gtk_entry_get_text (GTK_ENTRY (self->number)));
}

static void
date_changed_cb (AnkySignPanel *self)
{
  g_autoptr (GDateTime) date = anky_date_text_read (GTK_ENTRY (self->date));

  if (date && self->session && !self->is_following)
    anky_sign_session_set_date (self->session, date);
}

static void
line_changed_cb (AnkySignPanel *self)
{
  AnkyActOptions options = { 0 };

  if (!self->session)
    return;

  anky_line_fields_fill (self->line_fields, &options);
  anky_sign_session_set_organization (self->session, options.organization);
  anky_sign_session_set_document_number (self->session,
                                         options.document_number);
  anky_sign_session_set_copy (self->session,
                              options.copy_form,
                              options.copy_reason);
}

/* What belongs to which kind */

static void
show_issue_parts (AnkySignPanel *self, AnkyKind kind)
{
  gboolean has_number = kind == ANKY_KIND_ISSUE || kind == ANKY_KIND_NUMBER;
  gboolean has_date = kind == ANKY_KIND_ISSUE || kind == ANKY_KIND_DATE;

  gtk_widget_set_visible (self->issue_box, has_number || has_date);
  gtk_widget_set_visible (self->number_label, has_number);
  gtk_widget_set_visible (self->number, has_number);
  gtk_widget_set_visible (self->date_label, has_date);
  gtk_widget_set_visible (self->date, has_date);
  gtk_widget_set_visible (self->point_hint, kind != ANKY_KIND_ISSUE);
}

static void
show_parts (AnkySignPanel *self)
{
  AnkyKind kind = anky_sign_session_get_kind (self->session);
  gboolean has_seal = kind == ANKY_KIND_SEAL || kind == ANKY_KIND_ISSUE;

  gtk_widget_set_visible (self->picture_box, anky_kind_text_has_picture (kind));
  gtk_label_set_text (GTK_LABEL (self->picture_title),
                      has_seal ? _ ("Seal picture") : _ ("Signature picture"));
  gtk_widget_set_visible (self->diameter_box, has_seal);
  show_issue_parts (self, kind);
}

static void
show_values (AnkySignPanel *self)
{
  const char *number = anky_sign_session_get_number (self->session);
  g_autofree char *today =
      anky_date_text_format (anky_sign_session_get_date (self->session));

  self->is_following = TRUE;
  gtk_entry_set_text (GTK_ENTRY (self->number), number ? number : "");
  gtk_entry_set_text (GTK_ENTRY (self->date), today);
  follow_picture (self);
  self->is_following = FALSE;
}

void
anky_sign_panel_set_session (AnkySignPanel *self,
                             AnkySignSession *session,
                             AnkyTokenManager *tokens,
                             AnkyIdentityBook *identities,
                             GSettings *settings)
{
  g_autofree char *last = NULL;

  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  anky_identity_list_stop (self->identity_list);
  anky_position_group_set_editor (self->position, NULL, NULL);
  anky_outline_group_set_aid (self->outline, NULL);
  anky_signer_choice_set_session (self->signer_choice, NULL);
  anky_container_clear (self->gates_box);
  g_set_object (&self->session, session);
  if (!session)
    return;

  show_parts (self);
  show_values (self);
  last = g_settings_get_string (settings, "last-certificate");
  anky_line_fields_set_kind (self->line_fields,
                             anky_sign_session_get_kind (session),
                             settings);
  gates_changed_cb (self);
  anky_position_group_set_editor (self->position,
                                  anky_sign_session_get_editor (session),
                                  anky_sign_session_get_aid (session));
  anky_outline_group_set_aid (self->outline,
                              anky_sign_session_get_aid (session));
  anky_signer_choice_set_session (self->signer_choice, session);
  g_signal_connect_object (session,
                           "changed",
                           G_CALLBACK (session_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "gates-changed",
                           G_CALLBACK (gates_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "checked",
                           G_CALLBACK (checked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  anky_identity_list_watch (self->identity_list,
                            tokens,
                            identities,
                            anky_sign_session_get_kind (session),
                            last);
}

void
anky_sign_panel_set_document_number (AnkySignPanel *self, const char *number)
{
  anky_line_fields_set_document_number (self->line_fields, number);
}

void
anky_sign_panel_set_number (AnkySignPanel *self, const char *number)
{
  gtk_entry_set_text (GTK_ENTRY (self->number), number);
  gtk_editable_select_region (GTK_EDITABLE (self->number), 0, -1);
}

gboolean
anky_sign_panel_focus_entry (AnkySignPanel *self)
{
  if (gtk_widget_get_visible (self->issue_box)) {
    gtk_widget_grab_focus (gtk_widget_get_visible (self->number) ? self->number
                                                                 : self->date);
    return TRUE;
  }

  return anky_line_fields_focus (self->line_fields);
}

static void
anky_sign_panel_dispose (GObject *object)
{
  g_clear_object (&ANKY_SIGN_PANEL (object)->session);

  G_OBJECT_CLASS (anky_sign_panel_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignPanel,
                                        identity_list);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignPanel,
                                        picture_box);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignPanel,
                                        picture_title);
  gtk_widget_class_bind_template_child (widget_class, AnkySignPanel, preview);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignPanel,
                                        picture_button);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignPanel,
                                        diameter_box);
  gtk_widget_class_bind_template_child (widget_class, AnkySignPanel, diameter);
  gtk_widget_class_bind_template_child (widget_class, AnkySignPanel, issue_box);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignPanel,
                                        number_label);
  gtk_widget_class_bind_template_child (widget_class, AnkySignPanel, number);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignPanel,
                                        date_label);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignPanel,
                                        point_hint);
  gtk_widget_class_bind_template_child (widget_class, AnkySignPanel, date);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignPanel,
                                        line_fields);
  gtk_widget_class_bind_template_child (widget_class, AnkySignPanel, gates_box);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignPanel,
                                        signer_choice);
  gtk_widget_class_bind_template_child (widget_class, AnkySignPanel, position);
  gtk_widget_class_bind_template_child (widget_class, AnkySignPanel, outline);
}

static void
anky_sign_panel_class_init (AnkySignPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anky_sign_panel_dispose;
  signals[SIGNAL_CHOOSE_PICTURE] = g_signal_new ("choose-picture",
                                                 G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_NONE,
                                                 0);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-sign-panel.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, identity_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, picture_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, diameter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
}

static void
anky_sign_panel_init (AnkySignPanel *self)
{
  g_type_ensure (ANKY_TYPE_IDENTITY_LIST);
  g_type_ensure (ANKY_TYPE_LINE_FIELDS);
  g_type_ensure (ANKY_TYPE_PICTURE_PREVIEW);
  g_type_ensure (ANKY_TYPE_OUTLINE_GROUP);
  g_type_ensure (ANKY_TYPE_POSITION_GROUP);
  g_type_ensure (ANKY_TYPE_SIGNER_CHOICE);
  gtk_widget_init_template (GTK_WIDGET (self));
  anky_length_spin_adopt (GTK_SPIN_BUTTON (self->diameter));
}
