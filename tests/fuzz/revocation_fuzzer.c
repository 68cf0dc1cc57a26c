/* OCSP responses and CRLs: two certificates, each after its length in two
 * bytes, then the evidence. An answer, if there is one, is complete.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "anky-clock.h"
#include "anky-cursor.h"
#include "anky-revocation-private.h"

static AnkyCertificate *
take_certificate (AnkyCursor *cursor)
{
  g_autoptr (GBytes) der = NULL;
  guint64 size = 0;
  const guint8 *data;

  if (!anky_cursor_read_uint (cursor, 2, &size))
    return NULL;
  data = anky_cursor_read (cursor, (gsize) size);
  if (!data)
    return NULL;
  der = g_bytes_new_static (data, (gsize) size);
  return anky_certificate_new_from_der (der, NULL);
}

static void
check_answer (AnkyRevocationAnswer *answer,
              const AnkyRevocationQuestion *question)
{
  if (!answer)
    return;
  g_assert_nonnull (answer->produced);
  g_assert_nonnull (answer->this_update);
  g_assert_true ((answer->status == ANKY_REVOCATION_REVOKED) ==
                 (answer->revoked_at != NULL));
  (void) anky_revocation_answer_is_fresh (answer, question);
  anky_revocation_answer_free (answer);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GDateTime) now = anky_clock_parse ("2026-11-21T09:00:00+07:00");
  g_autoptr (AnkyCertificate) certificate = NULL;
  g_autoptr (AnkyCertificate) issuer = NULL;
  g_autoptr (GBytes) evidence = NULL;
  AnkyCursor cursor;

  anky_cursor_init (&cursor, data, size);
  certificate = take_certificate (&cursor);
  issuer = certificate ? take_certificate (&cursor) : NULL;
  if (!issuer)
    return 0;
  evidence =
      g_bytes_new_static (data + cursor.position, size - cursor.position);
  {
    const AnkyRevocationQuestion question = {
      .certificate = certificate,
      .issuer = issuer,
      .at = now,
      .now = now,
    };

    check_answer (anky_ocsp_read (evidence, &question, NULL), &question);
    check_answer (anky_crl_read (evidence, &question, NULL), &question);
  }
  return 0;
}
