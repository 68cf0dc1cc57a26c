/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-renderer.h"

#include <glib/gstdio.h>
#include <string.h>

/* ANKY_RENDER_HELPER is fake-helper, which does what the document tells. */
static AnkyRenderer *
open_script (const char *script)
{
  g_autoptr (GBytes) bytes = g_bytes_new (script, strlen (script));
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  AnkyRenderer *renderer = anky_renderer_new (file, 0, NULL);

  anky_renderer_set_timeout (renderer, 10 * 1000);
  return renderer;
}

static gboolean
draws (AnkyRenderer *renderer,
       guint page,
       GCancellable *cancellable,
       GError **error)
{
  const AnkyRectMm area = { 0, 0, 20, 20 };
  g_autoptr (AnkyPixels) pixels =
      anky_page_source_dup_pixels (ANKY_PAGE_SOURCE (renderer),
                                   page,
                                   area,
                                   1,
                                   cancellable,
                                   error);

  return pixels != NULL;
}

static gboolean
reads (AnkyRenderer *renderer, guint page, GError **error)
{
  g_autoptr (AnkyPageText) text =
      anky_page_source_dup_text (ANKY_PAGE_SOURCE (renderer),
                                 page,
                                 NULL,
                                 error);

  return text != NULL;
}

static void
test_open_lies (void)
{
  const struct {
    const char *script;
    int code;
  } lies[] = {
    { "exit", ANKY_RENDER_ERROR_CRASHED },
    { "abort", ANKY_RENDER_ERROR_CRASHED },
    { "hang-up", ANKY_RENDER_ERROR_CRASHED },
    { "empty", ANKY_RENDER_ERROR_CRASHED },
    { "short", ANKY_RENDER_ERROR_PROTOCOL },
    { "long", ANKY_RENDER_ERROR_PROTOCOL },
    { "garbage", ANKY_RENDER_ERROR_PROTOCOL },
    { "serial", ANKY_RENDER_ERROR_PROTOCOL },
    { "status", ANKY_RENDER_ERROR_PROTOCOL },
    { "message", ANKY_RENDER_ERROR_PROTOCOL },
    { "failed", ANKY_RENDER_ERROR_FAILED },
    { "no-pages", ANKY_RENDER_ERROR_PROTOCOL },
    { "many-pages", ANKY_RENDER_ERROR_PROTOCOL },
    { "huge-pages", ANKY_RENDER_ERROR_PROTOCOL },
    { "size-nan", ANKY_RENDER_ERROR_PROTOCOL },
    { "size-zero", ANKY_RENDER_ERROR_PROTOCOL },
    { "size-negative", ANKY_RENDER_ERROR_PROTOCOL },
    { "size-huge", ANKY_RENDER_ERROR_PROTOCOL },
    { "sizes-few", ANKY_RENDER_ERROR_PROTOCOL },
    { "sizes-many", ANKY_RENDER_ERROR_PROTOCOL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++) {
    g_autoptr (AnkyRenderer) renderer = open_script (lies[i].script);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", lies[i].script);
    g_assert_null (anky_renderer_dup_sizes (renderer, NULL, &error));
    g_assert_error (error, ANKY_RENDER_ERROR, lies[i].code);
    g_assert_cmpint (anky_renderer_get_pid (renderer), ==, 0);
  }
}

static void
test_open_silent (void)
{
  g_autoptr (AnkyRenderer) renderer = open_script ("silent");
  g_autoptr (GError) error = NULL;

  anky_renderer_set_timeout (renderer, 50);
  g_assert_null (anky_renderer_dup_sizes (renderer, NULL, &error));
  g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_FAILED);
  g_assert_cmpint (anky_renderer_get_pid (renderer), ==, 0);
}

/* A page that is trouble costs that page; its neighbours are drawn. */
static void
test_page_lies (void)
{
  const struct {
    const char *word;
    gboolean is_of_text;
    int code;
  } lies[] = {
    { "exit", FALSE, ANKY_RENDER_ERROR_CRASHED },
    { "abort", FALSE, ANKY_RENDER_ERROR_CRASHED },
    { "abort", TRUE, ANKY_RENDER_ERROR_CRASHED },
    { "empty", FALSE, ANKY_RENDER_ERROR_CRASHED },
    { "short", FALSE, ANKY_RENDER_ERROR_PROTOCOL },
    { "long", TRUE, ANKY_RENDER_ERROR_PROTOCOL },
    { "serial", FALSE, ANKY_RENDER_ERROR_PROTOCOL },
    { "little", FALSE, ANKY_RENDER_ERROR_PROTOCOL },
    { "much", FALSE, ANKY_RENDER_ERROR_PROTOCOL },
    { "little", TRUE, ANKY_RENDER_ERROR_PROTOCOL },
    { "much", TRUE, ANKY_RENDER_ERROR_PROTOCOL },
    { "utf8", TRUE, ANKY_RENDER_ERROR_PROTOCOL },
    { "nul", TRUE, ANKY_RENDER_ERROR_PROTOCOL },
    { "runs", TRUE, ANKY_RENDER_ERROR_PROTOCOL },
    { "chars", TRUE, ANKY_RENDER_ERROR_PROTOCOL },
    { "failed", FALSE, ANKY_RENDER_ERROR_FAILED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++) {
    g_autofree char *script =
        g_strdup_printf ("open\nfine %s fine", lies[i].word);
    g_autoptr (AnkyRenderer) renderer = open_script (script);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", lies[i].word);
    g_assert_true (draws (renderer, 0, NULL, NULL));
    if (lies[i].is_of_text)
      g_assert_false (reads (renderer, 1, &error));
    else
      g_assert_false (draws (renderer, 1, NULL, &error));
    g_assert_error (error, ANKY_RENDER_ERROR, lies[i].code);
    g_assert_true (draws (renderer, 2, NULL, NULL));
    g_assert_true (reads (renderer, 2, NULL));
  }
}

static void
test_harmless (void)
{
  static const char *const words[] = { "shrink", "descriptor" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *script = g_strdup_printf ("open\n%s", words[i]);
    g_autoptr (AnkyRenderer) renderer = open_script (script);
    g_autoptr (GError) error = NULL;

    g_assert_true (draws (renderer, 0, NULL, &error));
    g_assert_no_error (error);
  }
}

/* An answer too many is one to a question that was never asked. */
static void
test_answer_too_many (void)
{
  g_autoptr (AnkyRenderer) renderer = open_script ("open\ntwice fine");
  g_autoptr (GError) error = NULL;

  g_assert_true (draws (renderer, 0, NULL, &error));
  g_assert_false (draws (renderer, 1, NULL, &error));
  g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_PROTOCOL);
}

static void
test_crash_once (void)
{
  g_autofree char *folder = g_dir_make_tmp ("anky-XXXXXX", NULL);
  g_autofree char *mark = g_build_filename (folder, "died", NULL);
  g_autofree char *script = g_strdup_printf ("open\nonce:%s", mark);
  g_autoptr (AnkyRenderer) renderer = open_script (script);
  g_autoptr (GError) error = NULL;

  g_assert_true (draws (renderer, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));
  g_unlink (mark);
  g_rmdir (folder);
}

/* A page that killed the helper twice is not tried a third time. */
static void
test_crash_is_remembered (void)
{
  g_autoptr (AnkyRenderer) renderer = open_script ("open\nabort fine");
  g_autoptr (GError) error = NULL;
  int pid;

  g_assert_false (draws (renderer, 0, NULL, NULL));
  g_assert_true (draws (renderer, 1, NULL, NULL));
  pid = anky_renderer_get_pid (renderer);
  g_assert_false (draws (renderer, 0, NULL, &error));
  g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_CRASHED);
  g_assert_cmpint (anky_renderer_get_pid (renderer), ==, pid);
}

static void
test_watchdog (void)
{
  g_autoptr (AnkyRenderer) renderer = open_script ("open\nsilent fine");
  g_autoptr (GError) error = NULL;

  g_assert_true (draws (renderer, 1, NULL, NULL));
  anky_renderer_set_timeout (renderer, 50);
  g_assert_false (draws (renderer, 0, NULL, &error));
  g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_FAILED);
  anky_renderer_set_timeout (renderer, 10 * 1000);
  g_assert_true (draws (renderer, 1, NULL, NULL));
}

/* A page that took all the time twice is not waited for a third time. */
static void
test_watchdog_remembers (void)
{
  g_autoptr (AnkyRenderer) renderer = open_script ("open\nsilent fine");
  int pid;

  g_assert_true (draws (renderer, 1, NULL, NULL));
  anky_renderer_set_timeout (renderer, 400);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (draws (renderer, 0, NULL, &error));
    g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_FAILED);
  }
  anky_renderer_set_timeout (renderer, 10 * 1000);
  g_assert_true (draws (renderer, 1, NULL, NULL));
  pid = anky_renderer_get_pid (renderer);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (draws (renderer, 0, NULL, &error));
    g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_CRASHED);
  }
  g_assert_cmpint (anky_renderer_get_pid (renderer), ==, pid);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (50 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* What nobody waits for any more does not hold up the rest. */
static void
test_cancel_in_flight (void)
{
  g_autoptr (AnkyRenderer) renderer = open_script ("open\nsilent fine");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  g_assert_true (draws (renderer, 1, NULL, NULL));
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (draws (renderer, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_assert_true (draws (renderer, 1, NULL, NULL));
  /* Cancelling is no crash: the page is not given up. */
  g_clear_error (&error);
  anky_renderer_set_timeout (renderer, 50);
  g_assert_false (draws (renderer, 0, NULL, &error));
  g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_FAILED);
}

/* The helper's environment holds what fonts need and nothing of ours. */
static void
test_environment (void)
{
  g_autoptr (AnkyRenderer) renderer = open_script ("environment");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes = NULL;

  sizes = anky_renderer_dup_sizes (renderer, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sizes);
}

static void
test_no_helper (void)
{
  g_autofree char *old = g_strdup (g_getenv ("ANKY_RENDER_HELPER"));
  g_autoptr (AnkyRenderer) renderer = open_script ("open");
  g_autoptr (GError) error = NULL;

  g_setenv ("ANKY_RENDER_HELPER", "/nowhere/anky-render", TRUE);
  g_assert_null (anky_renderer_dup_sizes (renderer, NULL, &error));
  g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_HELPER);
  g_clear_error (&error);
  /* It may be there the next time. */
  g_setenv ("ANKY_RENDER_HELPER", old, TRUE);
  g_assert_true (draws (renderer, 0, NULL, &error));
}

typedef struct {
  GString *order;
  guint n_left;
} Queue;

typedef struct {
  Queue *queue;
  char letter;
} Entry;

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Entry *entry = user_data;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface =
      anky_renderer_render_finish (ANKY_RENDERER (source), result, &error);

  if (surface)
    g_string_append_c (entry->queue->order, entry->letter);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&surface, cairo_surface_destroy);
  entry->queue->n_left--;
}

static void
push (Queue *queue,
      AnkyRenderer *renderer,
      char letter,
      AnkyRenderPriority priority,
      GCancellable *cancellable)
{
  const AnkyRectMm area = { 0, 0, 20, 20 };
  Entry *entry = g_new (Entry, 1);

  entry->queue = queue;
  entry->letter = letter;
  queue->n_left++;
  anky_renderer_render_async (renderer,
                              0,
                              area,
                              1,
                              priority,
                              cancellable,
                              drawn_cb,
                              entry);
}

/* While one is drawn (slowly), the others wait: urgent ones leave first, and
 * what is cancelled never starts. */
static void
test_priorities (void)
{
  g_autoptr (AnkyRenderer) renderer = open_script ("open\nslow");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) order = g_string_new (NULL);
  Queue queue = { .order = order };

  push (&queue, renderer, 'a', ANKY_RENDER_URGENT, NULL);
  push (&queue, renderer, 'b', ANKY_RENDER_AHEAD, NULL);
  push (&queue, renderer, 'c', ANKY_RENDER_THUMBNAIL, NULL);
  push (&queue, renderer, 'd', ANKY_RENDER_AHEAD, cancellable);
  push (&queue, renderer, 'e', ANKY_RENDER_URGENT, NULL);
  push (&queue, renderer, 'f', ANKY_RENDER_THUMBNAIL, NULL);
  g_cancellable_cancel (cancellable);
  while (queue.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (order->str, ==, "aecfb");
}

/* The renderer's last reference may be the request's own. */
static void
test_dropped (void)
{
  g_autoptr (GString) order = g_string_new (NULL);
  Queue queue = { .order = order };

  for (guint i = 0; i < 10; i++) {
    AnkyRenderer *renderer = open_script ("open\nfine");

    push (&queue, renderer, 'a', ANKY_RENDER_URGENT, NULL);
    g_object_unref (renderer);
  }
  while (queue.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (order->len, ==, 10);
}

int
main (int argc, char *argv[])
{
  g_setenv ("ANKY_TEST_SECRET", "1234", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/trouble/open-lies", test_open_lies);
  g_test_add_func ("/render/trouble/open-silent", test_open_silent);
  g_test_add_func ("/render/trouble/page-lies", test_page_lies);
  g_test_add_func ("/render/trouble/harmless", test_harmless);
  g_test_add_func ("/render/trouble/answer-too-many", test_answer_too_many);
  g_test_add_func ("/render/trouble/crash-once", test_crash_once);
  g_test_add_func ("/render/trouble/crash-is-remembered",
                   test_crash_is_remembered);
  g_test_add_func ("/render/trouble/watchdog", test_watchdog);
  g_test_add_func ("/render/trouble/watchdog/remembers",
                   test_watchdog_remembers);
  g_test_add_func ("/render/trouble/cancel-in-flight", test_cancel_in_flight);
  g_test_add_func ("/render/trouble/environment", test_environment);
  g_test_add_func ("/render/trouble/no-helper", test_no_helper);
  g_test_add_func ("/render/trouble/priorities", test_priorities);
  g_test_add_func ("/render/trouble/dropped", test_dropped);
  return g_test_run ();
}
