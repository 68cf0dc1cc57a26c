/* anky-identity-settings.h - what can be set for one certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-identity-book.h"
#include "anky-token.h"

#include <handy.h>

G_BEGIN_DECLS

/**
 * AnkyIdentitySettings:
 *
 * A row that unfolds: the name it is shown by, for whom the certificate speaks,
 * its pictures, the seal's diameter, the rules it signs under. Every change is
 * in the book at once.
 *
 * Thread: main.
 */
#define ANKY_TYPE_IDENTITY_SETTINGS (anky_identity_settings_get_type ())
G_DECLARE_FINAL_TYPE (AnkyIdentitySettings,
                      anky_identity_settings,
                      ANKY,
                      IDENTITY_SETTINGS,
                      HdyExpanderRow)

GtkWidget *anky_identity_settings_new (AnkyTokenCertificate *certificate,
                                       AnkyIdentityBook *identities)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
