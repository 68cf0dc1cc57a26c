/* anky-gate-row.c - something the rules have against an act
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-gate-row.h"

#include "anky-answer-row.h"
#include "anky-wording-text.h"

#include <glib/gi18n.h>

static AnkyTone
get_tone (AnkyGateLevel level)
{
  switch (level) {
  case ANKY_GATE_REFUSE:
    return ANKY_TONE_BAD;
  case ANKY_GATE_ASK:
  case ANKY_GATE_CONFIRM:
    return ANKY_TONE_OPEN;
  case ANKY_GATE_WARN:
  default:
    return ANKY_TONE_PLAIN;
  }
}

typedef struct {
  char *code;
  AnkyGateRowFunc confirm;
  gpointer object;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_free (question->code);
  g_free (question);
}

static void
toggled_cb (GtkToggleButton *button, Question *question)
{
  question->confirm (question->object,
                     question->code,
                     gtk_toggle_button_get_active (button));
}

static GtkWidget *
make_check (const AnkyGate *gate,
            gboolean is_confirmed,
            AnkyGateRowFunc confirm,
            gpointer object,
            const char *text)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (
      gate->level == ANKY_GATE_CONFIRM ? _ ("This is _intended")
                                       : _ ("Go _on all the same"));
  Question *question = g_new0 (Question, 1);
  GClosure *closure;

  question->code = g_strdup (gate->code);
  question->confirm = confirm;
  question->object = object;
  closure = g_cclosure_new (G_CALLBACK (toggled_cb), question, question_free);
  g_object_watch_closure (object, closure);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (check), is_confirmed);
  g_signal_connect_closure (check, "toggled", closure, FALSE);
  atk_object_set_description (gtk_widget_get_accessible (check), text);
  gtk_widget_set_margin_start (check, 24);
  gtk_widget_show (check);

  return check;
}

GtkWidget *
anky_gate_row_new (const AnkyGate *gate,
                   gboolean is_confirmed,
                   AnkyGateRowFunc confirm,
                   gpointer object)
{
  g_autofree char *text = anky_gate_text_dup (gate);
  g_autofree char *advice = anky_gate_text_dup_advice (gate);
  g_autofree char *note = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *row = anky_answer_row_new (get_tone (gate->level), text);

  note = advice && gate->article
             ? g_strdup_printf ("%s\n%s", advice, gate->article)
             : g_strdup (advice ? advice : gate->article);
  anky_answer_row_set_note (ANKY_ANSWER_ROW (row), note);
  gtk_container_add (GTK_CONTAINER (box), row);
  if (gate->level == ANKY_GATE_ASK || gate->level == ANKY_GATE_CONFIRM)
    gtk_container_add (GTK_CONTAINER (box),
                       make_check (gate, is_confirmed, confirm, object, text));
  gtk_widget_show (box);

  return box;
}
