/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-render-protocol.h"
#include "anky-render-text.h"
#include "anky-render-wire.h"

#include <math.h>
#include <string.h>

static AnkyRenderRequest
make_request (void)
{
  AnkyRenderRequest request = {
    .serial = 7,
    .kind = ANKY_RENDER_PIXELS,
    .document_length = G_GUINT64_CONSTANT (5000000000),
    .password = "mật khẩu",
    .page = 41,
    .x_px = -10.5,
    .y_px = 20,
    .scale = 1.25,
    .width_px = 800,
    .height_px = 600,
  };

  return request;
}

static void
test_request (void)
{
  AnkyRenderRequest request = make_request ();
  AnkyRenderRequest back = { 0 };
  guint8 packet[ANKY_RENDER_MAX_PACKET];
  gsize size = anky_render_request_encode (&request, packet);

  g_assert_true (anky_render_request_decode (&back, packet, size));
  g_assert_cmpuint (back.serial, ==, request.serial);
  g_assert_cmpuint (back.kind, ==, request.kind);
  g_assert_cmpuint (back.document_length, ==, request.document_length);
  g_assert_cmpstr (back.password, ==, request.password);
  g_assert_cmpuint (back.page, ==, request.page);
  g_assert_cmpfloat (back.x_px, ==, request.x_px);
  g_assert_cmpfloat (back.y_px, ==, request.y_px);
  g_assert_cmpfloat (back.scale, ==, request.scale);
  g_assert_cmpuint (back.width_px, ==, request.width_px);
  g_assert_cmpuint (back.height_px, ==, request.height_px);
  for (gsize i = 0; i < size; i++)
    g_assert_false (anky_render_request_decode (&back, packet, i));
  g_assert_false (anky_render_request_decode (&back, packet, size + 1));
}

static void
test_request_refuses (void)
{
  const struct {
    guint32 width, height;
    double scale;
    guint kind;
  } bad[] = {
    { 0, 10, 1, ANKY_RENDER_PIXELS },
    { 10, 0, 1, ANKY_RENDER_PIXELS },
    { ANKY_RENDER_MAX_SIDE_PX + 1, 1, 1, ANKY_RENDER_PIXELS },
    { 10000, 10000, 1, ANKY_RENDER_PIXELS },
    { 10, 10, 0, ANKY_RENDER_PIXELS },
    { 10, 10, -1, ANKY_RENDER_PIXELS },
    { 10, 10, NAN, ANKY_RENDER_PIXELS },
    { 10, 10, 2 * ANKY_RENDER_MAX_SCALE, ANKY_RENDER_PIXELS },
    { 10, 10, 1, 0 },
    { 10, 10, 1, ANKY_RENDER_TEXT + 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    AnkyRenderRequest request = make_request ();
    AnkyRenderRequest back = { 0 };
    guint8 packet[ANKY_RENDER_MAX_PACKET];
    gsize size;

    request.width_px = bad[i].width;
    request.height_px = bad[i].height;
    request.scale = bad[i].scale;
    request.kind = (AnkyRenderKind) bad[i].kind;
    size = anky_render_request_encode (&request, packet);
    g_assert_false (anky_render_request_decode (&back, packet, size));
  }
}

static void
test_answer (void)
{
  AnkyRenderAnswer answer = {
    .serial = 3,
    .status = ANKY_RENDER_STATUS_FAILED,
    .n = 12,
    .confinement = ANKY_RENDER_CONFINED_FILES,
    .message = "trang hỏng",
  };
  AnkyRenderAnswer back = { 0 };
  guint8 packet[ANKY_RENDER_MAX_PACKET];
  gsize size = anky_render_answer_encode (&answer, packet);

  g_assert_true (anky_render_answer_decode (&back, packet, size));
  g_assert_cmpuint (back.serial, ==, answer.serial);
  g_assert_cmpuint (back.status, ==, answer.status);
  g_assert_cmpuint (back.n, ==, answer.n);
  g_assert_cmpuint (back.confinement, ==, answer.confinement);
  g_assert_cmpstr (back.message, ==, answer.message);
  for (gsize i = 0; i < size; i++)
    g_assert_false (anky_render_answer_decode (&back, packet, i));
}

static void
test_answer_refuses (void)
{
  static const char *const messages[] = { "two\nlines", "\x1b[31mred", "\x7f" };
  AnkyRenderAnswer back = { 0 };
  guint8 packet[ANKY_RENDER_MAX_PACKET];
  gsize size;

  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++) {
    AnkyRenderAnswer answer = { .status = ANKY_RENDER_STATUS_FAILED };

    g_strlcpy (answer.message, messages[i], sizeof answer.message);
    size = anky_render_answer_encode (&answer, packet);
    g_assert_false (anky_render_answer_decode (&back, packet, size));
  }
  {
    AnkyRenderAnswer answer = { .status = (AnkyRenderStatus) 99 };

    size = anky_render_answer_encode (&answer, packet);
    g_assert_false (anky_render_answer_decode (&back, packet, size));
  }
}

/* A page of text that can be spoilt in one place. */
typedef struct {
  guint32 head_flags;
  guint32 n_images;
  double image_x;
  guint32 n_runs;
  const char *text;
  gsize text_size;
  const char *font;
  double font_size;
  guint32 run_flags;
  guint32 n_chars;
  double box_y;
  double box_width;
  gboolean has_tail;
} Page;

static const Page good_page = {
  .n_images = 1,
  .image_x = 10,
  .n_runs = 1,
  .text = "Số",
  .text_size = sizeof "Số" - 1,
  .font = "LiberationSerif",
  .font_size = 13,
  .run_flags = 1,
  .n_chars = 2,
  .box_y = 20,
  .box_width = 5,
};

static AnkyPageText *
parse_page (const Page *page)
{
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (1 << 20);

  anky_wire_append_uint (buffer, 4, page->head_flags);
  anky_wire_append_uint (buffer, 4, page->n_images);
  anky_wire_append_double (buffer, page->image_x);
  for (guint i = 0; i < 3; i++)
    anky_wire_append_double (buffer, 30);
  anky_wire_append_uint (buffer, 4, page->n_runs);
  anky_wire_append_string (buffer, page->text, page->text_size);
  anky_wire_append_string (buffer, page->font, strlen (page->font));
  anky_wire_append_double (buffer, page->font_size);
  anky_wire_append_uint (buffer, 4, page->run_flags);
  anky_wire_append_uint (buffer, 4, page->n_chars);
  for (guint i = 0; i < 2; i++) {
    anky_wire_append_double (buffer, 100 + 10 * i);
    anky_wire_append_double (buffer, page->box_y);
    anky_wire_append_double (buffer, page->box_width);
    anky_wire_append_double (buffer, 13);
  }
  if (page->has_tail)
    anky_buffer_append_byte (buffer, 0);
  return anky_render_text_parse (anky_buffer_get_data (buffer),
                                 anky_buffer_get_size (buffer),
                                 210,
                                 297,
                                 2.0);
}

static void
test_text (void)
{
  g_autoptr (AnkyPageText) text = parse_page (&good_page);
  const AnkyTextRun *run;

  g_assert_nonnull (text);
  g_assert_cmpfloat (text->width_mm, ==, 210);
  g_assert_cmpuint (text->n_images, ==, 1);
  g_assert_cmpfloat (text->images[0].x, ==, 20);
  g_assert_cmpuint (text->n_runs, ==, 1);
  run = &text->runs[0];
  g_assert_cmpstr (run->text, ==, "Số");
  g_assert_cmpuint (run->n_chars, ==, 2);
  g_assert_true (run->is_bold);
  g_assert_false (run->is_italic);
  g_assert_cmpfloat_with_epsilon (run->font_size_pt,
                                  13 * 2.0 / ANKY_MM_PER_POINT,
                                  1e-9);
  /* The run's box is the union of its characters'. */
  g_assert_cmpfloat (run->box.x, ==, 200);
  g_assert_cmpfloat (run->box.width, ==, 30);
}

static void
test_text_refuses (void)
{
  Page lies[18];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    lies[i] = good_page;
  lies[n++].head_flags = 2;
  lies[n++].n_images = 2;
  lies[n++].n_images = G_MAXUINT32;
  lies[n++].image_x = NAN;
  lies[n++].image_x = INFINITY;
  lies[n++].image_x = -1e7;
  lies[n++].n_runs = 0;
  lies[n++].n_runs = 2;
  lies[n++].n_runs = G_MAXUINT32;
  lies[n++].text = "S\xff\xfe\xfd";
  lies[n++].text = "S\0n";
  lies[n++].text_size = 3;
  lies[n++].font = "\xc3";
  lies[n++].font_size = -1;
  lies[n++].run_flags = 4;
  lies[n++].n_chars = 3;
  lies[n++].box_width = -1;
  lies[n++].has_tail = TRUE;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (lies));
  for (guint i = 0; i < n; i++) {
    g_autoptr (AnkyPageText) text = parse_page (&lies[i]);

    g_test_message ("lie %u", i);
    g_assert_null (text);
  }
}

/* Whatever is cut off, nothing is read past the end. */
static void
test_text_truncated (void)
{
  const AnkyRectMm boxes[] = { { 1, 2, 3, 4 }, { 5, 6, 7, 8 } };
  const AnkyRenderRun run = {
    .text = "ab",
    .text_size = 2,
    .font = "F",
    .font_size_pt = 10,
    .n_chars = 2,
    .boxes_pt = boxes,
  };
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (1 << 20);
  g_autoptr (AnkyPageText) text = NULL;
  gsize size;

  anky_render_text_append_head (buffer, TRUE, boxes, 2, 1);
  anky_render_text_append_run (buffer, &run);
  size = anky_buffer_get_size (buffer);
  for (gsize i = 0; i < size; i++) {
    /* A copy of its own size, so that a sanitizer sees the first byte more. */
    g_autofree guint8 *cut = g_memdup2 (anky_buffer_get_data (buffer), i);

    g_assert_null (anky_render_text_parse (cut, i, 1, 1, 1));
  }
  text = anky_render_text_parse (anky_buffer_get_data (buffer), size, 1, 1, 1);
  g_assert_nonnull (text);
  g_assert_true (text->has_unmapped_fonts);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/protocol/request", test_request);
  g_test_add_func ("/render/protocol/request/refuses", test_request_refuses);
  g_test_add_func ("/render/protocol/answer", test_answer);
  g_test_add_func ("/render/protocol/answer/refuses", test_answer_refuses);
  g_test_add_func ("/render/text", test_text);
  g_test_add_func ("/render/text/refuses", test_text_refuses);
  g_test_add_func ("/render/text/truncated", test_text_truncated);
  return g_test_run ();
}
