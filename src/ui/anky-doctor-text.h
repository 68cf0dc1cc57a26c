/* anky-doctor-text.h - the words of the token check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-doctor.h"

G_BEGIN_DECLS

/* All translated, borrowed. */
const char *anky_doctor_text_get_step (AnkyDoctorStep step);
const char *anky_doctor_text_get_state (AnkyDoctorState state);

/* @what: one sentence; @repair: what to do, NULL where nothing is. */
typedef struct {
  const char *what;
  const char *repair;
} AnkyDoctorText;

AnkyDoctorText anky_doctor_text_get (const AnkyDoctorFinding *finding);
/* Whether the table has words for a code (for the test of it). */
gboolean anky_doctor_text_has (const char *code);

/* To whom one applies for a locked token; @office as the profile says, NULL:
 * it does not. */
char *anky_doctor_text_dup_application (const char *office)
    G_GNUC_WARN_UNUSED_RESULT;

/* All of it, for whoever helps: versions, steps, codes, names as found. No
 * PIN, no serial number. */
char *anky_doctor_text_dup_report (GPtrArray *findings, GDateTime *time)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
