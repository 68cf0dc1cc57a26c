/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The person who is asked when a timestamp or evidence cannot be had, and the
 * finished signature that waits for the answer.
 */

#include "evidence-fixture.h"

#include "anky-certificate-check.h"

/* Answers in turn, and notes what it was told. */
#define TYPE_CLERK (clerk_get_type ())
G_DECLARE_FINAL_TYPE (Clerk, clerk, TEST, CLERK, GObject)

struct _Clerk {
  GObject parent_instance;

  const AnkyActAnswer *answers;
  guint n_asked;
  guint n_waits;
  guint n_waits_for_others;
  AnkyLevel reached;
  const char *mend; /* the TSA's mode from the first question on */
};

static void clerk_iface_init (AnkyActObserverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (Clerk,
                               clerk,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ANKY_TYPE_ACT_OBSERVER,
                                                      clerk_iface_init))

static void
clerk_waits (AnkyActObserver *observer,
             const char *uri,
             guint nth_try,
             guint n_tries)
{
  Clerk *self = TEST_CLERK (observer);

  if (uri)
    self->n_waits++;
  else
    self->n_waits_for_others++;
  if (uri)
    g_assert_cmpuint (nth_try, <=, n_tries);
}

static AnkyActAnswer
clerk_ask (AnkyActObserver *observer,
           AnkyLevel reached,
           const char *why,
           GCancellable *cancellable)
{
  Clerk *self = TEST_CLERK (observer);

  g_test_message ("asked: %s", why);
  self->reached = reached;
  if (self->mend)
    evidence_fixture_set_mode ("tsa", self->mend);
  return self->answers[self->n_asked++];
}

static void
clerk_iface_init (AnkyActObserverInterface *iface)
{
  iface->waits = clerk_waits;
  iface->ask = clerk_ask;
}

static void
clerk_class_init (ClerkClass *klass)
{
}

static void
clerk_init (Clerk *self)
{
}

static Clerk *
employ (EvidenceFixture *fixture, const AnkyActAnswer *answers)
{
  Clerk *clerk = g_object_new (TYPE_CLERK, NULL);

  clerk->answers = answers;
  fixture->act.options.observer = ANKY_ACT_OBSERVER (clerk);
  return clerk;
}

static AnkyActResult *
sign (EvidenceFixture *fixture, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person-aia");
  AnkyActResult *result =
      act_fixture_run (&fixture->act, "letter.pdf", key, cancellable, error);

  /* Whatever is answered, the key is used once. */
  g_assert_cmpuint (anky_soft_key_get_n_signed (ANKY_SOFT_KEY (key)), ==, 1);
  return result;
}

static void
test_not_asked (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (Clerk) clerk = employ (fixture, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) result = sign (fixture, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_T);
  g_assert_false (result->is_lowered);
  g_assert_cmpuint (clerk->n_asked, ==, 0);
  g_assert_cmpuint (clerk->n_waits, ==, 1);
}

static void
test_without (EvidenceFixture *fixture, gconstpointer unused)
{
  const AnkyActAnswer answers[] = { ANKY_ACT_ANSWER_GO_ON };
  g_autoptr (Clerk) clerk = employ (fixture, answers);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) result = NULL;

  evidence_fixture_set_mode ("tsa", "500");
  result = sign (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_B);
  g_assert_true (result->is_lowered);
  g_assert_cmpuint (clerk->n_asked, ==, 1);
  g_assert_cmpint (clerk->reached, ==, ANKY_LEVEL_B_B);
  g_assert_cmpuint (clerk->n_waits, ==, 3);
}

/* More was asked for; the one answer goes for all that needs a timestamp. */
static void
test_without_once (EvidenceFixture *fixture, gconstpointer unused)
{
  const AnkyActAnswer answers[] = { ANKY_ACT_ANSWER_GO_ON };
  g_autoptr (Clerk) clerk = employ (fixture, answers);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) result = NULL;

  evidence_fixture_set_mode ("tsa", "wrong-nonce");
  fixture->act.options.level = ANKY_LEVEL_B_LTA;
  result = sign (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_B);
  g_assert_cmpuint (clerk->n_asked, ==, 1);
}

static void
test_stop (EvidenceFixture *fixture, gconstpointer unused)
{
  const AnkyActAnswer answers[] = { ANKY_ACT_ANSWER_STOP };
  g_autoptr (Clerk) clerk = employ (fixture, answers);
  g_autoptr (GError) error = NULL;

  evidence_fixture_set_mode ("tsa", "500");
  g_assert_null (sign (fixture, NULL, &error));
  g_assert_cmpint (anky_office_exit_status (error), ==, 5);
  g_assert_cmpuint (act_fixture_count (&fixture->act), ==, 1);
  g_assert_cmpuint (clerk->n_asked, ==, 1);
}

static void
test_try_again (EvidenceFixture *fixture, gconstpointer unused)
{
  const AnkyActAnswer answers[] = { ANKY_ACT_ANSWER_TRY_AGAIN };
  g_autoptr (Clerk) clerk = employ (fixture, answers);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) result = NULL;

  evidence_fixture_set_mode ("tsa", "500");
  clerk->mend = "addressed";
  result = sign (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_T);
  g_assert_cmpuint (clerk->n_asked, ==, 1);
  g_assert_cmpuint (clerk->n_waits, ==, 4);
}

static void
test_no_evidence (EvidenceFixture *fixture, gconstpointer unused)
{
  const AnkyActAnswer answers[] = { ANKY_ACT_ANSWER_TRY_AGAIN,
                                    ANKY_ACT_ANSWER_GO_ON };
  g_autoptr (Clerk) clerk = employ (fixture, answers);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) result = NULL;

  evidence_fixture_set_mode ("ocsp", "500");
  evidence_fixture_set_mode ("crl", "500");
  fixture->act.options.level = ANKY_LEVEL_B_LT;
  result = sign (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_T);
  g_assert_cmpint (clerk->reached, ==, ANKY_LEVEL_B_T);
  g_assert_cmpuint (clerk->n_asked, ==, 2);
  g_assert_cmpuint (clerk->n_waits_for_others, ==, 2);
}

/* The second time only what is missing is asked for. */
static void
test_archive_again (EvidenceFixture *fixture, gconstpointer unused)
{
  const AnkyActAnswer answers[] = { ANKY_ACT_ANSWER_TRY_AGAIN };
  g_autoptr (Clerk) clerk = employ (fixture, answers);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) first = NULL;
  g_autoptr (AnkyActResult) result = NULL;
  g_autofree char *path = act_fixture_path (&fixture->act, "letter.signed.pdf");

  fixture->act.options.level = ANKY_LEVEL_B_T;
  first = sign (fixture, NULL, &error);
  g_assert_no_error (error);
  evidence_fixture_set_mode ("tsa", "500");
  clerk->mend = "addressed";
  fixture->act.options.kind = ANKY_KIND_NONE;
  fixture->act.options.level = ANKY_LEVEL_B_LTA;
  result = anky_act_extend (path, &fixture->act.options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_LTA);
  g_assert_cmpuint (result->report->n_revisions, ==, 4);
  g_assert_cmpuint (clerk->n_asked, ==, 1);
}

/* The certificate of the test names no source at all. */
static void
test_no_source (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GError) error = NULL;

  fixture->act.options.level = ANKY_LEVEL_B_LT;
  g_assert_null (
      act_fixture_run (&fixture->act, "letter.pdf", key, NULL, &error));
  g_assert_cmpint (anky_office_exit_status (error), ==, 5);
  g_assert_nonnull (strstr (error->message, "names no source"));
  g_assert_cmpuint (act_fixture_count (&fixture->act), ==, 1);
}

/* Nothing to hold the authority to: taken, and said. */
static void
test_no_root (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyTrust) nothing = anky_trust_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) result = NULL;
  const AnkyGate *last;

  fixture->act.options.trust = nothing;
  result = sign (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_T);
  last = g_ptr_array_index (result->warnings, result->warnings->len - 1);
  g_assert_cmpstr (last->code, ==, "timestamp-no-root");
}

/* --- giving up ----------------------------------------------------------- */

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (G_USEC_PER_SEC);
  g_cancellable_cancel (data);
  return NULL;
}

/* A server that never answers does not hold anybody. */
static void
test_silent (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  evidence_fixture_set_mode ("tsa", "silent");
  g_assert_null (sign (fixture, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (act_fixture_count (&fixture->act), ==, 1);
}

/* What the user was shown while choosing is not asked for again. */
static void
test_checked_before (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyCertificate) leaf = anky_test_pki_certificate ("person-aia");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyCertificateCheck) check =
      anky_certificate_check_run (leaf,
                                  fixture->act.trust,
                                  fixture->fetcher,
                                  NULL,
                                  &error);
  g_autoptr (AnkyActResult) result = NULL;
  guint n_before = evidence_fixture_count_asked ("ocsp");

  g_assert_no_error (error);
  fixture->act.options.check = check;
  result = sign (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (evidence_fixture_count_asked ("ocsp"), ==, n_before);
}

#define ADD(path, function)                                                    \
  g_test_add ("/office/evidence-choice/" path,                                 \
              EvidenceFixture,                                                 \
              NULL,                                                            \
              evidence_fixture_set_up,                                         \
              function,                                                        \
              evidence_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("not-asked", test_not_asked);
  ADD ("without", test_without);
  ADD ("without-once", test_without_once);
  ADD ("stop", test_stop);
  ADD ("try-again", test_try_again);
  ADD ("no-evidence", test_no_evidence);
  ADD ("archive-again", test_archive_again);
  ADD ("no-source", test_no_source);
  ADD ("no-root", test_no_root);
  ADD ("silent", test_silent);
  ADD ("checked-before", test_checked_before);
  return evidence_fixture_run_tests ();
}
