/* anky-fake-fetcher.h - a network that answers what the test says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-fetcher.h"

G_BEGIN_DECLS

/**
 * AnkyFakeFetcher:
 *
 * Answers by address; what it does not know is %G_IO_ERROR_NOT_FOUND. Remembers
 * what it was asked. Thread: any, one at a time.
 */
#define ANKY_TYPE_FAKE_FETCHER (anky_fake_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (AnkyFakeFetcher,
                      anky_fake_fetcher,
                      ANKY,
                      FAKE_FETCHER,
                      GObject)

typedef GBytes *(*AnkyFakeAnswer) (const AnkyFetchRequest *request,
                                   gpointer user_data,
                                   GError **error);

AnkyFakeFetcher *anky_fake_fetcher_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @uri: its end is enough ("/sub.crl"). A later answer replaces an earlier. */
void anky_fake_fetcher_add (AnkyFakeFetcher *self,
                            const char *uri,
                            GBytes *bytes);
void anky_fake_fetcher_add_func (AnkyFakeFetcher *self,
                                 const char *uri,
                                 AnkyFakeAnswer answer,
                                 gpointer user_data);

guint anky_fake_fetcher_get_n_fetches (AnkyFakeFetcher *self);
/* (element-type char*), borrowed */
GPtrArray *anky_fake_fetcher_get_uris (AnkyFakeFetcher *self);

G_END_DECLS
