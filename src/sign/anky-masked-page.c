/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-masked-page.h"

#include "anky-buffer.h"

#include <string.h>

#define MAX_PAGE    (128 * 1024 * 1024)
#define N_OBJECTS   7 /* with the free entry 0 */
#define NUMBER_SIZE G_ASCII_DTOSTR_BUF_SIZE

typedef struct {
  AnkyBuffer *buffer;
  gsize offsets[N_OBJECTS];
  guint n_written;
} Page;

static void
begin_object (Page *page)
{
  guint number = ++page->n_written;

  page->offsets[number] = anky_buffer_get_size (page->buffer);
  anky_buffer_append_printf (page->buffer, "%u 0 obj\n", number);
}

static void
add_object (Page *page, const char *text)
{
  begin_object (page);
  anky_buffer_append_text (page->buffer, text);
  anky_buffer_append_text (page->buffer, "\nendobj\n");
}

static GBytes *
compress (GBytes *data, GError **error)
{
  g_autoptr (GConverter) deflate =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
      g_converter_output_stream_new (memory, deflate);

  if (!g_output_stream_write_all (stream,
                                  g_bytes_get_data (data, NULL),
                                  g_bytes_get_size (data),
                                  NULL,
                                  NULL,
                                  error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (
      G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
add_stream (Page *page, const char *entries, GBytes *data, GError **error)
{
  g_autoptr (GBytes) packed = compress (data, error);
  gsize size;

  if (!packed)
    return FALSE;
  size = g_bytes_get_size (packed);
  begin_object (page);
  anky_buffer_append_printf (
      page->buffer,
      "<< %s /Filter /FlateDecode /Length %" G_GSIZE_FORMAT " >>\nstream\n",
      entries,
      size);
  anky_buffer_append (page->buffer, g_bytes_get_data (packed, NULL), size);
  anky_buffer_append_text (page->buffer, "\nendstream\nendobj\n");
  return TRUE;
}

/* Numbers in a PDF have a point and no exponent, whatever the locale. */
static char *
format_number (double value)
{
  char text[NUMBER_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.4f", value));
}

static char *
format_page (double width_pt, double height_pt)
{
  g_autofree char *width = format_number (width_pt);
  g_autofree char *height = format_number (height_pt);

  return g_strdup_printf ("<< /Type /Page /Parent 2 0 R "
                          "/MediaBox [0 0 %s %s] /Contents 4 0 R "
                          "/Resources << /XObject << /Im0 5 0 R >> >> >>",
                          width,
                          height);
}

static GBytes *
format_content (const AnkyPicture *picture, double width_pt, double height_pt)
{
  double x, y, scale;
  g_autofree char *width = NULL, *height = NULL, *left = NULL, *low = NULL;
  char *content;

  anky_picture_fit (picture, width_pt, height_pt, &x, &y, &scale);
  width = format_number (anky_picture_get_width (picture) * scale);
  height = format_number (anky_picture_get_height (picture) * scale);
  left = format_number (x);
  low = format_number (y);
  content = g_strdup_printf ("q %s 0 0 %s %s %s cm /Im0 Do Q\n",
                             width,
                             height,
                             left,
                             low);
  return g_bytes_new_take (content, strlen (content));
}

static char *
format_image (const AnkyPicture *picture, const char *entries)
{
  return g_strdup_printf ("/Type /XObject /Subtype /Image /Width %d "
                          "/Height %d %s",
                          anky_picture_get_width (picture),
                          anky_picture_get_height (picture),
                          entries);
}

static gboolean
add_picture (Page *page, const AnkyPicture *picture, GError **error)
{
  g_autoptr (GBytes) colours = NULL, mask = NULL;
  g_autofree char *image =
      format_image (picture,
                    "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Mask 6 0 R");
  g_autofree char *stencil =
      format_image (picture, "/ImageMask true /BitsPerComponent 1");

  anky_picture_split (picture, &colours, &mask);
  return add_stream (page, image, colours, error) &&
         add_stream (page, stencil, mask, error);
}

static void
add_trailer (Page *page)
{
  gsize start = anky_buffer_get_size (page->buffer);

  anky_buffer_append_printf (page->buffer,
                             "xref\n0 %d\n0000000000 65535 f \n",
                             N_OBJECTS);
  for (guint i = 1; i < N_OBJECTS; i++)
    anky_buffer_append_printf (page->buffer,
                               "%010" G_GSIZE_FORMAT " 00000 n \n",
                               page->offsets[i]);
  anky_buffer_append_printf (page->buffer,
                             "trailer\n<< /Size %d /Root 1 0 R >>\n"
                             "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                             N_OBJECTS,
                             start);
}

GBytes *
anky_masked_page_new (const AnkyPicture *picture,
                      double width_pt,
                      double height_pt,
                      GError **error)
{
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (MAX_PAGE);
  g_autofree char *dictionary = format_page (width_pt, height_pt);
  g_autoptr (GBytes) content = format_content (picture, width_pt, height_pt);
  Page page = { .buffer = buffer };

  anky_buffer_append_text (buffer, "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n");
  add_object (&page, "<< /Type /Catalog /Pages 2 0 R >>");
  add_object (&page, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  add_object (&page, dictionary);
  if (!add_stream (&page, "", content, error) ||
      !add_picture (&page, picture, error))
    return NULL;
  add_trailer (&page);
  return anky_buffer_steal_bytes (buffer);
}
