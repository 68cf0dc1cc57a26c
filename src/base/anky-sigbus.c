/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-sigbus.h"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#define N_RANGES 64

struct _AnkySigbusRange {
  guintptr start; /* 0: the place is free */
  gsize size;
  int was_hit;
};

static AnkySigbusRange ranges[N_RANGES];
static struct sigaction previous_action;
static gsize page_size;

static AnkySigbusRange *
find_range (guintptr address)
{
  for (gsize i = 0; i < N_RANGES; i++) {
    guintptr start = __atomic_load_n (&ranges[i].start, __ATOMIC_ACQUIRE);

    if (start != 0 && start != 1 && address >= start &&
        address - start < ranges[i].size)
      return &ranges[i];
  }
  return NULL;
}

/* Only async-signal-safe calls: mmap is a bare system call on Linux. */
static void
handle_sigbus (int number, siginfo_t *info, gpointer context)
{
  guintptr address = (guintptr) info->si_addr;
  AnkySigbusRange *range = find_range (address);
  gpointer page = (gpointer) (address / page_size * page_size);

  if (range && mmap (page,
                     page_size,
                     PROT_READ,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED,
                     -1,
                     0) == page) {
    __atomic_store_n (&range->was_hit, 1, __ATOMIC_RELEASE);
    return;
  }
  sigaction (SIGBUS, &previous_action, NULL);
  raise (SIGBUS);
}

static void
ensure_handler (void)
{
  static gsize is_installed;
  struct sigaction action = { 0 };

  if (!g_once_init_enter (&is_installed))
    return;
  page_size = (gsize) sysconf (_SC_PAGESIZE);
  action.sa_sigaction = handle_sigbus;
  action.sa_flags = SA_SIGINFO | SA_NODEFER | SA_RESTART;
  sigemptyset (&action.sa_mask);
  sigaction (SIGBUS, &action, &previous_action);
  g_once_init_leave (&is_installed, 1);
}

AnkySigbusRange *
anky_sigbus_add (gconstpointer start, gsize size)
{
  ensure_handler ();
  for (gsize i = 0; i < N_RANGES; i++) {
    guintptr expected = 0;

    /* 1 keeps the place while it is being filled. */
    if (!__atomic_compare_exchange_n (&ranges[i].start,
                                      &expected,
                                      1,
                                      FALSE,
                                      __ATOMIC_ACQ_REL,
                                      __ATOMIC_RELAXED))
      continue;
    ranges[i].size = size;
    ranges[i].was_hit = 0;
    __atomic_store_n (&ranges[i].start, (guintptr) start, __ATOMIC_RELEASE);
    return &ranges[i];
  }
  return NULL;
}

void
anky_sigbus_remove (AnkySigbusRange *range)
{
  if (range)
    __atomic_store_n (&range->start, 0, __ATOMIC_RELEASE);
}

gboolean
anky_sigbus_was_hit (AnkySigbusRange *range)
{
  return range && __atomic_load_n (&range->was_hit, __ATOMIC_ACQUIRE) != 0;
}
