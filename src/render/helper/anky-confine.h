/* anky-confine.h - a process that can do nothing but compute
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* First of all: dies with its parent, gains no privileges, cannot be looked
 * into, keeps no descriptors but @n_kept from 0. */
void anky_confine_begin (int n_kept);

/* The lock: @readable paths, resource limits for a document of @document_size
 * bytes, few system calls. Returns the AnkyRenderConfinement flags of what
 * this system could do. Never undone. */
guint32 anky_confine_finish (GPtrArray *readable, guint64 document_size);

/* Ends the process when it computes for another @seconds; 0 stops the
 * clock. */
void anky_confine_set_cpu_limit (guint seconds);

G_END_DECLS
