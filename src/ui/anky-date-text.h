/* anky-date-text.h - days as they are typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* dd/mm/yyyy, at noon in Vietnam; NULL for anything else. */
GDateTime *anky_date_text_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *anky_date_text_format (GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;
/* What stands in @entry; one that is no day is marked as such. */
GDateTime *anky_date_text_read (GtkEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
