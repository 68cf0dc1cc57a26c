/* anky-profile.h - what an office or a province may vary, as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-rule-place.h"
#include "anky-weight.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkyProfile:
 *
 * A key file (data/profiles/README says its keys). Each states the number,
 * date and territory of its source; one without a number is never cited to
 * anybody outside. Immutable. Thread: any.
 */
#define ANKY_TYPE_PROFILE (anky_profile_get_type ())
G_DECLARE_FINAL_TYPE (AnkyProfile, anky_profile, ANKY, PROFILE, GObject)

/* The decree's own: built in, always there. */
AnkyProfile *anky_profile_new_default (void) G_GNUC_WARN_UNUSED_RESULT;
/* @data: a key file's text; what it does not name is the default's. */
AnkyProfile *anky_profile_new_from_data (const char *data, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

const char *anky_profile_get_id (AnkyProfile *self);    /* "decree" */
const char *anky_profile_get_title (AnkyProfile *self); /* Vietnamese */
/* "144/2025/QĐ-CTUBND"; NULL: not to be cited. */
const char *anky_profile_get_source_number (AnkyProfile *self);
const char *anky_profile_get_source_date (AnkyProfile *self);
/* The office that the profile is of, where it is one office's; NULL. */
const char *anky_profile_get_own_body (AnkyProfile *self);
const char *anky_profile_get_territory (AnkyProfile *self);

const AnkyMeasures *anky_profile_get_measures (AnkyProfile *self);
gboolean anky_profile_wants_iso_time (AnkyProfile *self);
/* S0: sao y only where the signer's certificate was revoked. */
gboolean anky_profile_copies_only_when_revoked (AnkyProfile *self);
/* S1: name and time beside the organisation's seal. */
gboolean anky_profile_wants_seal_text (AnkyProfile *self);
/* The article cited when a secrecy mark stops an act. */
const char *anky_profile_get_secrecy_article (AnkyProfile *self);
/* To whom the managing body applies for a locked token (Mẫu số 06). */
const char *anky_profile_get_recovery_office (AnkyProfile *self);

/* The weight of a check by its code; @fallback where the profile is silent. */
AnkyWeight anky_profile_get_weight (AnkyProfile *self,
                                    const char *code,
                                    AnkyWeight fallback);

G_END_DECLS
