/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-chain-private.h"
#include "anky-clock.h"
#include "certificate-maker.h"

/* Certificates of a document are hostile: the search is bounded. */

typedef struct {
  AnkyTrust *trust;
  GPtrArray *others;
  EVP_PKEY *root_key;
  GDateTime *now;
} Fixture;

static AnkyCertificate *
make (const char *name,
      const char *issuer,
      EVP_PKEY *key,
      EVP_PKEY *issuer_key,
      gboolean is_ca)
{
  return certificate_maker_sign (
      certificate_maker_new (name, issuer, key, is_ca),
      issuer_key);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (AnkyCertificate) root = NULL;

  self->trust = anky_trust_new ();
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  self->root_key = certificate_maker_new_key ();
  self->now = anky_clock_parse ("2026-11-21T09:00:00+07:00");
  root = make ("Root", "Root", self->root_key, self->root_key, TRUE);
  g_assert_true (anky_trust_add_certificate (self->trust, root, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->trust);
  g_ptr_array_unref (self->others);
  EVP_PKEY_free (self->root_key);
  g_date_time_unref (self->now);
}

static AnkyChain *
find (Fixture *self, AnkyCertificate *leaf)
{
  return anky_chain_find (leaf, self->trust, self->others, self->now);
}

/* @n authorities, one under the other, and the leaf under the last. */
static AnkyCertificate *
make_ladder (Fixture *self, guint n)
{
  g_autofree char *issuer = g_strdup ("Root");
  EVP_PKEY *issuer_key = self->root_key;
  AnkyCertificate *leaf;

  EVP_PKEY_up_ref (issuer_key);
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf ("Step %u", i);
    EVP_PKEY *key = certificate_maker_new_key ();

    g_ptr_array_add (self->others, make (name, issuer, key, issuer_key, TRUE));
    g_free (issuer);
    issuer = g_steal_pointer (&name);
    EVP_PKEY_free (issuer_key);
    issuer_key = key;
  }
  leaf = make ("Leaf", issuer, issuer_key, issuer_key, FALSE);
  EVP_PKEY_free (issuer_key);
  return leaf;
}

static void
test_long (Fixture *self, gconstpointer data)
{
  g_autoptr (AnkyCertificate) leaf = make_ladder (self, 10);
  g_autoptr (AnkyChain) chain = find (self, leaf);

  g_assert_true (chain->is_trusted);
  g_assert_cmpuint (chain->certificates->len, ==, 12);
}

static void
test_too_long (Fixture *self, gconstpointer data)
{
  g_autoptr (AnkyCertificate) leaf = make_ladder (self, 15);
  g_autoptr (AnkyChain) chain = find (self, leaf);

  g_assert_false (chain->is_trusted);
  g_assert_cmpuint (chain->certificates->len, ==, ANKY_CHAIN_MAX_LENGTH);
}

/* A signs B, B signs A. */
static void
test_circle (Fixture *self, gconstpointer data)
{
  EVP_PKEY *a = certificate_maker_new_key ();
  EVP_PKEY *b = certificate_maker_new_key ();
  g_autoptr (AnkyCertificate) leaf = make ("Leaf", "A", b, a, FALSE);
  g_autoptr (AnkyChain) chain = NULL;

  g_ptr_array_add (self->others, make ("A", "B", a, b, TRUE));
  g_ptr_array_add (self->others, make ("B", "A", b, a, TRUE));
  chain = find (self, leaf);
  g_assert_false (chain->is_trusted);
  g_assert_cmpuint (chain->certificates->len, ==, 3);
  EVP_PKEY_free (a);
  EVP_PKEY_free (b);
}

/* Two ways up, of which the first leads nowhere. */
static void
test_way_back (Fixture *self, gconstpointer data)
{
  EVP_PKEY *key = certificate_maker_new_key ();
  EVP_PKEY *lost = certificate_maker_new_key ();
  g_autoptr (AnkyCertificate) leaf = make ("Leaf", "Sub", key, key, FALSE);
  g_autoptr (AnkyChain) chain = NULL;

  g_ptr_array_add (self->others, make ("Sub", "Nowhere", key, lost, TRUE));
  g_ptr_array_add (self->others,
                   make ("Sub", "Root", key, self->root_key, TRUE));
  chain = find (self, leaf);
  g_assert_true (chain->is_trusted);
  g_assert_cmpuint (chain->certificates->len, ==, 3);
  g_assert_null (chain->false_issuer);
  EVP_PKEY_free (key);
  EVP_PKEY_free (lost);
}

/* Sixty certificates of two names and one key: any of one name could have
 * issued any of the other. Without a limit there are more ways than atoms. */
static void
test_maze (Fixture *self, gconstpointer data)
{
  EVP_PKEY *key = certificate_maker_new_key ();
  g_autoptr (AnkyCertificate) leaf = make ("Leaf", "A", key, key, FALSE);
  g_autoptr (AnkyChain) chain = NULL;
  gint64 start;

  for (guint i = 0; i < 30; i++) {
    g_ptr_array_add (self->others, make ("A", "B", key, key, TRUE));
    g_ptr_array_add (self->others, make ("B", "A", key, key, TRUE));
  }
  start = g_get_monotonic_time ();
  chain = find (self, leaf);
  g_assert_false (chain->is_trusted);
  g_assert_cmpuint (chain->certificates->len, ==, ANKY_CHAIN_MAX_LENGTH);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  EVP_PKEY_free (key);
}

static void
test_false_issuer (Fixture *self, gconstpointer data)
{
  EVP_PKEY *key = certificate_maker_new_key ();
  g_autoptr (AnkyCertificate) leaf = make ("Leaf", "Root", key, key, FALSE);
  g_autoptr (AnkyChain) chain = find (self, leaf);

  g_assert_false (chain->is_trusted);
  g_assert_nonnull (chain->false_issuer);
  g_assert_cmpstr (anky_certificate_get_common_name (chain->false_issuer),
                   ==,
                   "Root");
  EVP_PKEY_free (key);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/crypto/chain/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("long", test_long);
  add ("too-long", test_too_long);
  add ("circle", test_circle);
  add ("way-back", test_way_back);
  add ("maze", test_maze);
  add ("false-issuer", test_false_issuer);
  return g_test_run ();
}
