/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-confine.h"
#include "anky-font-access.h"
#include "anky-packet.h"
#include "anky-render-document.h"
#include "anky-render-read.h"
#include "anky-secret.h"
#include "anky-shared-memory.h"

#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  guint cpu_seconds; /* for one request */
  guint32 confinement;
  AnkyRenderDocument *document;
} Helper;

/* One line of whole characters that the protocol has room for. */
static void
set_message (AnkyRenderAnswer *answer, const char *message)
{
  const glong max_chars = 100;
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  g_autofree char *cut = NULL;

  for (char *p = valid; *p != '\0'; p++) {
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  }
  cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), max_chars));
  g_strlcpy (answer->message, cut, sizeof answer->message);
}

static void
set_failure (AnkyRenderAnswer *answer, const GError *error)
{
  gboolean is_encrypted =
      g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);

  answer->status =
      is_encrypted ? ANKY_RENDER_STATUS_ENCRYPTED : ANKY_RENDER_STATUS_FAILED;
  set_message (answer, error->message);
}

static void
open_document (Helper *helper,
               const AnkyRenderRequest *request,
               AnkyRenderAnswer *answer)
{
  const char *password =
      request->password[0] != '\0' ? request->password : NULL;
  g_autoptr (GError) error = NULL;

  answer->confinement = helper->confinement;
  if (helper->document) {
    set_message (answer, "opened already");
    return;
  }
  helper->document = anky_render_document_open (ANKY_RENDER_DOCUMENT_FD,
                                                request->document_length,
                                                password,
                                                &error);
  if (!helper->document) {
    set_failure (answer, error);
    return;
  }
  answer->status = ANKY_RENDER_STATUS_OK;
  answer->n = anky_render_document_get_n_pages (helper->document);
}

/* What was written goes to the client's memory. */
static void
hand_over (const AnkyBuffer *buffer,
           AnkySharedMemory *memory,
           AnkyRenderAnswer *answer)
{
  gsize size = anky_buffer_get_size (buffer);

  if (anky_buffer_has_overflowed (buffer) || size > memory->size) {
    set_message (answer, "the answer is too large");
    return;
  }
  memcpy (memory->data, anky_buffer_get_data (buffer), size);
  answer->status = ANKY_RENDER_STATUS_OK;
  answer->n = size;
}

static void
write_sizes (Helper *helper, AnkySharedMemory *memory, AnkyRenderAnswer *answer)
{
  g_autoptr (AnkyBuffer) buffer =
      anky_buffer_new (ANKY_RENDER_MAX_PAGES * ANKY_RENDER_SIZE_BYTES);

  anky_render_document_write_sizes (helper->document, buffer);
  hand_over (buffer, memory, answer);
}

static void
write_text (Helper *helper,
            const AnkyRenderRequest *request,
            AnkySharedMemory *memory,
            AnkyRenderAnswer *answer)
{
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (ANKY_RENDER_MAX_TEXT_BYTES);
  g_autoptr (PopplerPage) page =
      anky_render_document_dup_page (helper->document, request->page);

  if (page && anky_render_read_page (page, buffer))
    hand_over (buffer, memory, answer);
  else
    set_message (answer, "the page's text cannot be read");
}

static void
draw_pixels (Helper *helper,
             const AnkyRenderRequest *request,
             AnkySharedMemory *memory,
             AnkyRenderAnswer *answer)
{
  gsize size =
      (gsize) request->width_px * request->height_px * ANKY_RENDER_PIXEL_BYTES;
  g_autoptr (GError) error = NULL;

  if (memory->size != size) {
    set_message (answer, "the memory has another size");
    return;
  }
  if (!anky_render_document_draw (helper->document,
                                  request,
                                  memory->data,
                                  &error)) {
    set_failure (answer, error);
    return;
  }
  answer->status = ANKY_RENDER_STATUS_OK;
  answer->n = size;
}

static void
answer_request (Helper *helper,
                const AnkyRenderRequest *request,
                AnkySharedMemory *memory,
                AnkyRenderAnswer *answer)
{
  answer->serial = request->serial;
  answer->status = ANKY_RENDER_STATUS_FAILED;
  if (request->kind == ANKY_RENDER_OPEN)
    open_document (helper, request, answer);
  else if (!helper->document || !memory)
    set_message (answer, "no document or no memory");
  else if (request->kind == ANKY_RENDER_SIZES)
    write_sizes (helper, memory, answer);
  else if (request->kind == ANKY_RENDER_PIXELS)
    draw_pixels (helper, request, memory, answer);
  else
    write_text (helper, request, memory, answer);
}

/* FALSE when the client is gone, or speaks another language. */
static gboolean
serve_one (Helper *helper)
{
  guint8 packet[ANKY_RENDER_MAX_PACKET];
  AnkyRenderRequest request = { 0 };
  AnkyRenderAnswer answer = { 0 };
  g_autoptr (AnkySharedMemory) memory = NULL;
  gssize size;
  int fd;

  size =
      anky_packet_receive (ANKY_RENDER_SOCKET_FD, packet, sizeof packet, &fd);
  if (fd >= 0)
    memory = anky_shared_memory_new_for_fd (fd, NULL);
  if (size <= 0 || !anky_render_request_decode (&request, packet, (gsize) size))
    return FALSE;
  anky_secret_wipe (packet, sizeof packet);
  anky_confine_set_cpu_limit (helper->cpu_seconds);
  answer_request (helper, &request, memory, &answer);
  anky_confine_set_cpu_limit (0);
  anky_secret_wipe (request.password, sizeof request.password);
  size = (gssize) anky_render_answer_encode (&answer, packet);
  return anky_packet_send (ANKY_RENDER_SOCKET_FD, packet, (gsize) size, -1);
}

/* Passwords go to Latin-1 in GLib's hands, by a module that the C library
 * loads when it is first asked and keeps as long as a converter is open. */
static void
load_converters (void)
{
  GIConv converter = g_iconv_open ("ISO-8859-1", "UTF-8");
  char in[] = "a";
  char out[sizeof in];
  char *in_left = in;
  char *out_left = out;
  gsize n_in = 1;
  gsize n_out = sizeof out;

  if (converter != (GIConv) -1)
    g_iconv (converter, &in_left, &n_in, &out_left, &n_out);
}

/* All that must be opened or loaded is, before the first byte of a stranger's
 * document is looked at. */
static guint32
lock_down (void)
{
  g_autoptr (GPtrArray) readable = NULL;
  struct stat status = { 0 };

  anky_confine_begin (ANKY_RENDER_DOCUMENT_FD + 1);
  setlocale (LC_ALL, "");
  load_converters ();
  readable = anky_font_access_prepare ();
  (void) fstat (ANKY_RENDER_DOCUMENT_FD, &status);
  return anky_confine_finish (readable, (guint64) status.st_size);
}

/* anky-render [CPU-SECONDS] */
int
main (int argc, char *argv[])
{
  Helper helper = { .cpu_seconds = ANKY_RENDER_MAX_CPU_SECONDS };
  guint64 asked = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 0;

  if (asked > 0 && asked < helper.cpu_seconds)
    helper.cpu_seconds = (guint) asked;
  helper.confinement = lock_down ();

  while (serve_one (&helper))
    ;
  /* Nothing that Poppler would tidy up is worth the time. */
  _exit (0);
}
