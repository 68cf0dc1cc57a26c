/* anky-line-fields.c - what the line of a copy or an attachment says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-line-fields.h"

#include <glib/gi18n.h>

#define OTHER "other"

struct _AnkyLineFields {
  GtkBin parent_instance;

  AnkyKind kind;
  GSettings *settings;
  gboolean is_following;
  char *organization;
  char *number;
  char *reason;

  GtkWidget *copy_box;
  GtkWidget *form;
  GtkWidget *reason_choice;
  GtkWidget *other_reason;
  GtkWidget *line_box;
  GtkWidget *label;
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (AnkyLineFields, anky_line_fields, GTK_TYPE_BIN)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
dup_entry (GtkWidget *entry)
{
  char *text = g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (entry))));

  if (*text)
    return text;
  g_free (text);

  return NULL;
}

static gboolean
is_other (AnkyLineFields *self)
{
  return g_strcmp0 (
             gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->reason_choice)),
             OTHER) == 0;
}

/* "other:TEXT", as on the command line. */
static char *
dup_reason (AnkyLineFields *self)
{
  g_autofree char *text = NULL;

  if (!is_other (self))
    return g_strdup (
        gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->reason_choice)));
  text = dup_entry (self->other_reason);

  return text ? g_strconcat (OTHER ":", text, NULL) : NULL;
}

static void
keep (AnkyLineFields *self)
{
  if (self->kind != ANKY_KIND_COPY)
    return;
  if (self->organization)
    g_settings_set_string (self->settings,
                           "organization-name",
                           self->organization);
  if (self->reason)
    g_settings_set_string (self->settings, "copy-reason", self->reason);
}

static void
changed_cb (AnkyLineFields *self)
{
  gtk_widget_set_visible (self->other_reason, is_other (self));
  if (self->is_following)
    return;
  g_free (self->organization);
  g_free (self->number);
  g_free (self->reason);
  self->organization =
      self->kind == ANKY_KIND_COPY ? dup_entry (self->entry) : NULL;
  self->number =
      self->kind == ANKY_KIND_ATTACHMENT ? dup_entry (self->entry) : NULL;
  self->reason = dup_reason (self);
  keep (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
show_kept (AnkyLineFields *self)
{
  g_autofree char *name =
      g_settings_get_string (self->settings, "organization-name");
  g_autofree char *reason =
      g_settings_get_string (self->settings, "copy-reason");
  gboolean is_free = g_str_has_prefix (reason, OTHER ":");

  gtk_combo_box_set_active (GTK_COMBO_BOX (self->form), 0);
  if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->reason_choice),
                                    is_free ? OTHER : reason))
    gtk_combo_box_set_active (GTK_COMBO_BOX (self->reason_choice), 0);
  gtk_entry_set_text (GTK_ENTRY (self->other_reason),
                      is_free ? reason + sizeof OTHER : "");
  gtk_entry_set_text (GTK_ENTRY (self->entry),
                      self->kind == ANKY_KIND_COPY ? name : "");
}

void
anky_line_fields_set_kind (AnkyLineFields *self,
                           AnkyKind kind,
                           GSettings *settings)
{
  gboolean is_copy = kind == ANKY_KIND_COPY;
  gboolean is_shown = is_copy || kind == ANKY_KIND_ATTACHMENT;

  self->kind = kind;
  g_set_object (&self->settings, settings);
  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
  gtk_widget_set_visible (self->copy_box, is_copy);
  gtk_label_set_text_with_mnemonic (
      GTK_LABEL (self->label),
      is_copy ? _ ("_Organisation, as it stands in the copy’s line")
              : _ ("_Number and symbol of the main document"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  is_copy ? "" : "15/UBND-VX");
  self->is_following = TRUE;
  show_kept (self);
  self->is_following = FALSE;
  changed_cb (self);
}

void
anky_line_fields_set_document_number (AnkyLineFields *self, const char *number)
{
  if (self->kind == ANKY_KIND_ATTACHMENT)
    gtk_entry_set_text (GTK_ENTRY (self->entry), number ? number : "");
}

void
anky_line_fields_fill (AnkyLineFields *self, AnkyActOptions *options)
{
  static const AnkyCopyForm forms[] = { ANKY_COPY_SAO_Y,
                                        ANKY_COPY_SAO_LUC,
                                        ANKY_COPY_TRICH_SAO };
  int index = gtk_combo_box_get_active (GTK_COMBO_BOX (self->form));

  options->organization = self->organization;
  options->document_number = self->number;
  if (self->kind != ANKY_KIND_COPY)
    return;
  options->copy_form = forms[CLAMP (index, 0, 2)];
  options->copy_reason = self->reason;
}

gboolean
anky_line_fields_focus (AnkyLineFields *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) ||
      gtk_entry_get_text_length (GTK_ENTRY (self->entry)) > 0)
    return FALSE;
  gtk_widget_grab_focus (self->entry);

  return TRUE;
}

const char *
anky_line_fields_get_obstacle (AnkyLineFields *self)
{
  if (self->kind == ANKY_KIND_ATTACHMENT && !self->number)
    return _ ("Enter the number of the main document first");
  if (self->kind == ANKY_KIND_COPY && !self->organization)
    return _ ("Enter the name of the organisation first");
  if (self->kind == ANKY_KIND_COPY && !self->reason)
    return _ ("Enter the reason for the copy first");

  return NULL;
}

static void
anky_line_fields_finalize (GObject *object)
{
  AnkyLineFields *self = ANKY_LINE_FIELDS (object);

  g_clear_object (&self->settings);
  g_free (self->organization);
  g_free (self->number);
  g_free (self->reason);

  G_OBJECT_CLASS (anky_line_fields_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AnkyLineFields, copy_box);
  gtk_widget_class_bind_template_child (widget_class, AnkyLineFields, form);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyLineFields,
                                        reason_choice);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyLineFields,
                                        other_reason);
  gtk_widget_class_bind_template_child (widget_class, AnkyLineFields, line_box);
  gtk_widget_class_bind_template_child (widget_class, AnkyLineFields, label);
  gtk_widget_class_bind_template_child (widget_class, AnkyLineFields, entry);
}

static void
anky_line_fields_class_init (AnkyLineFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_line_fields_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
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
      "/vn/anky/AnKy/ui/anky-line-fields.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
anky_line_fields_init (AnkyLineFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
