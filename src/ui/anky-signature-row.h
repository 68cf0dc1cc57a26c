/* anky-signature-row.h - one signature in the panel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-receive.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkySignatureRow:
 *
 * The answers about one signature, all to be read without a click; the
 * certificate's particulars when the row is chosen.
 *
 * Thread: main.
 */
#define ANKY_TYPE_SIGNATURE_ROW (anky_signature_row_get_type ())
G_DECLARE_FINAL_TYPE (AnkySignatureRow,
                      anky_signature_row,
                      ANKY,
                      SIGNATURE_ROW,
                      GtkListBoxRow)

/* The row keeps @receipt, to which @signature belongs. */
GtkWidget *anky_signature_row_new (AnkyReceipt *receipt,
                                   const AnkySignatureReport *signature)
    G_GNUC_WARN_UNUSED_RESULT;
const AnkySignatureReport *anky_signature_row_get_signature (
    AnkySignatureRow *self);
void anky_signature_row_set_expanded (AnkySignatureRow *self,
                                      gboolean is_expanded);

G_END_DECLS
