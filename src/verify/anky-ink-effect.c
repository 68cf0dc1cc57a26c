/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Design decision 17. Ink that light passes through makes dark places darker
 * and lets letters stand out from the paper as before; ink that hides makes
 * letters lighter, or takes away what tells them from the paper.
 */

#include "anky-ink-effect-private.h"

#include <string.h>

/* Differences of one channel. */
#define CHANGED 24
/* A letter stands out from its paper by at least this. */
#define MIN_CONTRAST 48
/* A pixel of a letter that became so much lighter lies under something. */
#define LIGHTER 96
/* Parts of a letter. */
#define COVERED_SHARE 0.20
#define DROWNED_SHARE 0.25
/* Full stops and accents are too small to be judged alone. */
#define MIN_LETTER_PIXELS 10u
/* What is darker than this is drawn on paper, not paper. */
#define DARK     140
#define PATCH_MM 1.2
/* Paper: bright and without colour. */
#define PAPER        225
#define PAPER_SPREAD 24

typedef struct {
  int r;
  int g;
  int b;
} Colour;

static Colour
get_colour (const AnkyPixels *pixels, guint x, guint y)
{
  guint32 value = 0;

  memcpy (&value,
          pixels->data + (gsize) y * pixels->stride_bytes + (gsize) x * 4,
          sizeof value);
  return (Colour){ (int) (value >> 16 & 0xff),
                   (int) (value >> 8 & 0xff),
                   (int) (value & 0xff) };
}

static int
get_difference (Colour a, Colour b)
{
  return MAX (MAX (ABS (a.r - b.r), ABS (a.g - b.g)), ABS (a.b - b.b));
}

static int
get_brightness (Colour colour)
{
  return (299 * colour.r + 587 * colour.g + 114 * colour.b) / 1000;
}

/* Ink that stands out: the soft edges of lines are neither ink nor paper. */
static gboolean
is_ink (Colour colour)
{
  return MIN (MIN (colour.r, colour.g), colour.b) < 255 - LIGHTER;
}

/* --- areas ------------------------------------------------------------------
 */

typedef struct {
  guint x0;
  guint y0;
  guint x1;
  guint y1;
} Span;

static guint
to_pixel (double mm, double pixels_per_mm, guint limit)
{
  double value = mm * pixels_per_mm;

  if (!(value > 0))
    return 0;
  return value >= limit ? limit : (guint) value;
}

/* The pixels of @rect that both pictures have; empty if it lies outside. */
static Span
get_span (const AnkyInkPair *pair, AnkyRectMm rect)
{
  guint width = MIN (pair->before->width_px, pair->after->width_px);
  guint height = MIN (pair->before->height_px, pair->after->height_px);
  double x = rect.x - pair->area.x;
  double y = rect.y - pair->area.y;
  double scale = pair->pixels_per_mm;

  return (Span){ to_pixel (x, scale, width),
                 to_pixel (y, scale, height),
                 to_pixel (x + rect.width + 1 / scale, scale, width),
                 to_pixel (y + rect.height + 1 / scale, scale, height) };
}

/* --- letters ----------------------------------------------------------------
 */

typedef struct {
  guint n;      /* pixels of the letter */
  guint n_lost; /* of them, those that became much lighter */
  gboolean is_touched;
  double contrast_before;
  double contrast_after;
} Letter;

static int
find_paper (const AnkyPixels *pixels, Span span)
{
  int brightest = 0;

  for (guint y = span.y0; y < span.y1; y++) {
    for (guint x = span.x0; x < span.x1; x++)
      brightest = MAX (brightest, get_brightness (get_colour (pixels, x, y)));
  }
  return brightest;
}

typedef struct {
  double sum[3];
  guint n;
} Mean;

static void
add_to_mean (Mean *mean, Colour colour)
{
  mean->sum[0] += colour.r;
  mean->sum[1] += colour.g;
  mean->sum[2] += colour.b;
  mean->n++;
}

static double
get_contrast (const Mean *a, const Mean *b)
{
  double largest = 0;

  if (a->n == 0 || b->n == 0)
    return 0;
  for (guint i = 0; i < 3; i++) {
    double difference = a->sum[i] / a->n - b->sum[i] / b->n;

    largest = MAX (largest, ABS (difference));
  }
  return largest;
}

/* The shape is that which the page had; how it stands out is measured with it
 * before and after. */
static Letter
measure_letter (const AnkyInkPair *pair, Span span)
{
  Letter letter = { 0 };
  int paper = find_paper (pair->before, span);
  Mean shape_before = { { 0 }, 0 }, paper_before = { { 0 }, 0 };
  Mean shape_after = { { 0 }, 0 }, paper_after = { { 0 }, 0 };

  for (guint y = span.y0; y < span.y1; y++) {
    for (guint x = span.x0; x < span.x1; x++) {
      Colour old = get_colour (pair->before, x, y);
      Colour new = get_colour (pair->after, x, y);
      gboolean is_shape = get_brightness (old) < paper - MIN_CONTRAST * 2;

      letter.is_touched |= get_difference (old, new) > CHANGED;
      add_to_mean (is_shape ? &shape_before : &paper_before, old);
      add_to_mean (is_shape ? &shape_after : &paper_after, new);
      if (is_shape && get_brightness (new) - get_brightness (old) > LIGHTER)
        letter.n_lost++;
    }
  }
  letter.n = shape_before.n;
  letter.contrast_before = get_contrast (&shape_before, &paper_before);
  letter.contrast_after = get_contrast (&shape_after, &paper_after);
  return letter;
}

static gboolean
is_covered (const Letter *letter)
{
  return letter->n_lost > COVERED_SHARE * letter->n;
}

static gboolean
is_drowned (const Letter *letter)
{
  return letter->contrast_after < DROWNED_SHARE * letter->contrast_before;
}

static gboolean
can_judge (const Letter *letter)
{
  return letter->is_touched && letter->n >= MIN_LETTER_PIXELS &&
         letter->contrast_before >= MIN_CONTRAST;
}

static void
measure_run (const AnkyInkPair *pair,
             const AnkyTextRun *run,
             AnkyInkEffect *effect)
{
  const char *text = run->text;
  guint together = 0;

  for (guint i = 0; i < run->n_chars && *text; i++) {
    gunichar c = g_utf8_get_char (text);
    Letter letter = { 0 };

    text = g_utf8_next_char (text);
    if (g_unichar_isspace (c))
      continue;
    letter = measure_letter (pair, get_span (pair, run->char_boxes[i]));
    if (!can_judge (&letter) ||
        (!is_covered (&letter) && !is_drowned (&letter))) {
      together = 0;
      continue;
    }
    if (is_covered (&letter))
      effect->n_covered++;
    effect->n_drowned++;
    effect->n_drowned_together = MAX (effect->n_drowned_together, ++together);
    effect->has_drowned_digit |= g_unichar_isdigit (c);
  }
}

/* --- the whole area ----------------------------------------------------------
 */

static gboolean
is_spared (const AnkyInkPair *pair, GArray *spared, guint x, guint y)
{
  double x_mm = pair->area.x + x / pair->pixels_per_mm;
  double y_mm = pair->area.y + y / pair->pixels_per_mm;

  for (guint i = 0; spared && i < spared->len; i++) {
    const AnkyRectMm *rect = &g_array_index (spared, AnkyRectMm, i);

    if (x_mm >= rect->x && x_mm <= rect->x + rect->width && y_mm >= rect->y &&
        y_mm <= rect->y + rect->height)
      return TRUE;
  }
  return FALSE;
}

static gboolean
became_lighter (Colour old, Colour new)
{
  return get_brightness (old) < DARK &&
         get_brightness (new) - get_brightness (old) > LIGHTER;
}

static void
set_box (const AnkyInkPair *pair, Span box, AnkyInkEffect *effect)
{
  double scale = pair->pixels_per_mm;

  if (effect->n_pixels == 0)
    return;
  effect->box = (AnkyRectMm){ pair->area.x + box.x0 / scale,
                              pair->area.y + box.y0 / scale,
                              (box.x1 - box.x0) / scale,
                              (box.y1 - box.y0) / scale };
}

static void
measure_pixels (const AnkyInkPair *pair, GArray *spared, AnkyInkEffect *effect)
{
  Span all = get_span (pair, pair->area);
  Span box = { all.x1, all.y1, 0, 0 };

  for (guint y = all.y0; y < all.y1; y++) {
    for (guint x = all.x0; x < all.x1; x++) {
      Colour old = get_colour (pair->before, x, y);
      Colour new = get_colour (pair->after, x, y);

      if (get_difference (old, new) <= CHANGED)
        continue;
      effect->n_pixels++;
      box.x0 = MIN (box.x0, x);
      box.y0 = MIN (box.y0, y);
      box.x1 = MAX (box.x1, x + 1);
      box.y1 = MAX (box.y1, y + 1);
      if (became_lighter (old, new) && !is_spared (pair, spared, x, y))
        effect->n_lighter++;
    }
  }
  set_box (pair, box, effect);
}

typedef struct {
  int lowest[2]; /* brightness before, after */
  int highest[2];
} Range;

static Range
get_range (const AnkyInkPair *pair, Span span)
{
  Range range = { { 255, 255 }, { 0, 0 } };

  for (guint y = span.y0; y < span.y1; y++) {
    for (guint x = span.x0; x < span.x1; x++) {
      int old = get_brightness (get_colour (pair->before, x, y));
      int new = get_brightness (get_colour (pair->after, x, y));

      range.lowest[0] = MIN (range.lowest[0], old);
      range.highest[0] = MAX (range.highest[0], old);
      range.lowest[1] = MIN (range.lowest[1], new);
      range.highest[1] = MAX (range.highest[1], new);
    }
  }
  return range;
}

/* A page of outlines or a scan has no letters to look at: patches of a
 * millimetre stand for them. */
static void
measure_patches (const AnkyInkPair *pair, GArray *spared, AnkyInkEffect *effect)
{
  Span all = get_span (pair, pair->area);
  guint step = MAX ((guint) (PATCH_MM * pair->pixels_per_mm), 2);

  for (guint y = all.y0; y + step <= all.y1; y += step) {
    for (guint x = all.x0; x + step <= all.x1; x += step) {
      Span patch = { x, y, x + step, y + step };
      Range range = get_range (pair, patch);
      int old = range.highest[0] - range.lowest[0];
      int new = range.highest[1] - range.lowest[1];

      if (old > MIN_CONTRAST * 2 && new < DROWNED_SHARE * old &&
          !is_spared (pair, spared, x + step / 2, y + step / 2))
        effect->n_flooded++;
    }
  }
}

AnkyInkEffect
anky_ink_effect_measure (const AnkyInkPair *pair,
                         const AnkyPageText *text,
                         GArray *spared)
{
  AnkyInkEffect effect = { .n_pixels = 0 };

  measure_pixels (pair, spared, &effect);
  if (effect.n_pixels == 0)
    return effect;

  measure_patches (pair, spared, &effect);
  for (guint i = 0; text && i < text->n_runs; i++) {
    if (anky_rect_mm_intersect (text->runs[i].box, effect.box, NULL))
      measure_run (pair, &text->runs[i], &effect);
  }
  return effect;
}

double
anky_ink_effect_measure_loss (const AnkyInkPair *pair, AnkyRectMm rect)
{
  Span span = get_span (pair, rect);
  guint n = 0;
  guint n_lost = 0;

  for (guint y = span.y0; y < span.y1; y++) {
    for (guint x = span.x0; x < span.x1; x++) {
      Colour old = get_colour (pair->before, x, y);

      if (!is_ink (old))
        continue;
      n++;
      if (get_difference (old, get_colour (pair->after, x, y)) > LIGHTER)
        n_lost++;
    }
  }
  return n < MIN_LETTER_PIXELS ? 0 : (double) n_lost / n;
}

guint
anky_pixels_count_differences (const AnkyPixels *a, const AnkyPixels *b)
{
  guint n = 0;

  if (a->width_px != b->width_px || a->height_px != b->height_px)
    return G_MAXUINT;
  for (guint y = 0; y < a->height_px; y++) {
    for (guint x = 0; x < a->width_px; x++) {
      if (get_difference (get_colour (a, x, y), get_colour (b, x, y)) > CHANGED)
        n++;
    }
  }
  return n;
}
