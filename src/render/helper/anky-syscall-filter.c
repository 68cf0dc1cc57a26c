/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-syscall-filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define THIS_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCH AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define THIS_ARCH AUDIT_ARCH_RISCV64
#else
#define THIS_ARCH 0
#endif

#define WRITING_FLAGS                                                          \
  (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND |                          \
   (O_TMPFILE & ~O_DIRECTORY))

typedef enum {
  ALLOW,
  DENY,           /* with the error in value */
  ALLOW_IF_CLEAR, /* no bit of value set in the argument; else EACCES */
  ALLOW_IF_EQUAL, /* the argument is value; else the next rules */
} Verdict;

typedef struct {
  guint32 number;
  Verdict verdict;
  guint argument;
  guint32 value;
} Rule;

/* The first rule that fits a call decides. Old calls that newer machines do
 * not have are asked for by name. */
static const Rule rules[] = {
  { __NR_read, ALLOW },
  { __NR_write, ALLOW },
  { __NR_close, ALLOW },
  { __NR_recvmsg, ALLOW },
  { __NR_sendmsg, ALLOW },
  { __NR_futex, ALLOW },
  { __NR_brk, ALLOW },
  { __NR_munmap, ALLOW },
  { __NR_mremap, ALLOW },
  { __NR_madvise, ALLOW },
  /* Nothing new is ever executed: libraries were loaded before. */
  { __NR_mmap, ALLOW_IF_CLEAR, 2, PROT_EXEC },
  { __NR_mprotect, ALLOW_IF_CLEAR, 2, PROT_EXEC },
  { __NR_openat, ALLOW_IF_CLEAR, 2, WRITING_FLAGS },
#ifdef __NR_open
  { __NR_open, ALLOW_IF_CLEAR, 1, WRITING_FLAGS },
  { __NR_access, ALLOW },
  { __NR_stat, ALLOW },
  { __NR_lstat, ALLOW },
  { __NR_readlink, ALLOW },
  { __NR_poll, ALLOW },
  { __NR_time, ALLOW },
#endif
  { __NR_lseek, ALLOW },
  { __NR_pread64, ALLOW },
  { __NR_preadv, ALLOW },
  { __NR_readv, ALLOW },
  { __NR_writev, ALLOW },
  { __NR_fstat, ALLOW },
#ifdef __NR_newfstatat
  { __NR_newfstatat, ALLOW },
#endif
  { __NR_statx, ALLOW },
  { __NR_statfs, ALLOW },
  { __NR_fstatfs, ALLOW },
  { __NR_getdents64, ALLOW },
  { __NR_faccessat, ALLOW },
  { __NR_faccessat2, ALLOW },
  { __NR_readlinkat, ALLOW },
  { __NR_getcwd, ALLOW },
  { __NR_fadvise64, ALLOW },
  /* F_SETOWN could make the kernel signal somebody else. */
  { __NR_fcntl, ALLOW_IF_EQUAL, 1, F_GETFD },
  { __NR_fcntl, ALLOW_IF_EQUAL, 1, F_SETFD },
  { __NR_fcntl, ALLOW_IF_EQUAL, 1, F_GETFL },
  { __NR_fcntl, ALLOW_IF_EQUAL, 1, F_DUPFD_CLOEXEC },
  { __NR_fcntl, DENY, 0, EPERM },
  { __NR_ppoll, ALLOW },
  { __NR_clock_gettime, ALLOW },
  { __NR_clock_getres, ALLOW },
  { __NR_clock_nanosleep, ALLOW },
  { __NR_nanosleep, ALLOW },
  { __NR_gettimeofday, ALLOW },
  { __NR_setitimer, ALLOW },
  { __NR_getrusage, ALLOW },
  { __NR_sysinfo, ALLOW },
  { __NR_uname, ALLOW },
  { __NR_getrandom, ALLOW },
  { __NR_getpid, ALLOW },
  { __NR_gettid, ALLOW },
  { __NR_getppid, ALLOW },
  { __NR_getuid, ALLOW },
  { __NR_geteuid, ALLOW },
  { __NR_getgid, ALLOW },
  { __NR_getegid, ALLOW },
  { __NR_sched_yield, ALLOW },
  { __NR_sched_getaffinity, ALLOW },
  { __NR_rt_sigaction, ALLOW },
  { __NR_rt_sigprocmask, ALLOW },
  { __NR_rt_sigreturn, ALLOW },
  { __NR_sigaltstack, ALLOW },
  { __NR_restart_syscall, ALLOW },
  { __NR_exit, ALLOW },
  { __NR_exit_group, ALLOW },
  /* Of itself only; tgkill is added with the process id, for abort(). */
  { __NR_prlimit64, ALLOW_IF_EQUAL, 0, 0 },
  { __NR_prlimit64, DENY, 0, EPERM },
  /* Tried out of habit. */
  { __NR_getpeername, DENY, 0, ENOTSOCK },
  { __NR_membarrier, DENY, 0, ENOSYS },
  { __NR_rseq, DENY, 0, ENOSYS },
  { __NR_ioctl, DENY, 0, ENOTTY },
  { __NR_socket, DENY, 0, EACCES },
  { __NR_prctl, DENY, 0, EPERM },
  { __NR_openat2, DENY, 0, ENOSYS },
  { __NR_clone3, DENY, 0, ENOSYS },
  { __NR_clone, DENY, 0, EAGAIN },
  { __NR_mkdirat, DENY, 0, EACCES },
  { __NR_unlinkat, DENY, 0, EACCES },
  { __NR_linkat, DENY, 0, EACCES },
  { __NR_symlinkat, DENY, 0, EACCES },
  { __NR_fchmod, DENY, 0, EACCES },
  { __NR_fchmodat, DENY, 0, EACCES },
  { __NR_utimensat, DENY, 0, EACCES },
  { __NR_memfd_create, DENY, 0, EACCES },
  { __NR_ftruncate, DENY, 0, EACCES },
#ifdef __NR_mkdir
  { __NR_mkdir, DENY, 0, EACCES },
  { __NR_unlink, DENY, 0, EACCES },
  { __NR_link, DENY, 0, EACCES },
  { __NR_symlink, DENY, 0, EACCES },
  { __NR_rename, DENY, 0, EACCES },
  { __NR_chmod, DENY, 0, EACCES },
#endif
};

/* A rule takes at most 5 instructions; the head and the tail take 7. */
#define MAX_INSTRUCTIONS (7 + 5 * (G_N_ELEMENTS (rules) + 1))

typedef struct {
  struct sock_filter code[MAX_INSTRUCTIONS];
  unsigned short length;
} Program;

static void
add (Program *program, guint16 code, guint32 k, guint8 jt, guint8 jf)
{
  struct sock_filter instruction = { code, jt, jf, k };

  g_assert (program->length < MAX_INSTRUCTIONS);
  program->code[program->length++] = instruction;
}

static void
add_load (Program *program, gsize offset)
{
  add (program, BPF_LD | BPF_W | BPF_ABS, (guint32) offset, 0, 0);
}

static void
add_return (Program *program, guint32 action)
{
  add (program, BPF_RET | BPF_K, action, 0, 0);
}

/* The half of the argument that int-sized parameters are in. */
static void
add_load_argument (Program *program, guint argument)
{
  gsize low_half = G_BYTE_ORDER == G_BIG_ENDIAN ? sizeof (guint32) : 0;

  add_load (program,
            offsetof (struct seccomp_data, args) + argument * sizeof (guint64) +
                low_half);
}

/* Each rule expects the number of the call in the accumulator and leaves it
 * there for the next. */
static void
add_rule (Program *program, const Rule *rule)
{
  const guint16 jump_if_equal = BPF_JMP | BPF_JEQ | BPF_K;
  const guint16 jump_if_set = BPF_JMP | BPF_JSET | BPF_K;

  switch (rule->verdict) {
  case ALLOW:
  case DENY:
    add (program, jump_if_equal, rule->number, 0, 1);
    add_return (program,
                rule->verdict == ALLOW ? SECCOMP_RET_ALLOW
                                       : SECCOMP_RET_ERRNO | rule->value);
    break;
  case ALLOW_IF_CLEAR:
    add (program, jump_if_equal, rule->number, 0, 4);
    add_load_argument (program, rule->argument);
    add (program, jump_if_set, rule->value, 1, 0);
    add_return (program, SECCOMP_RET_ALLOW);
    add_return (program, SECCOMP_RET_ERRNO | EACCES);
    break;
  case ALLOW_IF_EQUAL:
  default:
    add (program, jump_if_equal, rule->number, 0, 4);
    add_load_argument (program, rule->argument);
    add (program, jump_if_equal, rule->value, 0, 1);
    add_return (program, SECCOMP_RET_ALLOW);
    add_load (program, offsetof (struct seccomp_data, nr));
    break;
  }
}

static void
make_program (Program *program)
{
  const Rule own_signals = { __NR_tgkill,
                             ALLOW_IF_EQUAL,
                             0,
                             (guint32) getpid () };

  add_load (program, offsetof (struct seccomp_data, arch));
  add (program, BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCH, 1, 0);
  add_return (program, SECCOMP_RET_KILL_PROCESS);
  add_load (program, offsetof (struct seccomp_data, nr));
  /* Libraries must get along without calls that are newer than this list, as
   * they do on older kernels. */
  add (program, BPF_JMP | BPF_JGT | BPF_K, __NR_faccessat2, 0, 1);
  add_return (program, SECCOMP_RET_ERRNO | ENOSYS);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    add_rule (program, &rules[i]);
  add_rule (program, &own_signals);
  add_return (program, SECCOMP_RET_KILL_PROCESS);
}

gboolean
anky_syscall_filter_install (void)
{
  Program program = { .length = 0 };
  struct sock_fprog filter = { 0 };

  if (THIS_ARCH == 0)
    return FALSE;
  make_program (&program);
  filter.len = program.length;
  filter.filter = program.code;
  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}
