/* anky-doctor-gather.c - what can be found out without a PIN
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-doctor.h"

#include "anky-clock.h"
#include "anky-path.h"
#include "anky-timestamp.h"

#define FLATPAK_FILE "/.flatpak-info"
#define DIGEST_SIZE  32

static char *
join (GPtrArray *texts)
{
  g_autoptr (GPtrArray) copy = g_ptr_array_new ();

  if (!texts || texts->len == 0)
    return NULL;

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, texts->pdata[i]);
  g_ptr_array_add (copy, NULL);

  return g_strjoinv ("; ", (GStrv) copy->pdata);
}

static void
gather_readers (AnkyDoctorFacts *facts,
                const char *path,
                GCancellable *cancellable)
{
  g_autoptr (AnkyPcsc) pcsc = anky_pcsc_look (path, cancellable);

  facts->pcsc = pcsc->state;
  facts->n_readers = pcsc->readers->len;
  facts->n_cards = pcsc->n_cards;
  facts->readers = join (pcsc->readers);
  facts->is_sandboxed = g_file_test (FLATPAK_FILE, G_FILE_TEST_EXISTS);
}

/* One that can sign, else the first. */
static AnkyTokenCertificate *
choose_certificate (GPtrArray *tokens, guint *n_out)
{
  AnkyTokenCertificate *best = NULL;

  *n_out = 0;
  for (guint i = 0; i < tokens->len; i++) {
    GPtrArray *certificates = anky_token_get_certificates (tokens->pdata[i]);

    *n_out += certificates->len;
    for (guint j = 0; j < certificates->len; j++) {
      AnkyTokenCertificate *one = certificates->pdata[j];

      if (!best || (!anky_token_certificate_is_usable (best) &&
                    anky_token_certificate_is_usable (one)))
        best = one;
    }
  }

  return best;
}

static void
note_token (AnkyDoctorFacts *facts, AnkyToken *token)
{
  facts->pin_state = anky_token_get_pin_state (token);
  facts->token = g_strdup_printf ("%s (%s, %s)",
                                  anky_token_get_label (token),
                                  anky_token_get_model (token),
                                  anky_token_get_module_name (token));
}

static AnkyDoctorPath
build_path (AnkyCertificate *certificate,
            const AnkyDoctorSources *sources,
            GCancellable *cancellable)
{
  g_autoptr (GDateTime) now = anky_clock_now ();
  g_autoptr (AnkyPath) path = NULL;
  AnkyPathOptions options = {
    .trust = sources->trust,
    .fetcher = sources->fetcher,
    .now = now,
    .use = ANKY_PATH_USE_SIGNING,
    .check_revocation = sources->fetcher != NULL,
  };

  path = anky_path_build (certificate, &options, cancellable);
  if (path->is_forged)
    return ANKY_DOCTOR_PATH_FORGED;
  if (path->revocation == ANKY_REVOCATION_REVOKED)
    return ANKY_DOCTOR_PATH_REVOKED;

  return path->is_trusted ? ANKY_DOCTOR_PATH_TRUSTED : ANKY_DOCTOR_PATH_NO_ROOT;
}

static void
note_certificate (AnkyDoctorFacts *facts,
                  AnkyTokenCertificate *chosen,
                  const AnkyDoctorSources *sources,
                  GCancellable *cancellable)
{
  AnkyCertificate *certificate =
      anky_token_certificate_get_certificate (chosen);
  const char *name = anky_certificate_get_common_name (certificate);

  if (!name)
    name = anky_token_certificate_get_label (chosen);
  facts->certificate = g_strdup (name);
  if (!anky_token_certificate_is_usable (chosen))
    facts->why = anky_token_certificate_get_why (chosen);
  facts->not_after =
      g_date_time_ref (anky_certificate_get_not_after (certificate));
  facts->path = build_path (certificate, sources, cancellable);
}

static void
gather_tokens (AnkyDoctorFacts *facts,
               const AnkyDoctorSources *sources,
               GCancellable *cancellable)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tokens =
      anky_token_manager_list (sources->tokens, &problems, cancellable, &error);
  AnkyTokenCertificate *chosen;

  if (!tokens) {
    facts->problems = g_strdup (error->message);
    return;
  }

  facts->problems = join (problems);
  facts->n_tokens = tokens->len;
  chosen = choose_certificate (tokens, &facts->n_certificates);
  if (chosen) {
    note_token (facts, anky_token_certificate_get_token (chosen));
    note_certificate (facts, chosen, sources, cancellable);
  } else if (tokens->len > 0) {
    note_token (facts, tokens->pdata[0]);
  }
}

/* A timestamp over nothing in particular: what is asked tells nobody anything.
 */
static void
gather_timestamp (AnkyDoctorFacts *facts,
                  const AnkyDoctorSources *sources,
                  GCancellable *cancellable)
{
  static const guint8 zeros[DIGEST_SIZE] = { 0 };
  g_autoptr (GBytes) imprint = g_bytes_new_static (zeros, sizeof zeros);
  g_autoptr (GBytes) token = NULL;
  g_autoptr (GError) error = NULL;

  facts->server = g_strdup (sources->server);
  facts->uses_network = sources->fetcher != NULL;
  if (!sources->server || !sources->fetcher)
    return;

  token = anky_timestamp_request (sources->fetcher,
                                  sources->server,
                                  imprint,
                                  NULL,
                                  cancellable,
                                  &error);
  if (!token)
    facts->timestamp_problem =
        g_strdup_printf ("%s: %s", sources->server, error->message);
}

AnkyDoctorFacts *
anky_doctor_gather (const AnkyDoctorSources *sources, GCancellable *cancellable)
{
  AnkyDoctorFacts *facts = g_new0 (AnkyDoctorFacts, 1);

  facts->now = anky_clock_now ();
  gather_readers (facts, sources->pcsc_path, cancellable);
  gather_tokens (facts, sources, cancellable);
  gather_timestamp (facts, sources, cancellable);

  return facts;
}
