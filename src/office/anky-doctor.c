/* anky-doctor.c - the chain from the USB port to a signature, judged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-doctor.h"

#include <string.h>

/* From then on the end of validity is worth saying. */
#define SOON_DAYS 60

static const char *const step_words[] = {
  "service", "reader", "card",  "driver", "certificate",
  "key",     "pin",    "dates", "path",   "timestamp",
};
G_STATIC_ASSERT (G_N_ELEMENTS (step_words) == ANKY_DOCTOR_N_STEPS);

static const char *const state_words[] = {
  "good", "remark", "not-needed", "BROKEN", "not-reached",
};

const char *
anky_doctor_step_to_string (AnkyDoctorStep step)
{
  return step_words[step];
}

const char *
anky_doctor_state_to_string (AnkyDoctorState state)
{
  return state_words[state];
}

void
anky_doctor_finding_free (AnkyDoctorFinding *self)
{
  g_free (self->detail);
  g_free (self);
}

void
anky_doctor_facts_free (AnkyDoctorFacts *self)
{
  g_free (self->readers);
  g_free (self->token);
  g_free (self->problems);
  g_free (self->certificate);
  g_free (self->server);
  g_free (self->timestamp_problem);
  g_clear_pointer (&self->not_after, g_date_time_unref);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_free (self);
}

/* What one step says. */
typedef struct {
  AnkyDoctorState state;
  const char *code;
  const char *detail;
} Answer;

#define GOOD(DETAIL)         ((Answer){ ANKY_DOCTOR_GOOD, "", (DETAIL) })
#define BROKEN(CODE, DETAIL) ((Answer){ ANKY_DOCTOR_BROKEN, (CODE), (DETAIL) })
#define REMARK(CODE, DETAIL) ((Answer){ ANKY_DOCTOR_REMARK, (CODE), (DETAIL) })
#define NOT_NEEDED(CODE)     ((Answer){ ANKY_DOCTOR_NOT_NEEDED, (CODE), NULL })

static gboolean
is_why (const AnkyDoctorFacts *facts, const char *word)
{
  return g_strcmp0 (facts->why, word) == 0;
}

/* A token that is there needs no reader that this program sees: it may come
 * over p11-kit from the host of a sandbox, or be no hardware at all. */
static Answer
judge_service (const AnkyDoctorFacts *facts)
{
  if (facts->pcsc == ANKY_PCSC_RUNNING)
    return GOOD (NULL);
  if (facts->n_tokens > 0)
    return NOT_NEEDED ("other-way");
  if (facts->pcsc == ANKY_PCSC_NO_ANSWER)
    return BROKEN ("no-answer", NULL);

  return BROKEN (facts->is_sandboxed ? "no-service-in-sandbox" : "no-service",
                 NULL);
}

static Answer
judge_reader (const AnkyDoctorFacts *facts)
{
  if (facts->n_readers > 0)
    return GOOD (facts->readers);
  if (facts->n_tokens > 0)
    return NOT_NEEDED ("other-way");

  return BROKEN ("no-reader", NULL);
}

static Answer
judge_card (const AnkyDoctorFacts *facts)
{
  if (facts->n_cards > 0)
    return GOOD (NULL);
  if (facts->n_tokens > 0)
    return NOT_NEEDED ("other-way");

  return BROKEN ("no-card", facts->readers);
}

static Answer
judge_driver (const AnkyDoctorFacts *facts)
{
  if (facts->n_tokens > 0)
    return facts->problems ? REMARK ("another-driver-failed", facts->problems)
                           : GOOD (facts->token);
  if (facts->problems)
    return BROKEN ("driver-failed", facts->problems);

  return BROKEN ("no-driver", facts->readers);
}

static Answer
judge_certificate (const AnkyDoctorFacts *facts)
{
  if (facts->n_certificates == 0)
    return BROKEN ("no-certificate", facts->token);
  if (is_why (facts, "ca"))
    return BROKEN ("ca", facts->certificate);
  if (is_why (facts, "key-usage"))
    return BROKEN ("key-usage", facts->certificate);

  return GOOD (facts->certificate);
}

static Answer
judge_key (const AnkyDoctorFacts *facts)
{
  if (is_why (facts, "no-key"))
    return BROKEN ("no-key", facts->token);
  if (is_why (facts, "weak-key"))
    return BROKEN ("weak-key", facts->certificate);

  return GOOD (NULL);
}

static Answer
judge_pin (const AnkyDoctorFacts *facts)
{
  if ((facts->pin_state & ANKY_PIN_LOCKED) || is_why (facts, "locked"))
    return BROKEN ("locked", facts->token);
  if (facts->pin_state & ANKY_PIN_TO_BE_CHANGED)
    return BROKEN ("pin-to-be-changed", facts->token);
  if (facts->pin_state & ANKY_PIN_FINAL_TRY)
    return REMARK ("final-try", facts->token);
  if (facts->pin_state & ANKY_PIN_COUNT_LOW)
    return REMARK ("few-tries", facts->token);

  return GOOD (NULL);
}

static Answer
judge_dates (const AnkyDoctorFacts *facts)
{
  GTimeSpan left;

  if (is_why (facts, "expired"))
    return BROKEN ("expired", facts->certificate);
  if (is_why (facts, "not-yet-valid"))
    return BROKEN ("not-yet-valid", facts->certificate);
  if (!facts->not_after || !facts->now)
    return GOOD (NULL);

  left = g_date_time_difference (facts->not_after, facts->now);

  return left < SOON_DAYS * G_TIME_SPAN_DAY
             ? REMARK ("expires-soon", facts->certificate)
             : GOOD (NULL);
}

static Answer
judge_path (const AnkyDoctorFacts *facts)
{
  switch (facts->path) {
  case ANKY_DOCTOR_PATH_FORGED:
    return BROKEN ("forged", facts->certificate);
  case ANKY_DOCTOR_PATH_REVOKED:
    return BROKEN ("revoked", facts->certificate);
  case ANKY_DOCTOR_PATH_NO_ROOT:
    return BROKEN ("no-root", facts->certificate);
  case ANKY_DOCTOR_PATH_TRUSTED:
  default:
    return GOOD (NULL);
  }
}

static Answer
judge_timestamp (const AnkyDoctorFacts *facts)
{
  if (!facts->server)
    return NOT_NEEDED ("no-server");
  if (!facts->uses_network)
    return NOT_NEEDED ("offline");
  /* Signing goes on without it. */
  if (facts->timestamp_problem)
    return REMARK ("server-failed", facts->timestamp_problem);

  return GOOD (facts->server);
}

static Answer (*const judges[]) (const AnkyDoctorFacts *facts) = {
  judge_service, judge_reader, judge_card,  judge_driver, judge_certificate,
  judge_key,     judge_pin,    judge_dates, judge_path,   judge_timestamp,
};
G_STATIC_ASSERT (G_N_ELEMENTS (judges) == ANKY_DOCTOR_N_STEPS);

GPtrArray *
anky_doctor_judge (const AnkyDoctorFacts *facts)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (
      (GDestroyNotify) anky_doctor_finding_free);
  gboolean is_broken = FALSE;

  for (guint step = 0; step < ANKY_DOCTOR_N_STEPS; step++) {
    AnkyDoctorFinding *finding = g_new0 (AnkyDoctorFinding, 1);
    Answer answer = { ANKY_DOCTOR_NOT_REACHED, "", NULL };

    if (!is_broken)
      answer = judges[step](facts);
    finding->step = step;
    finding->state = answer.state;
    finding->code = answer.code;
    finding->detail = g_strdup (answer.detail);
    is_broken = is_broken || answer.state == ANKY_DOCTOR_BROKEN;
    g_ptr_array_add (findings, finding);
  }

  return findings;
}

const AnkyDoctorFinding *
anky_doctor_find_broken (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    const AnkyDoctorFinding *finding = findings->pdata[i];

    if (finding->state == ANKY_DOCTOR_BROKEN)
      return finding;
  }

  return NULL;
}
