/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-render-read.h"

#include "anky-render-images.h"
#include "anky-render-protocol.h"
#include "anky-render-text.h"
#include "anky-text-doubt.h"

#include <math.h>
#include <string.h>

/* What Poppler says about a page: characters, a box for each, and stretches
 * of them with the same font. */
typedef struct {
  char *text;
  PopplerRectangle *boxes;
  guint n_boxes;
  GList *attributes;
} Layout;

static void
load_layout (Layout *layout, PopplerPage *page)
{
  layout->text = poppler_page_get_text (page);
  if (!poppler_page_get_text_layout (page, &layout->boxes, &layout->n_boxes))
    layout->n_boxes = 0;
  layout->attributes = poppler_page_get_text_attributes (page);
}

static void
clear_layout (Layout *layout)
{
  g_free (layout->text);
  g_free (layout->boxes);
  poppler_page_free_text_attributes (layout->attributes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, clear_layout)

static double
tame (double value)
{
  if (!isfinite (value))
    return 0;
  return CLAMP (value, -ANKY_RENDER_MAX_POINTS, ANKY_RENDER_MAX_POINTS);
}

/* Poppler's rectangles come with either corner first. */
static AnkyRectMm
make_box (const PopplerRectangle *rectangle)
{
  double x0 = tame (MIN (rectangle->x1, rectangle->x2));
  double x1 = tame (MAX (rectangle->x1, rectangle->x2));
  double y0 = tame (MIN (rectangle->y1, rectangle->y2));
  double y1 = tame (MAX (rectangle->y1, rectangle->y2));
  AnkyRectMm box = { x0,
                     y0,
                     MIN (x1 - x0, ANKY_RENDER_MAX_POINTS),
                     MIN (y1 - y0, ANKY_RENDER_MAX_POINTS) };

  return box;
}

/* Walks through the characters of a page and puts runs into @runs. */
typedef struct {
  AnkyBuffer *runs;
  guint n_runs;
  guint n_chars;

  const GList *attribute; /* of the character at hand */
  const char *start;      /* of the run at hand; NULL: none */
  GArray *boxes;          /* AnkyRectMm, of its characters */
} Walk;

static gboolean
name_has (const char *folded_font, const char *const *words)
{
  for (; *words; words++) {
    if (strstr (folded_font, *words))
      return TRUE;
  }
  return FALSE;
}

/* Poppler-GLib tells no weight or slant but in the font's name. */
static void
set_style (AnkyRenderRun *run)
{
  static const char *const bold_words[] = { "bold", "black", "heavy", NULL };
  static const char *const italic_words[] = { "italic", "oblique", NULL };
  g_autofree char *folded = g_ascii_strdown (run->font, -1);

  run->is_bold = name_has (folded, bold_words);
  run->is_italic = name_has (folded, italic_words);
}

static void
end_run (Walk *walk, const char *end)
{
  const PopplerTextAttributes *attributes =
      walk->attribute ? walk->attribute->data : NULL;
  g_autofree char *font = g_utf8_make_valid (
      attributes && attributes->font_name ? attributes->font_name : "",
      -1);
  AnkyRenderRun run = {
    .text = walk->start,
    .text_size = (gsize) (end - walk->start),
    .font = font,
    .font_size_pt = attributes ? fabs (tame (attributes->font_size)) : 0,
    .n_chars = walk->boxes->len,
    .boxes_pt = (const AnkyRectMm *) (gpointer) walk->boxes->data,
  };

  set_style (&run);
  anky_render_text_append_run (walk->runs, &run);
  walk->n_runs++;
  walk->start = NULL;
  g_array_set_size (walk->boxes, 0);
}

static gboolean
is_same_font (const PopplerTextAttributes *a, const PopplerTextAttributes *b)
{
  const double size_step = 0.01;

  return g_strcmp0 (a->font_name, b->font_name) == 0 &&
         fabs (a->font_size - b->font_size) < size_step;
}

/* Goes to the attributes of character @index at @position. A change of colour
 * or underline makes no new run. */
static void
follow_attributes (Walk *walk, guint index, const char *position)
{
  while (walk->attribute && walk->attribute->next) {
    const PopplerTextAttributes *old = walk->attribute->data;
    const PopplerTextAttributes *next = walk->attribute->next->data;

    if ((gint64) index <= old->end_index)
      return;
    if (walk->start && !is_same_font (old, next))
      end_run (walk, position);
    walk->attribute = walk->attribute->next;
  }
}

static gboolean
is_full (const Walk *walk)
{
  return walk->n_runs >= ANKY_RENDER_MAX_RUNS - 1 ||
         walk->n_chars >= ANKY_RENDER_MAX_CHARS;
}

static void
walk_layout (Walk *walk, const Layout *layout)
{
  const char *position = layout->text;

  for (guint i = 0; *position != '\0' && i < layout->n_boxes && !is_full (walk);
       i++, position = g_utf8_next_char (position)) {
    gunichar c = g_utf8_get_char (position);
    AnkyRectMm box = make_box (&layout->boxes[i]);

    if (c == '\n') {
      if (walk->start)
        end_run (walk, position);
      continue;
    }
    follow_attributes (walk, i, position);
    if (!walk->start)
      walk->start = position;
    g_array_append_val (walk->boxes, box);
    walk->n_chars++;
  }
  if (walk->start)
    end_run (walk, position);
}

gboolean
anky_render_read_page (PopplerPage *page, AnkyBuffer *buffer)
{
  g_auto (Layout) layout = { 0 };
  g_autoptr (AnkyBuffer) runs = anky_buffer_new (ANKY_RENDER_MAX_TEXT_BYTES);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (AnkyRectMm));
  g_autoptr (GArray) images = anky_render_find_images (page);
  Walk walk = { .runs = runs, .boxes = boxes };
  gboolean is_doubtful = FALSE;

  load_layout (&layout, page);
  walk.attribute = layout.attributes;
  if (layout.text && g_utf8_validate (layout.text, -1, NULL)) {
    walk_layout (&walk, &layout);
    is_doubtful = anky_text_is_doubtful (layout.text);
  }
  anky_render_text_append_head (buffer,
                                is_doubtful,
                                (const AnkyRectMm *) (gpointer) images->data,
                                images->len,
                                walk.n_runs);
  if (!anky_buffer_has_overflowed (runs))
    anky_buffer_append (buffer,
                        anky_buffer_get_data (runs),
                        anky_buffer_get_size (runs));
  return !anky_buffer_has_overflowed (runs) &&
         !anky_buffer_has_overflowed (buffer);
}
