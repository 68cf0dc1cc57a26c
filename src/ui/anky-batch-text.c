/* anky-batch-text.c - what is said of one file among many
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-batch-text.h"

#include "anky-error-text.h"
#include "anky-kind-text.h"
#include "anky-verdict-text.h"
#include "anky-wording-text.h"

#include <glib/gi18n.h>

static AnkyAnswer
say (AnkyTone tone, const char *text)
{
  AnkyAnswer answer = { tone, g_strdup (text) };

  return answer;
}

/* --- where it stands ----------------------------------------------------- */

static AnkyAnswer
say_doubt (AnkyDoubt doubt)
{
  switch (doubt) {
  case ANKY_DOUBT_SEVERAL:
    return say (ANKY_TONE_OPEN,
                _ ("Several signers: open it and choose the place"));
  case ANKY_DOUBT_UNCERTAIN:
    return say (ANKY_TONE_OPEN, _ ("The place is uncertain: open it and look"));
  case ANKY_DOUBT_NO_PLACE:
  case ANKY_DOUBT_NONE:
  default:
    return say (ANKY_TONE_OPEN,
                _ ("No place was found: open it and choose one"));
  }
}

static AnkyAnswer
say_need (AnkyBatchEntry *entry)
{
  AnkyBatchLook *look = anky_batch_entry_get_look (entry);

  switch (anky_batch_entry_get_need (entry)) {
  case ANKY_NEED_WAIT:
    return say (ANKY_TONE_PLAIN, _ ("Being looked at"));
  case ANKY_NEED_READABLE:
    return say (ANKY_TONE_BAD, anky_error_text_get (look->error).title);
  case ANKY_NEED_OTHER_ACT:
    return say (ANKY_TONE_PLAIN, _ ("Bears this signature already: left out"));
  case ANKY_NEED_ALLOWED:
    return say (ANKY_TONE_BAD,
                look->refusal ? anky_error_text_get (look->refusal).title
                              : _ ("The rules do not allow this"));
  case ANKY_NEED_CONFIRMED:
    return say (ANKY_TONE_OPEN, _ ("Something has to be confirmed first"));
  case ANKY_NEED_PLACE:
    return say_doubt (look->doubt);
  case ANKY_NEED_NUMBER:
    return say (ANKY_TONE_PLAIN, _ ("Enter the number first"));
  case ANKY_NEED_OWN_NUMBER:
    return say (ANKY_TONE_BAD,
                _ ("Another document of the list has this number"));
  case ANKY_NEED_FREE_NAME:
    return say (ANKY_TONE_BAD,
                _ ("A file of this number is in the folder already"));
  case ANKY_NEED_NOTHING:
  default:
    return say (ANKY_TONE_GOOD, _ ("Ready"));
  }
}

AnkyAnswer
anky_batch_text_state (AnkyBatchEntry *entry)
{
  AnkyBatchLook *look = anky_batch_entry_get_look (entry);
  const GError *error = anky_batch_entry_get_error (entry);
  AnkyEntryState state = anky_batch_entry_get_state (entry);

  if (state == ANKY_ENTRY_DONE)
    return say (ANKY_TONE_GOOD, _ ("Done"));
  if (state == ANKY_ENTRY_WORKING)
    return say (ANKY_TONE_PLAIN, _ ("Being signed"));
  if (anky_batch_entry_is_skipped (entry))
    return say (ANKY_TONE_PLAIN, _ ("Left out"));
  if (error && state == ANKY_ENTRY_LOOKED)
    return say (ANKY_TONE_BAD, anky_error_text_get (error).title);
  if (look && look->receipt && state == ANKY_ENTRY_LOOKED)
    return anky_verdict_text_acceptance (look->receipt);

  return say_need (entry);
}

/* --- why ----------------------------------------------------------------- */

static char *
describe_place (AnkyBatchEntry *entry)
{
  const AnkyBatchLook *look = anky_batch_entry_get_look (entry);
  const AnkyPlacement *place = look->places->pdata[look->places->len - 1];
  g_autofree char *reason = anky_placement_text_dup_reason (place);

  if (!reason || anky_batch_entry_get_placements (entry))
    return g_strdup (_ ("At the place that was chosen"));

  /* Translators: %1$s says where ("between “PHÓ CHỦ TỊCH” and “Nguyễn Văn A”"),
   * %2$d how certain that is. */
  return g_strdup_printf (_ ("%1$s · certain to %2$d %%"),
                          reason,
                          (int) (look->confidence * 100 + 0.5));
}

static char *
describe_receipt (const AnkyReceipt *receipt)
{
  g_autofree char *first = NULL;
  g_auto (AnkyAnswer) headline = anky_verdict_text_headline (receipt);

  if (receipt->reasons->len == 0)
    return g_strdup (headline.text);
  first = anky_reason_text_dup (receipt->reasons->pdata[0]);

  return g_strdup_printf ("%s · %s", headline.text, first);
}

static char *
describe_error (const GError *error)
{
  AnkyErrorText text = anky_error_text_get (error);
  g_autofree char *body = anky_error_text_dup_body (&text);

  return *body ? g_steal_pointer (&body) : NULL;
}

char *
anky_batch_text_dup_note (AnkyBatchEntry *entry)
{
  AnkyBatchLook *look = anky_batch_entry_get_look (entry);
  const GError *error = anky_batch_entry_get_error (entry);
  const char *output = anky_batch_entry_get_output (entry);
  g_autofree char *name = NULL;

  if (output) {
    name = g_filename_display_basename (output);
    return g_strdup_printf (_ ("Saved as “%s”"), name);
  }
  if (error)
    return describe_error (error);
  if (!look || anky_batch_entry_get_state (entry) == ANKY_ENTRY_WAITING)
    return NULL;
  if (look->error || look->refusal)
    return describe_error (look->error ? look->error : look->refusal);
  if (look->receipt)
    return describe_receipt (look->receipt);
  if (look->places && look->places->len > 0 && look->doubt == ANKY_DOUBT_NONE &&
      anky_batch_entry_get_need (entry) != ANKY_NEED_ALLOWED)
    return describe_place (entry);

  return NULL;
}

/* The mark itself is Vietnamese in every language. */
const char *
anky_batch_text_get_urgency (AnkyUrgency urgency)
{
  switch (urgency) {
  case ANKY_URGENCY_HOA_TOC:
    return "HỎA TỐC";
  case ANKY_URGENCY_THUONG_KHAN:
    return "THƯỢNG KHẨN";
  case ANKY_URGENCY_KHAN:
    return "KHẨN";
  case ANKY_URGENCY_NONE:
  default:
    return NULL;
  }
}

/* --- all of them --------------------------------------------------------- */

static void
append (GString *text, guint n, char *words)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

char *
anky_batch_text_dup_counts (const AnkyBatchCounts *counts, gboolean is_checking)
{
  GString *text = g_string_new (NULL);

  append (text,
          counts->n_waiting,
          g_strdup_printf (ngettext ("%u being looked at",
                                     "%u being looked at",
                                     counts->n_waiting),
                           counts->n_waiting));
  append (
      text,
      counts->n_attention,
      g_strdup_printf (
          ngettext ("%u needs a look", "%u need a look", counts->n_attention),
          counts->n_attention));
  append (text,
          counts->n_ready,
          is_checking ? g_strdup_printf (ngettext ("%u can be accepted",
                                                   "%u can be accepted",
                                                   counts->n_ready),
                                         counts->n_ready)
                      : g_strdup_printf (
                            ngettext ("%u ready", "%u ready", counts->n_ready),
                            counts->n_ready));
  append (text,
          counts->n_done,
          g_strdup_printf (ngettext ("%u done", "%u done", counts->n_done),
                           counts->n_done));
  append (text,
          counts->n_skipped,
          g_strdup_printf (
              ngettext ("%u left out", "%u left out", counts->n_skipped),
              counts->n_skipped));

  return g_string_free (text, FALSE);
}

char *
anky_batch_text_dup_title (guint n_files)
{
  return g_strdup_printf (ngettext ("%u document", "%u documents", n_files),
                          n_files);
}

char *
anky_batch_text_dup_result (guint n_done, guint n_failed)
{
  GString *text = g_string_new (NULL);

  append (text,
          n_done,
          g_strdup_printf (
              ngettext ("%u document signed", "%u documents signed", n_done),
              n_done));
  append (text,
          n_failed,
          g_strdup_printf (ngettext ("%u failed", "%u failed", n_failed),
                           n_failed));

  return g_string_free (text, FALSE);
}

const char *
anky_batch_text_get_act (AnkyKind kind)
{
  switch (kind) {
  case ANKY_KIND_LEADER:
    return C_ ("act", "Sign");
  case ANKY_KIND_INITIALS:
    return C_ ("act", "Initial");
  case ANKY_KIND_ISSUE:
    return C_ ("act", "Issue");
  case ANKY_KIND_COPY:
    return C_ ("act", "Certify copies");
  case ANKY_KIND_ATTACHMENT:
    return C_ ("act", "Sign attachments");
  case ANKY_KIND_NONE:
  case ANKY_KIND_NUMBER:
  case ANKY_KIND_DATE:
  case ANKY_KIND_SEAL:
  default:
    return C_ ("act", "Check");
  }
}

char *
anky_batch_text_dup_verb (AnkyKind kind, guint n)
{
  /* Translators: %1$s is a verb on a button ("_Sign"), %2$u how many
   * documents. */
  return g_strdup_printf (_ ("%1$s (%2$u)"), anky_kind_text_get_verb (kind), n);
}
