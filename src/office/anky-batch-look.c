/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-batch-look.h"

#include "anky-act-gates.h"
#include "anky-act-job.h"
#include "anky-act-options.h"
#include "anky-kind-offer.h"
#include "anky-place-picture.h"

/* Design decision 5. */
#define MIN_CONFIDENCE 0.5

static AnkyBatchLook *
look_new (AnkyKind kind)
{
  AnkyBatchLook *self = g_new0 (AnkyBatchLook, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  return self;
}

AnkyBatchLook *
anky_batch_look_ref (AnkyBatchLook *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
anky_batch_look_unref (AnkyBatchLook *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_error (&self->error);
  g_clear_error (&self->refusal);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->gates, g_ptr_array_unref);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->receipt, anky_receipt_unref);
  g_free (self->symbol);
  g_free (self->subject);
  g_free (self->body);
  g_free (self);
}

/* "HỎA TỐC HẸN GIỜ" is a HỎA TỐC. */
AnkyUrgency
anky_urgency_from_mark (const char *mark)
{
  if (!mark)
    return ANKY_URGENCY_NONE;
  if (g_str_has_prefix (mark, "HỎA TỐC"))
    return ANKY_URGENCY_HOA_TOC;
  if (g_str_has_prefix (mark, "THƯỢNG KHẨN"))
    return ANKY_URGENCY_THUONG_KHAN;
  return ANKY_URGENCY_KHAN;
}

/* --- the place ----------------------------------------------------------- */

static void
append_places (GPtrArray *all,
               AnkyProposal *proposal,
               AnkyActOptions *options,
               AnkyKind kind,
               GCancellable *cancellable)
{
  g_autoptr (GPtrArray) places = NULL;

  options->kind = kind;
  places = anky_proposal_list (proposal, cancellable, NULL);
  if (places)
    g_ptr_array_extend_and_steal (all, g_steal_pointer (&places));
}

/* Before the number is entered, the other two are shown already. */
static GPtrArray *
list_without_number (AnkyProposal *proposal,
                     AnkyActOptions *options,
                     GCancellable *cancellable)
{
  GPtrArray *places =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);

  append_places (places, proposal, options, ANKY_KIND_DATE, cancellable);
  append_places (places, proposal, options, ANKY_KIND_SEAL, cancellable);
  options->kind = ANKY_KIND_ISSUE;
  return places;
}

static void
judge_places (AnkyBatchLook *self)
{
  guint n = self->places ? self->places->len : 0;
  guint seen = 0;

  self->confidence = n > 0 ? 1 : 0;
  if (n == 0)
    self->doubt = ANKY_DOUBT_NO_PLACE;
  for (guint i = 0; i < n; i++) {
    const AnkyPlacement *place = g_ptr_array_index (self->places, i);

    self->confidence = MIN (self->confidence, place->confidence);
    if (seen & (1u << place->kind))
      self->doubt = ANKY_DOUBT_SEVERAL;
    seen |= 1u << place->kind;
  }
  if (self->confidence < MIN_CONFIDENCE && self->doubt == ANKY_DOUBT_NONE)
    self->doubt = ANKY_DOUBT_UNCERTAIN;
}

static void
find_places (AnkyBatchLook *self,
             AnkyActJob *job,
             AnkyActOptions *options,
             GCancellable *cancellable)
{
  AnkyProposal proposal = {
    .options = options,
    .profile = job->profile,
    .anatomy = job->anatomy,
    .pages = job->pages,
    .report = job->before,
    .picture = job->picture,
    .time = job->time,
  };
  g_autoptr (GError) error = NULL;

  self->places = anky_proposal_list (&proposal, cancellable, &error);
  if (self->kind == ANKY_KIND_ISSUE &&
      g_error_matches (error, ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_USAGE))
    self->places = list_without_number (&proposal, options, cancellable);
  judge_places (self);
  if (job->pages)
    self->picture = anky_place_picture_draw (job->pages,
                                             self->places,
                                             job->picture,
                                             cancellable);
}

/* --- what it says of itself ---------------------------------------------- */

static void
take_anatomy (AnkyBatchLook *self, const AnkyAnatomy *anatomy)
{
  if (!anatomy)
    return;
  self->urgency = anky_urgency_from_mark (anatomy->urgency);
  self->symbol = g_strdup (anatomy->number.symbol);
  self->subject = g_strdup (anatomy->subject);
  self->body = g_strdup (anatomy->issuing_body);
  self->needs_number = self->kind == ANKY_KIND_ISSUE &&
                       anatomy->number.is_found &&
                       !anatomy->number.number.printed;
}

static AnkyKind
choose_kind (const AnkyBatchLook *self, const AnkyActOptions *options)
{
  if (options->kind != ANKY_KIND_NONE)
    return options->kind;
  return self->next_kind != ANKY_KIND_NONE ? self->next_kind : ANKY_KIND_LEADER;
}

/* What would end the act before the PIN is known before it is begun: a
 * certified document that allows no more, locked fields, a certificate that is
 * not valid. Not where the place or the number is missing still. */
static void
try_places (AnkyBatchLook *self, AnkyActJob *job, GCancellable *cancellable)
{
  gboolean has_number = !self->needs_number || job->options->number;

  if (self->doubt == ANKY_DOUBT_NONE && has_number &&
      !anky_act_job_try_places (job, cancellable, &self->refusal))
    g_debug ("%s: %s", job->input_path, self->refusal->message);
}

/* It would be called by its number, and nothing is overwritten. */
static gboolean
is_there (AnkyBatchLook *self, AnkyActJob *job)
{
  AnkyActOptions plain = *job->options;
  g_autofree char *output = NULL;

  if (self->kind != ANKY_KIND_ISSUE || !plain.number)
    return FALSE;
  plain.output_path = NULL;
  output = anky_act_options_name_output (&plain, job->input_path, self->symbol);
  return g_file_test (output, G_FILE_TEST_EXISTS);
}

static void
look (AnkyBatchLook *self,
      AnkyActJob *job,
      AnkyActOptions *options,
      GCancellable *cancellable)
{
  self->next_kind = anky_kind_offer_next (job->before);
  self->kind = options->kind = choose_kind (self, options);
  take_anatomy (self, job->anatomy);
  self->is_there = is_there (self, job);
  find_places (self, job, options, cancellable);
  if (job->certificate) {
    anky_act_gates_list (job);
    try_places (self, job, cancellable);
  }
  self->gates = g_ptr_array_ref (job->gates);
}

AnkyBatchLook *
anky_batch_look_to_sign (const char *path,
                         const AnkyActOptions *options,
                         AnkyCertificate *certificate,
                         GCancellable *cancellable)
{
  g_autoptr (AnkyBatchLook) self = look_new (options->kind);
  AnkyActOptions own = *options; /* what it holds stays the caller's */
  g_autoptr (AnkyActJob) job = anky_act_job_open (path,
                                                  &own,
                                                  certificate,
                                                  FALSE,
                                                  cancellable,
                                                  &self->error);

  if (job)
    look (self, job, &own, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- received ------------------------------------------------------------ */

AnkyBatchLook *
anky_batch_look_to_check (const char *path,
                          const AnkyReceiveOptions *options,
                          GCancellable *cancellable)
{
  g_autoptr (AnkyBatchLook) self = look_new (ANKY_KIND_NONE);
  g_autoptr (AnkyFile) file = anky_file_open (path, &self->error);

  if (file)
    self->receipt = anky_receive (file, options, cancellable, &self->error);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  if (self->receipt) {
    self->urgency = anky_urgency_from_mark (self->receipt->urgency);
    self->subject = g_strdup (self->receipt->subject);
    self->body = g_strdup (self->receipt->issuing_body);
    self->next_kind = anky_kind_offer_next (self->receipt->report);
  }
  return g_steal_pointer (&self);
}
