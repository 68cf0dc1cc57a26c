/* anky-answer-row.c - one answer: an icon, words and a tone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-answer-row.h"

struct _AnkyAnswerRow {
  GtkBox parent_instance;

  GtkWidget *icon;
  GtkWidget *text;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (AnkyAnswerRow, anky_answer_row, GTK_TYPE_BOX)

/* No line ends between a word and its number, as in “Điều 21”. */
static void
set_text (GtkWidget *label, const char *text)
{
  g_autoptr (GString) bound = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    if (*p == ' ' && g_ascii_isdigit (p[1]))
      g_string_append (bound, "\302\240");
    else
      g_string_append_c (bound, *p);
  gtk_label_set_text (GTK_LABEL (label), bound->str);
}

static void
anky_answer_row_class_init (AnkyAnswerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-answer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnkyAnswerRow, icon);
  gtk_widget_class_bind_template_child (widget_class, AnkyAnswerRow, text);
  gtk_widget_class_bind_template_child (widget_class, AnkyAnswerRow, note);
}

static void
anky_answer_row_init (AnkyAnswerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anky_answer_row_new (AnkyTone tone, const char *text)
{
  AnkyAnswerRow *self = g_object_new (ANKY_TYPE_ANSWER_ROW, NULL);

  anky_answer_row_set (self, tone, text);

  return GTK_WIDGET (self);
}

void
anky_answer_row_set (AnkyAnswerRow *self, AnkyTone tone, const char *text)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  for (AnkyTone other = ANKY_TONE_GOOD; other <= ANKY_TONE_PLAIN; other++)
    gtk_style_context_remove_class (style, anky_tone_get_style (other));
  gtk_style_context_add_class (style, anky_tone_get_style (tone));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                anky_tone_get_icon (tone),
                                GTK_ICON_SIZE_BUTTON);
  set_text (self->text, text);
}

void
anky_answer_row_set_note (AnkyAnswerRow *self, const char *note)
{
  set_text (self->note, note ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
}
