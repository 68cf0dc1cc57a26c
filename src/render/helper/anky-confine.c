/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-confine.h"

#include "anky-landlock.h"
#include "anky-render-protocol.h"
#include "anky-syscall-filter.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

/* For Poppler, its fonts and groups of the size of the largest picture. */
#define WORK_MEMORY (2ULL * 1024 * 1024 * 1024)

#define MAX_OPEN_FILES 64

static void
limit (int resource, rlim_t value)
{
  struct rlimit old;
  struct rlimit new = { value, value };

  if (getrlimit (resource, &old) == 0 && old.rlim_max < value)
    return;
  (void) setrlimit (resource, &new);
}

/* When memory runs out, the kernel is to take this process before the one
 * that holds somebody's unsaved work. */
static void
offer_to_oom_killer (void)
{
  static const char score[] = "800";
  int fd = open ("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  (void) !write (fd, score, strlen (score));
  close (fd);
}

void
anky_confine_begin (int n_kept)
{
  offer_to_oom_killer ();
  (void) prctl (PR_SET_PDEATHSIG, SIGKILL);
  (void) prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  (void) prctl (PR_SET_DUMPABLE, 0);
  (void) syscall (SYS_close_range, n_kept, ~0U, 0);
  limit (RLIMIT_CORE, 0);
}

static void
limit_resources (guint64 document_size)
{
  limit (RLIMIT_NOFILE, MAX_OPEN_FILES);
  limit (RLIMIT_NPROC, 0);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_MEMLOCK, 0);
#ifndef ANKY_NO_MEMORY_LIMIT
  limit (RLIMIT_AS, WORK_MEMORY + document_size);
#endif
}

guint32
anky_confine_finish (GPtrArray *readable, guint64 document_size)
{
  guint32 confinement = 0;

  limit_resources (document_size);
  if (anky_landlock_restrict (readable))
    confinement |= ANKY_RENDER_CONFINED_FILES;
  if (anky_syscall_filter_install ())
    confinement |= ANKY_RENDER_CONFINED_SYSCALLS;
  return confinement;
}

void
anky_confine_set_cpu_limit (guint seconds)
{
  struct itimerval timer = { .it_value.tv_sec = (time_t) seconds };

  (void) setitimer (ITIMER_PROF, &timer, NULL);
}
