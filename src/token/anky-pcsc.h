/* anky-pcsc.h - whether the smart card service sees readers and cards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  ANKY_PCSC_NO_SOCKET, /* the service is not there, or not to be seen */
  ANKY_PCSC_NO_ANSWER, /* it is there and refuses, or speaks otherwise */
  ANKY_PCSC_RUNNING,
} AnkyPcscState;

/**
 * AnkyPcsc:
 *
 * One look at pcscd, through its own socket: drivers of tokens tell only that
 * there is no token, this tells why. The library of the service is not needed,
 * which drivers bring along or not. In a Flatpak sandbox the socket is the
 * host's (--socket=pcsc).
 */
typedef struct {
  AnkyPcscState state;
  GPtrArray *readers; /* char *, their names */
  guint n_cards;      /* readers with a card in them */
} AnkyPcsc;

/* Blocks, two seconds at most. @path: of the socket; NULL: what the
 * environment (PCSCLITE_CSOCK_NAME) or the service's default says. Thread:
 * any. */
AnkyPcsc *anky_pcsc_look (const char *path, GCancellable *cancellable)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_pcsc_free (AnkyPcsc *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPcsc, anky_pcsc_free)

G_END_DECLS
