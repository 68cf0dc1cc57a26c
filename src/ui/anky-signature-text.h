/* anky-signature-text.h - the answers about a signature, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-receive.h"

G_BEGIN_DECLS

/* How an answer is to be taken; icon and word go with the colour. */
typedef enum {
  ANKY_TONE_GOOD,
  ANKY_TONE_OPEN, /* cannot be concluded, or needs a look */
  ANKY_TONE_BAD,
  ANKY_TONE_PLAIN,
} AnkyTone;

typedef struct {
  AnkyTone tone;
  char *text; /* translated */
} AnkyAnswer;

void anky_answer_clear (AnkyAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnkyAnswer, anky_answer_clear)

const char *anky_tone_get_icon (AnkyTone tone);
const char *anky_tone_get_style (AnkyTone tone);

/* Who signed, by name; what the signature is in the document. */
char *anky_signature_text_dup_name (const AnkySignatureReport *signature);
const char *anky_signature_text_get_role (const AnkySignatureReport *signature);

/* One word for the row; then the answers, each by itself. */
AnkyAnswer anky_signature_text_headline (const AnkySignatureReport *signature);
AnkyAnswer anky_signature_text_integrity (const AnkySignatureReport *signature);
AnkyAnswer anky_signature_text_changes (const AnkySignatureReport *signature);
AnkyAnswer anky_signature_text_who (const AnkySignatureReport *signature);
AnkyAnswer anky_signature_text_when (const AnkySignatureReport *signature);
AnkyAnswer anky_signature_text_covers (const AnkySignatureReport *signature);

/* "21/11/2026 09:30", in Vietnam. */
char *anky_signature_text_dup_time (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
/* The row in one sentence, for a screen reader. */
char *anky_signature_text_dup_summary (const AnkySignatureReport *signature)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
