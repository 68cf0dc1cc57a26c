/* anky-fact-list.h - names and values below each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Into a vertical box: a small name, and below it a value that can be selected.
 * Nothing for a value that is NULL or empty. Thread: main. */
void anky_fact_list_add (GtkContainer *list,
                         const char *name,
                         const char *value);
void anky_fact_list_clear (GtkContainer *list);

G_END_DECLS
