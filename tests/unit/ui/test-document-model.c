/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-document-model.h"

#include "act-fixture.h"
#include "anky-http-fetcher.h"
#include "anky-test-server.h"

static AnkyTestServer *server;

typedef struct {
  ActFixture act;
  AnkyFetcher *fetcher;
  AnkyDocumentModel *model;
  GMainLoop *loop;
  guint n_judged;
  AnkyRevocationStatus first;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyCertificate) sub = anky_test_pki_certificate ("sub-aia");
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autoptr (AnkyActResult) result = NULL;

  anky_test_server_set_mode (server, "ocsp", "good");
  anky_test_server_set_mode (server, "crl", "good");
  act_fixture_set_up (&fixture->act, NULL);
  result = act_fixture_run_good (&fixture->act, "letter.pdf", "person-aia");
  g_object_unref (fixture->act.trust);
  fixture->act.trust = anky_trust_new ();
  g_assert_true (anky_trust_add_certificate (fixture->act.trust, root, NULL));
  g_assert_true (anky_trust_add_certificate (fixture->act.trust, sub, NULL));
  fixture->fetcher = anky_http_fetcher_new (0);
  fixture->model = anky_document_model_new (result->output_path);
  fixture->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  anky_document_model_close (fixture->model);
  g_object_unref (fixture->model);
  g_object_unref (fixture->fetcher);
  g_main_loop_unref (fixture->loop);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  act_fixture_tear_down (&fixture->act, NULL);
}

static AnkyRevocationStatus
get_revocation (AnkyDocumentModel *model)
{
  AnkyReceipt *receipt = anky_document_model_get_receipt (model);
  const AnkySignatureReport *signature =
      g_ptr_array_index (receipt->report->signatures, 0);

  g_assert_nonnull (signature->path);
  return signature->path->revocation;
}

static void
judged_cb (Fixture *fixture)
{
  fixture->n_judged++;
  if (fixture->n_judged == 1)
    fixture->first = get_revocation (fixture->model);
  if (!anky_document_model_is_refining (fixture->model))
    g_main_loop_quit (fixture->loop);
}

static void
run (Fixture *fixture, AnkyFetcher *fetcher)
{
  const AnkyReceiveOptions options = {
    .trust = fixture->act.trust,
    .fetcher = fetcher,
  };

  g_signal_connect_swapped (fixture->model,
                            "judged",
                            G_CALLBACK (judged_cb),
                            fixture);
  anky_document_model_open (fixture->model, &options);
  g_main_loop_run (fixture->loop);
}

/* First what the file tells, then what the network adds. */
static void
test_refines (Fixture *fixture, gconstpointer unused)
{
  run (fixture, fixture->fetcher);
  g_assert_cmpuint (fixture->n_judged, ==, 2);
  g_assert_cmpint (fixture->first, ==, ANKY_REVOCATION_UNKNOWN);
  g_assert_cmpint (get_revocation (fixture->model), ==, ANKY_REVOCATION_GOOD);
}

static void
test_offline (Fixture *fixture, gconstpointer unused)
{
  run (fixture, NULL);
  g_assert_cmpuint (fixture->n_judged, ==, 1);
  g_assert_cmpint (fixture->first, ==, ANKY_REVOCATION_UNKNOWN);
}

static void
stop_cb (Fixture *fixture)
{
  if (anky_document_model_is_refining (fixture->model))
    anky_document_model_stop_judging (fixture->model);
}

/* A network that is not waited for leaves the first answer. */
static void
test_stopped (Fixture *fixture, gconstpointer unused)
{
  g_signal_connect_data (fixture->model,
                         "judged",
                         G_CALLBACK (stop_cb),
                         fixture,
                         NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  run (fixture, fixture->fetcher);
  g_assert_false (anky_document_model_is_refining (fixture->model));
  g_assert_false (anky_document_model_was_stopped (fixture->model));
  g_assert_cmpint (get_revocation (fixture->model),
                   ==,
                   ANKY_REVOCATION_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  server = anky_test_server_new ();
  g_test_add ("/ui/document-model/refines",
              Fixture,
              NULL,
              set_up,
              test_refines,
              tear_down);
  g_test_add ("/ui/document-model/offline",
              Fixture,
              NULL,
              set_up,
              test_offline,
              tear_down);
  g_test_add ("/ui/document-model/stopped",
              Fixture,
              NULL,
              set_up,
              test_stopped,
              tear_down);
  status = g_test_run ();
  anky_test_server_free (server);
  return status;
}
