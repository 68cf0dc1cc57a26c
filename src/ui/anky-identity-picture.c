/* anky-identity-picture.c - the picture of a certificate, to see and to change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-identity-picture.h"

#include "anky-error-text.h"
#include "anky-picture-chooser.h"
#include "anky-picture-preview.h"

#include <glib/gi18n.h>

#define PREVIEW_WIDTH  120
#define PREVIEW_HEIGHT 72

/* As the decree's profile has them. */
#define SIGNATURE_MM 45.0
#define INITIALS_MM  15.0
#define SEAL_MM      36.0

struct _AnkyIdentityPicture {
  GtkBox parent_instance;

  AnkyCertificate *certificate;
  AnkyIdentityBook *identities;
  AnkyKind kind;
  double width_mm;
  GtkWidget *preview;
  GtkWidget *button;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (AnkyIdentityPicture, anky_identity_picture, GTK_TYPE_BOX)

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_problem (AnkyIdentityPicture *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->problem), text ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
}

static void
show (AnkyIdentityPicture *self)
{
  g_autofree char *path = anky_identity_book_dup_picture (self->identities,
                                                          self->certificate,
                                                          self->kind);
  g_autofree char *data = NULL;
  gsize size = 0;
  g_autoptr (AnkyAppearance) appearance = NULL;

  if (path && g_file_get_contents (path, &data, &size, NULL)) {
    g_autoptr (GBytes) png = g_bytes_new_take (g_steal_pointer (&data), size);

    appearance = anky_appearance_new_picture (png, NULL);
  }
  anky_picture_preview_set (ANKY_PICTURE_PREVIEW (self->preview), appearance);
  gtk_button_set_label (GTK_BUTTON (self->button),
                        appearance ? _ ("C_hange Picture…")
                                   : _ ("C_hoose Picture…"));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyIdentityPicture) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyChosenPicture) picture =
      anky_picture_chooser_run_finish (result, &error);

  /* The window was closed meanwhile. */
  if (!self->identities)
    return;

  if (picture && anky_identity_book_set_picture (self->identities,
                                                 self->certificate,
                                                 self->kind,
                                                 picture->png,
                                                 &error)) {
    show_problem (self, NULL);
    show (self);
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, picture->width_mm);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    show_problem (self, anky_error_text_get (error).title);
  }
}

static void
clicked_cb (AnkyIdentityPicture *self)
{
  gboolean is_seal = anky_kind_is_organization (self->kind);

  anky_picture_chooser_run_async (
      GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self))),
      is_seal ? ANKY_PICTURE_SEAL : ANKY_PICTURE_SIGNATURE,
      self->width_mm,
      chosen_cb,
      g_object_ref (self));
}

static void
anky_identity_picture_dispose (GObject *object)
{
  AnkyIdentityPicture *self = ANKY_IDENTITY_PICTURE (object);

  g_clear_object (&self->certificate);
  g_clear_object (&self->identities);

  G_OBJECT_CLASS (anky_identity_picture_parent_class)->dispose (object);
}

static void
anky_identity_picture_class_init (AnkyIdentityPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anky_identity_picture_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_DOUBLE);
}

static void
anky_identity_picture_init (AnkyIdentityPicture *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->preview = g_object_new (ANKY_TYPE_PICTURE_PREVIEW,
                                "width-request",
                                PREVIEW_WIDTH,
                                "height-request",
                                PREVIEW_HEIGHT,
                                "margin",
                                6,
                                NULL);
  self->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_line_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 24);
  gtk_widget_set_no_show_all (self->problem, TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->problem),
                               "problem");
  g_signal_connect_object (self->button,
                           "clicked",
                           G_CALLBACK (clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_container_add (GTK_CONTAINER (column), self->button);
  gtk_container_add (GTK_CONTAINER (column), self->problem);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_container_add (GTK_CONTAINER (self), self->preview);
  gtk_container_add (GTK_CONTAINER (self), column);
}

void
anky_identity_picture_set_width (AnkyIdentityPicture *self, double width_mm)
{
  self->width_mm = width_mm;
}

static double
get_usual_width (AnkyIdentityPicture *self)
{
  double diameter;

  if (self->kind == ANKY_KIND_INITIALS)
    return INITIALS_MM;
  if (!anky_kind_is_organization (self->kind))
    return SIGNATURE_MM;

  diameter = anky_identity_book_get_seal_diameter (self->identities,
                                                   self->certificate);

  return diameter > 0 ? diameter : SEAL_MM;
}

GtkWidget *
anky_identity_picture_new (AnkyCertificate *certificate,
                           AnkyIdentityBook *identities,
                           AnkyKind kind)
{
  AnkyIdentityPicture *self = g_object_new (ANKY_TYPE_IDENTITY_PICTURE, NULL);

  self->certificate = g_object_ref (certificate);
  self->identities = g_object_ref (identities);
  self->kind = kind;
  self->width_mm = get_usual_width (self);
  show (self);

  return GTK_WIDGET (self);
}
