/* anky-act-request.h - a sign request for one place of an act
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-job.h"
#include "anky-act-timestamp.h"
#include "anky-signer.h"

G_BEGIN_DECLS

/* A request with what it borrows from. Lives as long as its job. */
typedef struct _AnkyActRequest {
  AnkySignRequest request;
  AnkyDrawnAppearance *drawn; /* NULL: not yet */
  AnkyAppearance *appearance;
  char *reason; /* NULL */
  AnkyActTimestamp timestamp;
} AnkyActRequest;

/* For the place @index of @job. The last of several carries the level that was
 * asked for, the others are B-B (design decision 3). */
AnkyActRequest *anky_act_request_new (AnkyActJob *job, guint index)
    G_GNUC_WARN_UNUSED_RESULT;
/* Whether it could be signed now; draws what will be seen. */
gboolean anky_act_request_check (AnkyActRequest *self,
                                 AnkyActJob *job,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The time that is stated; @placement's text may show it. */
void anky_act_request_set_time (AnkyActRequest *self, AnkyActJob *job);
void anky_act_request_free (AnkyActRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyActRequest, anky_act_request_free)

G_END_DECLS
