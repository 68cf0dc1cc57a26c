/* anky-executor.h - one thread that does one thing after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkyExecutor:
 *
 * A thread for a library that wants to be called from one thread only (a
 * PKCS#11 module). Work runs in the order it was given, tasks with a higher
 * g_task_set_priority() (a lower number) before others that wait. Work whose
 * cancellable was cancelled before its turn never starts and ends with
 * %G_IO_ERROR_CANCELLED.
 *
 * Thread: any. Freeing waits for the work that runs.
 */
#define ANKY_TYPE_EXECUTOR (anky_executor_get_type ())
G_DECLARE_FINAL_TYPE (AnkyExecutor, anky_executor, ANKY, EXECUTOR, GObject)

AnkyExecutor *anky_executor_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Runs @task as g_task_run_in_thread() would, on this thread. */
void anky_executor_run (AnkyExecutor *self, GTask *task, GTaskThreadFunc func);

/* Runs @func there and waits; at once if called on that thread itself. */
typedef gboolean (*AnkyExecutorFunc) (gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean anky_executor_run_sync (AnkyExecutor *self,
                                 AnkyExecutorFunc func,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean anky_executor_is_current (AnkyExecutor *self);

G_END_DECLS
