/* anky-trust.h - the certificates that the user or administrator trusts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pins.h"

G_BEGIN_DECLS

/**
 * AnkyTrust:
 *
 * Anchors (self-signed CA certificates) and intermediates (other CA
 * certificates) from files and folders, PEM or DER. End-entity certificates
 * are refused. Never the system's web roots, never what merely came with a
 * document. Immutable after loading; thread: any.
 */
#define ANKY_TYPE_TRUST (anky_trust_get_type ())
G_DECLARE_FINAL_TYPE (AnkyTrust, anky_trust, ANKY, TRUST, GObject)

AnkyTrust *anky_trust_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* A file or a folder (its files, not deeper). One that is missing and a file
 * without a CA certificate are errors; in a folder such files are passed over
 * and told by anky_trust_get_refused(). */
gboolean anky_trust_add_path (AnkyTrust *self, const char *path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same for a store: a folder that is missing is empty. */
gboolean anky_trust_add_folder (AnkyTrust *self,
                                const char *path,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean anky_trust_add_certificate (AnkyTrust *self,
                                     AnkyCertificate *certificate,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The pin whose name the certificate bears without being it; NULL if none. One
 * that @self (nullable) holds under that name, matching the pin and with the
 * same key, clears it (a certificate issued again for the same key). */
const AnkyPin *anky_trust_find_impostor (AnkyTrust *self,
                                         AnkyCertificate *certificate);

/* (element-type AnkyCertificate), borrowed */
GPtrArray *anky_trust_get_anchors (AnkyTrust *self);
GPtrArray *anky_trust_get_intermediates (AnkyTrust *self);
/* (element-type char*), "NAME: why" for each file of a folder that was not
 * taken */
GPtrArray *anky_trust_get_refused (AnkyTrust *self);

G_END_DECLS
