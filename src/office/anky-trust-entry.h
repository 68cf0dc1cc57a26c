/* anky-trust-entry.h - what lies in a trust store, and putting it there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pins.h"

G_BEGIN_DECLS

/* One certificate of a store. */
typedef struct {
  AnkyCertificate *certificate; /* NULL: the file was refused */
  const AnkyPin *pin;           /* that it matches; NULL */
  char *path;                   /* of its file */
  char *why;                    /* it was refused, English; NULL */
} AnkyTrustEntry;

void anky_trust_entry_free (AnkyTrustEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyTrustEntry, anky_trust_entry_free)

/* What is in @folder, which need not be there, with what was refused behind.
 * Blocks. (element-type AnkyTrustEntry) */
GPtrArray *anky_trust_entries_list (const char *folder)
    G_GNUC_WARN_UNUSED_RESULT;

/* Authorities out of a file that somebody chose; an error where it holds none:
 * end-entity certificates and false bearers of a pinned name are refused. Adds
 * nothing yet. Blocks. (element-type AnkyCertificate) */
GPtrArray *anky_trust_entries_read (const char *path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Into a file of its own, named by its SHA-256; @folder is made. Blocks. */
gboolean anky_trust_entries_add (const char *folder,
                                 AnkyCertificate *certificate,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Out of every file of @folder that holds it; others in the same file stay.
 * Blocks. */
gboolean anky_trust_entries_remove (const char *folder,
                                    AnkyCertificate *certificate,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* As PEM (RFC 7468). Blocks. */
gboolean anky_trust_entries_export (AnkyCertificate *certificate,
                                    const char *path,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
