/* evidence-fixture.h - acts with a TSA, an OCSP responder, lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "act-fixture.h"
#include "anky-test-server.h"

G_BEGIN_DECLS

typedef struct {
  ActFixture act; /* the options name the servers, which are good */
  AnkyFetcher *fetcher;
  char *tsa;
  const char *addresses[3];
} EvidenceFixture;

void evidence_fixture_set_up (EvidenceFixture *self, gconstpointer unused);
void evidence_fixture_tear_down (EvidenceFixture *self, gconstpointer unused);

/* Modes of servers.py; one server for all tests of a program. */
void evidence_fixture_set_mode (const char *name, const char *mode);
guint evidence_fixture_count_asked (const char *name);

AnkyActResult *evidence_fixture_sign (EvidenceFixture *self, AnkyLevel level);

/* Starts the servers, runs, ends them. */
int evidence_fixture_run_tests (void);

G_END_DECLS
