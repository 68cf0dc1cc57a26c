/* anky-batch-panel.h - what is chosen once for many files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"
#include "anky-application.h"
#include "anky-token.h"

G_BEGIN_DECLS

/**
 * AnkyBatchPanel:
 *
 * The certificate with its picture, and what the line of copies or attachments
 * says. Emits `changed`, `choose-picture`.
 *
 * Thread: main.
 */
#define ANKY_TYPE_BATCH_PANEL (anky_batch_panel_get_type ())
G_DECLARE_FINAL_TYPE (AnkyBatchPanel,
                      anky_batch_panel,
                      ANKY,
                      BATCH_PANEL,
                      GtkBin)

/* Follows the tokens for @kind; for NONE it lets go of them. */
void anky_batch_panel_set_kind (AnkyBatchPanel *self,
                                AnkyKind kind,
                                AnkyApplication *application);
AnkyTokenCertificate *anky_batch_panel_get_certificate (AnkyBatchPanel *self);
/* What was chosen, borrowed until the next change; what the settings add is
 * the caller's to fill in. */
AnkyActOptions anky_batch_panel_get_options (AnkyBatchPanel *self);
/* Why nothing can be done yet, translated, borrowed; NULL if it can. */
const char *anky_batch_panel_get_obstacle (AnkyBatchPanel *self);
/* FALSE if nothing has to be entered. */
gboolean anky_batch_panel_focus_entry (AnkyBatchPanel *self);
/* Keeps @png for the certificate. */
gboolean anky_batch_panel_set_picture (AnkyBatchPanel *self,
                                       GBytes *png,
                                       GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
