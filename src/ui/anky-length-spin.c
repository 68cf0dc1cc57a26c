/* anky-length-spin.c - millimetres in a spin button
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-length-spin.h"

#include <glib/gi18n.h>

static gboolean
output_cb (GtkSpinButton *spin)
{
  char format[8];
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL;

  g_snprintf (format,
              sizeof format,
              "%%.%uf",
              gtk_spin_button_get_digits (spin));
  g_ascii_formatd (digits,
                   sizeof digits,
                   format,
                   gtk_spin_button_get_value (spin));
  parts = g_strsplit (digits, ".", 2);
  text = g_strjoinv (C_ ("decimal mark", "."), parts);
  if (!g_str_equal (text, gtk_entry_get_text (GTK_ENTRY (spin))))
    gtk_entry_set_text (GTK_ENTRY (spin), text);

  return TRUE;
}

static int
input_cb (GtkSpinButton *spin, double *value_out)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (spin))));
  char *end = NULL;

  g_strdelimit (text, ",", '.');
  *value_out = g_ascii_strtod (text, &end);

  return *text && !*end ? TRUE : GTK_INPUT_ERROR;
}

void
anky_length_spin_adopt (GtkSpinButton *spin)
{
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);
  gtk_spin_button_set_numeric (spin, FALSE);
  gtk_spin_button_update (spin);
}
