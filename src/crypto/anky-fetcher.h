/* anky-fetcher.h - how crypto asks for bytes from the network
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkyFetcher:
 *
 * Gets an answer for a timestamp, OCSP, CRL or certificate request. Implemented
 * by net; tests have their own. Only http and https; ceilings on size, time
 * and redirects are the implementation's duty.
 *
 * Thread: blocks; never on the main thread.
 */
#define ANKY_TYPE_FETCHER (anky_fetcher_get_type ())
G_DECLARE_INTERFACE (AnkyFetcher, anky_fetcher, ANKY, FETCHER, GObject)

typedef struct {
  const char *uri;
  GBytes *body;            /* NULL: GET, else POST */
  const char *body_type;   /* e.g. "application/timestamp-query" */
  const char *answer_type; /* the answer must have it; NULL: any */
  gsize max_size;          /* bytes */
  guint timeout_s;
} AnkyFetchRequest;

struct _AnkyFetcherInterface {
  GTypeInterface parent_interface;

  GBytes *(*fetch) (AnkyFetcher *self,
                    const AnkyFetchRequest *request,
                    GCancellable *cancellable,
                    GError **error);
};

GBytes *anky_fetcher_fetch (AnkyFetcher *self,
                            const AnkyFetchRequest *request,
                            GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
