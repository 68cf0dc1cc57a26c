/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-gate.h"

#include "anky-cli-say.h"
#include "anky-gates.h"

#include <glib/gi18n.h>

gboolean
anky_cli_speaks_vietnamese (void)
{
  /* Translators: the code of your language. */
  return g_str_equal (C_ ("language", "en"), "vi");
}

void
anky_cli_tell_gate (const char *input_path, const AnkyGate *gate)
{
  gboolean in_vietnamese = anky_cli_speaks_vietnamese ();
  const char *message = in_vietnamese ? gate->vietnamese : gate->message;
  const char *advice = in_vietnamese ? gate->vietnamese_advice : gate->advice;
  g_autoptr (GString) sentence = g_string_new (message);

  if (gate->article)
    g_string_append_printf (sentence, " (%s)", gate->article);
  if (advice)
    g_string_append_printf (sentence, ": %s", advice);
  anky_cli_say (input_path, sentence->str);
}

gboolean
anky_cli_say_gate (const char *input_path,
                   const AnkyActOptions *options,
                   AnkyCertificate *certificate)
{
  g_autoptr (GPtrArray) gates =
      anky_act_list_gates (input_path, options, certificate, NULL, NULL);

  for (guint i = 0; gates && i < gates->len; i++) {
    const AnkyGate *gate = g_ptr_array_index (gates, i);

    if (gate->level >= ANKY_GATE_CONFIRM) {
      anky_cli_tell_gate (input_path, gate);
      return TRUE;
    }
  }
  return FALSE;
}
