/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Timestamps that belong to something else: a token proves the existence of
 * what its imprint is of, and of nothing more.
 */

#include "anky-attack.h"
#include "anky-forge.h"
#include "anky-pdf-form.h"
#include "anky-signer.h"
#include "anky-test-tsa.h"

#include <string.h>

static GBytes *
stamp_something_else (GBytes *imprint,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GBytes) other = anky_digest_of_bytes (ANKY_DIGEST_SHA256, imprint);

  return anky_test_tsa_stamp (other, user_data, cancellable, error);
}

/* A certificate that has ended, and a token of when it had not: somebody
 * else's token, or one by an authority that nobody trusts. */
static GBytes *
forge_old_token (GBytes *letter, const AnkyAttack *self)
{
  AnkyTestTsa tsa = { .name = self->more, .time = "2023-06-01T08:00:30+07:00" };
  const AnkyLetterSigning signing = {
    .key = self->text,
    .time = "2023-06-01T08:00:00+07:00",
    .timestamp = self->number ? stamp_something_else : anky_test_tsa_stamp,
    .timestamp_data = &tsa,
  };
  g_autoptr (GBytes) fresh = anky_letter_new (ANKY_LETTER_TABLE);

  return anky_letter_sign (fresh, &signing);
}

/* --- timestamps of the document ---------------------------------------------
 */

static GBytes *
stamp (GBytes *letter, AnkyTimestampFunc func, guint64 *start, guint64 *end)
{
  AnkyTestTsa tsa = { .time = "2026-03-05T08:00:00+07:00" };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, &error);
  g_autoptr (AnkySignedRevision) revision =
      anky_signer_timestamp (document, func, &tsa, NULL, NULL, &error);

  g_assert_no_error (error);
  *start = revision->contents_start;
  *end = revision->contents_end;
  return anky_forge_concat (letter, revision->appended);
}

static GBytes *
forge_imprint (GBytes *letter, const AnkyAttack *self)
{
  guint64 start, end;

  return stamp (letter, stamp_something_else, &start, &end);
}

/* The token of another letter's timestamp in the place of this one's. */
static GBytes *
forge_copied (GBytes *letter, const AnkyAttack *self)
{
  guint64 start, end, other_start, other_end;
  g_autoptr (GBytes) stamped =
      stamp (letter, anky_test_tsa_stamp, &start, &end);
  g_autoptr (GBytes) blank = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) other =
      stamp (blank, anky_test_tsa_stamp, &other_start, &other_end);
  g_autofree char *token =
      g_strndup ((const char *) g_bytes_get_data (other, NULL) + other_start,
                 (gsize) (other_end - other_start));

  g_assert_cmpuint (end - start, ==, other_end - other_start);
  return anky_forge_replace (stamped,
                             (gsize) start,
                             (gsize) (end - start),
                             token);
}

/* A good one, and a byte of what it covers behind the signature changed. */
static GBytes *
forge_under_stamp (GBytes *letter, const AnkyAttack *self)
{
  guint64 start, end;
  g_autoptr (GBytes) stamped =
      stamp (letter, anky_test_tsa_stamp, &start, &end);
  gsize at =
      anky_forge_find (stamped, "/Rect", (gsize) g_bytes_get_size (letter));

  return anky_forge_replace (stamped, at + 1, 1, "S");
}

#define P       ANKY_VICTIM_PLAIN
#define EXPIRED P, FALSE, forge_old_token

const AnkyAttack anky_attacks_time[] = {
  { "copied-timestamp/expired", EXPIRED, 1, "expired" },
  { "copied-timestamp/not-yet", EXPIRED, 1, "not-yet" },
  { "copied-timestamp/untrusted", EXPIRED, 0, "expired", "tsa-other" },
  { "document-timestamp/imprint", P, FALSE, forge_imprint },
  { "document-timestamp/copied", P, FALSE, forge_copied },
  { "document-timestamp/changed", P, FALSE, forge_under_stamp },
  { NULL },
};
