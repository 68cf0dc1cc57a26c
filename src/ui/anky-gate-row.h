/* anky-gate-row.h - something the rules have against an act
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-gates.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The box of a gate was ticked, or not any more. */
typedef void (*AnkyGateRowFunc) (gpointer object,
                                 const char *code,
                                 gboolean is_confirmed);

/* A row that says what it is and by which article; what has to be confirmed
 * has a box to tick, which tells @object (a GObject, while it lives). */
GtkWidget *anky_gate_row_new (const AnkyGate *gate,
                              gboolean is_confirmed,
                              AnkyGateRowFunc confirm,
                              gpointer object) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
