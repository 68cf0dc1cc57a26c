/* anky-act-observer.h - the person who waits for an act, asked by the engine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is to become of a signature that is finished but lacks what was asked
 * for. */
typedef enum {
  ANKY_ACT_ANSWER_STOP,      /* nothing is written */
  ANKY_ACT_ANSWER_GO_ON,     /* written at the level that was reached */
  ANKY_ACT_ANSWER_TRY_AGAIN, /* the same servers once more */
} AnkyActAnswer;

/**
 * AnkyActObserver:
 *
 * Told what an act waits for, and asked when it cannot have it. Implemented
 * by the window; the signature waits in memory meanwhile, so that no PIN is
 * asked a second time.
 *
 * Thread: called on the one that runs the act, which waits for the answer.
 */
#define ANKY_TYPE_ACT_OBSERVER (anky_act_observer_get_type ())
G_DECLARE_INTERFACE (AnkyActObserver,
                     anky_act_observer,
                     ANKY,
                     ACT_OBSERVER,
                     GObject)

struct _AnkyActObserverInterface {
  GTypeInterface parent_interface;

  void (*waits) (AnkyActObserver *self,
                 const char *uri,
                 guint nth_try,
                 guint n_tries);
  AnkyActAnswer (*ask) (AnkyActObserver *self,
                        AnkyLevel reached,
                        const char *why,
                        GCancellable *cancellable);
};

/* A timestamp is asked of @uri, for the @nth_try time of @n_tries; NULL: what
 * is waited for are other answers, of revocation. @self may be NULL. */
void anky_act_observer_waits (AnkyActObserver *self,
                              const char *uri,
                              guint nth_try,
                              guint n_tries);
/* Only @reached can be had, for the reason @why (English). NULL: STOP. */
AnkyActAnswer anky_act_observer_ask (AnkyActObserver *self,
                                     AnkyLevel reached,
                                     const char *why,
                                     GCancellable *cancellable);

G_END_DECLS
