/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-request.h"

#include "anky-act-options.h"

#include <string.h>

#define OTHER_REASON "other:"

static AnkyAppearance *
make_appearance (AnkyActJob *job, const AnkyPlacement *placement)
{
  switch (placement->kind) {
  case ANKY_KIND_NUMBER:
  case ANKY_KIND_DATE:
  case ANKY_KIND_COPY:
  case ANKY_KIND_ATTACHMENT:
    return anky_appearance_new_for_placement (placement);
  case ANKY_KIND_NONE:
  case ANKY_KIND_INITIALS:
  case ANKY_KIND_LEADER:
  case ANKY_KIND_ISSUE:
  case ANKY_KIND_SEAL:
  default:
    return job->picture ? g_object_ref (job->picture)
                        : anky_appearance_new_empty ();
  }
}

/* Why a copy is made is kept in the signature (/Reason), in the words of the
 * articles that allow it. */
static char *
make_reason (const AnkyActOptions *options)
{
  const char *reason = options->copy_reason;

  if (options->kind != ANKY_KIND_COPY || !reason)
    return NULL;
  if (g_str_equal (reason, "revoked"))
    return g_strdup ("Chứng thư số của người ký đã bị thu hồi (khoản 2 Điều 17 "
                     "Nghị định số 68/2024/NĐ-CP)");
  if (g_str_equal (reason, "incoming"))
    return g_strdup ("Số hóa văn bản giấy đến (điểm b khoản 3 Điều 22 Nghị "
                     "định số 30/2020/NĐ-CP)");
  return g_strdup (g_str_has_prefix (reason, OTHER_REASON)
                       ? reason + strlen (OTHER_REASON)
                       : reason);
}

static void
set_timestamp (AnkyActRequest *self, AnkyActJob *job)
{
  if (anky_act_options_get_level (job->options) < ANKY_LEVEL_B_T)
    return;
  self->timestamp.options = job->options;
  self->timestamp.warnings = job->warnings;
  self->request.cms.timestamp = anky_act_timestamp_request;
  self->request.cms.timestamp_data = &self->timestamp;
}

AnkyActRequest *
anky_act_request_new (AnkyActJob *job, guint index)
{
  AnkyActRequest *self = g_new0 (AnkyActRequest, 1);
  AnkyPlacement *placement = g_ptr_array_index (job->placements, index);
  gboolean is_last = index + 1 == job->placements->len;

  self->appearance = make_appearance (job, placement);
  self->reason = make_reason (job->options);
  self->request = (AnkySignRequest){
    .placement = placement,
    .appearance = self->appearance,
    .field_name = is_last ? job->options->field_name : NULL,
    .reason = self->reason,
    .docmdp = index == 0 ? job->options->docmdp : ANKY_DOCMDP_DEFAULT,
    .time = job->time,
    .cms.scheme = job->options->scheme,
  };
  if (is_last)
    set_timestamp (self, job);
  return self;
}

gboolean
anky_act_request_check (AnkyActRequest *self, AnkyActJob *job, GError **error)
{
  self->drawn =
      anky_signer_draw (job->document, &self->request, job->certificate, error);
  self->request.drawn = self->drawn;
  return self->drawn != NULL;
}

void
anky_act_request_set_time (AnkyActRequest *self, AnkyActJob *job)
{
  AnkyKind kind = self->request.placement->kind;

  self->request.time = job->time;
  if (kind != ANKY_KIND_COPY && kind != ANKY_KIND_ATTACHMENT)
    return;
  g_clear_object (&self->appearance);
  g_clear_pointer (&self->drawn, anky_drawn_appearance_free);
  self->appearance = make_appearance (job, self->request.placement);
  self->request.appearance = self->appearance;
  self->request.drawn = NULL;
}

void
anky_act_request_free (AnkyActRequest *self)
{
  g_free (self->reason);
  g_clear_object (&self->appearance);
  g_clear_pointer (&self->drawn, anky_drawn_appearance_free);
  anky_act_timestamp_clear (&self->timestamp);
  g_free (self);
}
