/* anky-gate-row.h - something the rules have against an act
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-sign-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row that says what it is and by which article; what has to be confirmed
 * has a box to tick, which tells @session. */
GtkWidget *anky_gate_row_new (AnkySignSession *session, const AnkyGate *gate)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
