/* anky-doctor.h - the chain from the USB port to a signature, link by link
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-fetcher.h"
#include "anky-pcsc.h"
#include "anky-token-manager.h"
#include "anky-trust.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_DOCTOR_SERVICE,
  ANKY_DOCTOR_READER,
  ANKY_DOCTOR_CARD,
  ANKY_DOCTOR_DRIVER,
  ANKY_DOCTOR_CERTIFICATE,
  ANKY_DOCTOR_KEY,
  ANKY_DOCTOR_PIN,
  ANKY_DOCTOR_DATES,
  ANKY_DOCTOR_PATH,
  ANKY_DOCTOR_TIMESTAMP,
  ANKY_DOCTOR_N_STEPS
} AnkyDoctorStep;

typedef enum {
  ANKY_DOCTOR_GOOD,
  ANKY_DOCTOR_REMARK,      /* holds, but something is to be known */
  ANKY_DOCTOR_NOT_NEEDED,  /* the way goes around it */
  ANKY_DOCTOR_BROKEN,      /* it stops here */
  ANKY_DOCTOR_NOT_REACHED, /* behind the link that is broken */
} AnkyDoctorState;

/* @code: a stable word for what is said ("no-reader"), "" where it is good. */
typedef struct {
  AnkyDoctorStep step;
  AnkyDoctorState state;
  const char *code;
  char *detail; /* names as they were found, not translated; NULL */
} AnkyDoctorFinding;

void anky_doctor_finding_free (AnkyDoctorFinding *self);

typedef enum {
  ANKY_DOCTOR_PATH_TRUSTED,
  ANKY_DOCTOR_PATH_NO_ROOT,
  ANKY_DOCTOR_PATH_FORGED,
  ANKY_DOCTOR_PATH_REVOKED,
} AnkyDoctorPath;

/* What was found out, before it is judged. Plain data; owned strings. Of
 * several certificates it is of the one that can sign, else of the first. */
typedef struct {
  AnkyPcscState pcsc;
  guint n_readers;
  guint n_cards;
  char *readers;
  gboolean is_sandboxed;
  guint n_tokens;
  char *token;    /* label and model */
  char *problems; /* of drivers that failed; NULL */
  guint n_certificates;
  char *certificate;
  const char *why; /* as anky_token_certificate_get_why(); NULL: usable */
  AnkyPinState pin_state;
  GDateTime *not_after; /* NULL without a certificate */
  GDateTime *now;
  AnkyDoctorPath path;
  gboolean uses_network;
  char *server;            /* the first timestamp server; NULL: none */
  char *timestamp_problem; /* NULL: it answered */
} AnkyDoctorFacts;

void anky_doctor_facts_free (AnkyDoctorFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyDoctorFacts, anky_doctor_facts_free)

/* Where the facts come from. */
typedef struct {
  AnkyTokenManager *tokens;
  AnkyTrust *trust;
  AnkyFetcher *fetcher;  /* NULL: the network is not used */
  const char *server;    /* NULL: none is named */
  const char *pcsc_path; /* NULL: the usual */
} AnkyDoctorSources;

/* Blocks; asks for no PIN, and spends no try. Thread: any but the main one. */
AnkyDoctorFacts *anky_doctor_gather (const AnkyDoctorSources *sources,
                                     GCancellable *cancellable)
    G_GNUC_WARN_UNUSED_RESULT;

/* Each step in order (element-type AnkyDoctorFinding): at most one is BROKEN,
 * those behind it are NOT_REACHED. Pure. */
GPtrArray *anky_doctor_judge (const AnkyDoctorFacts *facts)
    G_GNUC_WARN_UNUSED_RESULT;
/* The link that is broken, borrowed; NULL if all hold. */
const AnkyDoctorFinding *anky_doctor_find_broken (GPtrArray *findings);

/* Stable words for a text that goes to support. */
const char *anky_doctor_step_to_string (AnkyDoctorStep step);
const char *anky_doctor_state_to_string (AnkyDoctorState state);

G_END_DECLS
