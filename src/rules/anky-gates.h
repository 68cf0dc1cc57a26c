/* anky-gates.h - what must not be signed, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"
#include "anky-profile.h"
#include "anky-rule-text.h"
#include "anky-signature-fact.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_GATE_WARN,    /* said, goes on */
  ANKY_GATE_ASK,     /* the window asks; the command line says it and goes on */
  ANKY_GATE_CONFIRM, /* goes on only when confirmed in so many words */
  ANKY_GATE_REFUSE,
} AnkyGateLevel;

typedef struct {
  const char *code; /* "seal-before-signature" */
  AnkyGateLevel level;
  char *article; /* Vietnamese order; NULL */
  char *message; /* English sentence */
  char *vietnamese;
  const char *advice; /* what to do; NULL */
  const char *vietnamese_advice;
} AnkyGate;

/* One by its code, which must have a wording; what an act has to say is said in
 * the same form. */
AnkyGate *anky_gate_new (const char *code,
                         AnkyGateLevel level,
                         const char *article,
                         const char *first,
                         const char *second) G_GNUC_WARN_UNUSED_RESULT;
AnkyGate *anky_gate_copy (const AnkyGate *self) G_GNUC_WARN_UNUSED_RESULT;
void anky_gate_free (AnkyGate *self);

/* All that decides; borrowed. */
typedef struct {
  AnkyKind kind;
  const AnkyAnatomy *anatomy; /* NULL: the text could not be read */
  AnkyProfile *profile;
  /* The signer's certificate. */
  gboolean is_person;
  gboolean is_organization;
  gboolean is_office;
  AnkySubjectNames subject;
  const char *signer_name; /* which block; NULL: the only one */
  /* What the document bears already: AnkySignatureFact. */
  GPtrArray *signatures;
  /* What is about to be written. */
  AnkyCopyForm copy_form;
  gboolean has_copy_reason;
  gboolean copy_reason_is_revoked;
  const char *document_number; /* of an attachment */
  const char *number;          /* of issue; NULL if none is written */
  GDateTime *date;             /* of issue; NULL if none is written */
  GDateTime *now;
  gboolean number_was_used; /* this year for the same symbol (journal) */
} AnkyGateFacts;

/* Every gate that does not stand open, the hardest first.
 * (element-type AnkyGate) */
GPtrArray *anky_gates_check (const AnkyGateFacts *facts)
    G_GNUC_WARN_UNUSED_RESULT;

/* The block that @name chooses, or the only one; NULL. */
const AnkySignerBlock *anky_gates_choose_block (const AnkyAnatomy *anatomy,
                                                const char *name);

/* The same; of several and without a name, the one in whose ô 7a stands the
 * body whose certificate seals: in a joint document each body has a block. */
const AnkySignerBlock *anky_gates_choose_own_block (
    const AnkyAnatomy *anatomy,
    const char *name,
    const AnkySubjectNames *body);

G_END_DECLS
