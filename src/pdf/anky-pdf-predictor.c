/* Predictors (ISO 32000-2, 7.4.4.4; PNG 9.2; TIFF 6.0 section 14)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-filter-private.h"

#include <string.h>

#define MAX_COLORS  32
#define MAX_COLUMNS (1 << 20)

typedef struct {
  gsize row_size;
  gsize pixel_size; /* in whole bytes, at least 1 */
  guint colors;
  guint bits;
  gsize columns;
} Layout;

static gboolean
read_layout (const AnkyPdfFilterParams *params, Layout *layout_out)
{
  gboolean has_bits = params->bits == 1 || params->bits == 2 ||
                      params->bits == 4 || params->bits == 8 ||
                      params->bits == 16;
  gsize pixel_bits;

  if (!has_bits || params->colors < 1 || params->colors > MAX_COLORS ||
      params->columns < 1 || params->columns > MAX_COLUMNS)
    return FALSE;
  pixel_bits = (gsize) (params->colors * params->bits);
  layout_out->colors = (guint) params->colors;
  layout_out->bits = (guint) params->bits;
  layout_out->columns = (gsize) params->columns;
  layout_out->row_size = (pixel_bits * layout_out->columns + 7) / 8;
  layout_out->pixel_size = (pixel_bits + 7) / 8;
  return TRUE;
}

static guint8
paeth (guint8 left, guint8 above, guint8 corner)
{
  int estimate = left + above - corner;
  int to_left = ABS (estimate - left);
  int to_above = ABS (estimate - above);
  int to_corner = ABS (estimate - corner);

  if (to_left <= to_above && to_left <= to_corner)
    return left;
  return to_above <= to_corner ? above : corner;
}

/* Up, by far the most common one: that of cross-reference streams. */
static void
undo_up (const guint8 *in, gsize n, const guint8 *above, guint8 *row)
{
  for (gsize i = 0; i < n; i++)
    row[i] = (guint8) (in[i] + above[i]);
}

static guint8
predict (int filter, guint8 left, guint8 above, guint8 corner)
{
  switch (filter) {
  case 1:
    return left;
  case 3:
    return (guint8) ((left + above) / 2);
  case 4:
    return paeth (left, above, corner);
  default:
    return 0;
  }
}

static void
undo_png_row (int filter,
              const Layout *layout,
              const guint8 *in,
              gsize n,
              const guint8 *above,
              guint8 *row)
{
  if (filter == 2) {
    undo_up (in, n, above, row);
    return;
  }
  for (gsize i = 0; i < n; i++) {
    gboolean has_left = i >= layout->pixel_size;
    guint8 left = has_left ? row[i - layout->pixel_size] : 0;
    guint8 corner = has_left ? above[i - layout->pixel_size] : 0;

    row[i] = (guint8) (in[i] + predict (filter, left, above[i], corner));
  }
}

/* Each row says its own filter, whatever /Predictor from 10 up says. */
static gboolean
undo_png (AnkyCursor *in, AnkyBuffer *out, const Layout *layout, GError **error)
{
  g_autofree guint8 *above = g_malloc0 (layout->row_size);
  g_autofree guint8 *row = g_malloc0 (layout->row_size);
  int filter;

  while ((filter = anky_cursor_next (in)) >= 0 &&
         !anky_buffer_has_overflowed (out)) {
    gsize n = MIN (layout->row_size, anky_cursor_get_left (in));
    const guint8 *bytes = anky_cursor_read (in, n);
    guint8 *swap = above;

    if (filter > 4)
      return anky_pdf_fail (error,
                            ANKY_PDF_ERROR_MALFORMED,
                            "unknown PNG predictor");
    undo_png_row (filter, layout, bytes, n, above, row);
    anky_buffer_append (out, row, n);
    above = row;
    row = swap;
  }
  return TRUE;
}

static void
undo_tiff_bytes (guint8 *row, gsize n, gsize colors)
{
  for (gsize i = colors; i < n; i++)
    row[i] = (guint8) (row[i] + row[i - colors]);
}

static void
undo_tiff_words (guint8 *row, gsize n, gsize colors)
{
  for (gsize i = 2 * colors; i + 1 < n; i += 2) {
    gsize j = i - 2 * colors;
    guint sum =
        ((guint) row[i] << 8 | row[i + 1]) + ((guint) row[j] << 8 | row[j + 1]);

    row[i] = (guint8) (sum >> 8 & 0xff);
    row[i + 1] = (guint8) (sum & 0xff);
  }
}

static void
undo_tiff_bits (guint8 *row, gsize n, const Layout *layout)
{
  guint sample[MAX_COLORS] = { 0 };
  guint mask = (1u << layout->bits) - 1;
  gsize n_samples =
      MIN (layout->columns * layout->colors, n * 8 / layout->bits);

  for (gsize i = 0; i < n_samples; i++) {
    gsize place = i * layout->bits;
    guint shift = 8 - layout->bits - (guint) (place % 8);
    guint *value = &sample[i % layout->colors];

    *value = (*value + ((guint) row[place / 8] >> shift)) & mask;
    row[place / 8] =
        (guint8) ((row[place / 8] & ~(mask << shift)) | *value << shift);
  }
}

static void
undo_tiff (AnkyCursor *in, AnkyBuffer *out, const Layout *layout)
{
  g_autofree guint8 *row = g_malloc0 (layout->row_size);

  while (!anky_cursor_is_at_end (in) && !anky_buffer_has_overflowed (out)) {
    gsize n = MIN (layout->row_size, anky_cursor_get_left (in));

    memcpy (row, anky_cursor_read (in, n), n);
    if (layout->bits == 8)
      undo_tiff_bytes (row, n, layout->colors);
    else if (layout->bits == 16)
      undo_tiff_words (row, n, layout->colors);
    else
      undo_tiff_bits (row, n, layout);
    anky_buffer_append (out, row, n);
  }
}

gboolean
anky_pdf_undo_predictor (AnkyCursor *in,
                         AnkyBuffer *out,
                         const AnkyPdfFilterParams *params,
                         GError **error)
{
  Layout layout;

  if (!read_layout (params, &layout))
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_MALFORMED,
                          "bad predictor parameters");
  if (params->predictor >= 10 && params->predictor <= 15)
    return undo_png (in, out, &layout, error);
  if (params->predictor != 2)
    return anky_pdf_fail (error, ANKY_PDF_ERROR_MALFORMED, "unknown predictor");
  undo_tiff (in, out, &layout);
  return TRUE;
}
