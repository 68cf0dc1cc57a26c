/* anky-terminal.h - lines typed at the terminal, secret ones unseen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkyTerminal:
 *
 * The terminal the process belongs to, whatever its standard streams are. As
 * it was found it is left, when freed.
 */
typedef struct _AnkyTerminal AnkyTerminal;

/* %G_IO_ERROR_NOT_FOUND if there is none. */
AnkyTerminal *anky_terminal_open (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anky_terminal_free (AnkyTerminal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyTerminal, anky_terminal_free)

void anky_terminal_write (AnkyTerminal *self, const char *text);
/* Asks, and reads one line. %G_IO_ERROR_CANCELLED at Ctrl-C, Ctrl-D on an empty
 * line, or when the terminal goes away. */
AnkySecret *anky_terminal_read (AnkyTerminal *self,
                                const char *prompt,
                                gboolean is_seen,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
