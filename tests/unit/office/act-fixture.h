/* act-fixture.h - a letter in a folder, and acts upon it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"
#include "anky-test-pki.h"

G_BEGIN_DECLS

typedef struct {
  char *folder;
  char *letter;    /* the demo's, number and date left blank */
  char *signature; /* pictures */
  char *seal;
  AnkyTrust *trust;
  GPtrArray *places;
  AnkyActOptions options; /* a leader's signature at a place of its own */
} ActFixture;

void act_fixture_set_up (ActFixture *self, gconstpointer unused);
/* Fails if a file is left that no test expected. */
void act_fixture_tear_down (ActFixture *self, gconstpointer unused);

char *act_fixture_path (ActFixture *self, const char *name);
gboolean act_fixture_has (ActFixture *self, const char *name);
/* How many files there are, hidden ones included. */
guint act_fixture_count (ActFixture *self);
void act_fixture_write (ActFixture *self, const char *name, GBytes *bytes);
GBytes *act_fixture_read (ActFixture *self, const char *name);

/* Begins @key, runs, ends it. */
AnkyActResult *act_fixture_run (ActFixture *self,
                                const char *input,
                                AnkyKey *key,
                                GCancellable *cancellable,
                                GError **error);
AnkyActResult *act_fixture_run_good (ActFixture *self,
                                     const char *input,
                                     const char *key_name);
/* The status of the command line contract, and no file more than before. */
void act_fixture_assert_status (ActFixture *self,
                                const char *input,
                                const char *key_name,
                                int status);

/* Turns the options into those of another kind. */
void act_fixture_ask (ActFixture *self, AnkyKind kind);
/* The user's own place. */
void act_fixture_place (ActFixture *self, AnkyKind kind, AnkyRectMm rect);

G_END_DECLS
