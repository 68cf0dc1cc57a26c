/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-clock.h"
#include "anky-fake-fetcher.h"
#include "anky-revocation-private.h"
#include "evidence-maker.h"

/* The maker signs now, so everything is about now. */
#define BEGIN "2026-01-01T00:00:00Z"
#define END   "2048-01-01T00:00:00Z"

typedef struct {
  AnkyRevocationQuestion question;
  GDateTime *now;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->now = anky_clock_now ();
  self->question = (AnkyRevocationQuestion){
    .certificate = anky_test_pki_certificate ("person"),
    .issuer = anky_test_pki_certificate ("sub"),
    .at = self->now,
    .now = self->now,
  };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->question.certificate);
  g_object_unref (self->question.issuer);
  g_date_time_unref (self->now);
}

static EvidenceMakerAnswer
good_answer (void)
{
  return (EvidenceMakerAnswer){
    .certificate = "person",
    .status = V_OCSP_CERTSTATUS_GOOD,
    .reason = -1,
    .this_update = BEGIN,
    .next_update = END,
  };
}

static AnkyRevocationAnswer *
read_answer (Fixture *self, const EvidenceMakerAnswer *answer, GError **error)
{
  g_autoptr (GBytes) bytes = evidence_maker_answer (answer, NULL);

  return anky_ocsp_read (bytes, &self->question, error);
}

static void
assert_refused (Fixture *self, const EvidenceMakerAnswer *answer)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_answer (self, answer, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
}

static void
test_good (Fixture *self, gconstpointer data)
{
  const EVP_MD *digests[] = { NULL, EVP_sha256 (), EVP_sha384 () };

  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++) {
    EvidenceMakerAnswer made = good_answer ();
    g_autoptr (AnkyRevocationAnswer) answer = NULL;
    g_autoptr (GError) error = NULL;

    made.id_digest = digests[i];
    answer = read_answer (self, &made, &error);
    g_assert_no_error (error);
    g_assert_cmpint (answer->status, ==, ANKY_REVOCATION_GOOD);
    g_assert_true (answer->is_ocsp);
    g_assert_true (anky_revocation_answer_is_fresh (answer, &self->question));
  }
}

static void
test_revoked (Fixture *self, gconstpointer data)
{
  EvidenceMakerAnswer made = good_answer ();
  g_autoptr (AnkyRevocationAnswer) answer = NULL;
  g_autofree char *when = NULL;

  made.status = V_OCSP_CERTSTATUS_REVOKED;
  made.reason = OCSP_REVOKED_STATUS_CACOMPROMISE;
  made.revoked_at = "2025-05-05T00:00:00Z";
  answer = read_answer (self, &made, NULL);
  g_assert_cmpint (answer->status, ==, ANKY_REVOCATION_REVOKED);
  g_assert_cmpstr (answer->reason, ==, "cACompromise");
  when = anky_clock_format (answer->revoked_at);
  g_assert_cmpstr (when, ==, "2025-05-05T07:00:00+07:00");
}

static void
test_unknown (Fixture *self, gconstpointer data)
{
  EvidenceMakerAnswer made = good_answer ();
  g_autoptr (AnkyRevocationAnswer) answer = NULL;

  made.status = V_OCSP_CERTSTATUS_UNKNOWN;
  answer = read_answer (self, &made, NULL);
  g_assert_cmpint (answer->status, ==, ANKY_REVOCATION_UNKNOWN);
}

/* The issuer itself may answer, with or without its certificate. */
static void
test_issuer (Fixture *self, gconstpointer data)
{
  EvidenceMakerAnswer made = good_answer ();

  made.signer = "sub";
  for (int i = 0; i < 2; i++) {
    g_autoptr (AnkyRevocationAnswer) answer = NULL;

    made.leaves_out_certificate = i > 0;
    answer = read_answer (self, &made, NULL);
    g_assert_nonnull (answer);
  }
}

static void
test_signers (Fixture *self, gconstpointer data)
{
  /* A person of the same issuer, the root, a forger, and a responder whose
   * certificate has ended. */
  const char *signers[] = { "office",     "organization", "root",
                            "forged-sub", "tsa",          "expired" };

  for (gsize i = 0; i < G_N_ELEMENTS (signers); i++) {
    EvidenceMakerAnswer made = good_answer ();

    made.signer = signers[i];
    g_test_message ("%s", signers[i]);
    assert_refused (self, &made);
  }
}

static void
test_no_certificate (Fixture *self, gconstpointer data)
{
  EvidenceMakerAnswer made = good_answer ();

  made.leaves_out_certificate = TRUE;
  assert_refused (self, &made);
}

static void
test_other_certificate (Fixture *self, gconstpointer data)
{
  EvidenceMakerAnswer made = good_answer ();

  made.certificate = "office";
  assert_refused (self, &made);
}

static void
test_old (Fixture *self, gconstpointer data)
{
  const struct {
    const char *this_update;
    const char *next_update;
  } times[] = {
    { BEGIN, "2026-01-02T00:00:00Z" },
    { BEGIN, NULL },
    { "2040-01-01T00:00:00Z", END },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    EvidenceMakerAnswer made = good_answer ();
    g_autoptr (AnkyRevocationAnswer) answer = NULL;

    made.this_update = times[i].this_update;
    made.next_update = times[i].next_update;
    answer = read_answer (self, &made, NULL);
    g_assert_nonnull (answer);
    g_assert_false (anky_revocation_answer_is_fresh (answer, &self->question));
  }
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  const int statuses[] = { OCSP_RESPONSE_STATUS_TRYLATER,
                           OCSP_RESPONSE_STATUS_UNAUTHORIZED,
                           OCSP_RESPONSE_STATUS_SUCCESSFUL };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    g_autoptr (GBytes) bytes = evidence_maker_refusal (statuses[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (anky_ocsp_read (bytes, &self->question, &error));
    g_assert_nonnull (error);
  }
}

static void
test_malformed (Fixture *self, gconstpointer data)
{
  EvidenceMakerAnswer made = good_answer ();
  g_autoptr (GBytes) good = evidence_maker_answer (&made, NULL);
  g_autoptr (GBytes) truncated =
      g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) - 1);
  g_autoptr (GBytes) huge = g_bytes_new_take (g_malloc0 (1 << 20), 1 << 20);
  GBytes *bad[] = { truncated, huge };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (anky_ocsp_read (bad[i], &self->question, &error));
    g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
  }
}

/* No bit of an answer can be changed so that it answers otherwise. */
static void
test_mutations (Fixture *self, gconstpointer data)
{
  EvidenceMakerAnswer made = good_answer ();
  g_autoptr (GBytes) good = NULL;
  gsize size;

  made.status = V_OCSP_CERTSTATUS_REVOKED;
  made.revoked_at = "2025-05-05T00:00:00Z";
  good = evidence_maker_answer (&made, NULL);
  size = g_bytes_get_size (good);
  for (gsize i = 0; i < size; i++) {
    guint8 *copy = g_memdup2 (g_bytes_get_data (good, NULL), size);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (AnkyRevocationAnswer) answer = NULL;

    copy[i] ^= (guint8) (1 << (i % 8));
    bytes = g_bytes_new_take (copy, size);
    answer = anky_ocsp_read (bytes, &self->question, NULL);
    g_assert_true (!answer || answer->status == ANKY_REVOCATION_REVOKED);
  }
}

/* --- asking -------------------------------------------------------------- */

typedef enum { NONCE_COPIED, NONCE_LEFT_OUT, NONCE_OTHER } Nonce;

static GBytes *
answer_request (const AnkyFetchRequest *request, gpointer data, GError **error)
{
  const Nonce *nonce = data;
  gsize size;
  const guint8 *position = g_bytes_get_data (request->body, &size);
  OCSP_REQUEST *parsed = d2i_OCSP_REQUEST (NULL, &position, (long) size);
  OCSP_REQUEST *other = OCSP_REQUEST_new ();
  EvidenceMakerAnswer made = good_answer ();
  GBytes *bytes;

  g_assert_nonnull (parsed);
  g_assert_cmpstr (request->body_type, ==, "application/ocsp-request");
  OCSP_request_add1_nonce (other, NULL, -1);
  bytes = evidence_maker_answer (&made,
                                 *nonce == NONCE_COPIED     ? parsed
                                 : *nonce == NONCE_LEFT_OUT ? NULL
                                                            : other);
  OCSP_REQUEST_free (parsed);
  OCSP_REQUEST_free (other);
  return bytes;
}

static void
test_nonce (Fixture *self, gconstpointer data)
{
  const struct {
    Nonce nonce;
    gboolean is_taken;
  } cases[] = {
    { NONCE_COPIED, TRUE },
    { NONCE_LEFT_OUT, TRUE },
    { NONCE_OTHER, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AnkyFakeFetcher) fetcher = anky_fake_fetcher_new ();
    Nonce nonce = cases[i].nonce;
    g_autoptr (AnkyRevocationAnswer) answer = NULL;
    g_autoptr (GError) error = NULL;

    anky_fake_fetcher_add_func (fetcher, "/ocsp", answer_request, &nonce);
    answer = anky_ocsp_ask (ANKY_FETCHER (fetcher),
                            "http://demo.invalid/ocsp",
                            &self->question,
                            NULL,
                            &error);
    g_assert_cmpint (answer != NULL, ==, cases[i].is_taken);
    g_assert_cmpint (error == NULL, ==, cases[i].is_taken);
  }
}

static void
test_nobody (Fixture *self, gconstpointer data)
{
  g_autoptr (AnkyFakeFetcher) fetcher = anky_fake_fetcher_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (anky_ocsp_ask (ANKY_FETCHER (fetcher),
                                "http://demo.invalid/ocsp",
                                &self->question,
                                NULL,
                                &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/crypto/ocsp/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("good", test_good);
  add ("revoked", test_revoked);
  add ("unknown", test_unknown);
  add ("issuer", test_issuer);
  add ("signers", test_signers);
  add ("no-certificate", test_no_certificate);
  add ("other-certificate", test_other_certificate);
  add ("old", test_old);
  add ("refusals", test_refusals);
  add ("malformed", test_malformed);
  add ("mutations", test_mutations);
  add ("nonce", test_nonce);
  add ("nobody", test_nobody);
  return g_test_run ();
}
