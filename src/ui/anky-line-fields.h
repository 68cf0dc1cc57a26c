/* anky-line-fields.h - what the line of a copy or an attachment says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyLineFields:
 *
 * For a copy its form, its reason and the name of the body; for an attachment
 * the number of its document. The body's name and the reason are asked once and
 * kept in the settings. Emits `changed`.
 *
 * Thread: main.
 */
#define ANKY_TYPE_LINE_FIELDS (anky_line_fields_get_type ())
G_DECLARE_FINAL_TYPE (AnkyLineFields,
                      anky_line_fields,
                      ANKY,
                      LINE_FIELDS,
                      GtkBin)

/* Shows what @kind needs, nothing for other kinds, filled from @settings. */
void anky_line_fields_set_kind (AnkyLineFields *self,
                                AnkyKind kind,
                                GSettings *settings);
/* Of attachments, where it was entered before. */
void anky_line_fields_set_document_number (AnkyLineFields *self,
                                           const char *number);
/* The words chosen, borrowed until the next change. */
void anky_line_fields_fill (AnkyLineFields *self, AnkyActOptions *options);
/* Puts the cursor where something has to be entered; FALSE if nothing has. */
gboolean anky_line_fields_focus (AnkyLineFields *self);
/* Why it is not enough yet, translated, borrowed; NULL if it is. */
const char *anky_line_fields_get_obstacle (AnkyLineFields *self);

G_END_DECLS
