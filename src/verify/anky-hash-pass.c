/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One read of the file for all signatures in it (design decision 12). For each
 * digest algorithm a running hash goes from gap to gap; at each gap a copy of
 * its state goes on with what follows the gap. A signed file grows at its end,
 * so what the copies read is only the rest of one revision.
 */

#include "anky-validation-private.h"

#define CHUNK_SIZE (1u << 20)

/* A file in which many ranges begin early and reach far would cost their
 * product; honest ones read each byte little more than once. */
#define MAX_READ_FACTOR 4
#define MAX_READ_EXTRA  (64u << 20)

typedef struct {
  AnkyDigest *running;
  guint64 position; /* of the running hash */
  guint64 last_gap; /* it is not needed behind it */
} Lane;

typedef struct {
  const guint8 *data;
  gsize size;
  guint64 left; /* bytes that may still be hashed */
  Lane lanes[ANKY_DIGEST_SHA3_512 + 1];
  GCancellable *cancellable;
} Pass;

static void
clear_pass (Pass *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->lanes); i++)
    g_clear_pointer (&self->lanes[i].running, anky_digest_free);
}

static gboolean
hash_range (Pass *self,
            AnkyDigest *digest,
            guint64 start,
            guint64 end,
            GError **error)
{
  while (start < end) {
    gsize n = (gsize) MIN (end - start, CHUNK_SIZE);

    if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
      return FALSE;
    anky_digest_update (digest, self->data + start, n);
    start += n;
  }
  return TRUE;
}

/* Brings every lane that is still needed to @end, chunk by chunk, so that two
 * algorithms read memory once. */
static gboolean
advance_lanes (Pass *self, guint64 start, guint64 end, GError **error)
{
  while (start < end) {
    guint64 stop = MIN (end, start + CHUNK_SIZE);

    if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
      return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS (self->lanes); i++) {
      Lane *lane = &self->lanes[i];

      if (!lane->running || lane->position >= stop ||
          lane->position >= lane->last_gap)
        continue;
      anky_digest_update (lane->running,
                          self->data + lane->position,
                          (gsize) (stop - lane->position));
      lane->position = stop;
    }
    start = stop;
  }
  return TRUE;
}

/* ISO 32000-2 knows one digest for each signature: the one its CMS or token
 * names; adbe.pkcs7.sha1 is SHA-1 by its name. */
static AnkyDigestAlgorithm
get_algorithm (const AnkySignature *signature)
{
  if (signature->sub_filter == ANKY_SUB_FILTER_PKCS7_SHA1)
    return ANKY_DIGEST_SHA1;
  if (signature->cms)
    return anky_cms_get_digest_algorithm (signature->cms);
  if (signature->token)
    return anky_timestamp_get_digest_algorithm (signature->token);
  return ANKY_DIGEST_UNKNOWN;
}

static gboolean
is_wanted (const AnkySignature *signature)
{
  return signature->has_range && !signature->is_skipped &&
         get_algorithm (signature) != ANKY_DIGEST_UNKNOWN;
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const AnkySignature *one = *(AnkySignature *const *) a;
  const AnkySignature *other = *(AnkySignature *const *) b;

  if (one->gap_start == other->gap_start)
    return 0;
  return one->gap_start < other->gap_start ? -1 : 1;
}

static void
open_lane (Pass *self,
           const AnkySignature *signature,
           const AnkyKnownPrefix *known)
{
  AnkyDigestAlgorithm algorithm = get_algorithm (signature);
  Lane *lane = &self->lanes[algorithm];

  lane->last_gap = signature->gap_start;
  if (lane->running)
    return;

  if (known && known->digest &&
      anky_digest_get_algorithm (known->digest) == algorithm &&
      known->end <= signature->gap_start) {
    lane->running = anky_digest_copy (known->digest);
    lane->position = known->end;
    return;
  }
  lane->running = anky_digest_new (algorithm);
}

static gboolean
fork_at_gap (Pass *self, AnkySignature *signature, GError **error)
{
  Lane *lane = &self->lanes[get_algorithm (signature)];
  guint64 tail = signature->end - signature->gap_end;
  g_autoptr (AnkyDigest) digest = NULL;

  if (!lane->running || tail > self->left)
    return TRUE;

  self->left -= tail;
  digest = anky_digest_copy (lane->running);
  if (!hash_range (self, digest, signature->gap_end, signature->end, error))
    return FALSE;
  signature->digest = anky_digest_finish (digest);
  return TRUE;
}

static gboolean
run_pass (Pass *self, GPtrArray *wanted, GError **error)
{
  guint64 position = 0;

  for (guint i = 0; i < wanted->len; i++) {
    AnkySignature *signature = g_ptr_array_index (wanted, i);

    if (!advance_lanes (self, position, signature->gap_start, error) ||
        !fork_at_gap (self, signature, error))
      return FALSE;
    position = signature->gap_start;
  }
  return TRUE;
}

gboolean
anky_validation_hash (AnkyValidation *self,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  Pass pass = { .cancellable = cancellable };
  gboolean was_finished = FALSE;

  pass.data = anky_file_get_data (anky_pdf_document_get_file (self->document),
                                  &pass.size);
  pass.left = (guint64) pass.size * MAX_READ_FACTOR + MAX_READ_EXTRA;

  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    if (is_wanted (signature))
      g_ptr_array_add (wanted, signature);
  }
  g_ptr_array_sort (wanted, compare_gaps);
  for (guint i = 0; i < wanted->len; i++)
    open_lane (&pass,
               g_ptr_array_index (wanted, i),
               self->options->known_prefix);

  was_finished = run_pass (&pass, wanted, error);
  clear_pass (&pass);

  for (guint i = 0; was_finished && i < wanted->len; i++) {
    const AnkySignature *signature = g_ptr_array_index (wanted, i);

    if (!signature->digest)
      anky_report_add_limit (self->report, "hashed-bytes");
  }
  return was_finished;
}
