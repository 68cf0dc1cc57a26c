/* anky-verdict-text.c - the verdict about a document, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-verdict-text.h"

#include <glib/gi18n.h>

static AnkyAnswer
say (AnkyTone tone, const char *text)
{
  AnkyAnswer answer = { tone, g_strdup (text) };

  return answer;
}

AnkyAnswer
anky_verdict_text_headline (const AnkyReceipt *receipt)
{
  switch (receipt->verdict) {
  case ANKY_VERDICT_VALID:
    return say (ANKY_TONE_GOOD, _ ("Valid"));
  case ANKY_VERDICT_COPY:
    return say (ANKY_TONE_GOOD, _ ("Valid certified copy"));
  case ANKY_VERDICT_ATTACHMENT:
    return say (ANKY_TONE_GOOD, _ ("Valid attachment"));
  case ANKY_VERDICT_INCOMPLETE:
    return say (ANKY_TONE_OPEN, _ ("Signatures incomplete"));
  case ANKY_VERDICT_INDETERMINATE:
    return say (ANKY_TONE_OPEN, _ ("Cannot be concluded"));
  case ANKY_VERDICT_INVALID:
    return say (ANKY_TONE_BAD, _ ("Not valid"));
  case ANKY_VERDICT_UNSIGNED:
  default:
    return say (ANKY_TONE_PLAIN, _ ("Not signed"));
  }
}

AnkyTone
anky_weight_get_tone (AnkyWeight weight)
{
  switch (weight) {
  case ANKY_WEIGHT_RETURN:
    return ANKY_TONE_BAD;
  case ANKY_WEIGHT_ASK:
    return ANKY_TONE_OPEN;
  case ANKY_WEIGHT_REMARK:
  case ANKY_WEIGHT_NONE:
  default:
    return ANKY_TONE_PLAIN;
  }
}

/* The same words that go to the sender, where the document was received. A
 * document that lacks signatures may as well be on its way to them. */
AnkyAnswer
anky_verdict_text_acceptance (const AnkyReceipt *receipt)
{
  if (receipt->verdict == ANKY_VERDICT_INCOMPLETE)
    return say (ANKY_TONE_PLAIN,
                C_ ("verdict", "If it was received like this: return it"));

  switch (receipt->acceptance) {
  case ANKY_WEIGHT_RETURN:
    return say (ANKY_TONE_BAD, C_ ("verdict", "Return"));
  case ANKY_WEIGHT_ASK:
    return say (ANKY_TONE_OPEN, C_ ("verdict", "Needs a decision"));
  case ANKY_WEIGHT_REMARK:
  case ANKY_WEIGHT_NONE:
  default:
    return say (ANKY_TONE_GOOD,
                receipt->reasons->len > 0
                    ? C_ ("verdict", "Accept, with remarks")
                    : C_ ("verdict", "Accept"));
  }
}

static void
count (const AnkyReport *report, guint *n_bad_out, guint *n_open_out)
{
  *n_bad_out = 0;
  *n_open_out = 0;
  for (guint i = 0; i < report->signatures->len; i++) {
    g_auto (AnkyAnswer) headline =
        anky_signature_text_headline (report->signatures->pdata[i]);

    if (headline.tone == ANKY_TONE_BAD)
      (*n_bad_out)++;
    else if (headline.tone == ANKY_TONE_OPEN)
      (*n_open_out)++;
  }
}

static char *
describe_worst (guint n_signatures, guint n_bad, guint n_open)
{
  if (n_bad > 0)
    return g_strdup_printf (ngettext ("%u not valid", "%u not valid", n_bad),
                            n_bad);
  if (n_open > 0)
    return g_strdup_printf (
        ngettext ("%u cannot be concluded", "%u cannot be concluded", n_open),
        n_open);

  return g_strdup (n_signatures == 1 ? _ ("valid") : _ ("all valid"));
}

char *
anky_verdict_text_dup_subtitle (const AnkyReceipt *receipt)
{
  g_autofree char *counted = NULL;
  g_autofree char *worst = NULL;
  guint n_signatures;
  guint n_bad = 0;
  guint n_open = 0;

  if (!receipt || !receipt->report)
    return NULL;

  n_signatures = receipt->report->signatures->len;
  if (n_signatures == 0)
    return g_strdup (_ ("Not signed"));

  count (receipt->report, &n_bad, &n_open);
  counted =
      g_strdup_printf (ngettext ("%u signature", "%u signatures", n_signatures),
                       n_signatures);
  worst = describe_worst (n_signatures, n_bad, n_open);

  return g_strdup_printf ("%s · %s", counted, worst);
}
