/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-render-session.h"

#include "anky-render-process.h"
#include "anky-render-text.h"
#include "anky-shared-memory.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_TIMEOUT_MS (20 * 1000)

/* A helper that ends by its own doing has the page against it; one that was
 * killed from outside has not, but somebody must give in at last. */
#define MAX_CRASHES 2
#define MAX_KILLS   20

struct _AnkyRenderSession {
  AnkyFile *file;
  gsize length;
  AnkySecret *password;
  guint timeout_ms;

  int document_fd; /* -1 until the first start */
  AnkyRenderProcess *process;
  int pid;         /* atomic */
  int confinement; /* atomic */
  GArray *sizes;
  GError *open_error;       /* the document is hopeless */
  GHashTable *bad_requests; /* of pages that killed the helper twice */
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
  self->bad_requests = g_hash_table_new (NULL, NULL);
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
  g_hash_table_unref (self->bad_requests);
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

static gboolean
fail_protocol (AnkyRenderSession *self, GError **error)
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
    return fail_protocol (self, error);
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
    self->process = anky_render_process_start (self->document_fd, &local_error);
  if (!self->process)
    return fail (error, ANKY_RENDER_ERROR_HELPER, local_error->message);
  g_atomic_int_set (&self->pid, anky_render_process_get_pid (self->process));
  return TRUE;
}

/* Page sizes are asked of the first helper only: they cannot change. */
static AnkyRenderOutcome
ask_sizes (AnkyRenderSession *self, gsize n_pages, GCancellable *cancellable)
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
                                      cancellable,
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
accept_document (AnkyRenderSession *self,
                 const AnkyRenderAnswer *answer,
                 GCancellable *cancellable)
{
  g_atomic_int_set (&self->confinement, (int) answer->confinement);
  if (self->sizes)
    return answer->n == self->sizes->len ? ANKY_RENDER_OUTCOME_ANSWERED
                                         : ANKY_RENDER_OUTCOME_NONSENSE;
  if (answer->n == 0 || answer->n > ANKY_RENDER_MAX_PAGES)
    return ANKY_RENDER_OUTCOME_NONSENSE;
  return ask_sizes (self, (gsize) answer->n, cancellable);
}

static AnkyRenderOutcome
open_document (AnkyRenderSession *self,
               GCancellable *cancellable,
               AnkyRenderAnswer *answer)
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
                                      cancellable,
                                      answer);
  anky_secret_wipe (request.password, sizeof request.password);
  if (outcome == ANKY_RENDER_OUTCOME_ANSWERED &&
      answer->status == ANKY_RENDER_STATUS_OK)
    outcome = accept_document (self, answer, cancellable);
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
try_open (AnkyRenderSession *self, GCancellable *cancellable, GError **error)
{
  guint n_crashes = 0;
  guint n_kills = 0;
  AnkyRenderOutcome outcome;
  AnkyRenderAnswer answer;

  do {
    if (!start_process (self, error))
      return FALSE;
    outcome = open_document (self, cancellable, &answer);
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
anky_render_session_open (AnkyRenderSession *self,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->process)
    return self->sizes;
  if (self->open_error) {
    g_propagate_error (error, g_error_copy (self->open_error));
    return NULL;
  }
  if (!try_open (self, cancellable, &local_error)) {
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

/* The answer to a request about a page, after as many starts as it takes. */
static gboolean
ask (AnkyRenderSession *self,
     AnkyRenderRequest *request,
     const AnkySharedMemory *memory,
     GCancellable *cancellable,
     AnkyRenderAnswer *answer,
     GError **error)
{
  guint n_crashes = 0;
  guint n_kills = 0;
  AnkyRenderOutcome outcome;

  if (g_hash_table_contains (self->bad_requests, get_request_key (request)))
    return fail (error, ANKY_RENDER_ERROR_CRASHED, "the page renderer crashed");
  do {
    if (!anky_render_session_open (self, cancellable, error))
      return FALSE;
    outcome = anky_render_process_call (self->process,
                                        request,
                                        memory->fd,
                                        self->timeout_ms,
                                        cancellable,
                                        answer);
    if (outcome == ANKY_RENDER_OUTCOME_ANSWERED)
      return check_status (answer, error);
  } while (can_retry (self, outcome, &n_crashes, &n_kills, error));
  if (n_crashes == MAX_CRASHES)
    g_hash_table_add (self->bad_requests, get_request_key (request));
  return FALSE;
}

static gboolean
check_page (AnkyRenderSession *self,
            guint page,
            GCancellable *cancellable,
            GError **error)
{
  GArray *sizes = anky_render_session_open (self, cancellable, error);

  if (!sizes)
    return FALSE;
  if (page >= sizes->len)
    return fail (error, ANKY_RENDER_ERROR_FAILED, "there is no such page");
  return TRUE;
}

/* Pixels of a side of @length_mm; a hair over a whole number is that number. */
static double
count_pixels (double length_mm, double pixels_per_mm)
{
  return MAX (1.0, ceil (length_mm * pixels_per_mm - 1e-3));
}

static gboolean
make_window (AnkyRenderRequest *request,
             AnkyRectMm area,
             double pixels_per_mm,
             double user_unit,
             GError **error)
{
  double width = count_pixels (area.width, pixels_per_mm);
  double height = count_pixels (area.height, pixels_per_mm);
  double scale = pixels_per_mm * ANKY_MM_PER_POINT * user_unit;
  gboolean is_window = isfinite (width) && isfinite (height) &&
                       isfinite (area.x) && isfinite (area.y) &&
                       fabs (area.x) < ANKY_RENDER_MAX_POINTS &&
                       fabs (area.y) < ANKY_RENDER_MAX_POINTS && scale > 0;

  if (!is_window || scale > ANKY_RENDER_MAX_SCALE ||
      width > ANKY_RENDER_MAX_SIDE_PX || height > ANKY_RENDER_MAX_SIDE_PX ||
      width * height > ANKY_RENDER_MAX_PIXELS)
    return fail (error,
                 ANKY_RENDER_ERROR_FAILED,
                 "more pixels than can be drawn at once");
  request->x_px = area.x * pixels_per_mm;
  request->y_px = area.y * pixels_per_mm;
  request->scale = scale;
  request->width_px = (guint32) width;
  request->height_px = (guint32) height;
  return TRUE;
}

AnkyPixels *
anky_render_session_draw (AnkyRenderSession *self,
                          guint page,
                          AnkyRectMm area,
                          double pixels_per_mm,
                          double user_unit,
                          GCancellable *cancellable,
                          GError **error)
{
  AnkyRenderRequest request = { .kind = ANKY_RENDER_PIXELS, .page = page };
  g_autoptr (AnkySharedMemory) memory = NULL;
  AnkyRenderAnswer answer;
  AnkyPixels *pixels;
  guint stride;
  gsize size;

  if (!make_window (&request, area, pixels_per_mm, user_unit, error) ||
      !check_page (self, page, cancellable, error))
    return NULL;
  stride = request.width_px * ANKY_RENDER_PIXEL_BYTES;
  size = (gsize) stride * request.height_px;
  memory = anky_shared_memory_new (size, error);
  if (!memory || !ask (self, &request, memory, cancellable, &answer, error))
    return NULL;
  if (answer.n != size) {
    fail_protocol (self, error);
    return NULL;
  }
  if (!anky_shared_memory_map (memory, error))
    return NULL;
  pixels = anky_pixels_new (request.width_px,
                            request.height_px,
                            stride,
                            memory->data,
                            (GDestroyNotify) anky_shared_memory_free,
                            memory);
  g_steal_pointer (&memory);
  return pixels;
}

AnkyPageText *
anky_render_session_read (AnkyRenderSession *self,
                          guint page,
                          double user_unit,
                          GCancellable *cancellable,
                          GError **error)
{
  AnkyRenderRequest request = { .kind = ANKY_RENDER_TEXT, .page = page };
  const double unit = ANKY_MM_PER_POINT * user_unit;
  g_autoptr (AnkySharedMemory) memory = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const AnkyPageSizePt *pt;
  AnkyRenderAnswer answer;
  AnkyPageText *text;

  if (!check_page (self, page, cancellable, error))
    return NULL;
  memory = anky_shared_memory_new (ANKY_RENDER_MAX_TEXT_BYTES, error);
  if (!memory || !ask (self, &request, memory, cancellable, &answer, error))
    return NULL;
  if (answer.n > memory->size) {
    fail_protocol (self, error);
    return NULL;
  }
  bytes = anky_shared_memory_read (memory, (gsize) answer.n, error);
  if (!bytes)
    return NULL;
  pt = &g_array_index (self->sizes, AnkyPageSizePt, page);
  text = anky_render_text_parse (g_bytes_get_data (bytes, NULL),
                                 (gsize) answer.n,
                                 pt->width * unit,
                                 pt->height * unit,
                                 unit);
  if (!text)
    fail_protocol (self, error);
  return text;
}
