/* anky-toast.c - a short notice that goes away by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-toast.h"

/* Long enough to read it and to press its button. */
#define STAY_SECONDS 10

struct _AnkyToast {
  GtkBin parent_instance;

  guint timeout_id;
  char *path; /* of the file that can be dragged; NULL: none */

  GtkWidget *revealer;
  GtkWidget *handle;
  GtkWidget *text;
  GtkWidget *action_button;
};

G_DEFINE_FINAL_TYPE (AnkyToast, anky_toast, GTK_TYPE_BIN)

enum { SIGNAL_ACTION, N_SIGNALS };
static guint signals[N_SIGNALS];

void
anky_toast_hide (AnkyToast *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static gboolean
is_in_use (AnkyToast *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (self->revealer);

  return gtk_widget_has_focus (self->action_button) ||
         flags & GTK_STATE_FLAG_PRELIGHT;
}

static gboolean
timeout_cb (gpointer user_data)
{
  AnkyToast *self = ANKY_TOAST (user_data);

  if (is_in_use (self))
    return G_SOURCE_CONTINUE;

  self->timeout_id = 0;
  anky_toast_hide (self);

  return G_SOURCE_REMOVE;
}

static void
action_clicked_cb (AnkyToast *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTION], 0);
  anky_toast_hide (self);
}

static void
drag_data_get_cb (AnkyToast *self,
                  GdkDragContext *context,
                  GtkSelectionData *data,
                  guint info,
                  guint time)
{
  g_autofree char *uri =
      self->path ? g_filename_to_uri (self->path, NULL, NULL) : NULL;
  char *uris[] = { uri, NULL };

  if (uri)
    gtk_selection_data_set_uris (data, uris);
}

static void
show (AnkyToast *self, const char *text, const char *action, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  gtk_widget_set_visible (self->handle, path != NULL);
  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_widget_set_visible (self->action_button, action != NULL);
  if (action)
    gtk_button_set_label (GTK_BUTTON (self->action_button), action);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  g_signal_emit_by_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                         "announcement",
                         text);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add_seconds (STAY_SECONDS, timeout_cb, self);
}

void
anky_toast_show (AnkyToast *self, const char *text, const char *action)
{
  show (self, text, action, NULL);
}

void
anky_toast_show_file (AnkyToast *self,
                      const char *text,
                      const char *action,
                      const char *path)
{
  show (self, text, action, path);
}

static void
anky_toast_dispose (GObject *object)
{
  g_clear_handle_id (&ANKY_TOAST (object)->timeout_id, g_source_remove);

  G_OBJECT_CLASS (anky_toast_parent_class)->dispose (object);
}

static void
anky_toast_finalize (GObject *object)
{
  g_free (ANKY_TOAST (object)->path);

  G_OBJECT_CLASS (anky_toast_parent_class)->finalize (object);
}

static void
anky_toast_class_init (AnkyToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anky_toast_dispose;
  G_OBJECT_CLASS (klass)->finalize = anky_toast_finalize;
  signals[SIGNAL_ACTION] = g_signal_new ("action",
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
      "/vn/anky/AnKy/ui/anky-toast.ui");
  gtk_widget_class_bind_template_child (widget_class, AnkyToast, revealer);
  gtk_widget_class_bind_template_child (widget_class, AnkyToast, handle);
  gtk_widget_class_bind_template_child (widget_class, AnkyToast, text);
  gtk_widget_class_bind_template_child (widget_class, AnkyToast, action_button);
  gtk_widget_class_bind_template_callback (widget_class, action_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, anky_toast_hide);
  gtk_widget_class_bind_template_callback (widget_class, drag_data_get_cb);
}

static void
anky_toast_init (AnkyToast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drag_source_set (self->handle,
                       GDK_BUTTON1_MASK,
                       NULL,
                       0,
                       GDK_ACTION_COPY);
  gtk_drag_source_add_uri_targets (self->handle);
  gtk_drag_source_set_icon_name (self->handle, "x-office-document");
}
