/* anky-chain-private.h - which certificate issued which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-certificate-private.h"
#include "anky-trust.h"

G_BEGIN_DECLS

/* RFC 5280 sets no limit; ten intermediates are more than anybody has. */
#define ANKY_CHAIN_MAX_LENGTH 12

typedef struct {
  GPtrArray *certificates; /* AnkyCertificate, leaf first */
  gboolean is_trusted;     /* the last one is an anchor of the trust store */
  /* A certificate that must be the issuer by its name and key identifier, but
   * whose key did not sign; NULL if none. */
  AnkyCertificate *false_issuer;
} AnkyChain;

/* The first chain that ends in an anchor, else the longest. Every link's
 * signature is checked; nothing else is. @others: untrusted candidates. */
AnkyChain *anky_chain_find (AnkyCertificate *leaf,
                            AnkyTrust *trust,
                            GPtrArray *others,
                            GDateTime *at) G_GNUC_WARN_UNUSED_RESULT;
void anky_chain_free (AnkyChain *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyChain, anky_chain_free)

G_END_DECLS
