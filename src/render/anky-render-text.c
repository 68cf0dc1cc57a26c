/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-render-text.h"

#include "anky-render-protocol.h"

#include <string.h>

#define MAX_FONT_NAME 256

/* Bytes on the wire of a box and of a run without text, font and boxes: what
 * a count is held against before anything is allocated for it. */
#define BOX_BYTES     32
#define MIN_RUN_BYTES 24

#define HAS_UNMAPPED_FONTS (1 << 0)
#define IS_BOLD            (1 << 0)
#define IS_ITALIC          (1 << 1)
#define ALL_HEAD_FLAGS     HAS_UNMAPPED_FONTS
#define ALL_RUN_FLAGS      (IS_BOLD | IS_ITALIC)

static void
append_box (AnkyBuffer *buffer, const AnkyRectMm *box)
{
  anky_wire_append_double (buffer, box->x);
  anky_wire_append_double (buffer, box->y);
  anky_wire_append_double (buffer, box->width);
  anky_wire_append_double (buffer, box->height);
}

void
anky_render_text_append_head (AnkyBuffer *buffer,
                              gboolean has_unmapped_fonts,
                              const AnkyRectMm *images_pt,
                              guint n_images,
                              guint n_runs)
{
  anky_wire_append_uint (buffer,
                         4,
                         has_unmapped_fonts ? HAS_UNMAPPED_FONTS : 0);
  anky_wire_append_uint (buffer, 4, n_images);
  for (guint i = 0; i < n_images; i++)
    append_box (buffer, &images_pt[i]);
  anky_wire_append_uint (buffer, 4, n_runs);
}

void
anky_render_text_append_run (AnkyBuffer *buffer, const AnkyRenderRun *run)
{
  guint flags = (run->is_bold ? IS_BOLD : 0) | (run->is_italic ? IS_ITALIC : 0);
  gsize font_size = strlen (run->font);

  anky_wire_append_string (buffer, run->text, run->text_size);
  anky_wire_append_string (buffer, run->font, MIN (font_size, MAX_FONT_NAME));
  anky_wire_append_double (buffer, run->font_size_pt);
  anky_wire_append_uint (buffer, 4, flags);
  anky_wire_append_uint (buffer, 4, run->n_chars);
  for (guint i = 0; i < run->n_chars; i++)
    append_box (buffer, &run->boxes_pt[i]);
}

typedef struct {
  AnkyCursor cursor;
  double mm_per_point;
  gsize n_chars; /* of all runs so far */
} Reader;

static gboolean
read_box (Reader *reader, AnkyRectMm *box)
{
  AnkyCursor *cursor = &reader->cursor;
  AnkyRectMm pt;

  if (!anky_wire_read_double (cursor, ANKY_RENDER_MAX_POINTS, &pt.x) ||
      !anky_wire_read_double (cursor, ANKY_RENDER_MAX_POINTS, &pt.y) ||
      !anky_wire_read_double (cursor, ANKY_RENDER_MAX_POINTS, &pt.width) ||
      !anky_wire_read_double (cursor, ANKY_RENDER_MAX_POINTS, &pt.height) ||
      pt.width < 0 || pt.height < 0)
    return FALSE;
  box->x = pt.x * reader->mm_per_point;
  box->y = pt.y * reader->mm_per_point;
  box->width = pt.width * reader->mm_per_point;
  box->height = pt.height * reader->mm_per_point;
  return TRUE;
}

/* A count of things of at least @item_bytes each. */
static gboolean
read_count (Reader *reader, gsize max, gsize item_bytes, guint32 *count_out)
{
  guint32 count;

  if (!anky_wire_read_uint32 (&reader->cursor, &count) || count > max ||
      count > anky_cursor_get_left (&reader->cursor) / item_bytes)
    return FALSE;
  *count_out = count;
  return TRUE;
}

static gboolean
read_flags (Reader *reader, guint32 all, guint32 *flags_out)
{
  return anky_wire_read_uint32 (&reader->cursor, flags_out) &&
         (*flags_out & ~all) == 0;
}

static gboolean
read_images (Reader *reader, GArray *images)
{
  guint32 n_images;

  if (!read_count (reader, ANKY_RENDER_MAX_IMAGES, BOX_BYTES, &n_images))
    return FALSE;
  for (guint i = 0; i < n_images; i++) {
    AnkyRectMm box;

    if (!read_box (reader, &box))
      return FALSE;
    g_array_append_val (images, box);
  }
  return TRUE;
}

static gboolean
read_char_boxes (Reader *reader, AnkyTextRun *run)
{
  gsize max = ANKY_RENDER_MAX_CHARS - reader->n_chars;
  guint32 n_chars;

  if (!read_count (reader, max, BOX_BYTES, &n_chars) || n_chars == 0 ||
      (glong) n_chars != g_utf8_strlen (run->text, -1))
    return FALSE;
  reader->n_chars += n_chars;
  run->n_chars = n_chars;
  run->char_boxes = g_new (AnkyRectMm, n_chars);
  for (guint i = 0; i < n_chars; i++) {
    if (!read_box (reader, &run->char_boxes[i]))
      return FALSE;
    run->box = i == 0 ? run->char_boxes[0]
                      : anky_rect_mm_union (run->box, run->char_boxes[i]);
  }
  return TRUE;
}

/* @run holds what was read also when it fails. */
static gboolean
read_run (Reader *reader, AnkyTextRun *run)
{
  const char *text;
  const char *font;
  gsize text_size;
  gsize font_size;
  guint32 flags;

  if (!anky_wire_read_string (&reader->cursor,
                              ANKY_RENDER_MAX_TEXT_BYTES,
                              &text,
                              &text_size) ||
      !anky_wire_read_string (&reader->cursor,
                              MAX_FONT_NAME,
                              &font,
                              &font_size))
    return FALSE;
  run->text = g_strndup (text, text_size);
  run->font = g_strndup (font, font_size);
  if (!anky_wire_read_double (&reader->cursor,
                              ANKY_RENDER_MAX_POINTS,
                              &run->font_size_pt) ||
      run->font_size_pt < 0 || !read_flags (reader, ALL_RUN_FLAGS, &flags))
    return FALSE;
  run->font_size_pt *= reader->mm_per_point / ANKY_MM_PER_POINT;
  run->is_bold = (flags & IS_BOLD) != 0;
  run->is_italic = (flags & IS_ITALIC) != 0;
  return read_char_boxes (reader, run);
}

static gboolean
read_runs (Reader *reader, GArray *runs)
{
  guint32 n_runs;

  if (!read_count (reader, ANKY_RENDER_MAX_RUNS, MIN_RUN_BYTES, &n_runs))
    return FALSE;
  for (guint i = 0; i < n_runs; i++) {
    AnkyTextRun run = { 0 };
    gboolean is_good = read_run (reader, &run);

    g_array_append_val (runs, run);
    if (!is_good)
      return FALSE;
  }
  return anky_cursor_is_at_end (&reader->cursor);
}

AnkyPageText *
anky_render_text_parse (const guint8 *data,
                        gsize size,
                        double width_mm,
                        double height_mm,
                        double mm_per_point)
{
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (AnkyRectMm));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (AnkyTextRun));
  g_autoptr (AnkyPageText) result = NULL;
  Reader reader = { .mm_per_point = mm_per_point };
  guint32 flags = 0;
  gboolean is_good;

  anky_cursor_init (&reader.cursor, data, size);
  is_good = read_flags (&reader, ALL_HEAD_FLAGS, &flags) &&
            read_images (&reader, images) && read_runs (&reader, runs);
  /* Also frees what a half-read answer has left in the arrays. */
  result = anky_page_text_new (width_mm,
                               height_mm,
                               runs,
                               images,
                               (flags & HAS_UNMAPPED_FONTS) != 0);
  return is_good ? g_steal_pointer (&result) : NULL;
}
