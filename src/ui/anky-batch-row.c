/* anky-batch-row.c - one file in the list of many
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-batch-row.h"

#include "anky-answer-row.h"
#include "anky-batch-text.h"
#include "anky-clock.h"
#include "anky-container.h"
#include "anky-date-text.h"
#include "anky-gate-row.h"

#include <glib/gi18n.h>

struct _AnkyBatchRow {
  GtkListBoxRow parent_instance;

  AnkyBatchPlan *plan;
  AnkyBatchEntry *entry;
  AnkyBatchLook *look; /* that the gates are shown of */
  gboolean is_following;

  GtkWidget *picture;
  GtkWidget *name;
  GtkWidget *urgency;
  GtkWidget *subject;
  AnkyAnswerRow *state;
  GtkWidget *gates;
  GtkWidget *issue_box;
  GtkWidget *number;
  GtkWidget *symbol;
  GtkWidget *date;
  GtkWidget *files_button;
  GtkWidget *open_button;
  GtkWidget *skip_button;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (AnkyBatchRow, anky_batch_row, GTK_TYPE_LIST_BOX_ROW)

enum { SIGNAL_OPEN, SIGNAL_SHOW_IN_FILES, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- the place ----------------------------------------------------------- */

static gboolean
picture_draw_cb (AnkyBatchRow *self, cairo_t *cr)
{
  AnkyBatchLook *look = anky_batch_entry_get_look (self->entry);
  int width = gtk_widget_get_allocated_width (self->picture);
  int height = gtk_widget_get_allocated_height (self->picture);
  double scale;

  if (!look || !look->picture)
    return GDK_EVENT_PROPAGATE;
  scale =
      MIN (width / (double) cairo_image_surface_get_width (look->picture),
           height / (double) cairo_image_surface_get_height (look->picture));
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, look->picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);

  return GDK_EVENT_PROPAGATE;
}

/* --- from the entry ------------------------------------------------------ */

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text && *text);
}

static void
confirm_cb (gpointer object, const char *code, gboolean is_confirmed)
{
  AnkyBatchRow *self = ANKY_BATCH_ROW (object);

  anky_batch_plan_confirm (self->plan, self->entry, code, is_confirmed);
}

static void
show_gates (AnkyBatchRow *self, AnkyBatchLook *look)
{
  gboolean is_over =
      anky_batch_entry_get_state (self->entry) == ANKY_ENTRY_DONE;
  guint n_gates = look && look->gates && !is_over ? look->gates->len : 0;

  anky_container_clear (self->gates);
  for (guint i = 0; i < n_gates; i++) {
    const AnkyGate *gate = look->gates->pdata[i];

    gtk_container_add (
        GTK_CONTAINER (self->gates),
        anky_gate_row_new (
            gate,
            anky_batch_entry_is_confirmed (self->entry, gate->code),
            confirm_cb,
            self));
  }
  gtk_widget_set_visible (self->gates, n_gates > 0);
}

static void
follow_number (AnkyBatchRow *self, AnkyBatchLook *look)
{
  AnkyEntryState state = anky_batch_entry_get_state (self->entry);
  const char *number = anky_batch_entry_get_number (self->entry);
  g_autofree char *symbol =
      look && look->symbol ? g_strconcat ("/", look->symbol, NULL) : NULL;

  gtk_widget_set_visible (self->issue_box,
                          anky_batch_entry_takes_number (self->entry));
  gtk_widget_set_sensitive (self->issue_box,
                            state == ANKY_ENTRY_WAITING ||
                                state == ANKY_ENTRY_LOOKED);
  set_text (self->symbol, symbol);
  /* What is being typed stands until it means something else. */
  if (!gtk_widget_has_focus (self->number))
    gtk_entry_set_text (GTK_ENTRY (self->number), number ? number : "");
}

static void
follow_buttons (AnkyBatchRow *self)
{
  AnkyEntryState state = anky_batch_entry_get_state (self->entry);
  gboolean is_skipped = anky_batch_entry_is_skipped (self->entry);
  gboolean is_over = state == ANKY_ENTRY_DONE;
  gboolean is_checking = anky_batch_plan_is_checking (self->plan);

  gtk_widget_set_visible (self->files_button, is_over);
  gtk_widget_set_visible (self->skip_button, !is_over && !is_checking);
  gtk_widget_set_visible (self->remove_button, !is_over);
  gtk_button_set_label (GTK_BUTTON (self->skip_button),
                        is_skipped ? _ ("Take In Again") : _ ("Leave Out"));
  gtk_widget_set_sensitive (self->skip_button, state != ANKY_ENTRY_WORKING);
  gtk_widget_set_sensitive (self->remove_button, state != ANKY_ENTRY_WORKING);
  gtk_widget_set_sensitive (self->open_button, state != ANKY_ENTRY_WORKING);
}

static void
say (AnkyBatchRow *self, const AnkyAnswer *state, const char *note)
{
  AnkyBatchLook *look = anky_batch_entry_get_look (self->entry);
  const char *urgency =
      look ? anky_batch_text_get_urgency (look->urgency) : NULL;
  g_autofree char *name =
      g_filename_display_basename (anky_batch_entry_get_path (self->entry));
  g_autofree char *spoken = g_strdup_printf ("%s. %s%s%s. %s",
                                             name,
                                             urgency ? urgency : "",
                                             urgency ? ". " : "",
                                             state->text,
                                             note ? note : "");

  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), spoken);
}

static void
entry_changed_cb (AnkyBatchRow *self)
{
  AnkyBatchLook *look = anky_batch_entry_get_look (self->entry);
  g_auto (AnkyAnswer) state = anky_batch_text_state (self->entry);
  g_autofree char *note = anky_batch_text_dup_note (self->entry);
  gboolean is_over =
      anky_batch_entry_get_state (self->entry) == ANKY_ENTRY_DONE;

  self->is_following = TRUE;
  anky_answer_row_set (self->state, state.tone, state.text);
  anky_answer_row_set_note (self->state, note);
  set_text (self->subject, look ? look->subject : NULL);
  set_text (self->urgency,
            look ? anky_batch_text_get_urgency (look->urgency) : NULL);
  gtk_widget_set_visible (self->picture,
                          !anky_batch_plan_is_checking (self->plan) &&
                              !(look && look->error));
  if (self->look != look || is_over)
    show_gates (self, look);
  g_clear_pointer (&self->look, anky_batch_look_unref);
  self->look = look ? anky_batch_look_ref (look) : NULL;
  follow_number (self, look);
  follow_buttons (self);
  say (self, &state, note);
  gtk_widget_queue_draw (self->picture);
  self->is_following = FALSE;
}

/* --- to the plan --------------------------------------------------------- */

static void
number_changed_cb (AnkyBatchRow *self)
{
  if (!self->is_following)
    anky_batch_plan_set_number (self->plan,
                                self->entry,
                                gtk_entry_get_text (GTK_ENTRY (self->number)));
}

static void
date_changed_cb (AnkyBatchRow *self)
{
  g_autoptr (GDateTime) date = anky_date_text_read (GTK_ENTRY (self->date));

  if (date && !self->is_following)
    anky_batch_plan_set_date (self->plan, self->entry, date);
}

static void
open_clicked_cb (AnkyBatchRow *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0);
}

static void
files_clicked_cb (AnkyBatchRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_IN_FILES], 0);
}

static void
skip_clicked_cb (AnkyBatchRow *self)
{
  anky_batch_plan_set_skipped (self->plan,
                               self->entry,
                               !anky_batch_entry_is_skipped (self->entry));
}

static void
remove_clicked_cb (AnkyBatchRow *self)
{
  g_autoptr (AnkyBatchRow) held = g_object_ref (self);

  anky_batch_plan_remove (self->plan, self->entry);
  gtk_widget_destroy (GTK_WIDGET (held));
}

/* --- life ---------------------------------------------------------------- */

static void
anky_batch_row_dispose (GObject *object)
{
  AnkyBatchRow *self = ANKY_BATCH_ROW (object);

  g_clear_pointer (&self->look, anky_batch_look_unref);
  g_clear_object (&self->entry);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (anky_batch_row_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchRow, picture);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchRow, name);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchRow, urgency);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchRow, subject);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchRow, state);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchRow, gates);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchRow, issue_box);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchRow, number);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchRow, symbol);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchRow, date);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyBatchRow,
                                        files_button);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyBatchRow,
                                        open_button);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyBatchRow,
                                        skip_button);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyBatchRow,
                                        remove_button);
}

static guint
add_signal (AnkyBatchRowClass *klass, const char *name)
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
anky_batch_row_class_init (AnkyBatchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anky_batch_row_dispose;
  signals[SIGNAL_OPEN] = add_signal (klass, "open");
  signals[SIGNAL_SHOW_IN_FILES] = add_signal (klass, "show-in-files");
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-batch-row.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, picture_draw_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, files_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
anky_batch_row_init (AnkyBatchRow *self)
{
  g_type_ensure (ANKY_TYPE_ANSWER_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_identity (AnkyBatchRow *self)
{
  GDateTime *given = anky_batch_entry_get_date (self->entry);
  g_autoptr (GDateTime) now = anky_clock_now ();
  g_autofree char *day = anky_date_text_format (given ? given : now);
  g_autofree char *name =
      g_filename_display_basename (anky_batch_entry_get_path (self->entry));
  const struct {
    GtkWidget *widget;
    const char *words;
  } named[] = {
    /* Translators: %s is the name of a file. */
    { self->number, _ ("Number of “%s”") },
    { self->date, _ ("Date of issue of “%s”, day/month/year") },
    { self->open_button, _ ("Open “%s”") },
    { self->files_button, _ ("Show “%s” in Files") },
    { self->remove_button, _ ("Remove “%s” from the list") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++) {
    g_auto (GStrv) parts = g_strsplit (named[i].words, "%s", 2);
    g_autofree char *words = g_strjoinv (name, parts);

    atk_object_set_name (gtk_widget_get_accessible (named[i].widget), words);
  }
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_widget_set_tooltip_text (self->name,
                               anky_batch_entry_get_path (self->entry));
  self->is_following = TRUE;
  gtk_entry_set_text (GTK_ENTRY (self->date), day);
  self->is_following = FALSE;
}

GtkWidget *
anky_batch_row_new (AnkyBatchPlan *plan, AnkyBatchEntry *entry)
{
  AnkyBatchRow *self = g_object_new (ANKY_TYPE_BATCH_ROW, NULL);

  self->plan = g_object_ref (plan);
  self->entry = g_object_ref (entry);
  show_identity (self);
  g_signal_connect_object (entry,
                           "changed",
                           G_CALLBACK (entry_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  entry_changed_cb (self);

  return GTK_WIDGET (self);
}

AnkyBatchEntry *
anky_batch_row_get_entry (AnkyBatchRow *self)
{
  return self->entry;
}

gboolean
anky_batch_row_focus_number (AnkyBatchRow *self)
{
  if (!gtk_widget_get_visible (self->issue_box))
    return FALSE;
  gtk_widget_grab_focus (self->number);

  return TRUE;
}
