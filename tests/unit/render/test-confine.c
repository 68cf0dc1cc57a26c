/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-confine.h"
#include "anky-render-protocol.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define READABLE "/usr/share/fonts"

/* How a child ends. */
#define DONE        0 /* what it tried went through */
#define REFUSED     1 /* it failed with the error that was expected */
#define OTHER_ERROR 2

static int
judge (gboolean went_through, int expected_errno)
{
  if (went_through)
    return DONE;
  return errno == expected_errno ? REFUSED : OTHER_ERROR;
}

static int
open_other_file (void)
{
  return judge (open ("/etc/passwd", O_RDONLY) >= 0, EACCES);
}

static int
open_own_environment (void)
{
  return judge (open ("/proc/self/environ", O_RDONLY) >= 0, EACCES);
}

static int
open_readable (void)
{
  return judge (open (READABLE, O_RDONLY | O_DIRECTORY) >= 0, EACCES);
}

static int
open_to_write (void)
{
  return judge (open ("/dev/null", O_WRONLY) >= 0, EACCES);
}

static int
create_file (void)
{
  return judge (open ("/tmp/anky-confine", O_CREAT | O_RDWR, 0600) >= 0,
                EACCES);
}

static int
open_by_openat2 (void)
{
  struct {
    guint64 flags, mode, resolve;
  } how = { O_RDWR, 0, 0 };
  long fd = syscall (SYS_openat2, AT_FDCWD, "/dev/null", &how, sizeof how);

  return judge (fd >= 0, ENOSYS);
}

static int
make_socket (void)
{
  return judge (socket (AF_INET, SOCK_STREAM, 0) >= 0, EACCES);
}

static int
make_unix_socket (void)
{
  return judge (socket (AF_UNIX, SOCK_STREAM, 0) >= 0, EACCES);
}

static int
execute (void)
{
  execl ("/bin/true", "true", NULL);
  return judge (FALSE, EACCES);
}

static int
make_process (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (DONE);
  return judge (pid > 0, EAGAIN);
}

static int
map_code (void)
{
  gpointer data = mmap (NULL,
                        4096,
                        PROT_READ | PROT_WRITE | PROT_EXEC,
                        MAP_PRIVATE | MAP_ANONYMOUS,
                        -1,
                        0);

  return judge (data != MAP_FAILED, EACCES);
}

static int
protect_code (void)
{
  gpointer data = mmap (NULL,
                        4096,
                        PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS,
                        -1,
                        0);

  return judge (mprotect (data, 4096, PROT_READ | PROT_EXEC) == 0, EACCES);
}

static int
signal_parent (void)
{
  return judge (kill (getppid (), 0) == 0, EPERM);
}

static int
signal_other_thread (void)
{
  return judge (syscall (SYS_tgkill, getppid (), getppid (), 0) == 0, EPERM);
}

static int
trace (void)
{
  return judge (syscall (SYS_ptrace, 16, getppid (), 0, 0) == 0, EPERM);
}

static int
read_memory (void)
{
  return judge (
      syscall (SYS_process_vm_readv, getppid (), NULL, 0, NULL, 0, 0) == 0,
      EPERM);
}

static int
limit_parent (void)
{
  struct rlimit limit = { 0, 0 };

  return judge (prlimit (getppid (), RLIMIT_CPU, &limit, NULL) == 0, EPERM);
}

static int
own_descriptor (void)
{
  return judge (fcntl (0, F_SETOWN, getppid ()) == 0, EPERM);
}

static int
make_memfd (void)
{
  return judge (memfd_create ("x", 0) >= 0, EACCES);
}

static int
make_namespace (void)
{
  return judge (syscall (SYS_unshare, 0x10000000) == 0, EPERM);
}

static int
use_io_uring (void)
{
  return judge (syscall (425, 1, NULL) >= 0, EPERM);
}

#ifndef ANKY_NO_MEMORY_LIMIT
static int
take_much_memory (void)
{
  gpointer data = mmap (NULL,
                        (gsize) 4 << 30,
                        PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
                        -1,
                        0);

  return judge (data != MAP_FAILED, ENOMEM);
}
#endif

static int
take_some_memory (void)
{
  gpointer data = malloc (64 << 20);

  return judge (data != NULL, ENOMEM);
}

static int
abort_itself (void)
{
  abort ();
}

static int
compute_for_long (void)
{
  volatile guint64 n = 0;

  anky_confine_set_cpu_limit (1);
  while (n < G_MAXUINT64)
    n++;
  return DONE;
}

static int
use_other_descriptor (void)
{
  return judge (fcntl (60, F_GETFD) >= 0, EBADF);
}

typedef struct {
  const char *name;
  int (*attempt) (void);
  int expected_status;
  int expected_signal; /* if not 0 */
  guint32 needs;       /* AnkyRenderConfinement */
} Attempt;

static const Attempt attempts[] = {
  { "open-other-file",
    open_other_file,
    REFUSED,
    0,
    ANKY_RENDER_CONFINED_FILES },
  { "open-own-environment",
    open_own_environment,
    REFUSED,
    0,
    ANKY_RENDER_CONFINED_FILES },
  { "open-readable", open_readable, DONE, 0, 0 },
  { "open-to-write", open_to_write, REFUSED, 0, 0 },
  { "create-file", create_file, REFUSED, 0, 0 },
  { "openat2", open_by_openat2, REFUSED, 0, 0 },
  { "socket", make_socket, REFUSED, 0, 0 },
  { "unix-socket", make_unix_socket, REFUSED, 0, 0 },
  { "execve", execute, 0, SIGSYS, 0 },
  { "fork", make_process, REFUSED, 0, 0 },
  { "map-code", map_code, REFUSED, 0, 0 },
  { "protect-code", protect_code, REFUSED, 0, 0 },
  { "kill", signal_parent, 0, SIGSYS, 0 },
  { "tgkill", signal_other_thread, 0, SIGSYS, 0 },
  { "ptrace", trace, 0, SIGSYS, 0 },
  { "process-vm-readv", read_memory, 0, SIGSYS, 0 },
  { "prlimit", limit_parent, REFUSED, 0, 0 },
  { "set-owner", own_descriptor, REFUSED, 0, 0 },
  { "memfd", make_memfd, REFUSED, 0, 0 },
  { "unshare", make_namespace, 0, SIGSYS, 0 },
  { "io-uring", use_io_uring, 0, SIGSYS, 0 },
#ifndef ANKY_NO_MEMORY_LIMIT
  { "much-memory", take_much_memory, REFUSED, 0, 0 },
#endif
  { "some-memory", take_some_memory, DONE, 0, 0 },
  { "abort", abort_itself, 0, SIGABRT, 0 },
  { "compute", compute_for_long, 0, SIGPROF, 0 },
  { "other-descriptor", use_other_descriptor, REFUSED, 0, 0 },
};

/* The child has no way back: what it finds out is how it ends. Its first byte
 * down the pipe says how it is confined. */
static void
run_child (const Attempt *attempt, int pipe_fd)
{
  g_autoptr (GPtrArray) readable = g_ptr_array_new ();
  const int kept = 5;
  guint8 confinement;

  g_ptr_array_add (readable, (gpointer) READABLE);
  g_ptr_array_add (readable, (gpointer) "/dev/null");
  g_ptr_array_add (readable, (gpointer) "/no/such/place");
  if (dup2 (pipe_fd, kept - 1) < 0 || dup2 (pipe_fd, 60) < 0)
    _exit (OTHER_ERROR);
  anky_confine_begin (kept);
  confinement = (guint8) anky_confine_finish (readable, 1000);
  if (write (kept - 1, &confinement, 1) != 1)
    _exit (OTHER_ERROR);
  _exit (attempt->attempt ());
}

static int
run_attempt (const Attempt *attempt, guint8 *confinement_out)
{
  int fds[2];
  int status;
  pid_t pid;

  g_assert_cmpint (pipe (fds), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    run_child (attempt, fds[1]);
  close (fds[1]);
  g_assert_cmpint (read (fds[0], confinement_out, 1), ==, 1);
  close (fds[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return status;
}

static void
test_attempt (gconstpointer data)
{
  const Attempt *attempt = data;
  guint8 confinement = 0;
  int status = run_attempt (attempt, &confinement);

  g_assert_true (confinement & ANKY_RENDER_CONFINED_SYSCALLS);
  if ((attempt->needs & ~confinement) != 0) {
    g_test_skip ("this kernel has no Landlock");
    return;
  }
  if (attempt->expected_signal != 0) {
    g_assert_true (WIFSIGNALED (status));
    g_assert_cmpint (WTERMSIG (status), ==, attempt->expected_signal);
    return;
  }
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, attempt->expected_status);
}

/* As a kernel without it answers: ENOSYS to the first of its calls. */
static void
hide_landlock (void)
{
  struct sock_filter code[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_landlock_create_ruleset, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { G_N_ELEMENTS (code), code };

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ||
      prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
    _exit (OTHER_ERROR);
}

/* What cannot be done is said, the rest is done. */
static void
test_without_landlock (void)
{
  int status;
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0) {
    g_autoptr (GPtrArray) readable = g_ptr_array_new ();
    guint32 confinement;

    hide_landlock ();
    anky_confine_begin (3);
    confinement = anky_confine_finish (readable, 1000);
    _exit (confinement == ANKY_RENDER_CONFINED_SYSCALLS ? DONE : OTHER_ERROR);
  }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, DONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++) {
    g_autofree char *path =
        g_strconcat ("/render/confine/", attempts[i].name, NULL);

    g_test_add_data_func (path, &attempts[i], test_attempt);
  }
  g_test_add_func ("/render/confine/without-landlock", test_without_landlock);
  return g_test_run ();
}
