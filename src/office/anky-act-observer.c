/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-observer.h"

G_DEFINE_INTERFACE (AnkyActObserver, anky_act_observer, G_TYPE_OBJECT)

static void
anky_act_observer_default_init (AnkyActObserverInterface *iface)
{
}

void
anky_act_observer_waits (AnkyActObserver *self,
                         const char *uri,
                         guint nth_try,
                         guint n_tries)
{
  if (self)
    ANKY_ACT_OBSERVER_GET_IFACE (self)->waits (self, uri, nth_try, n_tries);
}

AnkyActAnswer
anky_act_observer_ask (AnkyActObserver *self,
                       AnkyLevel reached,
                       const char *why,
                       GCancellable *cancellable)
{
  if (!self)
    return ANKY_ACT_ANSWER_STOP;
  return ANKY_ACT_OBSERVER_GET_IFACE (self)->ask (self,
                                                  reached,
                                                  why,
                                                  cancellable);
}
