/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "evidence-fixture.h"

#include "anky-http-fetcher.h"

static AnkyTestServer *server;

void
evidence_fixture_set_mode (const char *name, const char *mode)
{
  anky_test_server_set_mode (server, name, mode);
}

guint
evidence_fixture_count_asked (const char *name)
{
  return anky_test_server_get_count (server, name);
}

void
evidence_fixture_set_up (EvidenceFixture *self, gconstpointer unused)
{
  g_autoptr (AnkyCertificate) sub = anky_test_pki_certificate ("sub-aia");
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");

  evidence_fixture_set_mode ("tsa", "addressed");
  evidence_fixture_set_mode ("ocsp", "good");
  evidence_fixture_set_mode ("crl", "good");
  act_fixture_set_up (&self->act, NULL);
  g_object_unref (self->act.trust);
  self->act.trust = anky_trust_new ();
  g_assert_true (anky_trust_add_certificate (self->act.trust, root, NULL));
  g_assert_true (anky_trust_add_certificate (self->act.trust, sub, NULL));
  self->fetcher = anky_http_fetcher_new (0);
  self->tsa = anky_test_server_uri (server, "/tsa");
  self->addresses[0] = self->tsa;
  self->act.options.trust = self->act.trust;
  self->act.options.fetcher = self->fetcher;
  self->act.options.tsa = self->addresses;
  self->act.options.tsa_pause_ms = 10;
}

void
evidence_fixture_tear_down (EvidenceFixture *self, gconstpointer unused)
{
  act_fixture_tear_down (&self->act, NULL);
  g_object_unref (self->fetcher);
  g_free (self->tsa);
}

AnkyActResult *
evidence_fixture_sign (EvidenceFixture *self, AnkyLevel level)
{
  self->act.options.level = level;
  return act_fixture_run_good (&self->act, "letter.pdf", "person-aia");
}

int
evidence_fixture_run_tests (void)
{
  int status;

  server = anky_test_server_new ();
  status = g_test_run ();
  anky_test_server_free (server);
  return status;
}
