/* anky-pin-question.h - asking for a PIN, and the answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pin-password.h"
#include "anky-secret.h"

G_BEGIN_DECLS

/**
 * AnkyPinAnswer:
 *
 * That somebody has answered, and with what: no PIN where the reader has a pad
 * of its own. Wiped when freed. Thread: any; one owner.
 */
typedef struct _AnkyPinAnswer AnkyPinAnswer;

void anky_pin_answer_free (AnkyPinAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPinAnswer, anky_pin_answer_free)
/* NULL: the pad asks. */
const AnkySecret *anky_pin_answer_get_pin (const AnkyPinAnswer *self);

/* Asks through @interaction, with what @state says of the token added to
 * @flags. A PIN that the token's own limits of length rule out is refused
 * here, before a try is spent. Blocks. */
AnkyPinAnswer *anky_pin_question_ask (AnkyTokenCertificate *certificate,
                                      AnkyPinState state,
                                      GTlsPasswordFlags flags,
                                      const char *purpose,
                                      GTlsInteraction *interaction,
                                      GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
