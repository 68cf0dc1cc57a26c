/* anky-picture-assistant.c - before and after, and what is wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-picture-assistant.h"

#include "anky-container.h"

#include <glib/gi18n.h>
#include <math.h>

#define VIEW_WIDTH   260
#define VIEW_HEIGHT  170
#define VIEW_MARGIN  8
#define MIN_WIDTH_MM 8
#define MAX_WIDTH_MM 80

struct _AnkyPictureAssistant {
  GtkDialog parent_instance;

  const AnkyPictureDraft *draft;
  GtkWidget *before;
  GtkWidget *after;
  GtkWidget *width;
  GtkWidget *resolution;
  GtkWidget *mend;
  GtkWidget *notes;
};

G_DEFINE_FINAL_TYPE (AnkyPictureAssistant,
                     anky_picture_assistant,
                     GTK_TYPE_DIALOG)

static const struct {
  AnkyPictureFaults fault;
  const char *of_signature;
  const char *of_seal;
} words[] = {
  { ANKY_PICTURE_EMPTY,
    N_ ("No ink stands out in this picture: choose another"),
    N_ ("No ink stands out in this picture: choose another") },
  { ANKY_PICTURE_OPAQUE,
    N_ ("The paper is still there and would hide the text below"),
    N_ ("The paper is still there and would hide the signature below") },
  { ANKY_PICTURE_WRONG_HUE,
    N_ ("A signature is blue; this ink has another colour"),
    N_ ("A seal is red; this ink has another colour") },
  { ANKY_PICTURE_COARSE,
    N_ ("Too few pixels for this size: under 300 dots per inch. Scan it again "
        "at 600"),
    N_ ("Too few pixels for this size: under 300 dots per inch. Scan it again "
        "at 600") },
  { ANKY_PICTURE_NOT_ROUND,
    NULL,
    N_ ("The ink is no circle: see that it is the whole seal and nothing "
        "else") },
  { ANKY_PICTURE_LOOSE,
    N_ ("There is much empty ground around the ink"),
    N_ ("There is much empty ground around the ink") },
};

static gboolean
is_mending (AnkyPictureAssistant *self)
{
  return gtk_switch_get_active (GTK_SWITCH (self->mend));
}

/* The two views */

static gboolean
draw_cb (GtkWidget *view, cairo_t *cr, AnkyPictureAssistant *self)
{
  gboolean is_after = view == self->after;
  cairo_surface_t *surface =
      anky_picture_draft_get_surface (self->draft,
                                      is_after && is_mending (self));
  double width = gtk_widget_get_allocated_width (view);
  double height = gtk_widget_get_allocated_height (view);
  double scale;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (surface) {
    int surface_width = cairo_image_surface_get_width (surface);
    int surface_height = cairo_image_surface_get_height (surface);

    scale = MIN ((width - 2 * VIEW_MARGIN) / surface_width,
                 (height - 2 * VIEW_MARGIN) / surface_height);
    cairo_translate (cr,
                     (width - surface_width * scale) / 2,
                     (height - surface_height * scale) / 2);
    cairo_scale (cr, scale, scale);
    cairo_set_source_surface (cr, surface, 0, 0);
    cairo_paint (cr);
    cairo_identity_matrix (cr);
  }

  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
add_view (AnkyPictureAssistant *self, GtkWidget *line, const char *caption)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *view = gtk_drawing_area_new ();
  GtkWidget *label = gtk_label_new (caption);

  gtk_widget_set_size_request (view, VIEW_WIDTH, VIEW_HEIGHT);
  atk_object_set_name (gtk_widget_get_accessible (view), caption);
  atk_object_set_role (gtk_widget_get_accessible (view), ATK_ROLE_IMAGE);
  g_signal_connect_object (view, "draw", G_CALLBACK (draw_cb), self, 0);
  gtk_container_add (GTK_CONTAINER (frame), view);
  gtk_box_pack_start (GTK_BOX (column), frame, TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (column), label);
  gtk_box_pack_start (GTK_BOX (line), column, TRUE, TRUE, 0);

  return view;
}

/* What is said */

static void
add_note (AnkyPictureAssistant *self, const char *icon, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (text);

  gtk_container_add (GTK_CONTAINER (line),
                     gtk_image_new_from_icon_name (icon, GTK_ICON_SIZE_BUTTON));
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_container_add (GTK_CONTAINER (line), label);
  gtk_container_add (GTK_CONTAINER (self->notes), line);
}

static void
show_notes (AnkyPictureAssistant *self, AnkyPictureFaults faults)
{
  gboolean is_seal =
      anky_picture_draft_get_kind (self->draft) == ANKY_PICTURE_SEAL;

  anky_container_clear (self->notes);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    const char *text = is_seal ? words[i].of_seal : words[i].of_signature;

    if ((faults & words[i].fault) && text)
      add_note (self, "dialog-warning-symbolic", _ (text));
  }
  if (faults == ANKY_PICTURE_FINE)
    add_note (self, "emblem-ok-symbolic", _ ("The picture is fit for a page"));
  gtk_widget_show_all (self->notes);
}

static void
update (AnkyPictureAssistant *self)
{
  double width = anky_picture_assistant_get_width (self);
  AnkyPictureFaults faults =
      anky_picture_draft_get_faults (self->draft, is_mending (self), width);
  double dpi =
      anky_picture_draft_get_dpi (self->draft, is_mending (self), width);
  /* Translators: how fine a picture is at its size on paper. */
  g_autofree char *resolution =
      g_strdup_printf (_ ("%d dots per inch"), (int) lround (dpi));

  gtk_label_set_text (GTK_LABEL (self->resolution), resolution);
  show_notes (self, faults);
  gtk_dialog_set_response_sensitive (GTK_DIALOG (self),
                                     GTK_RESPONSE_ACCEPT,
                                     !(faults & ANKY_PICTURE_EMPTY));
  gtk_widget_queue_draw (self->after);
}

/* The rows */

static void
add_row (GtkWidget *grid,
         int row,
         const char *mnemonic,
         GtkWidget *control,
         GtkWidget *note)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (mnemonic);

  atk_object_set_name (gtk_widget_get_accessible (control),
                       gtk_label_get_text (GTK_LABEL (label)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (control, GTK_ALIGN_END);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), control, 1, row, 1, 1);
  if (note)
    gtk_grid_attach (GTK_GRID (grid), note, 2, row, 1, 1);
}

static GtkWidget *
new_grid (AnkyPictureAssistant *self, gboolean is_seal, double width_mm)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->width =
      gtk_spin_button_new_with_range (MIN_WIDTH_MM, MAX_WIDTH_MM, 0.5);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (self->width), 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->width), width_mm);
  self->resolution = gtk_label_new (NULL);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->resolution),
                               "dim-label");
  self->mend = gtk_switch_new ();
  add_row (grid,
           0,
           is_seal ? _ ("_Diameter on paper (mm)")
                   : _ ("_Width of the ink on paper (mm)"),
           self->width,
           self->resolution);
  add_row (grid,
           1,
           is_seal ? _ ("_Take the paper away and make the ink red")
                   : _ ("_Take the paper away and make the ink blue"),
           self->mend,
           NULL);

  return grid;
}

static void
fill (AnkyPictureAssistant *self, double width_mm)
{
  gboolean is_seal =
      anky_picture_draft_get_kind (self->draft) == ANKY_PICTURE_SEAL;
  GtkWidget *content = gtk_dialog_get_content_area (GTK_DIALOG (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  g_object_set (box, "margin", 18, NULL);
  gtk_container_add (GTK_CONTAINER (box), line);
  self->before = add_view (self, line, _ ("As it was chosen"));
  self->after = add_view (self, line, _ ("As it will be on the page"));
  gtk_container_add (GTK_CONTAINER (box), new_grid (self, is_seal, width_mm));
  self->notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_container_add (GTK_CONTAINER (box), self->notes);
  gtk_container_add (GTK_CONTAINER (content), box);
  gtk_widget_show_all (box);
}

static void
anky_picture_assistant_class_init (AnkyPictureAssistantClass *klass)
{
}

static void
anky_picture_assistant_init (AnkyPictureAssistant *self)
{
  GtkDialog *dialog = GTK_DIALOG (self);
  GtkWidget *use;

  gtk_dialog_add_button (dialog, _ ("_Cancel"), GTK_RESPONSE_CANCEL);
  use = gtk_dialog_add_button (dialog,
                               _ ("_Use the Picture"),
                               GTK_RESPONSE_ACCEPT);
  gtk_style_context_add_class (gtk_widget_get_style_context (use),
                               GTK_STYLE_CLASS_SUGGESTED_ACTION);
  gtk_dialog_set_default_response (dialog, GTK_RESPONSE_ACCEPT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

GtkWidget *
anky_picture_assistant_new (GtkWindow *parent,
                            const AnkyPictureDraft *draft,
                            double width_mm)
{
  AnkyPictureAssistant *self =
      g_object_new (ANKY_TYPE_PICTURE_ASSISTANT, "use-header-bar", 1, NULL);
  gboolean is_seal = anky_picture_draft_get_kind (draft) == ANKY_PICTURE_SEAL;
  AnkyPictureFaults faults =
      anky_picture_draft_get_faults (draft, FALSE, width_mm);

  self->draft = draft;
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_title (GTK_WINDOW (self),
                        is_seal ? _ ("Seal Picture") : _ ("Signature Picture"));
  fill (self, width_mm);
  /* Proposed where it helps; what is already right stays as it is. */
  gtk_switch_set_active (
      GTK_SWITCH (self->mend),
      anky_picture_draft_can_mend (draft) &&
          (faults & (ANKY_PICTURE_OPAQUE | ANKY_PICTURE_WRONG_HUE |
                     ANKY_PICTURE_LOOSE)));
  gtk_widget_set_sensitive (self->mend, anky_picture_draft_can_mend (draft));
  g_signal_connect_object (self->mend,
                           "notify::active",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->width,
                           "value-changed",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

gboolean
anky_picture_assistant_get_mend (AnkyPictureAssistant *self)
{
  return is_mending (self);
}

double
anky_picture_assistant_get_width (AnkyPictureAssistant *self)
{
  return gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->width));
}
