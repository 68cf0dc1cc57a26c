/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pins.h"

#include "anky-certificate-private.h"

#include <string.h>

#define MAX_ANSWER_SIZE (1024 * 1024)
#define TIMEOUT_S       30

/* Fingerprints on which two independent projects agree. A common name stands
 * only where it is known which fingerprint belongs to it: a wrong pair would
 * call honest certificates forged. Of the newer intermediates the file names
 * are known, and are taken to lie beside the root's; what an address gives is
 * compared anyhow. */
static const AnkyPin pins[] = {
  { .id = "root-g2",
    .name = "RootCA chuyên dùng Chính phủ G2",
    .fingerprint = "f04ba4b459a7c9a1b971ad9b1cb833e6"
                   "95a80c79aea63b174b66a70edfe2fdb8",
    .address = "http://ca.gov.vn/pki/pub/crt/rootcag2.crt",
    .common_name = "RootCA chuyên dùng Chính phủ G2",
    .is_anchor = TRUE },
  { .id = "state-g2",
    .name = "CA phục vụ các cơ quan Nhà nước G2",
    .fingerprint = "d8cab7a4aef92e6bb2509d7c61cee7b4"
                   "4f3731b2d21074963530277b366fae4b",
    .address = "http://ca.gov.vn/pki/pub/crt/cpcag2.crt",
    .common_name = "CA phục vụ các cơ quan Nhà nước G2" },
  { .id = "party-g2",
    .name = "CA phục vụ các cơ quan Đảng G2",
    .fingerprint = "e4b402e3cb4cacc0a20d21fa49bce76b"
                   "eb4eb47ba7ffb7a8f71c554dbe561a81",
    .address = "http://ca.gov.vn/pki/pub/crt/dcscag2.crt",
    .common_name = "CA phục vụ các cơ quan Đảng G2" },
  { .id = "root-g1",
    .name = "RootCA chuyên dùng Chính phủ (2010-2030)",
    .fingerprint = "f7bc89054cec7f12730d7b8cd3eb7955"
                   "b163835087e5eb873edfb584763b3f90",
    .address = "http://ca.gov.vn/pki/pub/cert/rootca.crt",
    .is_anchor = TRUE },
  { .id = "state-g1",
    .name = "CA phục vụ các cơ quan Nhà nước (2010-2030)",
    .fingerprint = "75e969c07ba35c29c72bbc1bfb880f20"
                   "f3891a619b00b77eb02ca6160736a1fe",
    .address = "http://ca.gov.vn/pki/pub/cert/cp.crt" },
  { .id = "national",
    .name = "Tổ chức chứng thực chữ ký số quốc gia (CA công cộng)",
    .fingerprint = "bac8bf609ab420a8ee1780d74f4de5c7"
                   "f7184959d2a7375b0a75e4c29f0908e7",
    .address = "https://rootca.gov.vn/crt/vnrca256.p7b",
    .is_anchor = TRUE },
};

const AnkyPin *
anky_pins_get_all (gsize *n_out)
{
  *n_out = G_N_ELEMENTS (pins);
  return pins;
}

const AnkyPin *
anky_pins_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++)
    if (g_strcmp0 (pins[i].id, id) == 0)
      return &pins[i];
  return NULL;
}

const AnkyPin *
anky_pins_lookup (AnkyCertificate *certificate)
{
  const char *fingerprint = anky_certificate_get_fingerprint (certificate);

  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++)
    if (strcmp (pins[i].fingerprint, fingerprint) == 0)
      return &pins[i];
  return NULL;
}

/* What the eye takes for the same: composition, case and spaces aside. */
static char *
fold_name (const char *name)
{
  g_autofree char *composed =
      g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed ? composed : "", -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    g_string_append (joined, words[i]);
  return g_string_free (joined, FALSE);
}

const AnkyPin *
anky_pins_lookup_name (AnkyCertificate *certificate)
{
  const char *name = anky_certificate_get_common_name (certificate);
  g_autofree char *folded = name ? fold_name (name) : NULL;

  for (gsize i = 0; folded && i < G_N_ELEMENTS (pins); i++) {
    g_autofree char *pinned =
        pins[i].common_name ? fold_name (pins[i].common_name) : NULL;

    if (g_strcmp0 (pinned, folded) == 0)
      return &pins[i];
  }
  return NULL;
}

static AnkyCertificate *
ref_pinned (GPtrArray *list, const AnkyPin *pin)
{
  for (guint i = 0; i < list->len; i++) {
    AnkyCertificate *certificate = g_ptr_array_index (list, i);

    if (g_str_equal (anky_certificate_get_fingerprint (certificate),
                     pin->fingerprint))
      return g_object_ref (certificate);
  }
  return NULL;
}

AnkyCertificate *
anky_pins_fetch (const AnkyPin *pin,
                 AnkyFetcher *fetcher,
                 GCancellable *cancellable,
                 GError **error)
{
  const AnkyFetchRequest request = {
    .uri = pin->address,
    .max_size = MAX_ANSWER_SIZE,
    .timeout_s = TIMEOUT_S,
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) list = NULL;
  AnkyCertificate *found;

  g_return_val_if_fail (pin->address, NULL);

  bytes = anky_fetcher_fetch (fetcher, &request, cancellable, error);
  list = bytes ? anky_certificate_list_from_data (bytes, error) : NULL;
  if (!list)
    return NULL;
  found = ref_pinned (list, pin);
  if (!found)
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_MISMATCH,
                 "%s gives another certificate than the known one",
                 pin->address);
  return found;
}
