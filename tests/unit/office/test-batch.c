/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "act-fixture.h"
#include "anky-batch.h"
#include "anky-token.h"

#include <glib/gstdio.h>

#define N_LETTERS 4

typedef struct {
  ActFixture act;
  char *paths[N_LETTERS + 1];
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) letter = NULL;

  act_fixture_set_up (&fixture->act, NULL);
  letter = act_fixture_read (&fixture->act, "letter.pdf");
  for (guint i = 0; i < N_LETTERS; i++) {
    g_autofree char *name = g_strdup_printf ("letter-%u.pdf", i);

    act_fixture_write (&fixture->act, name, letter);
    fixture->paths[i] = act_fixture_path (&fixture->act, name);
  }
  fixture->folder = act_fixture_path (&fixture->act, "out");
  g_mkdir (fixture->folder, 0700);
  fixture->act.options.output_folder = fixture->folder;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  for (guint i = 0; i < N_LETTERS; i++)
    g_free (fixture->paths[i]);
  act_fixture_tear_down (&fixture->act, NULL);
}

static void
count_cb (const AnkyBatchItem *item, guint n_done, guint n_files, gpointer data)
{
  guint *n = data;

  g_assert_cmpuint (n_done, ==, ++*n);
  g_assert_cmpuint (n_files, ==, N_LETTERS);
}

static GPtrArray *
run (Fixture *fixture, AnkyKey *key, GCancellable *cancellable)
{
  guint n = 0;
  g_autoptr (GPtrArray) files =
      anky_batch_list_files ((const char *const *) fixture->paths,
                             &fixture->act.options);
  GPtrArray *items =
      anky_batch_run (files, key, NULL, count_cb, &n, cancellable);

  g_assert_cmpuint (items->len, ==, N_LETTERS);
  g_assert_cmpuint (n, ==, N_LETTERS);
  return items;
}

static void
test_one_pin (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GPtrArray) items = run (fixture, key, NULL);

  for (guint i = 0; i < N_LETTERS; i++) {
    const AnkyBatchItem *item = g_ptr_array_index (items, i);
    g_autofree char *name = g_strdup_printf ("letter-%u.signed.pdf", i);
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_no_error (item->error);
    g_assert_cmpstr (item->input_path, ==, fixture->paths[i]);
    g_assert_cmpstr (item->result->output_path, ==, path);
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  g_assert_cmpuint (anky_soft_key_get_n_begun (ANKY_SOFT_KEY (key)), ==, 1);
  g_assert_false (anky_soft_key_is_open (ANKY_SOFT_KEY (key)));
}

/* One bad file among good ones. */
static void
test_goes_on (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GBytes) note = g_bytes_new_static ("a note", 6);
  g_autoptr (GPtrArray) items = NULL;

  act_fixture_write (&fixture->act, "letter-1.pdf", note);
  items = run (fixture, key, NULL);
  for (guint i = 0; i < N_LETTERS; i++) {
    const AnkyBatchItem *item = g_ptr_array_index (items, i);

    if (i == 1)
      g_assert_cmpint (anky_office_exit_status (item->error), ==, 3);
    else
      g_assert_nonnull (item->result);
  }
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) items = NULL;

  g_cancellable_cancel (cancellable);
  items = run (fixture, key, cancellable);
  for (guint i = 0; i < N_LETTERS; i++) {
    const AnkyBatchItem *item = g_ptr_array_index (items, i);

    g_assert_error (item->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
  g_assert_cmpuint (anky_soft_key_get_n_begun (ANKY_SOFT_KEY (key)), ==, 0);
}

/* Each file has its own place and its own name. */
static void
test_own_options (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_batch_file_free);
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = 0; i < N_LETTERS; i++) {
    g_autofree char *name = g_strdup_printf ("own-%u.pdf", i);
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
    AnkyRectMm rect = { 100, 100 + i * 20.0, 45, 18 };

    act_fixture_place (&fixture->act, ANKY_KIND_LEADER, rect);
    fixture->act.options.output_path = path;
    g_ptr_array_add (
        files,
        anky_batch_file_new (fixture->paths[i], &fixture->act.options));
  }
  items = anky_batch_run (files, key, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < N_LETTERS; i++) {
    const AnkyBatchItem *item = g_ptr_array_index (items, i);
    const AnkySignatureReport *signature;

    g_assert_no_error (item->error);
    signature = g_ptr_array_index (item->result->report->signatures, 0);
    g_assert_cmpfloat_with_epsilon (signature->rect.y, 100 + i * 20.0, 0.1);
    g_assert_true (g_str_has_suffix (item->result->output_path, ".pdf"));
  }
}

typedef struct {
  GMainLoop *loop;
  GThread *thread;
  GPtrArray *items;
  guint n_told;
} Waiter;

static void
told_cb (const AnkyBatchItem *item, guint n_done, guint n_files, gpointer data)
{
  Waiter *waiter = data;

  g_assert_true (g_thread_self () == waiter->thread);
  g_assert_null (waiter->items);
  g_assert_nonnull (item->input_path);
  g_assert_cmpuint (n_done, ==, ++waiter->n_told);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiter *waiter = data;

  waiter->items = anky_batch_run_finish (result);
  g_main_loop_quit (waiter->loop);
}

/* Told on the caller's thread, every file before the end; cancelled or not. */
static void
test_async (Fixture *fixture, gconstpointer is_cancelled)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiter waiter = { loop, g_thread_self (), NULL, 0 };
  g_autoptr (GPtrArray) files =
      anky_batch_list_files ((const char *const *) fixture->paths,
                             &fixture->act.options);

  if (is_cancelled)
    g_cancellable_cancel (cancellable);
  anky_batch_run_async (files,
                        key,
                        NULL,
                        told_cb,
                        &waiter,
                        cancellable,
                        ended_cb,
                        &waiter);
  g_main_loop_run (loop);
  g_assert_cmpuint (waiter.n_told, ==, N_LETTERS);
  g_assert_cmpuint (waiter.items->len, ==, N_LETTERS);
  for (guint i = 0; i < N_LETTERS; i++) {
    const AnkyBatchItem *item = g_ptr_array_index (waiter.items, i);

    g_assert_true ((item->result != NULL) == !is_cancelled);
  }
  g_ptr_array_unref (waiter.items);
}

#define ADD(path, function)                                                    \
  g_test_add ("/office/batch/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("one-pin", test_one_pin);
  ADD ("goes-on", test_goes_on);
  ADD ("cancelled", test_cancelled);
  ADD ("own-options", test_own_options);
  ADD ("async", test_async);
  g_test_add ("/office/batch/async-cancelled",
              Fixture,
              GINT_TO_POINTER (TRUE),
              set_up,
              test_async,
              tear_down);
  return g_test_run ();
}
