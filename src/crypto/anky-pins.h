/* anky-pins.h - certificates of Ban Cơ yếu Chính phủ that are known beforehand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-certificate.h"
#include "anky-fetcher.h"

G_BEGIN_DECLS

/**
 * AnkyPin:
 *
 * A certificate known by its SHA-256. Pins trust nothing by themselves: they
 * name what is imported, say where it can be fetched, and unmask another key
 * under the same name. Static data; thread: any.
 */
typedef struct {
  const char *id;          /* "root-g2" */
  const char *name;        /* what people call it */
  const char *fingerprint; /* SHA-256, lower hex */
  const char *address;     /* where it is published; NULL if not known */
  const char *common_name; /* of its subject; NULL if not known for sure */
  gboolean is_anchor;
} AnkyPin;

const AnkyPin *anky_pins_get_all (gsize *n_out);
const AnkyPin *anky_pins_find (const char *id);

/* The pin that the certificate matches, NULL if none. */
const AnkyPin *anky_pins_lookup (AnkyCertificate *certificate);

/* The pin whose name the certificate bears, be it that one or not; NULL if
 * none.
 */
const AnkyPin *anky_pins_lookup_name (AnkyCertificate *certificate);

/* Fetches the certificate from where it is published and gives it only if it is
 * the pinned one: %ANKY_CRYPTO_ERROR_MISMATCH if another was sent. Blocks. */
AnkyCertificate *anky_pins_fetch (const AnkyPin *pin,
                                  AnkyFetcher *fetcher,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
