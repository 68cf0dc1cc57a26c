/* anky-secret.h - a PIN or password: locked in memory, wiped when freed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnkySecret:
 *
 * Bytes in pages of their own that are locked (never swapped), left out of
 * core dumps and wiped before they are given back. Followed by a zero byte
 * that is not counted. Never printed, never compared in anything but tests.
 *
 * Thread: any; one owner at a time.
 */
typedef struct _AnkySecret AnkySecret;

/* Copies; the caller wipes its own copy. NULL if @size is over 1024. */
AnkySecret *anky_secret_new (gconstpointer data, gsize size)
    G_GNUC_WARN_UNUSED_RESULT;
AnkySecret *anky_secret_copy (const AnkySecret *self) G_GNUC_WARN_UNUSED_RESULT;
void anky_secret_free (AnkySecret *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkySecret, anky_secret_free)

const guint8 *anky_secret_get_data (const AnkySecret *self);
gsize anky_secret_get_size (const AnkySecret *self);

/* For g_tls_password_set_value_full(), which does not wipe by itself: a copy
 * of @data for it to keep, and the function that wipes and frees it. */
guchar *anky_secret_dup_raw (gconstpointer data, gsize size)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_secret_free_raw (gpointer data);

/* Overwrites in a way that the compiler keeps. */
void anky_secret_wipe (gpointer data, gsize size);

/* No core dumps and no ptrace from this process on: called first in main. */
void anky_secret_protect_process (void);

G_END_DECLS
