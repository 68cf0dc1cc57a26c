/* anky-test-server.h - servers.py from a C test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-test-pki.h"

G_BEGIN_DECLS

/**
 * AnkyTestServer:
 *
 * A running TSA, OCSP responder and place of certificates and lists with a PKI
 * of its own, gone with the object. From its start on ANKY_TEST_PKI names that
 * PKI, so that anky_test_pki_certificate ("person-aia") names this server.
 */
typedef struct _AnkyTestServer AnkyTestServer;

AnkyTestServer *anky_test_server_new (void) G_GNUC_WARN_UNUSED_RESULT;
void anky_test_server_free (AnkyTestServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyTestServer, anky_test_server_free)

/* "http://127.0.0.1:PORT/tsa"; the second with TLS that nobody trusts. */
char *anky_test_server_uri (AnkyTestServer *self, const char *path)
    G_GNUC_WARN_UNUSED_RESULT;
char *anky_test_server_tls_uri (AnkyTestServer *self, const char *path)
    G_GNUC_WARN_UNUSED_RESULT;

/* @name: "tsa", "ocsp", "crl", "crt"; @mode: see servers.py. */
void anky_test_server_set_mode (AnkyTestServer *self,
                                const char *name,
                                const char *mode);
/* How often it was asked since the start. */
guint anky_test_server_get_count (AnkyTestServer *self, const char *name);

G_END_DECLS
