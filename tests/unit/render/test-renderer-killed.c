/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-renderer.h"

#include "pdf-maker.h"

#include <signal.h>

#define N_PAGES 50

/* Kills the helper at some moment of its life, again when another page was
 * drawn since. */
typedef struct {
  AnkyRenderer *renderer;
  int n_drawn;   /* atomic */
  int n_killed;  /* atomic */
  int must_stop; /* atomic */
} Killer;

static gpointer
kill_again_and_again (gpointer data)
{
  Killer *killer = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  int n_drawn = -1;

  while (!g_atomic_int_get (&killer->must_stop)) {
    int pid;

    g_usleep ((gulong) g_rand_int_range (rand, 100, 8000));
    pid = anky_renderer_get_pid (killer->renderer);
    if (pid == 0 || g_atomic_int_get (&killer->n_drawn) == n_drawn)
      continue;
    n_drawn = g_atomic_int_get (&killer->n_drawn);
    if (kill (pid, SIGKILL) == 0)
      g_atomic_int_inc (&killer->n_killed);
  }
  return NULL;
}

static void
test_killed (void)
{
  g_autoptr (GBytes) bytes = pdf_maker_new_pages (N_PAGES);
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  g_autoptr (AnkyRenderer) renderer = anky_renderer_new (file, 0, NULL);
  const AnkyRectMm area = { 0, 0, 210, 297 };
  Killer killer = { .renderer = renderer };
  GThread *thread = g_thread_new ("killer", kill_again_and_again, &killer);

  for (guint i = 0; i < N_PAGES; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AnkyPixels) pixels =
        anky_page_source_dup_pixels (ANKY_PAGE_SOURCE (renderer),
                                     i,
                                     area,
                                     4,
                                     NULL,
                                     &error);

    g_assert_no_error (error);
    g_assert_nonnull (pixels);
    g_atomic_int_inc (&killer.n_drawn);
  }
  g_atomic_int_set (&killer.must_stop, TRUE);
  g_thread_join (thread);
  g_test_message ("killed %d times", killer.n_killed);
  g_assert_cmpint (killer.n_killed, >, 1);
}

/* The helper does not outlive its renderer. */
static void
test_ends (void)
{
  g_autoptr (GBytes) bytes = pdf_maker_new_pages (1);
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  g_autoptr (AnkyRenderer) renderer = anky_renderer_new (file, 0, NULL);
  g_autoptr (GArray) sizes = anky_renderer_dup_sizes (renderer, NULL, NULL);
  int pid = anky_renderer_get_pid (renderer);

  g_assert_nonnull (sizes);
  g_assert_cmpint (kill (pid, 0), ==, 0);
  g_clear_object (&renderer);
  for (guint i = 0; i < 1000 && kill (pid, 0) == 0; i++)
    g_usleep (10 * 1000);
  g_assert_cmpint (kill (pid, 0), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/killed", test_killed);
  g_test_add_func ("/render/ends", test_ends);
  return g_test_run ();
}
