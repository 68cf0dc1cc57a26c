/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-certificate.h"

#include "anky-clock.h"

/* TT 15/2025, Phụ lục I. */
#define MIN_RSA_BITS 2048
#define MIN_EC_BITS  256

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error,
                       ANKY_OFFICE_ERROR,
                       ANKY_OFFICE_ERROR_CERTIFICATE,
                       message);
  return FALSE;
}

AnkySignerKind
anky_act_get_signer_kind (const AnkyActOptions *options,
                          AnkyCertificate *certificate)
{
  if (options->signer_kind != ANKY_SIGNER_UNKNOWN)
    return options->signer_kind;
  return anky_certificate_guess_kind (certificate);
}

static gboolean
check_dates (AnkyCertificate *certificate, GDateTime *now, GError **error)
{
  if (g_date_time_compare (now, anky_certificate_get_not_before (certificate)) <
      0)
    return refuse (error, "the certificate is not valid yet");
  if (g_date_time_compare (now, anky_certificate_get_not_after (certificate)) >
      0)
    return refuse (error, "the certificate has expired");
  return TRUE;
}

static gboolean
check_key (AnkyCertificate *certificate, GError **error)
{
  AnkyKeyType type = anky_certificate_get_key_type (certificate);
  guint bits = anky_certificate_get_key_bits (certificate);

  if (anky_certificate_is_ca (certificate))
    return refuse (error, "the certificate is a certification authority's");
  if (!anky_certificate_may_sign (certificate))
    return refuse (error, "the certificate's key usage does not allow signing");
  if ((type == ANKY_KEY_TYPE_RSA && bits < MIN_RSA_BITS) ||
      (type == ANKY_KEY_TYPE_EC && bits < MIN_EC_BITS))
    return refuse (error, "the certificate's key is too short");
  return TRUE;
}

static void
warn (GPtrArray *warnings, const char *code)
{
  g_ptr_array_add (warnings,
                   anky_gate_new (code, ANKY_GATE_WARN, NULL, NULL, NULL));
}

/* What cannot be checked passes, and is said (design decision 6). */
static gboolean
judge_path (const AnkyPath *path, GPtrArray *warnings, GError **error)
{
  switch (path->revocation) {
  case ANKY_REVOCATION_REVOKED:
    return refuse (error, "the certificate was revoked");
  case ANKY_REVOCATION_UNKNOWN:
    warn (warnings, "own-revocation-unanswered");
    break;
  case ANKY_REVOCATION_NOT_CHECKED:
    warn (warnings, "own-revocation-not-checked");
    break;
  case ANKY_REVOCATION_NO_SOURCE:
    warn (warnings, "own-revocation-no-source");
    break;
  case ANKY_REVOCATION_GOOD:
  default:
    break;
  }
  if (!path->is_trusted)
    warn (warnings, "own-no-root");
  return TRUE;
}

gboolean
anky_act_check_certificate (const AnkyActOptions *options,
                            AnkyCertificate *certificate,
                            GPtrArray *warnings,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GDateTime) now = anky_clock_now ();
  const AnkyPathOptions path_options = {
    .trust = options->trust,
    .fetcher = options->fetcher,
    .time = now,
    .now = now,
    .use = ANKY_PATH_USE_SIGNING,
    .check_revocation = options->fetcher != NULL,
  };
  g_autoptr (AnkyPath) path = NULL;

  if (!check_dates (certificate, now, error) || !check_key (certificate, error))
    return FALSE;
  if (!options->trust || options->certificate_was_checked)
    return TRUE;
  path = anky_path_build (certificate, &path_options, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return judge_path (path, warnings, error);
}
