/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-maker.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

/* A file with a classic table; objects are numbered as they come. */
typedef struct {
  GString *out;
  GArray *offsets; /* gsize */
} Writer;

static void
begin_file (Writer *writer)
{
  writer->out = g_string_new ("%PDF-1.6\n");
  writer->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static void add_object (Writer *writer, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

static void
add_object (Writer *writer, const char *format, ...)
{
  gsize offset = writer->out->len;
  va_list arguments;

  g_array_append_val (writer->offsets, offset);
  g_string_append_printf (writer->out, "%u 0 obj\n", writer->offsets->len);
  va_start (arguments, format);
  g_string_append_vprintf (writer->out, format, arguments);
  va_end (arguments);
  g_string_append (writer->out, "\nendobj\n");
}

static void
add_stream (Writer *writer,
            const char *dictionary,
            const char *data,
            gsize size)
{
  gsize offset = writer->out->len;

  g_array_append_val (writer->offsets, offset);
  g_string_append_printf (writer->out,
                          "%u 0 obj\n<<%s/Length %" G_GSIZE_FORMAT ">>stream\n",
                          writer->offsets->len,
                          dictionary,
                          size);
  g_string_append_len (writer->out, data, (gssize) size);
  g_string_append (writer->out, "\nendstream\nendobj\n");
}

static GBytes *
end_file (Writer *writer, const char *trailer)
{
  gsize xref = writer->out->len;

  g_string_append_printf (writer->out,
                          "xref\n0 %u\n0000000000 65535 f \n",
                          writer->offsets->len + 1);
  for (guint i = 0; i < writer->offsets->len; i++)
    g_string_append_printf (writer->out,
                            "%010" G_GSIZE_FORMAT " 00000 n \n",
                            g_array_index (writer->offsets, gsize, i));
  g_string_append_printf (writer->out,
                          "trailer\n<</Size %u/Root 1 0 R%s>>\nstartxref\n"
                          "%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          writer->offsets->len + 1,
                          trailer,
                          xref);
  g_array_unref (writer->offsets);
  return g_string_free_to_bytes (writer->out);
}

static void
add_box (GString *string, const char *name, const AnkyRectPdf *box)
{
  g_string_append_printf (string,
                          "/%s[%g %g %g %g]",
                          name,
                          box->x0,
                          box->y0,
                          box->x1,
                          box->y1);
}

GBytes *
pdf_maker_new_page (const PdfMakerPage *page)
{
  g_autoptr (GString) boxes = g_string_new (NULL);
  char gray[60 * 40];
  Writer writer;

  memset (gray, 'z', sizeof gray);
  add_box (boxes, "MediaBox", &page->media_box);
  add_box (boxes, "CropBox", &page->geometry.crop_box);
  begin_file (&writer);
  add_object (&writer, "<</Type/Catalog/Pages 2 0 R>>");
  add_object (&writer, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
  add_object (&writer,
              "<</Type/Page/Parent 2 0 R%s/Rotate %d/UserUnit %g"
              "/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
              "/XObject<</I 6 0 R>>>>>>",
              boxes->str,
              page->geometry.rotate,
              page->geometry.user_unit);
  add_stream (&writer, "", page->content, strlen (page->content));
  add_object (&writer, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  add_stream (&writer,
              "/Type/XObject/Subtype/Image/Width 60/Height 40"
              "/BitsPerComponent 8/ColorSpace/DeviceGray",
              gray,
              sizeof gray);
  return end_file (&writer, "");
}

GBytes *
pdf_maker_new_pages (guint n_pages)
{
  g_autoptr (GString) kids = g_string_new (NULL);
  const guint first = 4;
  Writer writer;

  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (kids, "%u 0 R ", first + 2 * i);
  begin_file (&writer);
  add_object (&writer, "<</Type/Catalog/Pages 2 0 R>>");
  add_object (&writer, "<</Type/Pages/Count %u/Kids[%s]>>", n_pages, kids->str);
  add_object (&writer, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  for (guint i = 0; i < n_pages; i++) {
    g_autofree char *content =
        g_strdup_printf ("BT /F1 24 Tf 72 700 Td (Page %u) Tj ET", i + 1);

    add_object (&writer,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
                "/Contents %u 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
                first + 2 * i + 1);
    add_stream (&writer, "", content, strlen (content));
  }
  return end_file (&writer, "");
}

GBytes *
pdf_maker_append_yellow (GBytes *pages)
{
  static const char content[] = "1 1 0 rg 0 0 595 842 re f";
  gsize size;
  const char *data = g_bytes_get_data (pages, &size);
  g_autoptr (GString) out = g_string_new_len (data, (gssize) size);
  const char *old_xref = g_strrstr_len (data, (gssize) size, "startxref\n") +
                         strlen ("startxref\n");
  gsize xref;

  /* Object 5 is the first page's content. */
  g_string_append_printf (out,
                          "5 0 obj\n<</Length %" G_GSIZE_FORMAT
                          ">>stream\n%s\nendstream\nendobj\n",
                          strlen (content),
                          content);
  xref = out->len;
  g_string_append_printf (out,
                          "xref\n5 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
                          "trailer\n<</Size 6/Root 1 0 R/Prev %u>>\n"
                          "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          size,
                          (guint) g_ascii_strtoull (old_xref, NULL, 10),
                          xref);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}

static void
rc4 (const guint8 *key, gsize key_size, guint8 *data, gsize size)
{
  guint8 state[256];
  guint8 j = 0;
  guint8 i = 0;

  for (guint k = 0; k < sizeof state; k++)
    state[k] = (guint8) k;
  for (guint k = 0; k < sizeof state; k++) {
    guint8 old = state[k];

    j = (guint8) (j + old + key[k % key_size]);
    state[k] = state[j];
    state[j] = old;
  }
  j = 0;
  for (gsize k = 0; k < size; k++) {
    guint8 old = state[++i];

    j = (guint8) (j + old);
    state[i] = state[j];
    state[j] = old;
    data[k] ^= state[(guint8) (state[i] + state[j])];
  }
}

static void
md5 (const guint8 *data, gsize size, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  gsize digest_size = 16;

  g_checksum_update (checksum, data, (gssize) size);
  g_checksum_get_digest (checksum, digest, &digest_size);
}

static void
pad_password (const char *password, guint8 *padded)
{
  static const guint8 padding[32] = {
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e,
    0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00, 0xb6, 0xd0, 0x68,
    0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
  };
  gsize length = MIN (strlen (password), sizeof padding);

  memcpy (padded, password, length);
  memcpy (padded + length, padding, sizeof padding - length);
}

static char *
to_hex (const guint8 *data, gsize size)
{
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);
  return g_string_free (hex, FALSE);
}

#define KEY_SIZE 5 /* 40 bits */

/* ISO 32000-2, 7.6.4: revision 2 of the standard security handler. @owner and
 * @user are 32 bytes each. */
static void
make_keys (const char *password, guint8 *owner, guint8 *user, guint8 *key)
{
  static const guint8 permissions[4] = { 0xfc, 0xff, 0xff, 0xff }; /* -4 */
  guint8 digest[16];
  guint8 all[32 + 32 + 4 + 2];

  pad_password (password, owner);
  md5 (owner, 32, digest);
  rc4 (digest, KEY_SIZE, owner, 32);
  pad_password (password, all);
  memcpy (all + 32, owner, 32);
  memcpy (all + 64, permissions, sizeof permissions);
  memcpy (all + 68, "ID", 2);
  md5 (all, sizeof all, digest);
  memcpy (key, digest, KEY_SIZE);
  pad_password ("", user);
  rc4 (key, KEY_SIZE, user, 32);
}

GBytes *
pdf_maker_new_encrypted (const char *user_password)
{
  const guint stream_number = 4;
  char content[] = "BT /F1 24 Tf 72 700 Td (Secret) Tj ET";
  guint8 object_key[KEY_SIZE + 5] = { 0 };
  guint8 owner[32];
  guint8 user[32];
  guint8 digest[16];
  g_autofree char *owner_hex = NULL;
  g_autofree char *user_hex = NULL;
  Writer writer;

  make_keys (user_password, owner, user, object_key);
  object_key[KEY_SIZE] = (guint8) stream_number;
  md5 (object_key, sizeof object_key, digest);
  rc4 (digest, sizeof object_key, (guint8 *) content, strlen (content));
  owner_hex = to_hex (owner, sizeof owner);
  user_hex = to_hex (user, sizeof user);
  begin_file (&writer);
  add_object (&writer, "<</Type/Catalog/Pages 2 0 R>>");
  add_object (&writer, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
  add_object (&writer,
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
              "/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>");
  add_stream (&writer, "", content, sizeof content - 1);
  add_object (&writer, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  add_object (&writer,
              "<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>",
              owner_hex,
              user_hex);
  return end_file (&writer, "/Encrypt 6 0 R/ID[(ID)(ID)]");
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int size)
{
  g_byte_array_append (closure, data, size);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_line (cairo_t *cr, const char *font, double x, double y, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (description);
  g_object_unref (layout);
}

GBytes *
pdf_maker_new_letter (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_bytes, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  draw_line (cr, "Liberation Serif Bold 10.5", 60, 60, LETTER_BOLD);
  draw_line (cr, "Liberation Serif Bold 10.5", 340, 60, LETTER_BOLD);
  draw_line (cr, "Liberation Serif Italic 10.5", 60, 120, LETTER_ITALIC);
  draw_line (cr, "Liberation Serif 10.5", 60, 180, LETTER_REGULAR);
  draw_line (cr, "Liberation Serif 10.5", 60, 240, LETTER_NFD);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}
