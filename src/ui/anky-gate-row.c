/* anky-gate-row.c - something the rules have against an act
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-gate-row.h"

#include "anky-answer-row.h"
#include "anky-wording-text.h"

#include <glib/gi18n.h>

#define KEY_CODE "anky-gate-code"

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

static void
toggled_cb (GtkToggleButton *button, AnkySignSession *session)
{
  anky_sign_session_confirm (session,
                             g_object_get_data (G_OBJECT (button), KEY_CODE),
                             gtk_toggle_button_get_active (button));
}

static GtkWidget *
make_check (AnkySignSession *session, const AnkyGate *gate, const char *text)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (
      gate->level == ANKY_GATE_CONFIRM ? _ ("This is _intended")
                                       : _ ("Go _on all the same"));

  g_object_set_data_full (G_OBJECT (check),
                          KEY_CODE,
                          g_strdup (gate->code),
                          g_free);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (check),
      anky_sign_session_is_confirmed (session, gate->code));
  g_signal_connect_object (check,
                           "toggled",
                           G_CALLBACK (toggled_cb),
                           session,
                           0);
  atk_object_set_description (gtk_widget_get_accessible (check), text);
  gtk_widget_set_margin_start (check, 24);
  gtk_widget_show (check);

  return check;
}

GtkWidget *
anky_gate_row_new (AnkySignSession *session, const AnkyGate *gate)
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
    gtk_container_add (GTK_CONTAINER (box), make_check (session, gate, text));
  gtk_widget_show (box);

  return box;
}
