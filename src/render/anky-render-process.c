/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-render-process.h"

#include "anky-errno.h"
#include "anky-helper-path.h"
#include "anky-packet.h"
#include "anky-secret.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* A drawing that nobody waits for any more may still end by itself, which is
 * cheaper than another start. */
#define CANCEL_PATIENCE_MS 300

struct _AnkyRenderProcess {
  GSubprocess *subprocess;
  int socket_fd;
  int pid;
  guint32 serial;
};

/* What fonts, locale and the loader need; nothing else of the user's
 * environment reaches a process that interprets strangers' files. */
static const char *const kept_variables[] = {
  "HOME",
  "LANG",
  "LANGUAGE",
  "LC_ALL",
  "LC_CTYPE",
  "XDG_CACHE_HOME",
  "XDG_CONFIG_HOME",
  "XDG_DATA_DIRS",
  "XDG_DATA_HOME",
  "FONTCONFIG_FILE",
  "FONTCONFIG_PATH",
  "LD_LIBRARY_PATH",
  "ASAN_OPTIONS",
  "UBSAN_OPTIONS",
};

static GStrv
make_environment (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kept_variables); i++) {
    const char *value = g_getenv (kept_variables[i]);
    g_autofree char *pair = NULL;

    if (!value)
      continue;
    pair = g_strconcat (kept_variables[i], "=", value, NULL);
    g_strv_builder_add (builder, pair);
  }
  return g_strv_builder_end (builder);
}

static GSubprocessLauncher *
make_launcher (void)
{
  g_auto (GStrv) environment = make_environment ();
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_SILENCE;
  GSubprocessLauncher *launcher;

  if (!g_getenv ("ANKY_RENDER_DEBUG"))
    flags |= G_SUBPROCESS_FLAGS_STDERR_SILENCE;
  launcher = g_subprocess_launcher_new (flags);
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  return launcher;
}

/* Gives the launcher the helper's descriptors; ours is left in @socket_out. */
static gboolean
give_descriptors (GSubprocessLauncher *launcher,
                  int document_fd,
                  int *socket_out,
                  GError **error)
{
  int copy = fcntl (document_fd, F_DUPFD_CLOEXEC, 5);
  int sockets[2];

  if (copy < 0)
    return anky_errno_set_error (error, errno, "document");
  g_subprocess_launcher_take_fd (launcher, copy, ANKY_RENDER_DOCUMENT_FD);
  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) < 0)
    return anky_errno_set_error (error, errno, "socketpair");
  g_subprocess_launcher_take_fd (launcher, sockets[1], ANKY_RENDER_SOCKET_FD);
  *socket_out = sockets[0];
  return TRUE;
}

AnkyRenderProcess *
anky_render_process_start (int document_fd, guint cpu_seconds, GError **error)
{
  g_autoptr (AnkyRenderProcess) self = g_new0 (AnkyRenderProcess, 1);
  g_autoptr (GSubprocessLauncher) launcher = make_launcher ();
  g_autofree char *program = anky_helper_path_dup ();
  g_autofree char *limit = g_strdup_printf ("%u", cpu_seconds);
  const char *pid;

  self->socket_fd = -1;
  if (!give_descriptors (launcher, document_fd, &self->socket_fd, error))
    return NULL;
  self->subprocess =
      g_subprocess_launcher_spawn (launcher, error, program, limit, NULL);
  if (!self->subprocess)
    return NULL;
  pid = g_subprocess_get_identifier (self->subprocess);
  self->pid = pid ? atoi (pid) : 0;
  return g_steal_pointer (&self);
}

void
anky_render_process_free (AnkyRenderProcess *self)
{
  if (!self)
    return;
  if (self->subprocess)
    g_subprocess_force_exit (self->subprocess);
  g_clear_object (&self->subprocess);
  if (self->socket_fd >= 0)
    close (self->socket_fd);
  g_free (self);
}

int
anky_render_process_get_pid (AnkyRenderProcess *self)
{
  return self->pid;
}

/* It is dead or about to be; says which hand it was. */
static AnkyRenderOutcome
bury (AnkyRenderProcess *self)
{
  g_subprocess_force_exit (self->subprocess);
  if (!g_subprocess_wait (self->subprocess, NULL, NULL))
    return ANKY_RENDER_OUTCOME_CRASHED;
  if (!g_subprocess_get_if_signaled (self->subprocess))
    return ANKY_RENDER_OUTCOME_CRASHED;
  switch (g_subprocess_get_term_sig (self->subprocess)) {
  case SIGKILL:
    return ANKY_RENDER_OUTCOME_KILLED;
  case SIGPROF: /* its limit: another try would end the same way */
    return ANKY_RENDER_OUTCOME_TIMEOUT;
  default:
    return ANKY_RENDER_OUTCOME_CRASHED;
  }
}

static int
get_left_ms (gint64 deadline_us)
{
  gint64 left_us = deadline_us - g_get_monotonic_time ();

  return left_us <= 0 ? 0 : (int) (left_us / 1000 + 1);
}

/* ANSWERED: there is something to read. */
static AnkyRenderOutcome
wait_for_answer (AnkyRenderProcess *self,
                 guint timeout_ms,
                 GCancellable *cancellable)
{
  gint64 deadline_us = g_get_monotonic_time () + (gint64) timeout_ms * 1000;
  struct pollfd fds[2] = {
    { .fd = self->socket_fd, .events = POLLIN },
    { .fd = g_cancellable_get_fd (cancellable), .events = POLLIN },
  };
  gboolean is_cancelled = FALSE;
  AnkyRenderOutcome outcome = ANKY_RENDER_OUTCOME_TIMEOUT;

  while (outcome == ANKY_RENDER_OUTCOME_TIMEOUT) {
    int left_ms = get_left_ms (deadline_us);
    int n = poll (fds, is_cancelled ? 1 : 2, left_ms);

    if (n < 0 && errno != EINTR)
      break;
    if (n > 0 && fds[0].revents != 0)
      outcome = ANKY_RENDER_OUTCOME_ANSWERED;
    else if (left_ms == 0)
      break;
    else if (n > 0 && fds[1].revents != 0) {
      is_cancelled = TRUE;
      deadline_us =
          MIN (deadline_us,
               g_get_monotonic_time () + CANCEL_PATIENCE_MS * (gint64) 1000);
    }
  }
  if (fds[1].fd >= 0)
    g_cancellable_release_fd (cancellable);
  if (outcome == ANKY_RENDER_OUTCOME_TIMEOUT && is_cancelled)
    return ANKY_RENDER_OUTCOME_CANCELLED;
  return outcome;
}

static AnkyRenderOutcome
receive_answer (AnkyRenderProcess *self, AnkyRenderAnswer *answer_out)
{
  guint8 packet[ANKY_RENDER_MAX_PACKET];
  gssize size =
      anky_packet_receive (self->socket_fd, packet, sizeof packet, NULL);

  if (size == 0)
    return bury (self);
  if (size < 0 ||
      !anky_render_answer_decode (answer_out, packet, (gsize) size) ||
      answer_out->serial != self->serial)
    return ANKY_RENDER_OUTCOME_NONSENSE;
  return ANKY_RENDER_OUTCOME_ANSWERED;
}

AnkyRenderOutcome
anky_render_process_call (AnkyRenderProcess *self,
                          AnkyRenderRequest *request,
                          int memory_fd,
                          guint timeout_ms,
                          GCancellable *cancellable,
                          AnkyRenderAnswer *answer_out)
{
  guint8 packet[ANKY_RENDER_MAX_PACKET];
  AnkyRenderOutcome outcome;
  gboolean is_sent;
  gsize size;

  request->serial = ++self->serial;
  size = anky_render_request_encode (request, packet);
  is_sent = anky_packet_send (self->socket_fd, packet, size, memory_fd);
  anky_secret_wipe (packet, size);
  if (!is_sent)
    return bury (self);

  outcome = wait_for_answer (self, timeout_ms, cancellable);
  if (outcome == ANKY_RENDER_OUTCOME_ANSWERED)
    outcome = receive_answer (self, answer_out);
  if (outcome != ANKY_RENDER_OUTCOME_ANSWERED)
    g_subprocess_force_exit (self->subprocess);
  return outcome;
}
