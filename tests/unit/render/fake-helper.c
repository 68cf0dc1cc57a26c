/* fake-helper.c - a renderer that lies, sulks and dies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first line of the "document" says what it does wrong when it opens; if
 * that is "open", what it does wrong with each page is its second line's word
 * of that number.
 */

#include "anky-packet.h"
#include "anky-render-protocol.h"
#include "anky-render-text.h"
#include "anky-shared-memory.h"

#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define N_PAGES 100

typedef struct {
  char *trouble;
  GStrv pages; /* trouble of each */
  AnkyRenderRequest request;
  AnkyRenderAnswer answer;
  AnkySharedMemory *memory;
  int memory_fd; /* of the same */
} Fake;

static void
read_document (Fake *fake)
{
  char text[4096] = { 0 };
  g_auto (GStrv) lines = NULL;

  if (pread (ANKY_RENDER_DOCUMENT_FD, text, sizeof text - 1, 0) <= 0)
    exit (1);
  lines = g_strsplit (text, "\n", 0);
  fake->trouble = g_strdup (lines[0]);
  fake->pages = g_strsplit (lines[1] ? lines[1] : "", " ", 0);
}

static void
send_packet (guint8 *packet, gsize size, int fd)
{
  if (!anky_packet_send (ANKY_RENDER_SOCKET_FD, packet, size, fd))
    exit (1);
}

static void
send_answer (Fake *fake)
{
  guint8 packet[ANKY_RENDER_MAX_PACKET];

  send_packet (packet, anky_render_answer_encode (&fake->answer, packet), -1);
}

static void
send_bytes (gsize size)
{
  guint8 packet[2 * ANKY_RENDER_MAX_PACKET];

  memset (packet, 'x', sizeof packet);
  send_packet (packet, size, -1);
}

/* Troubles that any request can be met with; FALSE if it is none of them. */
static gboolean
make_general_trouble (Fake *fake, const char *trouble)
{
  if (g_str_equal (trouble, "silent"))
    for (;;)
      pause ();
  else if (g_str_equal (trouble, "exit"))
    exit (0);
  else if (g_str_equal (trouble, "abort"))
    abort ();
  else if (g_str_equal (trouble, "hang-up")) {
    close (ANKY_RENDER_SOCKET_FD);
    pause ();
  } else if (g_str_equal (trouble, "empty"))
    send_bytes (0);
  else if (g_str_equal (trouble, "short"))
    send_bytes (3);
  else if (g_str_equal (trouble, "long"))
    send_bytes (2 * ANKY_RENDER_MAX_PACKET);
  else if (g_str_equal (trouble, "garbage"))
    send_bytes (60);
  else if (g_str_equal (trouble, "serial")) {
    fake->answer.serial += 7;
    send_answer (fake);
  } else if (g_str_equal (trouble, "status")) {
    fake->answer.status = (AnkyRenderStatus) 99;
    send_answer (fake);
  } else if (g_str_equal (trouble, "message")) {
    fake->answer.status = ANKY_RENDER_STATUS_FAILED;
    g_strlcpy (fake->answer.message,
               "\x1b]0;owned\x07",
               sizeof fake->answer.message);
    send_answer (fake);
  } else if (g_str_equal (trouble, "failed")) {
    fake->answer.status = ANKY_RENDER_STATUS_FAILED;
    send_answer (fake);
  } else
    return FALSE;
  return TRUE;
}

static void
answer_open (Fake *fake)
{
  const char *trouble = fake->trouble;

  fake->answer.n = N_PAGES;
  if (make_general_trouble (fake, trouble))
    return;
  if (g_str_equal (trouble, "no-pages"))
    fake->answer.n = 0;
  else if (g_str_equal (trouble, "many-pages"))
    fake->answer.n = ANKY_RENDER_MAX_PAGES + 1;
  else if (g_str_equal (trouble, "huge-pages"))
    fake->answer.n = G_MAXUINT64;
  else if (g_str_equal (trouble, "environment") &&
           (g_getenv ("ANKY_TEST_SECRET") || !g_getenv ("LC_ALL")))
    fake->answer.status = ANKY_RENDER_STATUS_FAILED;
  send_answer (fake);
}

static void
answer_sizes (Fake *fake)
{
  const char *trouble = fake->trouble;
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (1 << 20);
  double width = 595;

  if (g_str_equal (trouble, "size-nan"))
    width = NAN;
  else if (g_str_equal (trouble, "size-zero"))
    width = 0;
  else if (g_str_equal (trouble, "size-negative"))
    width = -1;
  else if (g_str_equal (trouble, "size-huge"))
    width = 1e30;
  for (guint i = 0; i < N_PAGES; i++) {
    anky_wire_append_double (buffer, i == N_PAGES - 1 ? width : 595);
    anky_wire_append_double (buffer, 842);
  }
  memcpy (fake->memory->data,
          anky_buffer_get_data (buffer),
          anky_buffer_get_size (buffer));
  fake->answer.n = anky_buffer_get_size (buffer);
  if (g_str_equal (trouble, "sizes-few"))
    fake->answer.n -= ANKY_RENDER_SIZE_BYTES;
  else if (g_str_equal (trouble, "sizes-many"))
    fake->answer.n += ANKY_RENDER_SIZE_BYTES;
  send_answer (fake);
}

static void
write_text (Fake *fake, const char *text, gsize text_size, guint n_runs)
{
  const AnkyRectMm box = { 10, 20, 30, 40 };
  const AnkyRenderRun run = {
    .text = text,
    .text_size = text_size,
    .font = "F",
    .font_size_pt = 12,
    .n_chars = 1,
    .boxes_pt = &box,
  };
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (1 << 20);

  anky_render_text_append_head (buffer, FALSE, NULL, 0, n_runs);
  anky_render_text_append_run (buffer, &run);
  memcpy (fake->memory->data,
          anky_buffer_get_data (buffer),
          anky_buffer_get_size (buffer));
  fake->answer.n = anky_buffer_get_size (buffer);
}

/* Once, remembered by a file that the trouble's word names after a colon. */
static void
die_once (const char *trouble)
{
  const char *path = strchr (trouble, ':') + 1;
  int fd = open (path, O_CREAT | O_EXCL | O_WRONLY, 0600);

  if (fd >= 0)
    abort ();
}

/* FALSE if there was nothing to answer in the ordinary way. */
static gboolean
make_page_trouble (Fake *fake, const char *trouble)
{
  if (make_general_trouble (fake, trouble))
    return FALSE;
  if (g_str_has_prefix (trouble, "once:"))
    die_once (trouble);
  else if (g_str_equal (trouble, "slow"))
    g_usleep (100 * 1000);
  else if (g_str_equal (trouble, "shrink")) {
    /* Sealed: if this worked, the client would die of SIGBUS. */
    if (ftruncate (fake->memory_fd, 0) == 0)
      abort ();
  } else if (g_str_equal (trouble, "descriptor")) {
    guint8 packet[ANKY_RENDER_MAX_PACKET];
    gsize size = anky_render_answer_encode (&fake->answer, packet);

    send_packet (packet, size, ANKY_RENDER_DOCUMENT_FD);
    return FALSE;
  } else if (g_str_equal (trouble, "twice"))
    send_answer (fake);
  else if (g_str_equal (trouble, "little"))
    fake->answer.n--;
  else if (g_str_equal (trouble, "much"))
    fake->answer.n = G_MAXUINT64;
  else if (g_str_equal (trouble, "utf8"))
    write_text (fake, "\xff", 1, 1);
  else if (g_str_equal (trouble, "nul"))
    write_text (fake, "\0", 1, 1);
  else if (g_str_equal (trouble, "runs"))
    write_text (fake, "a", 1, 1000000);
  else if (g_str_equal (trouble, "chars"))
    write_text (fake, "abc", 3, 1);
  return TRUE;
}

static void
answer_page (Fake *fake)
{
  const char *trouble = "fine";

  if (fake->request.page < g_strv_length (fake->pages))
    trouble = fake->pages[fake->request.page];
  fake->answer.n = fake->memory->size;
  if (fake->request.kind == ANKY_RENDER_TEXT)
    write_text (fake, "a", 1, 1);
  if (make_page_trouble (fake, trouble))
    send_answer (fake);
}

static gboolean
serve_one (Fake *fake)
{
  guint8 packet[ANKY_RENDER_MAX_PACKET];
  gssize size;
  int fd;

  size =
      anky_packet_receive (ANKY_RENDER_SOCKET_FD, packet, sizeof packet, &fd);
  if (size <= 0 ||
      !anky_render_request_decode (&fake->request, packet, (gsize) size))
    return FALSE;
  memset (&fake->answer, 0, sizeof fake->answer);
  fake->answer.serial = fake->request.serial;
  if (fd >= 0) {
    fake->memory_fd = dup (fd);
    fake->memory = anky_shared_memory_new_for_fd (fd, NULL);
  }
  if (fake->request.kind == ANKY_RENDER_OPEN)
    answer_open (fake);
  else if (fake->request.kind == ANKY_RENDER_SIZES)
    answer_sizes (fake);
  else
    answer_page (fake);
  if (fd >= 0)
    close (fake->memory_fd);
  g_clear_pointer (&fake->memory, anky_shared_memory_free);
  return TRUE;
}

int
main (void)
{
  Fake fake = { 0 };

  read_document (&fake);
  while (serve_one (&fake))
    ;
  return 0;
}
