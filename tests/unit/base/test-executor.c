/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-executor.h"

typedef struct {
  AnkyExecutor *executor;
  GThread *thread;
  GString *order;
  GMainLoop *loop;
  guint n_left;
} Fixture;

static gboolean
remember_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;

  g_assert_true (anky_executor_is_current (fixture->executor));
  if (fixture->thread)
    g_assert_true (fixture->thread == g_thread_self ());
  fixture->thread = g_thread_self ();
  return TRUE;
}

static gboolean
run_inside (gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;

  /* Waiting for oneself would never end. */
  return anky_executor_run_sync (fixture->executor,
                                 remember_thread,
                                 fixture,
                                 cancellable,
                                 error);
}

static gboolean
fail (gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, "busy");
  return FALSE;
}

static void
test_sync (void)
{
  g_autoptr (AnkyExecutor) executor = anky_executor_new ("test");
  Fixture fixture = { .executor = executor };
  g_autoptr (GError) error = NULL;

  g_assert_false (anky_executor_is_current (executor));
  g_assert_true (anky_executor_run_sync (executor,
                                         remember_thread,
                                         &fixture,
                                         NULL,
                                         &error));
  g_assert_true (
      anky_executor_run_sync (executor, run_inside, &fixture, NULL, &error));
  g_assert_true (fixture.thread != g_thread_self ());
  g_assert_no_error (error);
  g_assert_false (anky_executor_run_sync (executor, fail, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
}

static gboolean
must_not_run (gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_not_reached ();
}

static void
test_sync_cancelled (void)
{
  g_autoptr (AnkyExecutor) executor = anky_executor_new ("test");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (anky_executor_run_sync (executor,
                                          must_not_run,
                                          NULL,
                                          cancellable,
                                          &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
note_letter (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Fixture *fixture = g_object_get_data (source, "fixture");

  g_string_append (fixture->order, task_data);
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  gboolean was_cancelled =
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));

  g_assert_cmpint (g_task_propagate_boolean (G_TASK (result), &error),
                   ==,
                   !was_cancelled);
  if (was_cancelled)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (--fixture->n_left == 0)
    g_main_loop_quit (fixture->loop);
}

static void
push_letter (Fixture *fixture, const char *letter, GCancellable *cancellable)
{
  g_autoptr (GTask) task =
      g_task_new (fixture->executor, cancellable, done_cb, fixture);

  g_task_set_task_data (task, g_strdup (letter), g_free);
  anky_executor_run (fixture->executor, task, note_letter);
  fixture->n_left++;
}

static gboolean
wait_for_gate (gpointer data, GCancellable *cancellable, GError **error)
{
  g_usleep (1000);
  return TRUE;
}

static void
test_tasks (void)
{
  g_autoptr (AnkyExecutor) executor = anky_executor_new ("test");
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Fixture fixture = { .executor = executor, .order = order, .loop = loop };

  g_object_set_data (G_OBJECT (executor), "fixture", &fixture);
  g_cancellable_cancel (cancellable);
  push_letter (&fixture, "a", NULL);
  push_letter (&fixture, "x", cancellable);
  push_letter (&fixture, "b", NULL);
  push_letter (&fixture, "c", NULL);
  g_main_loop_run (loop);
  g_assert_cmpstr (order->str, ==, "abc");
}

static void
hold_back (GTask *task,
           gpointer source,
           gpointer task_data,
           GCancellable *cancellable)
{
  int *is_open = task_data;

  while (!g_atomic_int_get (is_open))
    g_usleep (1000);
  g_task_return_boolean (task, TRUE);
}

/* What waits is served by priority, equals in the order of arrival. */
static void
test_priorities (void)
{
  g_autoptr (AnkyExecutor) executor = anky_executor_new ("test");
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Fixture fixture = { .executor = executor, .order = order, .loop = loop };
  const int priorities[] = { 300, 100, 0, 100, 300, 0 };
  int is_open = FALSE;

  g_object_set_data (G_OBJECT (executor), "fixture", &fixture);
  {
    g_autoptr (GTask) gate = g_task_new (executor, NULL, done_cb, &fixture);

    g_task_set_task_data (gate, &is_open, NULL);
    g_task_set_priority (gate, -100);
    anky_executor_run (executor, gate, hold_back);
    fixture.n_left++;
  }
  for (guint i = 0; i < G_N_ELEMENTS (priorities); i++) {
    g_autoptr (GTask) task = g_task_new (executor, NULL, done_cb, &fixture);

    g_task_set_task_data (task, g_strdup_printf ("%c", 'a' + i), g_free);
    g_task_set_priority (task, priorities[i]);
    anky_executor_run (executor, task, note_letter);
    fixture.n_left++;
  }
  g_atomic_int_set (&is_open, TRUE);
  g_main_loop_run (loop);
  g_assert_cmpstr (order->str, ==, "cfbdae");
}

/* Freeing the executor waits for the work in hand. */
static void
test_free_waits (void)
{
  for (guint i = 0; i < 50; i++) {
    g_autoptr (AnkyExecutor) executor = anky_executor_new ("test");
    g_autoptr (GError) error = NULL;

    g_assert_true (
        anky_executor_run_sync (executor, wait_for_gate, NULL, NULL, &error));
  }
}

static void
do_nothing (GTask *task,
            gpointer source,
            gpointer task_data,
            GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

/* The task holds the last reference: the executor is freed by its own work. */
static void
test_freed_by_own_work (void)
{
  AnkyExecutor *executor = anky_executor_new ("test");
  gpointer weak = executor;

  g_object_add_weak_pointer (G_OBJECT (executor), &weak);
  {
    g_autoptr (GTask) task = g_task_new (executor, NULL, NULL, NULL);

    anky_executor_run (executor, task, do_nothing);
  }
  g_object_unref (executor);
  for (guint i = 0; i < 1000 && g_atomic_pointer_get (&weak); i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_assert_null (g_atomic_pointer_get (&weak));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/executor/sync", test_sync);
  g_test_add_func ("/base/executor/sync/cancelled", test_sync_cancelled);
  g_test_add_func ("/base/executor/tasks", test_tasks);
  g_test_add_func ("/base/executor/priorities", test_priorities);
  g_test_add_func ("/base/executor/free-waits", test_free_waits);
  g_test_add_func ("/base/executor/freed-by-own-work", test_freed_by_own_work);
  return g_test_run ();
}
