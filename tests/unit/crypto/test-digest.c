/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-digest.h"

#include <string.h>

/* FIPS 180-2 and FIPS 202 examples: the three letters "abc". */
static const struct {
  AnkyDigestAlgorithm algorithm;
  const char *name;
  gsize size;
  const char *abc;
} known[] = {
  { ANKY_DIGEST_SHA1, "SHA-1", 20, "a9993e364706816aba3e25717850c26c9cd0d89d" },
  { ANKY_DIGEST_SHA256,
    "SHA-256",
    32,
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  { ANKY_DIGEST_SHA384,
    "SHA-384",
    48,
    "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
    "8086072ba1e7cc2358baeca134c825a7" },
  { ANKY_DIGEST_SHA512,
    "SHA-512",
    64,
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
    "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f" },
  { ANKY_DIGEST_SHA3_256,
    "SHA3-256",
    32,
    "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532" },
  { ANKY_DIGEST_SHA3_384,
    "SHA3-384",
    48,
    "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b2"
    "98d88cea927ac7f539f1edf228376d25" },
  { ANKY_DIGEST_SHA3_512,
    "SHA3-512",
    64,
    "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e"
    "10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0" },
};

static char *
to_hex (GBytes *bytes)
{
  GString *hex = g_string_new (NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);
  return g_string_free (hex, FALSE);
}

static void
test_known_answers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++) {
    g_autoptr (GBytes) text = g_bytes_new_static ("abc", 3);
    g_autoptr (GBytes) hash = anky_digest_of_bytes (known[i].algorithm, text);
    g_autofree char *hex = to_hex (hash);

    g_assert_cmpstr (hex, ==, known[i].abc);
    g_assert_cmpstr (anky_digest_algorithm_get_name (known[i].algorithm),
                     ==,
                     known[i].name);
    g_assert_cmpuint (anky_digest_algorithm_get_size (known[i].algorithm),
                      ==,
                      known[i].size);
  }
}

static void
test_unknown (void)
{
  g_assert_cmpstr (anky_digest_algorithm_get_name (ANKY_DIGEST_UNKNOWN),
                   ==,
                   "unknown");
  g_assert_cmpuint (anky_digest_algorithm_get_size (ANKY_DIGEST_UNKNOWN),
                    ==,
                    0);
}

/* A copy goes its own way; the original is not touched by it. */
static void
test_fork (void)
{
  g_autoptr (AnkyDigest) first = anky_digest_new (ANKY_DIGEST_SHA256);
  g_autoptr (AnkyDigest) fork = NULL;
  g_autoptr (GBytes) abc = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) abd = g_bytes_new_static ("abd", 3);
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GBytes) of_first = NULL;
  g_autoptr (GBytes) of_fork = NULL;

  anky_digest_update (first, "ab", 2);
  fork = anky_digest_copy (first);
  anky_digest_update (fork, "d", 1);
  anky_digest_update (first, "c", 1);
  anky_digest_update (first, NULL, 0);
  of_first = anky_digest_finish (first);
  of_fork = anky_digest_finish (fork);

  expected = anky_digest_of_bytes (ANKY_DIGEST_SHA256, abc);
  g_assert_true (g_bytes_equal (of_first, expected));
  g_clear_pointer (&expected, g_bytes_unref);
  expected = anky_digest_of_bytes (ANKY_DIGEST_SHA256, abd);
  g_assert_true (g_bytes_equal (of_fork, expected));
  g_assert_cmpint (anky_digest_get_algorithm (fork), ==, ANKY_DIGEST_SHA256);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/digest/known-answers", test_known_answers);
  g_test_add_func ("/crypto/digest/unknown", test_unknown);
  g_test_add_func ("/crypto/digest/fork", test_fork);
  return g_test_run ();
}
