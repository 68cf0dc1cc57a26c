/* anky-identity-row.h - a certificate to choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-certificate-check.h"
#include "anky-identity-book.h"
#include "anky-token.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyIdentityRow:
 *
 * A certificate on a token: whose it is, of which body, until when. One that
 * cannot be used for the act is shown with the reason and cannot be chosen.
 *
 * Thread: main.
 */
#define ANKY_TYPE_IDENTITY_ROW (anky_identity_row_get_type ())
G_DECLARE_FINAL_TYPE (AnkyIdentityRow,
                      anky_identity_row,
                      ANKY,
                      IDENTITY_ROW,
                      GtkListBoxRow)

/* Why @certificate does not serve for @kind, translated, borrowed; NULL if it
 * does. */
const char *anky_identity_row_get_unfit (AnkyTokenCertificate *certificate,
                                         AnkyKind kind,
                                         AnkyIdentityBook *identities);

GtkWidget *anky_identity_row_new (AnkyTokenCertificate *certificate,
                                  AnkyKind kind,
                                  AnkyIdentityBook *identities)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyTokenCertificate *anky_identity_row_get_certificate (AnkyIdentityRow *self);
/* @check: what is known of it, NULL while it is being checked; shown for the
 * one that is chosen. */
void anky_identity_row_set_chosen (AnkyIdentityRow *self,
                                   gboolean is_chosen,
                                   const AnkyCertificateCheck *check);

G_END_DECLS
