/* anky-trust-page.h - the certificates that are trusted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <handy.h>

G_BEGIN_DECLS

/**
 * AnkyTrustPage:
 *
 * What lies in the administrator's folder and in the user's, with import,
 * export and removal; the known certificates of Ban Cơ yếu, which are fetched
 * from where they are published and taken only if they are the known ones.
 *
 * Thread: main.
 */
#define ANKY_TYPE_TRUST_PAGE (anky_trust_page_get_type ())
G_DECLARE_FINAL_TYPE (AnkyTrustPage,
                      anky_trust_page,
                      ANKY,
                      TRUST_PAGE,
                      HdyPreferencesPage)

GtkWidget *anky_trust_page_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
