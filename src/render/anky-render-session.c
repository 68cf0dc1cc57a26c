/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-render-session.h"

#include "anky-render-process.h"
#include "anky-render-wire.h"
#include "anky-renderer.h"
#include "anky-shared-memory.h"

#include <string.h>
#include <unistd.h>

#define DEFAULT_TIMEOUT_MS (20 * 1000)

/* A helper that ends by its own doing has the page against it; one that was
 * killed from outside has not, unless it was for the memory it took. */
#define MAX_CRASHES 2
#define MAX_KILLS   5

struct _AnkyRenderSession {
  AnkyFile *file;
  gsize length;
  AnkySecret *password;
  guint timeout_ms;
  guint cpu_seconds;

  int document_fd; /* -1 until the first start */
  AnkyRenderProcess *process;
  int pid;         /* atomic */
  int confinement; /* atomic */
  GArray *sizes;
  GError *open_error;     /* the document is hopeless */
  GHashTable *n_failures; /* of each request about a page that failed so */
};

G_DEFINE_QUARK (anky - render - error - quark, anky_render_error)

AnkyRenderSession *
anky_render_session_new (AnkyFile *file, gsize length, AnkySecret *password)
{
  AnkyRenderSession *self = g_new0 (AnkyRenderSession, 1);

  self->file = g_object_ref (file);
  self->length = length;
  self->document_fd = -1;
  self->password = password;
  self->timeout_ms = DEFAULT_TIMEOUT_MS;
  self->cpu_seconds = ANKY_RENDER_MAX_CPU_SECONDS;
  self->n_failures = g_hash_table_new (NULL, NULL);
  return self;
}

static void
end_process (AnkyRenderSession *self)
{
  g_atomic_int_set (&self->pid, 0);
  g_clear_pointer (&self->process, anky_render_process_free);
}

void
anky_render_session_free (AnkyRenderSession *self)
{
  if (!self)
    return;
  end_process (self);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_clear_pointer (&self->password, anky_secret_free);
  g_clear_error (&self->open_error);
  g_hash_table_unref (self->n_failures);
  if (self->document_fd >= 0)
    close (self->document_fd);
  g_object_unref (self->file);
  g_free (self);
}

void
anky_render_session_set_timeout (AnkyRenderSession *self, guint timeout_ms)
{
  self->timeout_ms = timeout_ms;
}

void
anky_render_session_set_cpu_limit (AnkyRenderSession *self, guint seconds)
{
  self->cpu_seconds = seconds;
}

int
anky_render_session_get_pid (AnkyRenderSession *self)
{
  return g_atomic_int_get (&self->pid);
}

guint
anky_render_session_get_confinement (AnkyRenderSession *self)
{
  return (guint) g_atomic_int_get (&self->confinement);
}

static gboolean
fail (GError **error, AnkyRenderError code, const char *message)
{
  g_set_error_literal (error, ANKY_RENDER_ERROR, code, message);
  return FALSE;
}

gboolean
anky_render_session_refuse (AnkyRenderSession *self, GError **error)
{
  end_process (self);
  return fail (error,
               ANKY_RENDER_ERROR_PROTOCOL,
               "the renderer's answer breaks the protocol");
}

/* What a helper that answered says about the request. */
static gboolean
check_status (const AnkyRenderAnswer *answer, GError **error)
{
  switch (answer->status) {
  case ANKY_RENDER_STATUS_OK:
    return TRUE;
  case ANKY_RENDER_STATUS_ENCRYPTED:
    return fail (error,
                 ANKY_RENDER_ERROR_ENCRYPTED,
                 "the document needs a password");
  case ANKY_RENDER_STATUS_FAILED:
  default:
    g_set_error (error,
                 ANKY_RENDER_ERROR,
                 ANKY_RENDER_ERROR_FAILED,
                 "the page renderer: %s",
                 answer->message);
    return FALSE;
  }
}

/* An outcome after which the same request may be tried again is TRUE without
 * an error; the process is gone after each of them. */
static gboolean
can_retry (AnkyRenderSession *self,
           AnkyRenderOutcome outcome,
           guint *n_crashes,
           guint *n_kills,
           GError **error)
{
  end_process (self);
  switch (outcome) {
  case ANKY_RENDER_OUTCOME_CRASHED:
    if (++*n_crashes < MAX_CRASHES)
      return TRUE;
    return fail (error, ANKY_RENDER_ERROR_CRASHED, "the page renderer crashed");
  case ANKY_RENDER_OUTCOME_KILLED:
    if (++*n_kills < MAX_KILLS)
      return TRUE;
    return fail (error,
                 ANKY_RENDER_ERROR_CRASHED,
                 "the page renderer was killed again and again");
  case ANKY_RENDER_OUTCOME_TIMEOUT:
    return fail (error,
                 ANKY_RENDER_ERROR_FAILED,
                 "the page renderer took too long");
  case ANKY_RENDER_OUTCOME_CANCELLED:
    g_set_error_literal (error,
                         G_IO_ERROR,
                         G_IO_ERROR_CANCELLED,
                         "the request was cancelled");
    return FALSE;
  case ANKY_RENDER_OUTCOME_NONSENSE:
  case ANKY_RENDER_OUTCOME_ANSWERED:
  default:
    return anky_render_session_refuse (self, error);
  }
}

static gboolean
start_process (AnkyRenderSession *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  /* For a file in memory the descriptor is a copy of it: made once. */
  if (self->document_fd < 0)
    self->document_fd = anky_file_dup_fd (self->file, &local_error);
  if (self->document_fd >= 0)
    self->process = anky_render_process_start (self->document_fd,
                                               self->cpu_seconds,
                                               &local_error);
  if (!self->process)
    return fail (error, ANKY_RENDER_ERROR_HELPER, local_error->message);
  g_atomic_int_set (&self->pid, anky_render_process_get_pid (self->process));
  return TRUE;
}

/* Page sizes are asked of the first helper only: they cannot change. */
static AnkyRenderOutcome
ask_sizes (AnkyRenderSession *self, gsize n_pages)
{
  AnkyRenderRequest request = { .kind = ANKY_RENDER_SIZES };
  gsize size = n_pages * ANKY_RENDER_SIZE_BYTES;
  g_autoptr (AnkySharedMemory) memory = anky_shared_memory_new (size, NULL);
  g_autoptr (GArray) sizes = g_array_sized_new (FALSE,
                                                FALSE,
                                                sizeof (AnkyPageSizePt),
                                                (guint) n_pages);
  g_autoptr (GBytes) bytes = NULL;
  AnkyRenderOutcome outcome;
  AnkyRenderAnswer answer;
  AnkyCursor cursor;

  if (!memory)
    return ANKY_RENDER_OUTCOME_TIMEOUT;
  outcome = anky_render_process_call (self->process,
                                      &request,
                                      memory->fd,
                                      self->timeout_ms,
                                      NULL,
                                      &answer);
  if (outcome != ANKY_RENDER_OUTCOME_ANSWERED)
    return outcome;
  bytes = anky_shared_memory_read (memory, size, NULL);
  if (answer.status != ANKY_RENDER_STATUS_OK || answer.n != size || !bytes)
    return ANKY_RENDER_OUTCOME_NONSENSE;
  anky_cursor_init (&cursor, g_bytes_get_data (bytes, NULL), size);
  for (gsize i = 0; i < n_pages; i++) {
    AnkyPageSizePt pt;

    if (!anky_wire_read_double (&cursor, ANKY_RENDER_MAX_POINTS, &pt.width) ||
        !anky_wire_read_double (&cursor, ANKY_RENDER_MAX_POINTS, &pt.height) ||
        pt.width <= 0 || pt.height <= 0)
      return ANKY_RENDER_OUTCOME_NONSENSE;
    g_array_append_val (sizes, pt);
  }
  self->sizes = g_steal_pointer (&sizes);
  return ANKY_RENDER_OUTCOME_ANSWERED;
}

static AnkyRenderOutcome
accept_document (AnkyRenderSession *self, const AnkyRenderAnswer *answer)
{
  g_atomic_int_set (&self->confinement, (int) answer->confinement);
  if (self->sizes)
    return answer->n == self->sizes->len ? ANKY_RENDER_OUTCOME_ANSWERED
                                         : ANKY_RENDER_OUTCOME_NONSENSE;
  if (answer->n == 0 || answer->n > ANKY_RENDER_MAX_PAGES)
    return ANKY_RENDER_OUTCOME_NONSENSE;
  return ask_sizes (self, (gsize) answer->n);
}

/* Not cancelled with the request that happens to need it: an open document is
 * of use to the next one too. */
static AnkyRenderOutcome
open_document (AnkyRenderSession *self, AnkyRenderAnswer *answer)
{
  AnkyRenderRequest request = {
    .kind = ANKY_RENDER_OPEN,
    .document_length = self->length,
  };
  AnkyRenderOutcome outcome;

  if (self->password)
    memcpy (
        request.password,
        anky_secret_get_data (self->password),
        MIN (anky_secret_get_size (self->password), ANKY_RENDER_MAX_PASSWORD));
  outcome = anky_render_process_call (self->process,
                                      &request,
                                      -1,
                                      self->timeout_ms,
                                      NULL,
                                      answer);
  anky_secret_wipe (request.password, sizeof request.password);
  if (outcome == ANKY_RENDER_OUTCOME_ANSWERED &&
      answer->status == ANKY_RENDER_STATUS_OK)
    outcome = accept_document (self, answer);
  return outcome;
}

/* What no other try can change is kept and said again at once. */
static void
remember_open_error (AnkyRenderSession *self, const GError *error)
{
  if (error->domain == ANKY_RENDER_ERROR &&
      error->code != ANKY_RENDER_ERROR_HELPER)
    self->open_error = g_error_copy (error);
}

static gboolean
try_open (AnkyRenderSession *self, GError **error)
{
  guint n_crashes = 0;
  guint n_kills = 0;
  AnkyRenderOutcome outcome;
  AnkyRenderAnswer answer;

  do {
    if (!start_process (self, error))
      return FALSE;
    outcome = open_document (self, &answer);
    if (outcome == ANKY_RENDER_OUTCOME_ANSWERED) {
      if (check_status (&answer, error))
        return TRUE;
      end_process (self);
      return FALSE;
    }
  } while (can_retry (self, outcome, &n_crashes, &n_kills, error));
  return FALSE;
}

GArray *
anky_render_session_open (AnkyRenderSession *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->process)
    return self->sizes;
  if (self->open_error) {
    g_propagate_error (error, g_error_copy (self->open_error));
    return NULL;
  }
  if (!try_open (self, &local_error)) {
    remember_open_error (self, local_error);
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  return self->sizes;
}

static gpointer
get_request_key (const AnkyRenderRequest *request)
{
  return GUINT_TO_POINTER (request->page << 4 | request->kind);
}

/* A page that crashed the helper twice, or twice took all the time there is,
 * would do so whenever it comes into sight. */
static gboolean
is_hopeless (AnkyRenderSession *self, const AnkyRenderRequest *request)
{
  gpointer n =
      g_hash_table_lookup (self->n_failures, get_request_key (request));

  return GPOINTER_TO_UINT (n) >= MAX_CRASHES;
}

static void
remember_failures (AnkyRenderSession *self,
                   const AnkyRenderRequest *request,
                   guint n_more)
{
  gpointer key = get_request_key (request);
  gpointer n = g_hash_table_lookup (self->n_failures, key);

  g_hash_table_insert (self->n_failures,
                       key,
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + n_more));
}

gboolean
anky_render_session_ask (AnkyRenderSession *self,
                         AnkyRenderRequest *request,
                         int memory_fd,
                         GCancellable *cancellable,
                         AnkyRenderAnswer *answer_out,
                         GError **error)
{
  guint n_crashes = 0;
  guint n_kills = 0;
  AnkyRenderOutcome outcome;

  if (is_hopeless (self, request))
    return fail (error,
                 ANKY_RENDER_ERROR_CRASHED,
                 "the page renderer crashed over this page before");
  do {
    if (!anky_render_session_open (self, error) ||
        g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    outcome = anky_render_process_call (self->process,
                                        request,
                                        memory_fd,
                                        self->timeout_ms,
                                        cancellable,
                                        answer_out);
    if (outcome == ANKY_RENDER_OUTCOME_ANSWERED)
      return check_status (answer_out, error);
  } while (can_retry (self, outcome, &n_crashes, &n_kills, error));
  if (outcome == ANKY_RENDER_OUTCOME_TIMEOUT)
    n_crashes++;
  remember_failures (self, request, n_crashes);
  return FALSE;
}
