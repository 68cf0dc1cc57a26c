/* anky-sign-session-places.c - where the boxes go, and what stands against it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-act-options.h"
#include "anky-kind-text.h"
#include "anky-propose.h"
#include "anky-rule-pointed.h"
#include "anky-sign-session-private.h"

#define LEADER_WIDTH_MM   45.0
#define LEADER_MIN_MM     20.0
#define INITIALS_WIDTH_MM 12.0
#define INITIALS_MIN_MM   6.0
#define LINE_WIDTH_MM     70.0
#define LINE_HEIGHT_MM    6.0
/* While no picture says otherwise. */
#define USUAL_ASPECT 2.5
/* Keys and numbers that follow one another are one question. */
#define WAIT_MS 120
/* Of the page: the middle of its right half, where most blocks stand. */
#define DEFAULT_X 0.72
#define DEFAULT_Y 0.66

/* The place without rules */

static double
get_aspect (AnkySignSession *self)
{
  double aspect =
      self->picture ? anky_appearance_get_aspect (self->picture) : 0;

  return aspect > 0 ? aspect : USUAL_ASPECT;
}

static void
get_default_size (AnkySignSession *self,
                  AnkyKind kind,
                  double *width_out,
                  double *height_out)
{
  switch (kind) {
  case ANKY_KIND_SEAL:
    *width_out = *height_out = self->seal_diameter_mm;
    return;
  case ANKY_KIND_LEADER:
    *width_out = LEADER_WIDTH_MM;
    *height_out = LEADER_WIDTH_MM / get_aspect (self);
    return;
  case ANKY_KIND_INITIALS:
    *width_out = INITIALS_WIDTH_MM;
    *height_out = INITIALS_WIDTH_MM / get_aspect (self);
    return;
  case ANKY_KIND_NONE:
  case ANKY_KIND_ISSUE:
  case ANKY_KIND_NUMBER:
  case ANKY_KIND_DATE:
  case ANKY_KIND_COPY:
  case ANKY_KIND_ATTACHMENT:
  default:
    *width_out = LINE_WIDTH_MM;
    *height_out = LINE_HEIGHT_MM;
    return;
  }
}

static AnkyPlacement *
make_default_box (AnkySignSession *self)
{
  AnkyKind kind = self->kind == ANKY_KIND_ISSUE ? ANKY_KIND_SEAL : self->kind;
  guint n_pages = anky_placement_editor_get_n_pages (self->editor);
  gboolean is_line = kind == ANKY_KIND_COPY || kind == ANKY_KIND_ATTACHMENT;
  guint page = is_line ? 0 : n_pages - 1;
  const AnkyPageExtent *extent =
      anky_placement_editor_get_page (self->editor, page);
  AnkyRectMm rect = { 0, 0, 0, 0 };
  AnkyPlacement *box;

  get_default_size (self, kind, &rect.width, &rect.height);
  rect.x = extent->width_mm * DEFAULT_X - rect.width / 2;
  rect.y =
      is_line ? rect.height : extent->height_mm * DEFAULT_Y - rect.height / 2;
  box = anky_placement_new (kind, page, rect);
  box->confidence = 0;

  return box;
}

void
anky_sign_session_place_by_default (AnkySignSession *self)
{
  g_autoptr (GPtrArray) boxes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);

  g_ptr_array_add (boxes, make_default_box (self));
  anky_placement_editor_set_boxes (self->editor, boxes);
  anky_sign_session_fit_boxes (self);
}

/* Limits */

static AnkyBoxLimits
get_limits (AnkySignSession *self, AnkyKind kind)
{
  AnkyBoxLimits limits = { 0 };

  switch (kind) {
  case ANKY_KIND_LEADER:
    limits.aspect = get_aspect (self);
    limits.min_width = LEADER_MIN_MM;
    break;
  case ANKY_KIND_INITIALS:
    limits.aspect = get_aspect (self);
    limits.min_width = INITIALS_MIN_MM;
    break;
  case ANKY_KIND_SEAL:
  case ANKY_KIND_NONE:
  case ANKY_KIND_ISSUE:
  case ANKY_KIND_NUMBER:
  case ANKY_KIND_DATE:
  case ANKY_KIND_COPY:
  case ANKY_KIND_ATTACHMENT:
  default:
    limits.is_fixed = TRUE;
    break;
  }

  return limits;
}

static void
fit_box (AnkySignSession *self, guint index)
{
  const AnkyPlacement *box =
      anky_placement_editor_get_box (self->editor, index);
  AnkyBoxLimits limits = get_limits (self, box->kind);
  double width = box->rect.width;
  double height = box->rect.height;

  anky_placement_editor_set_limits (self->editor, index, &limits);
  if (box->kind == ANKY_KIND_SEAL)
    width = height = self->seal_diameter_mm;
  else if (limits.aspect > 0)
    height = width / limits.aspect;
  if (width != box->rect.width || height != box->rect.height)
    anky_placement_editor_set_size (self->editor, index, width, height);
}

void
anky_sign_session_fit_boxes (AnkySignSession *self)
{
  guint n_boxes = anky_placement_editor_get_n_boxes (self->editor);

  for (guint i = 0; i < n_boxes; i++)
    fit_box (self, i);
}

/* Asking the engine */

typedef struct {
  char *path;
  AnkyActOptions *options;
  AnkyPageSource *pages;
  AnkyReport *report;
  AnkyCertificate *certificate;
  gboolean is_pointed;
  guint pointed_page;
  double pointed_x;
  double pointed_y;
} Question;

typedef struct {
  GPtrArray *places; /* AnkyPlacement; NULL: the rules have none */
  GPtrArray *gates;  /* AnkyGate; NULL: not known */
  gboolean needs_number;
} Reply;

static void
question_free (Question *question)
{
  g_free (question->path);
  anky_act_options_free (question->options);
  g_object_unref (question->pages);
  g_clear_pointer (&question->report, anky_report_unref);
  g_clear_object (&question->certificate);
  g_free (question);
}

static void
reply_free (Reply *reply)
{
  g_clear_pointer (&reply->places, g_ptr_array_unref);
  g_clear_pointer (&reply->gates, g_ptr_array_unref);
  g_free (reply);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reply, reply_free)

static void
append_places (GPtrArray *all,
               Question *question,
               AnkyKind kind,
               GCancellable *cancellable)
{
  g_autoptr (GPtrArray) places = NULL;

  question->options->kind = kind;
  places = anky_propose (question->pages,
                         question->report,
                         question->options,
                         cancellable,
                         NULL);
  if (places)
    g_ptr_array_extend_and_steal (all, g_steal_pointer (&places));
}

/* Before the number is entered, the other two are shown already. */
static GPtrArray *
propose_without_number (Question *question, GCancellable *cancellable)
{
  GPtrArray *places =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);

  append_places (places, question, ANKY_KIND_SEAL, cancellable);
  append_places (places, question, ANKY_KIND_DATE, cancellable);
  question->options->kind = ANKY_KIND_ISSUE;

  return places;
}

/* NULL: nothing was pointed at, or there is no blank. */
static AnkyPlacement *
place_where_pointed (Question *question, GCancellable *cancellable)
{
  const AnkyActOptions *options = question->options;
  g_autoptr (AnkyPageText) text = NULL;
  g_autoptr (AnkyPageLines) lines = NULL;

  if (!question->is_pointed)
    return NULL;

  text = anky_page_source_dup_text (question->pages,
                                    question->pointed_page,
                                    cancellable,
                                    NULL);
  if (!text)
    return NULL;

  lines = anky_page_lines_new (text, question->pointed_page);
  if (options->kind == ANKY_KIND_DATE)
    return anky_rule_place_date_at (lines,
                                    question->pointed_x,
                                    question->pointed_y,
                                    options->date);

  return options->number ? anky_rule_place_number_at (lines,
                                                      question->pointed_x,
                                                      question->pointed_y,
                                                      options->number)
                         : NULL;
}

static void
ask_for_places (Question *question, Reply *reply, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  AnkyPlacement *pointed = place_where_pointed (question, cancellable);

  if (pointed) {
    reply->places =
        g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);
    g_ptr_array_add (reply->places, pointed);
    return;
  }
  reply->places = anky_propose (question->pages,
                                question->report,
                                question->options,
                                cancellable,
                                &error);
  if (!error)
    return;

  g_debug ("no place: %s", error->message);
  reply->needs_number =
      (question->options->kind == ANKY_KIND_ISSUE ||
       question->options->kind == ANKY_KIND_NUMBER) &&
      !question->options->number &&
      g_error_matches (error, ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_USAGE);
  if (reply->needs_number && question->options->kind == ANKY_KIND_ISSUE)
    reply->places = propose_without_number (question, cancellable);
}

static void
answer_in_thread (GTask *task,
                  gpointer source,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  Question *question = task_data;
  Reply *reply = g_new0 (Reply, 1);
  g_autoptr (GError) error = NULL;

  ask_for_places (question, reply, cancellable);
  if (question->certificate)
    reply->gates = anky_act_list_gates (question->path,
                                        question->options,
                                        question->certificate,
                                        cancellable,
                                        &error);
  if (error)
    g_debug ("no gates: %s", error->message);
  g_task_return_pointer (task, reply, (GDestroyNotify) reply_free);
}

/* One box a kind: of a joint document's several signers the first is offered,
 * and the user moves it. */
static GPtrArray *
keep_one_a_kind (GPtrArray *places)
{
  GPtrArray *kept =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);
  guint seen = 0;

  for (guint i = 0; i < places->len; i++) {
    const AnkyPlacement *place = places->pdata[i];

    if (seen & (1u << place->kind))
      continue;
    seen |= 1u << place->kind;
    g_ptr_array_add (kept, anky_placement_copy (place));
  }

  return kept;
}

static void
take_places (AnkySignSession *self, GPtrArray *places)
{
  g_autoptr (GPtrArray) kept = NULL;

  if (!places || places->len == 0 ||
      anky_placement_editor_is_dragging (self->editor))
    return;

  kept = keep_one_a_kind (places);
  anky_placement_editor_update_boxes (self->editor, kept);
  for (guint i = 0; i < kept->len; i++) {
    const AnkyPlacement *box = kept->pdata[i];
    AnkyBoxLimits limits = get_limits (self, box->kind);

    /* The rule made it smaller than usual where there is little room. */
    limits.min_width = MIN (limits.min_width, box->rect.width);
    if (limits.aspect > 0)
      limits.aspect = box->rect.width / box->rect.height;
    anky_placement_editor_set_limits (self->editor, i, &limits);
  }
  g_signal_emit_by_name (self, "placed");
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AnkySignSession *self = ANKY_SIGN_SESSION (source);
  g_autoptr (Reply) reply = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: something newer was asked. */
  if (!reply)
    return;

  g_clear_object (&self->asking);
  self->needs_number = reply->needs_number;
  take_places (self, reply->places);
  g_clear_pointer (&self->gates, g_ptr_array_unref);
  self->gates = g_steal_pointer (&reply->gates);
  g_signal_emit_by_name (self, "gates-changed");
  g_signal_emit_by_name (self, "changed");
}

static Question *
make_question (AnkySignSession *self)
{
  Question *question = g_new0 (Question, 1);
  AnkyReceipt *receipt = anky_document_model_get_receipt (self->document);
  AnkyActOptions options = anky_sign_session_get_options (self);

  /* The rules are asked where they would put it, not where it is, and what
   * stands against it, confirmed or not. */
  options.placements = NULL;
  options.confirmed = NULL;
  question->options = anky_act_options_copy (&options);
  question->is_pointed = self->is_pointed;
  question->pointed_page = self->pointed_page;
  question->pointed_x = self->pointed_x;
  question->pointed_y = self->pointed_y;
  question->path = g_strdup (anky_document_model_get_path (self->document));
  question->pages = ANKY_PAGE_SOURCE (
      g_object_ref (anky_document_model_get_renderer (self->document)));
  if (receipt && receipt->report)
    question->report = anky_report_ref (receipt->report);
  if (self->certificate)
    question->certificate = g_object_ref (
        anky_token_certificate_get_certificate (self->certificate));

  return question;
}

static gboolean
ask_cb (gpointer user_data)
{
  AnkySignSession *self = ANKY_SIGN_SESSION (user_data);
  g_autoptr (GTask) task = NULL;

  self->ask_id = 0;
  self->asking = g_cancellable_new ();
  task = g_task_new (self, self->asking, answered_cb, NULL);
  g_task_set_source_tag (task, ask_cb);
  g_task_set_task_data (task,
                        make_question (self),
                        (GDestroyNotify) question_free);
  g_task_run_in_thread (task, answer_in_thread);

  return G_SOURCE_REMOVE;
}

void
anky_sign_session_stop_questions (AnkySignSession *self)
{
  g_clear_handle_id (&self->ask_id, g_source_remove);
  if (self->asking)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

void
anky_sign_session_queue_questions (AnkySignSession *self)
{
  anky_sign_session_stop_questions (self);
  self->ask_id = g_timeout_add (WAIT_MS, ask_cb, self);
}
