/* anky-token-backend.h - the token thread and what lives on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-executor.h"
#include "anky-modules.h"

G_BEGIN_DECLS

/**
 * AnkyTokenBackend:
 *
 * What a manager and its keys share: the one thread on which every PKCS#11
 * call is made, and the modules. Whoever of them goes last shuts the modules
 * down.
 *
 * Thread: any; the marked functions on the token thread only.
 */
#define ANKY_TYPE_TOKEN_BACKEND (anky_token_backend_get_type ())
G_DECLARE_FINAL_TYPE (AnkyTokenBackend,
                      anky_token_backend,
                      ANKY,
                      TOKEN_BACKEND,
                      GObject)

AnkyTokenBackend *anky_token_backend_new (const char *const *paths,
                                          gboolean only_extra)
    G_GNUC_WARN_UNUSED_RESULT;

AnkyExecutor *anky_token_backend_get_executor (AnkyTokenBackend *self);

/* Token thread. */
AnkyModules *anky_token_backend_get_modules (AnkyTokenBackend *self);
/* Token thread. Login is per token and process (PKCS#11 2.40, 5.6): one
 * act at a time has a token. FALSE if another has it. */
gboolean anky_token_backend_claim (AnkyTokenBackend *self,
                                   const char *token_uri);
void anky_token_backend_release (AnkyTokenBackend *self, const char *token_uri);

G_END_DECLS
