/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-secret.h"

#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static void
test_keeps (void)
{
  g_autoptr (AnkySecret) secret = anky_secret_new ("12345678", 8);
  g_autoptr (AnkySecret) copy = anky_secret_copy (secret);

  g_assert_cmpmem (anky_secret_get_data (copy),
                   anky_secret_get_size (copy),
                   "12345678",
                   8);
  g_assert_true (anky_secret_get_data (secret) != anky_secret_get_data (copy));
  g_assert_cmpuint (anky_secret_get_data (copy)[8], ==, 0);
}

static void
test_sizes (void)
{
  char big[1025];
  g_autoptr (AnkySecret) empty = anky_secret_new (NULL, 0);
  g_autoptr (AnkySecret) largest = NULL;

  memset (big, 'x', sizeof big);
  largest = anky_secret_new (big, 1024);
  g_assert_cmpuint (anky_secret_get_size (empty), ==, 0);
  g_assert_cmpuint (anky_secret_get_size (largest), ==, 1024);
  g_assert_null (anky_secret_new (big, 1025));
  g_assert_null (anky_secret_dup_raw (big, 1025));
  anky_secret_free (NULL);
  anky_secret_free_raw (NULL);
}

static void
test_wipe (void)
{
  char text[] = "secret";

  anky_secret_wipe (text, sizeof text);
  for (gsize i = 0; i < sizeof text; i++)
    g_assert_cmpint (text[i], ==, 0);
}

static void
test_raw (void)
{
  guchar *raw = anky_secret_dup_raw ("1234", 4);

  g_assert_cmpstr ((const char *) raw, ==, "1234");
  anky_secret_free_raw (raw);
}

/* The flags of the mapping that holds @address, from smaps; NULL if this
 * kernel does not tell. */
static char *
dup_mapping_flags (gconstpointer address)
{
  g_autofree char *smaps = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean is_in = FALSE;

  if (!g_file_get_contents ("/proc/self/smaps", &smaps, NULL, NULL))
    return NULL;
  lines = g_strsplit (smaps, "\n", -1);
  for (gsize i = 0; lines[i]; i++) {
    char *rest;
    guint64 start = g_ascii_strtoull (lines[i], &rest, 16);

    if (*rest == '-') {
      guint64 end = g_ascii_strtoull (rest + 1, NULL, 16);

      is_in = (guintptr) address >= start && (guintptr) address < end;
    } else if (is_in && g_str_has_prefix (lines[i], "VmFlags:")) {
      return g_strdup (lines[i]);
    }
  }
  return NULL;
}

static void
test_locked (void)
{
  g_autoptr (AnkySecret) secret = anky_secret_new ("1234", 4);
  g_autofree char *flags = dup_mapping_flags (anky_secret_get_data (secret));

  if (!flags) {
    g_test_skip ("the kernel does not show the flags of mappings");
    return;
  }
  g_assert_nonnull (strstr (flags, " dd"));
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the address sanitizer makes mlock do nothing");
#else
  g_assert_nonnull (strstr (flags, " lo"));
#endif
}

static void
test_process (void)
{
  struct rlimit limit;

  if (g_test_subprocess ()) {
    anky_secret_protect_process ();
    g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 0);
    g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
    g_assert_cmpuint (limit.rlim_cur, ==, 0);
    g_assert_cmpuint (limit.rlim_max, ==, 0);
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/secret/keeps", test_keeps);
  g_test_add_func ("/base/secret/sizes", test_sizes);
  g_test_add_func ("/base/secret/wipe", test_wipe);
  g_test_add_func ("/base/secret/raw", test_raw);
  g_test_add_func ("/base/secret/locked", test_locked);
  g_test_add_func ("/base/secret/process", test_process);
  return g_test_run ();
}
