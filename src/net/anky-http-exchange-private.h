/* anky-http-exchange-private.h - one question and its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-fetcher.h"

G_BEGIN_DECLS

typedef struct {
  guint status;
  char *location;     /* NULL unless the status is a redirection */
  char *content_type; /* without parameters; NULL */
  GBytes *body;       /* NULL unless the status is 200 */
} AnkyHttpAnswer;

/* Runs on a main context of its own until @deadline (monotonic, in
 * microseconds). Follows no redirection. */
gboolean anky_http_exchange (GUri *uri,
                             const AnkyFetchRequest *request,
                             gint64 deadline,
                             GCancellable *cancellable,
                             AnkyHttpAnswer *answer_out,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anky_http_answer_clear (AnkyHttpAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnkyHttpAnswer, anky_http_answer_clear)

G_END_DECLS
