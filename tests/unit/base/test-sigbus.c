/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-sigbus.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#define N_PAGES 4

/* A mapping of N_PAGES pages over a file that is empty by now. */
static guint8 *
map_nothing (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = N_PAGES * (gsize) sysconf (_SC_PAGESIZE);
  int fd = g_file_open_tmp ("anky-test-XXXXXX", &path, &error);
  gpointer mapping;

  g_assert_no_error (error);
  g_assert_cmpint (ftruncate (fd, (off_t) size), ==, 0);
  mapping = mmap (NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
  g_assert_true (mapping != MAP_FAILED);
  g_assert_cmpint (ftruncate (fd, 0), ==, 0);
  close (fd);
  (void) g_unlink (path);
  return mapping;
}

static guint8
read_byte (const guint8 *address)
{
  return *(const volatile guint8 *) address;
}

static void
test_protected (void)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  guint8 *mapping = map_nothing ();
  AnkySigbusRange *range = anky_sigbus_add (mapping, N_PAGES * page);

  g_assert_nonnull (range);
  g_assert_false (anky_sigbus_was_hit (range));
  g_assert_cmpint (read_byte (mapping + 2 * page + 17), ==, 0);
  g_assert_true (anky_sigbus_was_hit (range));
  g_assert_cmpint (read_byte (mapping), ==, 0);
  anky_sigbus_remove (range);
  munmap (mapping, N_PAGES * page);
}

/* A place that is given back starts anew. */
static void
test_reused (void)
{
  for (guint i = 0; i < 200; i++) {
    gsize page = (gsize) sysconf (_SC_PAGESIZE);
    guint8 *mapping = map_nothing ();
    AnkySigbusRange *range = anky_sigbus_add (mapping, N_PAGES * page);

    g_assert_nonnull (range);
    g_assert_false (anky_sigbus_was_hit (range));
    g_assert_cmpint (read_byte (mapping), ==, 0);
    g_assert_true (anky_sigbus_was_hit (range));
    anky_sigbus_remove (range);
    munmap (mapping, N_PAGES * page);
  }
}

static void
test_table_full (void)
{
  AnkySigbusRange *ranges[64];
  guint8 bytes[65];

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++) {
    ranges[i] = anky_sigbus_add (bytes + i, 1);
    g_assert_nonnull (ranges[i]);
  }
  g_assert_null (anky_sigbus_add (bytes + 64, 1));
  g_assert_false (anky_sigbus_was_hit (NULL));
  anky_sigbus_remove (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    anky_sigbus_remove (ranges[i]);
}

/* Somebody else's fault stays deadly. */
static void
test_unprotected (void)
{
  if (g_test_subprocess ()) {
    const struct rlimit none = { 0, 0 };
    guint8 *mapping = map_nothing ();
    guint8 other;

    setrlimit (RLIMIT_CORE, &none);
    (void) anky_sigbus_add (&other, 1);
    exit (read_byte (mapping));
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

static void
say_so (int number)
{
  (void) !write (STDERR_FILENO, "asked\n", 6);
  _exit (1);
}

static void
test_previous_handler (void)
{
  if (g_test_subprocess ()) {
    guint8 *mapping = map_nothing ();
    guint8 other;

    signal (SIGBUS, say_so);
    (void) anky_sigbus_add (&other, 1);
    exit (read_byte (mapping));
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*asked*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/sigbus/protected", test_protected);
  g_test_add_func ("/base/sigbus/reused", test_reused);
  g_test_add_func ("/base/sigbus/table-full", test_table_full);
  g_test_add_func ("/base/sigbus/unprotected", test_unprotected);
  g_test_add_func ("/base/sigbus/previous-handler", test_previous_handler);
  return g_test_run ();
}
