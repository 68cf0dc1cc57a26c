/* anky-print-job.h - pages on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-renderer.h"
#include "anky-viewport.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks how to print and prints the pages at their own size, smaller where the
 * paper is; each is drawn by @renderer while the one before is sent. @pages are
 * copied. @name: of the job, and of the file if it is printed to one, in
 * @folder. Gives an error's text to @failed, which may be NULL. Thread: main.
 */
typedef void (*AnkyPrintFailedFunc) (const GError *error, gpointer user_data);

void anky_print_job_run (GtkWindow *parent,
                         AnkyRenderer *renderer,
                         const AnkyPageExtent *pages,
                         guint n_pages,
                         guint current_page,
                         const char *name,
                         const char *folder,
                         AnkyPrintFailedFunc failed,
                         gpointer user_data);

G_END_DECLS
