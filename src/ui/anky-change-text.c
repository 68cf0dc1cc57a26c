/* anky-change-text.c - what was changed after signing, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-change-text.h"

#include <glib/gi18n.h>

/* By the names of the rules that judged the change. Those that are missing here
 * are of the file's inner form and are told by their gravity. */
static const struct {
  const char *rule;
  const char *text;
} rows[] = {
  { "action-added", N_ ("a field that does something by itself was added") },
  { "annotation-added", N_ ("a note was added") },
  { "annotation-changed", N_ ("a note was changed") },
  { "annotation-order", N_ ("notes were put into another order") },
  { "annotation-removed", N_ ("a note was removed") },
  { "annotation-visible", N_ ("a note that covers the page was added") },
  { "appearance-removed", N_ ("what a field shows was removed") },
  { "appearance-shared", N_ ("what a field shows was changed") },
  { "content", N_ ("content was changed") },
  { "content-filled-in", N_ ("content was added") },
  { "content-removed", N_ ("content was removed") },
  { "empty-field-visible",
    N_ ("an empty field that covers the page was added") },
  { "field", N_ ("a field was changed") },
  { "field-added", N_ ("an empty field was added") },
  { "field-filled", N_ ("a field was filled in") },
  { "field-name-twice", N_ ("a second field of the same name was added") },
  { "field-removed", N_ ("a field was removed") },
  { "ink-hides-signature", N_ ("something was put over a signature") },
  { "ink-hides-text", N_ ("something was put over the text") },
  { "metadata", N_ ("the description of the document was changed") },
  { "page-content", N_ ("the page was changed") },
  { "page-tree", N_ ("pages were added, removed or put into another order") },
  { "signature-added", N_ ("a signature was added") },
  { "signature-appearance", N_ ("the picture of a signature was changed") },
  { "signature-certifies", N_ ("a signature that certifies was added") },
  { "signature-in-field", N_ ("a signature was put into an empty field") },
  { "signature-recycled", N_ ("a signature was copied from elsewhere") },
  { "signature-redefined", N_ ("a signature was replaced") },
  { "signature-removed", N_ ("a signature was removed") },
  { "signed-field", N_ ("a field that bears a signature was changed") },
  { "structure", N_ ("the order of reading was changed") },
  { "timestamp-added", N_ ("a timestamp was added") },
  { "validation-data", N_ ("validation data were added") },
  { "value-differs", N_ ("a field shows something else than its value") },
  { "widget-added", N_ ("a field was put onto the page") },
};

static const char *
get_text (const AnkyChange *change)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].rule, change->rule))
      return _ (rows[i].text);

  switch (change->changes) {
  case ANKY_CHANGES_FORBIDDEN:
    return _ ("something was changed that may not be changed");
  case ANKY_CHANGES_UNKNOWN:
    return _ ("something was changed that cannot be checked");
  case ANKY_CHANGES_ANNOTATION:
    return _ ("a note was changed");
  case ANKY_CHANGES_FORM_FILLING:
    return _ ("a field was filled in");
  case ANKY_CHANGES_EXTENSION:
  case ANKY_CHANGES_NONE:
  default:
    return _ ("something was added that changes nothing that is seen");
  }
}

static AnkyTone
get_tone (const AnkyChange *change)
{
  switch (change->changes) {
  case ANKY_CHANGES_FORBIDDEN:
    return ANKY_TONE_BAD;
  case ANKY_CHANGES_UNKNOWN:
  case ANKY_CHANGES_ANNOTATION:
    return ANKY_TONE_OPEN;
  case ANKY_CHANGES_FORM_FILLING:
  case ANKY_CHANGES_EXTENSION:
  case ANKY_CHANGES_NONE:
  default:
    return ANKY_TONE_PLAIN;
  }
}

AnkyAnswer
anky_change_text_get (const AnkyChange *change)
{
  AnkyAnswer answer = { get_tone (change), NULL };
  const char *text = get_text (change);

  if (change->page != G_MAXUINT)
    /* Translators: %1$u is a page's number, %2$s what happened there. */
    answer.text =
        g_strdup_printf (_ ("Page %1$u: %2$s"), change->page + 1, text);
  else
    /* Translators: %s is what happened, beginning with a small letter. */
    answer.text = g_strdup_printf (_ ("In the document: %s"), text);

  return answer;
}
