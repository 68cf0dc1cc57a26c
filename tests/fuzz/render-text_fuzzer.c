/* The text of a page as a helper that is no longer ours might send it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-render-text.h"

#include "fuzz.h"

#include <math.h>

static void
check_box (const AnkyRectMm *box)
{
  g_assert_true (isfinite (box->x) && isfinite (box->y));
  g_assert_true (isfinite (box->width) && box->width >= 0);
  g_assert_true (isfinite (box->height) && box->height >= 0);
}

static void
check_run (const AnkyTextRun *run)
{
  g_assert_true (g_utf8_validate (run->text, -1, NULL));
  g_assert_true (g_utf8_validate (run->font, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (run->text, -1), ==, run->n_chars);
  check_box (&run->box);
  for (guint i = 0; i < run->n_chars; i++)
    check_box (&run->char_boxes[i]);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (AnkyPageText) text =
      anky_render_text_parse (data, size, 210, 297, ANKY_MM_PER_POINT);

  if (!text)
    return 0;
  for (guint i = 0; i < text->n_runs; i++)
    check_run (&text->runs[i]);
  for (guint i = 0; i < text->n_images; i++)
    check_box (&text->images[i]);
  return 0;
}
