/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which revisions are drawn to judge the ink of every step.
 *
 * Ink is judged by what its place showed before and after it came. Of a page
 * that was signed twenty-five times, drawn before and after each time, every
 * drawing would show all the signatures there were: the cost is their square.
 * But where nothing else came near the place, earlier and later revisions show
 * there the same. So each ink may be judged by any revision of a whole stretch,
 * and of all stretches as few revisions are chosen as hit every one.
 *
 * A stretch passes a step only if all that the step did anywhere are
 * extensions, and all that it put on this page are signatures whose rectangles
 * stand clear of the place: an appearance is fitted into its rectangle and cut
 * off at its edge (ISO 32000-2, 12.5.5). Comments, which readers draw as they
 * like, end it, and so does whatever else a forger might put between: then the
 * very revisions before and after the step are drawn.
 */

#include "anky-look-ink-private.h"

/* Around an ink within which no other may stand: more than is looked at. */
#define CLEAR_PT 8.5

typedef struct {
  guint first; /* revisions */
  guint last;
  AnkyInk *ink;
  gboolean is_after;
} Stretch;

typedef struct {
  AnkyPdfDocument *document;
  GPtrArray *steps;
  gboolean *extends; /* of each step: it did no more than extend */
} Moments;

static gboolean
only_extends (const AnkyStep *step)
{
  for (guint i = 0; i < step->changes->len; i++) {
    const AnkyChange *change = g_ptr_array_index (step->changes, i);

    if (change->changes > ANKY_CHANGES_EXTENSION)
      return FALSE;
  }
  return TRUE;
}

static gboolean
are_clear (AnkyRectPdf a, AnkyRectPdf b)
{
  AnkyRectPdf around = { a.x0 - CLEAR_PT,
                         a.y0 - CLEAR_PT,
                         a.x1 + CLEAR_PT,
                         a.y1 + CLEAR_PT };

  return anky_rect_pdf_is_empty (anky_rect_pdf_intersect (around, b));
}

static gboolean
leaves_alone (const Moments *self, guint index, const AnkyInk *ink)
{
  const AnkyStep *step = g_ptr_array_index (self->steps, index);

  if (!self->extends[index])
    return FALSE;
  for (guint i = 0; i < step->inks->len; i++) {
    const AnkyInk *other = g_ptr_array_index (step->inks, i);

    if (other->page == ink->page &&
        (!other->field || !are_clear (ink->rect, other->rect)))
      return FALSE;
  }
  return TRUE;
}

/* Step @index leads from the first to the second of the revisions. */
static void
add_stretches (const Moments *self, guint index, AnkyInk *ink, GArray *list)
{
  const AnkyStep *step = g_ptr_array_index (self->steps, index);
  guint before = anky_pdf_revision_get_number (step->before);
  guint after = anky_pdf_revision_get_number (step->after);
  Stretch earlier = { before, before, ink, FALSE };
  Stretch later = { after, after, ink, TRUE };

  for (guint i = index; i > 0 && leaves_alone (self, i - 1, ink); i--)
    earlier.first--;
  for (guint i = index + 1; i < self->steps->len && leaves_alone (self, i, ink);
       i++)
    later.last++;
  g_array_append_val (list, earlier);
  g_array_append_val (list, later);
}

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const Stretch *one = a;
  const Stretch *other = b;

  if (one->ink->page != other->ink->page)
    return one->ink->page < other->ink->page ? -1 : 1;
  if (one->last != other->last)
    return one->last < other->last ? -1 : 1;
  return 0;
}

/* Sorted by their ends, a stretch that the last chosen revision does not hit is
 * hit best by its own end. The newest revision is drawn in any case. */
static void
choose (const Moments *self, GArray *list)
{
  guint newest = anky_pdf_document_get_n_revisions (self->document);
  guint page = G_MAXUINT;
  guint chosen = 0;

  for (guint i = 0; i < list->len; i++) {
    const Stretch *stretch = &g_array_index (list, Stretch, i);
    AnkyPdfRevision *revision = NULL;

    if (stretch->ink->page != page)
      chosen = 0;
    page = stretch->ink->page;
    if (stretch->last == newest)
      chosen = newest;
    else if (chosen < stretch->first)
      chosen = stretch->last;
    revision = anky_pdf_document_get_revision (self->document, chosen);
    if (stretch->is_after)
      stretch->ink->shown_after = revision;
    else
      stretch->ink->shown_before = revision;
  }
}

void
anky_look_choose_moments (AnkyPdfDocument *document, GPtrArray *steps)
{
  g_autofree gboolean *extends = g_new0 (gboolean, steps->len);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Moments self = { document, steps, extends };

  for (guint i = 0; i < steps->len; i++)
    extends[i] = only_extends (g_ptr_array_index (steps, i));
  for (guint i = 0; i < steps->len; i++) {
    const AnkyStep *step = g_ptr_array_index (steps, i);

    for (guint j = 0; j < step->inks->len; j++)
      add_stretches (&self, i, g_ptr_array_index (step->inks, j), list);
  }
  g_array_sort (list, compare_stretches);
  choose (&self, list);
}
