/* anky-signature-panel.h - the verdict and every signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-receive.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkySignaturePanel:
 *
 * What a receiver reads: the verdict about the document with its reasons, then
 * each signature. Emits `show-signature` (page, x, y, width and height in
 * millimetres) when one that is seen on a page is chosen, `show-nothing` when
 * none is.
 *
 * Thread: main.
 */
#define ANKY_TYPE_SIGNATURE_PANEL (anky_signature_panel_get_type ())
G_DECLARE_FINAL_TYPE (AnkySignaturePanel,
                      anky_signature_panel,
                      ANKY,
                      SIGNATURE_PANEL,
                      GtkBin)

/* While the document is being judged. */
void anky_signature_panel_set_waiting (AnkySignaturePanel *self);
/* The check was stopped before it knew anything. */
void anky_signature_panel_set_stopped (AnkySignaturePanel *self);
/* While the network is asked for more. */
void anky_signature_panel_set_refining (AnkySignaturePanel *self,
                                        gboolean is_refining);
/* Whether signatures are shown. */
gboolean anky_signature_panel_has_receipt (AnkySignaturePanel *self);
/* NULL: it could not be judged. One more of the same document keeps what is
 * chosen and what is read in its place. */
void anky_signature_panel_set_receipt (AnkySignaturePanel *self,
                                       AnkyReceipt *receipt);
/* Of the receipt that is shown; NULL: none. */
const AnkySignatureReport *anky_signature_panel_get_selected (
    AnkySignaturePanel *self);
/* Chooses the signature that covers a point of a page; FALSE if none does. */
gboolean anky_signature_panel_select_at (AnkySignaturePanel *self,
                                         guint page,
                                         double x_mm,
                                         double y_mm);

G_END_DECLS
