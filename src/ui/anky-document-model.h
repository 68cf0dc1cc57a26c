/* anky-document-model.h - one open document and what is known of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-receive.h"
#include "anky-renderer.h"
#include "anky-viewport.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_DOCUMENT_LOADING,
  ANKY_DOCUMENT_LOCKED, /* a password is needed to show it */
  ANKY_DOCUMENT_READY,
  ANKY_DOCUMENT_FAILED,
} AnkyDocumentState;

/**
 * AnkyDocumentModel:
 *
 * A file, its pages, and the verdict about it. The file is read once; what is
 * shown and what is judged are the same bytes. Showing and judging go on side
 * by side, and each is told when it is ready: `state-changed`, `judged`.
 *
 * Thread: main.
 */
#define ANKY_TYPE_DOCUMENT_MODEL (anky_document_model_get_type ())
G_DECLARE_FINAL_TYPE (AnkyDocumentModel,
                      anky_document_model,
                      ANKY,
                      DOCUMENT_MODEL,
                      GObject)

AnkyDocumentModel *anky_document_model_new (const char *path)
    G_GNUC_WARN_UNUSED_RESULT;

/* Reads and shows; then judges by @options, which are copied. */
void anky_document_model_open (AnkyDocumentModel *self,
                               const AnkyReceiveOptions *options);
/* For a locked document: tries @password. */
void anky_document_model_unlock (AnkyDocumentModel *self, const char *password);
/* Stops what goes on; nothing is told any more. */
void anky_document_model_close (AnkyDocumentModel *self);

const char *anky_document_model_get_path (AnkyDocumentModel *self);
/* The file's name for people. */
char *anky_document_model_dup_title (AnkyDocumentModel *self)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyDocumentState anky_document_model_get_state (AnkyDocumentModel *self);
/* Why it failed, or why the password is asked again; NULL otherwise. */
const GError *anky_document_model_get_error (AnkyDocumentModel *self);
/* NULL until it was read. */
AnkyFile *anky_document_model_get_file (AnkyDocumentModel *self);
/* For another renderer of this document: see anky_renderer_set_user_units().
 * (element-type double), NULL: none. Borrowed. */
GArray *anky_document_model_get_user_units (AnkyDocumentModel *self);
/* NULL until READY. */
AnkyRenderer *anky_document_model_get_renderer (AnkyDocumentModel *self);
const AnkyPageExtent *anky_document_model_get_pages (AnkyDocumentModel *self,
                                                     guint *n_pages_out);
/* The extents (element-type AnkyPageExtent) of the sizes that a renderer
 * gives. */
GArray *anky_page_extents_new (GArray *sizes) G_GNUC_WARN_UNUSED_RESULT;
/* NULL until judged, or if it could not be. */
AnkyReceipt *anky_document_model_get_receipt (AnkyDocumentModel *self);
gboolean anky_document_model_is_judging (AnkyDocumentModel *self);
/* There is a receipt, made without the network, and the network is asked;
 * `judged` comes once more, whatever it answers. */
gboolean anky_document_model_is_refining (AnkyDocumentModel *self);
/* Ends either; what is known stays. `judged` is told. */
void anky_document_model_stop_judging (AnkyDocumentModel *self);
/* The check was ended before it knew anything. */
gboolean anky_document_model_was_stopped (AnkyDocumentModel *self);
void anky_document_model_judge_again (AnkyDocumentModel *self);

G_END_DECLS
