/* anky-http-fetcher.h - HTTP for timestamps, OCSP, CRLs and certificates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-fetcher.h"

G_BEGIN_DECLS

/**
 * AnkyHttpFetcher:
 *
 * http and https only, the desktop's proxy, ceilings on size, time, redirects
 * and the number of fetches (design decision 18). Thread: blocks; never on the
 * main thread; one at a time.
 */
#define ANKY_TYPE_HTTP_FETCHER (anky_http_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (AnkyHttpFetcher,
                      anky_http_fetcher,
                      ANKY,
                      HTTP_FETCHER,
                      GObject)

/* @max_fetches: 0 for no limit (the user's own TSA). */
AnkyFetcher *anky_http_fetcher_new (guint max_fetches)
    G_GNUC_WARN_UNUSED_RESULT;

/* Only these hosts may be asked, redirections included; NULL: any. Before the
 * first fetch. */
void anky_http_fetcher_set_hosts (AnkyHttpFetcher *self,
                                  const char *const *hosts);
guint anky_http_fetcher_get_n_fetches (AnkyHttpFetcher *self);

G_END_DECLS
