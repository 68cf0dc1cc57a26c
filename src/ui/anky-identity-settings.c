/* anky-identity-settings.c - what can be set for one certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-identity-settings.h"

#include "anky-identity-picture.h"
#include "anky-kind-text.h"
#include "anky-profile-choice.h"
#include "anky-settings-row.h"

#include <glib/gi18n.h>

struct _AnkyIdentitySettings {
  HdyExpanderRow parent_instance;

  AnkyCertificate *certificate;
  AnkyIdentityBook *identities;
  AnkyIdentityPicture *seal; /* NULL: a person's */
  GtkSpinButton *diameter;
};

G_DEFINE_FINAL_TYPE (AnkyIdentitySettings,
                     anky_identity_settings,
                     HDY_TYPE_EXPANDER_ROW)

/* What people measure on real imprints. */
#define MIN_DIAMETER_MM     30
#define MAX_DIAMETER_MM     45
#define DEFAULT_DIAMETER_MM 36

static const struct {
  const char *id;
  AnkySignerKind kind;
} kinds[] = {
  { "person", ANKY_SIGNER_PERSON },
  { "organization", ANKY_SIGNER_ORGANIZATION },
  { "office", ANKY_SIGNER_OFFICE },
};

static void
show_title (AnkyIdentitySettings *self)
{
  g_autofree char *label =
      anky_identity_book_dup_label (self->identities, self->certificate);
  const char *name = anky_certificate_get_common_name (self->certificate);
  const char *title = label ? label : name ? name : _ ("Without a name");
  const char *body = anky_certificate_get_managing_body (self->certificate);

  hdy_preferences_row_set_title (HDY_PREFERENCES_ROW (self), title);
  hdy_expander_row_set_subtitle (HDY_EXPANDER_ROW (self), body ? body : "");
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), title);
}

static void
label_changed_cb (AnkyIdentitySettings *self, GtkEntry *entry)
{
  anky_identity_book_set_label (self->identities,
                                self->certificate,
                                gtk_entry_get_text (entry));
  show_title (self);
}

static void
kind_changed_cb (AnkyIdentitySettings *self, GtkComboBox *combo)
{
  const char *id = gtk_combo_box_get_active_id (combo);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      anky_identity_book_set_signer_kind (self->identities,
                                          self->certificate,
                                          kinds[i].kind);
}

static void
diameter_changed_cb (AnkyIdentitySettings *self, GtkSpinButton *spin)
{
  double diameter = gtk_spin_button_get_value (spin);

  anky_identity_book_set_seal_diameter (self->identities,
                                        self->certificate,
                                        diameter);
  anky_identity_picture_set_width (self->seal, diameter);
}

static void
seal_chosen_cb (AnkyIdentitySettings *self, double width_mm)
{
  gtk_spin_button_set_value (self->diameter, width_mm);
}

static void
profile_changed_cb (AnkyIdentitySettings *self, GtkComboBox *combo)
{
  const char *id = gtk_combo_box_get_active_id (combo);
  gboolean is_own = g_strcmp0 (id, ANKY_PROFILE_INHERITED) != 0;

  anky_identity_book_set_profile (self->identities,
                                  self->certificate,
                                  is_own ? id : NULL);
}

static void
add (AnkyIdentitySettings *self,
     const char *title,
     const char *subtitle,
     GtkWidget *control)
{
  gtk_container_add (GTK_CONTAINER (self),
                     anky_settings_row_new_plain (title, subtitle, control));
}

static void
add_label (AnkyIdentitySettings *self)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *label =
      anky_identity_book_dup_label (self->identities, self->certificate);

  gtk_entry_set_text (GTK_ENTRY (entry), label ? label : "");
  gtk_entry_set_placeholder_text (
      GTK_ENTRY (entry),
      anky_certificate_get_common_name (self->certificate));
  g_signal_connect_object (entry,
                           "changed",
                           G_CALLBACK (label_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add (self,
       _ ("_Name to show"),
       _ ("Only here in the window; the signature carries the certificate’s"),
       entry);
}

static void
add_kind (AnkyIdentitySettings *self, AnkySignerKind current)
{
  GtkWidget *combo = gtk_combo_box_text_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (combo),
                               kinds[i].id,
                               anky_signer_kind_text_get (kinds[i].kind));
    if (kinds[i].kind == current)
      gtk_combo_box_set_active (GTK_COMBO_BOX (combo), (int) i);
  }
  g_signal_connect_object (combo,
                           "changed",
                           G_CALLBACK (kind_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add (self, _ ("_Whose it is"), _ ("Guessed from the certificate"), combo);
}

static GtkWidget *
add_picture (AnkyIdentitySettings *self, const char *title, AnkyKind kind)
{
  GtkWidget *picture =
      anky_identity_picture_new (self->certificate, self->identities, kind);

  add (self, title, NULL, picture);

  return picture;
}

static void
add_diameter (AnkyIdentitySettings *self)
{
  GtkWidget *spin =
      gtk_spin_button_new_with_range (MIN_DIAMETER_MM, MAX_DIAMETER_MM, 0.5);
  double diameter = anky_identity_book_get_seal_diameter (self->identities,
                                                          self->certificate);

  self->diameter = GTK_SPIN_BUTTON (spin);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin),
                             diameter > 0 ? diameter : DEFAULT_DIAMETER_MM);
  g_signal_connect_object (spin,
                           "value-changed",
                           G_CALLBACK (diameter_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add (self, _ ("Seal _diameter (mm)"), _ ("Measured on a real imprint"), spin);
}

static void
add_pictures (AnkyIdentitySettings *self, AnkySignerKind kind)
{
  if (kind != ANKY_SIGNER_ORGANIZATION) {
    add_picture (self, _ ("_Signature picture"), ANKY_KIND_LEADER);
    add_picture (self, _ ("Picture of the _initials"), ANKY_KIND_INITIALS);
  }
  if (kind != ANKY_SIGNER_PERSON) {
    self->seal = ANKY_IDENTITY_PICTURE (
        add_picture (self, _ ("S_eal picture"), ANKY_KIND_SEAL));
    g_signal_connect_object (self->seal,
                             "chosen",
                             G_CALLBACK (seal_chosen_cb),
                             self,
                             G_CONNECT_SWAPPED);
    add_diameter (self);
  }
}

static void
add_profile (AnkyIdentitySettings *self)
{
  g_autofree char *current =
      anky_identity_book_dup_profile (self->identities, self->certificate);
  GtkWidget *combo = anky_profile_choice_new_inherited (current);

  g_signal_connect_object (combo,
                           "changed",
                           G_CALLBACK (profile_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add (self, _ ("_Rules in force"), NULL, combo);
}

static void
anky_identity_settings_dispose (GObject *object)
{
  AnkyIdentitySettings *self = ANKY_IDENTITY_SETTINGS (object);

  g_clear_object (&self->certificate);
  g_clear_object (&self->identities);

  G_OBJECT_CLASS (anky_identity_settings_parent_class)->dispose (object);
}

static void
anky_identity_settings_class_init (AnkyIdentitySettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anky_identity_settings_dispose;
}

static void
anky_identity_settings_init (AnkyIdentitySettings *self)
{
}

GtkWidget *
anky_identity_settings_new (AnkyTokenCertificate *certificate,
                            AnkyIdentityBook *identities)
{
  AnkyIdentitySettings *self =
      g_object_new (ANKY_TYPE_IDENTITY_SETTINGS, "visible", TRUE, NULL);
  AnkySignerKind kind;

  self->certificate =
      g_object_ref (anky_token_certificate_get_certificate (certificate));
  self->identities = g_object_ref (identities);
  kind = anky_identity_book_get_signer_kind (identities, self->certificate);
  show_title (self);
  add_label (self);
  add_kind (self, kind);
  add_pictures (self, kind);
  add_profile (self);

  return GTK_WIDGET (self);
}
