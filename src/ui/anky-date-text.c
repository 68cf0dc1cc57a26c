/* anky-date-text.c - days as they are typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-date-text.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* dd/mm/yyyy, as the glossary has it; anything else is marked, not guessed. */
GDateTime *
anky_date_text_parse (const char *text)
{
  int day = 0;
  int month = 0;
  int year = 0;
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);

  if (sscanf (text, "%d/%d/%d", &day, &month, &year) != 3)
    return NULL;

  return g_date_time_new (zone, year, month, day, 12, 0, 0);
}

char *
anky_date_text_format (GDateTime *date)
{
  return g_date_time_format (date, "%d/%m/%Y");
}

GDateTime *
anky_date_text_read (GtkEntry *entry)
{
  GDateTime *date = anky_date_text_parse (gtk_entry_get_text (entry));
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (entry));

  if (date)
    gtk_style_context_remove_class (style, "error");
  else
    gtk_style_context_add_class (style, "error");
  gtk_entry_set_icon_from_icon_name (entry,
                                     GTK_ENTRY_ICON_SECONDARY,
                                     date ? NULL : "dialog-error-symbolic");
  gtk_entry_set_icon_tooltip_text (entry,
                                   GTK_ENTRY_ICON_SECONDARY,
                                   date ? NULL
                                        : _ ("Enter a day as dd/mm/yyyy"));

  return date;
}
