/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-fetcher.h"

G_DEFINE_INTERFACE (AnkyFetcher, anky_fetcher, G_TYPE_OBJECT)

static void
anky_fetcher_default_init (AnkyFetcherInterface *iface)
{
}

GBytes *
anky_fetcher_fetch (AnkyFetcher *self,
                    const AnkyFetchRequest *request,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (ANKY_IS_FETCHER (self), NULL);
  g_return_val_if_fail (request->uri && request->max_size > 0, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return ANKY_FETCHER_GET_IFACE (self)->fetch (self,
                                               request,
                                               cancellable,
                                               error);
}
