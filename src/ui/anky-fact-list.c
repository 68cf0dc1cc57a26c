/* anky-fact-list.c - names and values below each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-fact-list.h"

static GtkWidget *
make_cell (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_selectable (GTK_LABEL (label), style == NULL);
  gtk_widget_set_can_focus (label, FALSE);
  if (style)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  gtk_widget_show (label);

  return label;
}

void
anky_fact_list_add (GtkContainer *list, const char *name, const char *value)
{
  if (!value || !*value)
    return;

  gtk_container_add (list, make_cell (name, "detail-name"));
  gtk_container_add (list, make_cell (value, NULL));
}

void
anky_fact_list_clear (GtkContainer *list)
{
  g_autoptr (GList) children = gtk_container_get_children (list);

  for (GList *link = children; link; link = link->next)
    gtk_widget_destroy (link->data);
}
