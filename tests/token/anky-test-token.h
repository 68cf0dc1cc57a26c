/* anky-test-token.h - a set of tokens of one's own for each test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-token-manager.h"

G_BEGIN_DECLS

#define TEST_PIN "12345678"

/* A copy of the tokens that make-tokens.sh made, behind the shim module. */
typedef struct {
  char *folder;
  char *control;
  char *log;
  AnkyTokenManager *manager;
} TestToken;

void test_token_set_up (TestToken *self, gconstpointer data);
void test_token_tear_down (TestToken *self, gconstpointer data);

/* See shim-control.h. Replaces what was there before. */
void test_token_control (TestToken *self, const char *lines);
/* Which calls the shim has seen, one a line, and forgets them. */
char *test_token_take_log (TestToken *self);
void test_token_assert_log (TestToken *self, const char *expected);
/* Ends the test if there is no such certificate. */
AnkyTokenCertificate *test_token_get_certificate (TestToken *self,
                                                  const char *label);
AnkyKey *test_token_get_key (TestToken *self, const char *label);

/* Runs the main context until @is_done says so; ends the test after 10 s. */
void test_token_wait_until (gboolean (*is_done) (gpointer data), gpointer data);

/**
 * TestInteraction:
 *
 * A person who answers with @pin, or with nothing and @error, and remembers
 * what was asked.
 */
#define TEST_TYPE_INTERACTION (test_interaction_get_type ())
G_DECLARE_FINAL_TYPE (TestInteraction,
                      test_interaction,
                      TEST,
                      INTERACTION,
                      GTlsInteraction)

struct _TestInteraction {
  GTlsInteraction parent_instance;

  const char *pin; /* NULL: the prompt is dismissed */
  guint n_asked;
  GTlsPasswordFlags flags; /* of the last question */
  char *purpose;
  /* Called while the question stands. */
  void (*meanwhile) (gpointer data);
  gpointer data;
};

TestInteraction *test_interaction_new (const char *pin);

G_END_DECLS
