/* anky-trust-row.h - a certificate of the trust store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-trust-entry.h"

#include <handy.h>

G_BEGIN_DECLS

/* "F04B A4B4 59A7 …", as people compare it. */
char *anky_trust_row_dup_fingerprint (AnkyCertificate *certificate)
    G_GNUC_WARN_UNUSED_RESULT;
/* What people call it: its own name, or what is known of it. */
const char *anky_trust_row_get_name (AnkyCertificate *certificate);

/* @is_users: it may be removed. @data is handed to the callbacks, which get
 * the button; anky_trust_row_get_certificate() says of whose row. */
GtkWidget *anky_trust_row_new (const AnkyTrustEntry *entry,
                               gboolean is_users,
                               GCallback export_cb,
                               GCallback remove_cb,
                               gpointer data) G_GNUC_WARN_UNUSED_RESULT;
AnkyCertificate *anky_trust_row_get_certificate (GObject *object);
/* What a button or a dialog is about. */
void anky_trust_row_set_certificate (GObject *object,
                                     AnkyCertificate *certificate);

G_END_DECLS
