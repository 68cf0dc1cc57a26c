/* anky-document-model.c - one open document and what is known of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-document-model.h"

#include "anky-pdf-document.h"

struct _AnkyDocumentModel {
  GObject parent_instance;

  char *path;
  AnkyDocumentState state;
  GError *error;
  GCancellable *cancellable;

  AnkyFile *file;
  AnkyRenderer *renderer;
  GArray *user_units; /* double; NULL: 1.0 everywhere */
  GArray *pages;      /* AnkyPageExtent */

  AnkyTrust *trust;
  AnkyFetcher *fetcher;
  GDateTime *at;
  char *profile;
  char *own_body;
  AnkyReceipt *receipt;
  GCancellable *judging; /* of the check that goes on; NULL: none */
  gboolean is_judging;
  gboolean is_refining;
  gboolean was_stopped;
  gboolean had_password;
};

G_DEFINE_FINAL_TYPE (AnkyDocumentModel, anky_document_model, G_TYPE_OBJECT)

enum { SIGNAL_STATE_CHANGED, SIGNAL_JUDGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_state (AnkyDocumentModel *self, AnkyDocumentState state, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

/* Judging: without the network first, so that there is something to read at
 * once; then once more with it where its answers can change anything. */

static void start_judging (AnkyDocumentModel *self, gboolean with_network);

static gboolean
can_be_refined (const AnkySignatureReport *signature)
{
  const AnkyPath *path = signature->path;

  if (signature->is_removed || !path)
    return FALSE;

  return path->revocation == ANKY_REVOCATION_UNKNOWN ||
         path->sub == ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND;
}

static gboolean
wants_network (AnkyDocumentModel *self)
{
  const AnkyReceipt *receipt = self->receipt;

  if (!self->fetcher || !receipt || !receipt->report || receipt->is_secret)
    return FALSE;

  for (guint i = 0; i < receipt->report->signatures->len; i++)
    if (can_be_refined (receipt->report->signatures->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
take_receipt (AnkyDocumentModel *self, AnkyReceipt *receipt)
{
  g_clear_pointer (&self->receipt, anky_receipt_unref);
  self->receipt = receipt;
}

static void
refined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyDocumentModel) self = user_data;
  g_autoptr (GError) error = NULL;
  AnkyReceipt *receipt = anky_receive_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_refining = FALSE;
  /* What was found without the network still stands. */
  if (receipt)
    take_receipt (self, receipt);
  else
    g_message ("%s", error->message);
  g_signal_emit (self, signals[SIGNAL_JUDGED], 0);
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyDocumentModel) self = user_data;
  g_autoptr (GError) error = NULL;
  AnkyReceipt *receipt = anky_receive_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_judging = FALSE;
  take_receipt (self, receipt);
  if (error)
    g_message ("%s", error->message);
  self->is_refining = wants_network (self);
  if (self->is_refining)
    start_judging (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_JUDGED], 0);
}

static void
start_judging (AnkyDocumentModel *self, gboolean with_network)
{
  const AnkyReceiveOptions options = {
    .trust = self->trust,
    .fetcher = with_network ? self->fetcher : NULL,
    .at = self->at,
    .profile = self->profile,
    .own_body = self->own_body,
  };

  g_set_object (&self->judging, NULL);
  self->judging = g_cancellable_new ();
  anky_receive_async (self->file,
                      &options,
                      self->judging,
                      with_network ? refined_cb : judged_cb,
                      g_object_ref (self));
}

static void
stop_judging (AnkyDocumentModel *self)
{
  if (self->judging)
    g_cancellable_cancel (self->judging);
  g_clear_object (&self->judging);
  self->is_judging = FALSE;
  self->is_refining = FALSE;
}

void
anky_document_model_stop_judging (AnkyDocumentModel *self)
{
  if (!self->is_judging && !self->is_refining)
    return;

  self->was_stopped = self->is_judging;
  stop_judging (self);
  g_signal_emit (self, signals[SIGNAL_JUDGED], 0);
}

void
anky_document_model_judge_again (AnkyDocumentModel *self)
{
  if (!self->file || self->is_judging)
    return;

  stop_judging (self);
  self->was_stopped = FALSE;
  self->is_judging = TRUE;
  start_judging (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_JUDGED], 0);
}

gboolean
anky_document_model_is_refining (AnkyDocumentModel *self)
{
  return self->is_refining;
}

gboolean
anky_document_model_was_stopped (AnkyDocumentModel *self)
{
  return self->was_stopped;
}

GArray *
anky_document_model_get_user_units (AnkyDocumentModel *self)
{
  return self->user_units;
}

/* Showing */

GArray *
anky_page_extents_new (GArray *sizes)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (AnkyPageExtent));

  for (guint i = 0; i < sizes->len; i++) {
    const AnkyPageSize *size = &g_array_index (sizes, AnkyPageSize, i);
    AnkyPageExtent extent = { size->width_mm, size->height_mm };

    g_array_append_val (pages, extent);
  }

  return pages;
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyDocumentModel) self = user_data;
  g_autoptr (GArray) sizes = NULL;
  GError *error = NULL;

  sizes = anky_renderer_open_finish (ANKY_RENDERER (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_error_free (error);
    return;
  }

  if (g_error_matches (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_ENCRYPTED)) {
    if (!self->had_password)
      g_clear_error (&error);
    set_state (self, ANKY_DOCUMENT_LOCKED, error);
  } else if (error || sizes->len == 0) {
    if (!error)
      error = g_error_new (ANKY_RENDER_ERROR,
                           ANKY_RENDER_ERROR_FAILED,
                           "the document has no pages");
    set_state (self, ANKY_DOCUMENT_FAILED, error);
  } else {
    self->pages = anky_page_extents_new (sizes);
    set_state (self, ANKY_DOCUMENT_READY, NULL);
  }
}

static void
start_showing (AnkyDocumentModel *self, const char *password)
{
  self->had_password = password != NULL;
  g_clear_object (&self->renderer);
  self->renderer = anky_renderer_new (self->file, 0, password);
  anky_renderer_set_user_units (self->renderer, self->user_units);
  anky_renderer_open_async (self->renderer,
                            self->cancellable,
                            shown_cb,
                            g_object_ref (self));
}

/* Reading */

typedef struct {
  AnkyFile *file;
  GArray *user_units;
} Content;

static void
content_free (Content *content)
{
  g_clear_object (&content->file);
  g_clear_pointer (&content->user_units, g_array_unref);
  g_free (content);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Content, content_free)

/* The renderer does not know them, and millimetres come out wrong without. A
 * file that cannot be read has its error said by the one that judges it. */
static GArray *
dup_user_units (AnkyFile *file)
{
  g_autoptr (AnkyPdfDocument) document = anky_pdf_document_open (file, NULL);

  return document ? anky_pdf_revision_dup_user_units (
                        anky_pdf_document_get_newest (document))
                  : NULL;
}

static void
read_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (Content) content = g_new0 (Content, 1);

  content->file = anky_file_open (task_data, &error);
  if (!content->file) {
    g_task_return_error (task, error);
    return;
  }

  content->user_units = dup_user_units (content->file);
  g_task_return_pointer (task,
                         g_steal_pointer (&content),
                         (GDestroyNotify) content_free);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AnkyDocumentModel *self = ANKY_DOCUMENT_MODEL (source);
  GError *error = NULL;
  g_autoptr (Content) content =
      g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_error_free (error);
    return;
  }
  if (!content) {
    set_state (self, ANKY_DOCUMENT_FAILED, error);
    return;
  }

  self->file = g_steal_pointer (&content->file);
  self->user_units = g_steal_pointer (&content->user_units);

  start_showing (self, NULL);
  self->is_judging = TRUE;
  start_judging (self, FALSE);
}

static void
anky_document_model_dispose (GObject *object)
{
  AnkyDocumentModel *self = ANKY_DOCUMENT_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  stop_judging (self);
  g_clear_object (&self->renderer);
  g_clear_object (&self->file);
  g_clear_object (&self->trust);
  g_clear_object (&self->fetcher);

  G_OBJECT_CLASS (anky_document_model_parent_class)->dispose (object);
}

static void
anky_document_model_finalize (GObject *object)
{
  AnkyDocumentModel *self = ANKY_DOCUMENT_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->receipt, anky_receipt_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->user_units, g_array_unref);
  g_clear_pointer (&self->at, g_date_time_unref);
  g_clear_error (&self->error);
  g_free (self->profile);
  g_free (self->own_body);
  g_free (self->path);

  G_OBJECT_CLASS (anky_document_model_parent_class)->finalize (object);
}

static void
anky_document_model_class_init (AnkyDocumentModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anky_document_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = anky_document_model_finalize;

  signals[SIGNAL_STATE_CHANGED] = g_signal_new ("state-changed",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                0);
  signals[SIGNAL_JUDGED] = g_signal_new ("judged",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static void
anky_document_model_init (AnkyDocumentModel *self)
{
  self->cancellable = g_cancellable_new ();
}

AnkyDocumentModel *
anky_document_model_new (const char *path)
{
  AnkyDocumentModel *self = g_object_new (ANKY_TYPE_DOCUMENT_MODEL, NULL);

  self->path = g_strdup (path);

  return self;
}

void
anky_document_model_open (AnkyDocumentModel *self,
                          const AnkyReceiveOptions *receive)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ANKY_IS_DOCUMENT_MODEL (self));
  g_return_if_fail (self->file == NULL);

  g_set_object (&self->trust, receive->trust);
  g_set_object (&self->fetcher, receive->fetcher);
  self->at = receive->at ? g_date_time_ref (receive->at) : NULL;
  self->profile = g_strdup (receive->profile);
  self->own_body = g_strdup (receive->own_body);

  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_source_tag (task, anky_document_model_open);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

void
anky_document_model_unlock (AnkyDocumentModel *self, const char *password)
{
  g_return_if_fail (self->state == ANKY_DOCUMENT_LOCKED);

  set_state (self, ANKY_DOCUMENT_LOADING, NULL);
  start_showing (self, password);
}

void
anky_document_model_close (AnkyDocumentModel *self)
{
  g_cancellable_cancel (self->cancellable);
  stop_judging (self);
}

const char *
anky_document_model_get_path (AnkyDocumentModel *self)
{
  return self->path;
}

char *
anky_document_model_dup_title (AnkyDocumentModel *self)
{
  return g_filename_display_basename (self->path);
}

AnkyDocumentState
anky_document_model_get_state (AnkyDocumentModel *self)
{
  return self->state;
}

const GError *
anky_document_model_get_error (AnkyDocumentModel *self)
{
  return self->error;
}

AnkyFile *
anky_document_model_get_file (AnkyDocumentModel *self)
{
  return self->file;
}

AnkyRenderer *
anky_document_model_get_renderer (AnkyDocumentModel *self)
{
  return self->state == ANKY_DOCUMENT_READY ? self->renderer : NULL;
}

const AnkyPageExtent *
anky_document_model_get_pages (AnkyDocumentModel *self, guint *n_pages_out)
{
  *n_pages_out = self->pages ? self->pages->len : 0;

  return self->pages ? (const AnkyPageExtent *) (void *) self->pages->data
                     : NULL;
}

AnkyReceipt *
anky_document_model_get_receipt (AnkyDocumentModel *self)
{
  return self->receipt;
}

gboolean
anky_document_model_is_judging (AnkyDocumentModel *self)
{
  return self->is_judging;
}
