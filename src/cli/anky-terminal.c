/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define TTY        "/dev/tty"
#define MAX_LINE   256
#define CONTROL(c) ((c) &0x1f)
#define BACKSPACE  0x08
#define RUBOUT     0x7f

/* A byte of UTF-8 that does not begin a character. */
#define IS_CONTINUATION(b) (((b) &0xc0) == 0x80)

struct _AnkyTerminal {
  int fd;
  struct termios before;
};

AnkyTerminal *
anky_terminal_open (GError **error)
{
  AnkyTerminal *self;
  struct termios before;
  int fd = g_open (TTY, O_RDWR | O_CLOEXEC | O_NOCTTY, 0);

  if (fd < 0 || tcgetattr (fd, &before) != 0) {
    if (fd >= 0)
      close (fd);
    g_set_error_literal (error,
                         G_IO_ERROR,
                         G_IO_ERROR_NOT_FOUND,
                         "there is no terminal to ask at");
    return NULL;
  }
  self = g_new0 (AnkyTerminal, 1);
  self->fd = fd;
  self->before = before;
  return self;
}

void
anky_terminal_free (AnkyTerminal *self)
{
  close (self->fd);
  g_free (self);
}

void
anky_terminal_write (AnkyTerminal *self, const char *text)
{
  (void) !write (self->fd, text, strlen (text));
}

/* Keys that would stop the process come as bytes, so that the echo is always
 * put back. */
static void
set_raw (AnkyTerminal *self, gboolean is_seen)
{
  struct termios raw = self->before;

  raw.c_lflag &= ~(tcflag_t) (ICANON | ISIG | ECHO);
  if (is_seen)
    raw.c_lflag |= ECHO;
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  (void) tcsetattr (self->fd, TCSAFLUSH, &raw);
}

static gsize
remove_character (const guint8 *line, gsize size)
{
  while (size > 0 && IS_CONTINUATION (line[size - 1]))
    size--;
  return size > 0 ? size - 1 : 0;
}

/* The next byte of the terminal, -1 when it is gone. */
static int
read_key (AnkyTerminal *self)
{
  guint8 key;
  ssize_t n;

  do
    n = read (self->fd, &key, 1);
  while (n < 0 && errno == EINTR);
  return n == 1 ? key : -1;
}

/* Returns FALSE if the person gave up. */
static gboolean
read_line (AnkyTerminal *self, guint8 *line, gsize *size_out)
{
  gsize size = 0;

  for (;;) {
    int key = read_key (self);

    if (key == -1 || key == CONTROL ('C') ||
        (key == CONTROL ('D') && size == 0))
      return FALSE;
    if (key == '\n' || key == '\r')
      break;
    if (key == BACKSPACE || key == RUBOUT)
      size = remove_character (line, size);
    else if (key == CONTROL ('U'))
      size = 0;
    else if (key >= ' ' && size < MAX_LINE)
      line[size++] = (guint8) key;
  }
  *size_out = size;
  return TRUE;
}

AnkySecret *
anky_terminal_read (AnkyTerminal *self,
                    const char *prompt,
                    gboolean is_seen,
                    GError **error)
{
  guint8 line[MAX_LINE];
  AnkySecret *secret = NULL;
  gsize size = 0;

  /* What was typed before the question is dropped, and nothing that is typed
   * after it is ever seen. */
  set_raw (self, is_seen);
  anky_terminal_write (self, prompt);
  if (read_line (self, line, &size))
    secret = anky_secret_new (line, size);
  else
    g_set_error_literal (error,
                         G_IO_ERROR,
                         G_IO_ERROR_CANCELLED,
                         "given up at the terminal");
  anky_secret_wipe (line, sizeof line);
  (void) tcsetattr (self->fd, TCSAFLUSH, &self->before);
  anky_terminal_write (self, "\n");
  return secret;
}
