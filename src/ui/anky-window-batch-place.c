/* anky-window-batch-place.c - a file of the list shown with its box
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-window-private.h"

#include <glib/gi18n.h>

void
anky_window_place_entry (AnkyWindow *self)
{
  AnkyTokenCertificate *certificate =
      anky_batch_page_get_certificate (self->batch);

  /* The one that was chosen for all is offered first. */
  if (certificate)
    g_settings_set_string (
        anky_application_get_settings (self->application),
        "last-certificate",
        anky_certificate_get_fingerprint (
            anky_token_certificate_get_certificate (certificate)));
  anky_window_start_signing (self, anky_batch_page_get_kind (self->batch));
}

/* What was said of the file in the list, before the panel shows it. */
void
anky_window_fill_entry_session (AnkyWindow *self)
{
  const char *const *confirmed =
      anky_batch_entry_get_confirmed (self->batch_entry);
  GDateTime *date = anky_batch_entry_get_date (self->batch_entry);

  anky_sign_session_set_number (
      self->session,
      anky_batch_entry_get_number (self->batch_entry));
  anky_sign_session_set_signer_name (
      self->session,
      anky_batch_entry_get_signer_name (self->batch_entry));
  if (date)
    anky_sign_session_set_date (self->session, date);
  for (gsize i = 0; confirmed[i]; i++)
    anky_sign_session_confirm (self->session, confirmed[i], TRUE);
  self->recalls_places =
      anky_batch_entry_get_placements (self->batch_entry) != NULL;
}

/* Where the user put them before, once the rule has put them anew. */
void
anky_window_recall_places (AnkyWindow *self)
{
  AnkyPlacementEditor *editor = anky_sign_session_get_editor (self->session);
  GPtrArray *places;

  if (!self->recalls_places || !self->batch_entry)
    return;
  self->recalls_places = FALSE;
  places = anky_batch_entry_get_placements (self->batch_entry);
  for (guint i = 0; i < anky_placement_editor_get_n_boxes (editor); i++)
    for (guint j = 0; places && j < places->len; j++) {
      const AnkyPlacement *place = places->pdata[j];

      if (anky_placement_editor_get_box (editor, i)->kind != place->kind)
        continue;
      anky_placement_editor_select (editor, i);
      anky_placement_editor_set_rect (editor, place->page, place->rect, 0);
    }
}

/* A picture stays where it was seen; number and date follow their line, as
 * wide as their text may yet become, unless they were moved off it. */
static GPtrArray *
list_kept (AnkyPlacementEditor *editor)
{
  g_autoptr (GPtrArray) boxes = anky_placement_editor_dup_boxes (editor);
  GPtrArray *kept =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);

  for (guint i = 0; i < boxes->len; i++) {
    const AnkyPlacement *box = boxes->pdata[i];
    gboolean follows =
        box->kind == ANKY_KIND_NUMBER || box->kind == ANKY_KIND_DATE;
    double dx;
    double dy;

    anky_placement_editor_select (editor, i);
    if (!follows || !anky_placement_editor_get_offset (editor, &dx, &dy))
      g_ptr_array_add (kept, anky_placement_copy (box));
  }

  return kept;
}

static void
keep_answers (AnkyWindow *self, AnkyBatchPlan *plan)
{
  GPtrArray *gates = anky_sign_session_get_gates (self->session);

  for (guint i = 0; gates && i < gates->len; i++) {
    const AnkyGate *gate = gates->pdata[i];

    anky_batch_plan_confirm (
        plan,
        self->batch_entry,
        gate->code,
        anky_sign_session_is_confirmed (self->session, gate->code));
  }
}

static void
keep_words (AnkyWindow *self, AnkyBatchPlan *plan)
{
  AnkyActOptions options = anky_sign_session_get_options (self->session);
  const char *number = anky_sign_session_get_number (self->session);

  if (g_strcmp0 (number, anky_batch_entry_get_number (self->batch_entry)) != 0)
    anky_batch_plan_set_number (plan, self->batch_entry, number);
  anky_batch_plan_set_signer_name (plan,
                                   self->batch_entry,
                                   options.signer_name);
  if (options.kind == ANKY_KIND_ISSUE)
    anky_batch_plan_set_date (plan,
                              self->batch_entry,
                              anky_sign_session_get_date (self->session));
}

void
anky_window_keep_entry (AnkyWindow *self)
{
  AnkyBatchPlan *plan = anky_batch_page_get_plan (self->batch);
  g_autoptr (GPtrArray) kept =
      list_kept (anky_sign_session_get_editor (self->session));

  keep_answers (self, plan);
  keep_words (self, plan);
  anky_batch_plan_set_placements (plan,
                                  self->batch_entry,
                                  kept->len > 0 ? kept : NULL);
  anky_window_show_batch (self);
}
