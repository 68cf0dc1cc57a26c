/* anky-token-manager.h - the tokens that are plugged in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-token.h"

G_BEGIN_DECLS

/**
 * AnkyTokenManager:
 *
 * Loads the PKCS#11 modules (those that p11-kit knows, the build's and extra
 * ones by path), lists tokens, watches for their coming and going, makes keys.
 * Everything of PKCS#11 happens on one thread of its own.
 *
 * A GListModel of AnkyToken for whoever watches: it is filled and its
 * items-changed comes on the main context, while watching only.
 *
 * Thread: main, or any thread for the functions that block (marked).
 */
#define ANKY_TYPE_TOKEN_MANAGER (anky_token_manager_get_type ())
G_DECLARE_FINAL_TYPE (AnkyTokenManager,
                      anky_token_manager,
                      ANKY,
                      TOKEN_MANAGER,
                      GObject)

/* @modules: extra module paths, NULL-terminated; may be NULL. Those that the
 * build and the environment (ANKY_PKCS11_MODULES, separated by colons) name are
 * added. With @only_extra, or with ANKY_PKCS11_ONLY in the environment, the
 * ones p11-kit knows are left out. One manager in a process. */
AnkyTokenManager *anky_token_manager_new (const char *const *modules,
                                          gboolean only_extra)
    G_GNUC_WARN_UNUSED_RESULT;

/* Blocks. Tokens in a stable order. A module that fails is left out and told
 * in @problems_out (transfer full, element-type char*), NULL to ignore. */
GPtrArray *anky_token_manager_list (AnkyTokenManager *self,
                                    GPtrArray **problems_out,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anky_token_manager_list_async (AnkyTokenManager *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *anky_token_manager_list_finish (AnkyTokenManager *self,
                                           GAsyncResult *result,
                                           GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Polls every 1.5 s from the first start to the last stop. */
void anky_token_manager_start_watching (AnkyTokenManager *self);
void anky_token_manager_stop_watching (AnkyTokenManager *self);

/* The key of a certificate that was listed. Holds the token's identity, not a
 * session: a token pulled and pushed back still works, another does not. */
AnkyKey *anky_token_manager_get_key (AnkyTokenManager *self,
                                     AnkyTokenCertificate *certificate)
    G_GNUC_WARN_UNUSED_RESULT;

/* Blocks. Finds by RFC 7512 URI or label; NULL @wanted: the only usable one of
 * @kind (UNKNOWN: of any). pin-source of the URI is left to the caller. */
AnkyTokenCertificate *anky_token_manager_find (AnkyTokenManager *self,
                                               const char *wanted,
                                               AnkySignerKind kind,
                                               GCancellable *cancellable,
                                               GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
