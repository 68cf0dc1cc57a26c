/* anky-path-rules-private.h - what a chain must be besides signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-path.h"

G_BEGIN_DECLS

/* Each gives NULL if the chain is in order, else one line that says why not.
 * The chain is leaf first, its last certificate the anchor. */

/* RFC 5280, 6.1 without signatures and times: basic and name constraints, key
 * usage of authorities, path lengths, unknown critical extensions. */
char *anky_path_rules_check_chain (GPtrArray *chain) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the leaf may be used so. */
char *anky_path_rules_check_use (AnkyCertificate *leaf, AnkyPathUse use)
    G_GNUC_WARN_UNUSED_RESULT;
char *anky_path_rules_check_strength (GPtrArray *chain)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
