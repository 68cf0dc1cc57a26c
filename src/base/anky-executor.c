/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-executor.h"

struct _AnkyExecutor {
  GObject parent_instance;

  char *name;
  GThreadPool *pool;
  int n_pushed; /* atomic */
};

/* One piece of work: a task, or a call that somebody waits for. */
typedef struct {
  int priority;
  int number; /* in the order of arrival */

  GTask *task;
  GTaskThreadFunc task_func;

  AnkyExecutorFunc func;
  gpointer data;
  GCancellable *cancellable;
  GError **error;
  gboolean result;
  gboolean is_done;
  GMutex mutex;
  GCond cond;
} Work;

static GPrivate current_executor;

G_DEFINE_FINAL_TYPE (AnkyExecutor, anky_executor, G_TYPE_OBJECT)

static void
run_task (Work *work)
{
  GTask *task = work->task;

  if (!g_task_return_error_if_cancelled (task))
    work->task_func (task,
                     g_task_get_source_object (task),
                     g_task_get_task_data (task),
                     g_task_get_cancellable (task));
  g_object_unref (task);
  g_free (work);
}

static void
run_call (Work *work)
{
  gboolean result = FALSE;

  if (!g_cancellable_set_error_if_cancelled (work->cancellable, work->error))
    result = work->func (work->data, work->cancellable, work->error);

  g_mutex_lock (&work->mutex);
  work->result = result;
  work->is_done = TRUE;
  g_cond_signal (&work->cond);
  g_mutex_unlock (&work->mutex);
}

static void
run_work (gpointer data, gpointer user_data)
{
  Work *work = data;

  g_private_set (&current_executor, user_data);
  if (work->task)
    run_task (work);
  else
    run_call (work);
  g_private_set (&current_executor, NULL);
}

/* GThreadPool takes the least first. The difference of two numbers stays right
 * when the counter wraps around. */
static int
compare_work (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Work *work_a = a;
  const Work *work_b = b;

  if (work_a->priority != work_b->priority)
    return work_a->priority < work_b->priority ? -1 : 1;
  return (int) ((guint) work_a->number - (guint) work_b->number);
}

static void
push_work (AnkyExecutor *self, Work *work)
{
  work->number = g_atomic_int_add (&self->n_pushed, 1);
  g_thread_pool_push (self->pool, work, NULL);
}

static void
anky_executor_finalize (GObject *object)
{
  AnkyExecutor *self = ANKY_EXECUTOR (object);

  /* The last reference may be dropped by the work itself, which cannot wait
   * for its own thread. */
  g_thread_pool_free (self->pool, FALSE, !anky_executor_is_current (self));
  g_free (self->name);
  G_OBJECT_CLASS (anky_executor_parent_class)->finalize (object);
}

static void
anky_executor_class_init (AnkyExecutorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_executor_finalize;
}

static void
anky_executor_init (AnkyExecutor *self)
{
  self->pool = g_thread_pool_new (run_work, self, 1, TRUE, NULL);
  g_thread_pool_set_sort_function (self->pool, compare_work, NULL);
}

AnkyExecutor *
anky_executor_new (const char *name)
{
  AnkyExecutor *self = g_object_new (ANKY_TYPE_EXECUTOR, NULL);

  self->name = g_strdup (name);
  return self;
}

gboolean
anky_executor_is_current (AnkyExecutor *self)
{
  return g_private_get (&current_executor) == self;
}

void
anky_executor_run (AnkyExecutor *self, GTask *task, GTaskThreadFunc func)
{
  Work *work = g_new0 (Work, 1);

  g_return_if_fail (ANKY_IS_EXECUTOR (self));

  work->task = g_object_ref (task);
  work->task_func = func;
  work->priority = g_task_get_priority (task);
  push_work (self, work);
}

gboolean
anky_executor_run_sync (AnkyExecutor *self,
                        AnkyExecutorFunc func,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  Work work = {
    .func = func,
    .data = data,
    .cancellable = cancellable,
    .error = error,
  };

  g_return_val_if_fail (ANKY_IS_EXECUTOR (self), FALSE);

  if (anky_executor_is_current (self)) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    return func (data, cancellable, error);
  }

  g_mutex_init (&work.mutex);
  g_cond_init (&work.cond);
  push_work (self, &work);
  g_mutex_lock (&work.mutex);
  while (!work.is_done)
    g_cond_wait (&work.cond, &work.mutex);
  g_mutex_unlock (&work.mutex);
  g_cond_clear (&work.cond);
  g_mutex_clear (&work.mutex);
  return work.result;
}
