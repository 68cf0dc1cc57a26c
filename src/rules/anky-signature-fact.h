/* anky-signature-fact.h - what the rules need to know of a signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-body.h"
#include "anky-geometry.h"
#include "anky-kind.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_FACT_UNKNOWN = -1,
  ANKY_FACT_NO = 0,
  ANKY_FACT_YES = 1,
} AnkyFact;

/* One signature that a document bears, as the validator and the renderer
 * found it. Plain data; strings borrowed from the report. */
typedef struct {
  AnkyRole role;
  gboolean is_person; /* a person's or an office's certificate */
  gboolean is_organization;
  gboolean is_office; /* bears an office, no name to compare */
  AnkySubjectNames subject;
  AnkyFact is_intact;
  AnkyFact is_permitted;           /* its later changes */
  AnkyFact is_certificate_good;    /* NO: revoked, expired then, forged path */
  const char *certificate_problem; /* code of a reason ("revoked"); NULL */
  gboolean has_annotations;        /* not permitted, but annotations only */
  gboolean has_weak_digest;        /* SHA-1 */
  gboolean has_unexpected_text;    /* letters beside the text */
  gboolean is_of_public_authority; /* its issuer serves firms and citizens */
  GDateTime *time;                 /* best known; NULL */
  gboolean is_time_proven;         /* by a timestamp */
  guint revision;
  guint page; /* from 0; G_MAXUINT invisible */
  AnkyRectMm rect;
  AnkyRectMm ink; /* visible ink; empty if not measured */
  AnkyFact is_blue;
  AnkyFact is_red;
  const char *text; /* of its appearance; NULL */
} AnkySignatureFact;

/* Intact, permitted, and its certificate not known to be bad: what a signature
 * of the organisation may follow. What could not be checked passes. */
gboolean anky_signature_fact_is_sound (const AnkySignatureFact *self);
/* The same with nothing left open. */
gboolean anky_signature_fact_is_proven (const AnkySignatureFact *self);

G_END_DECLS
