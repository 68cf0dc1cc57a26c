/* anky-history.h - undo and redo over whole states
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AnkyHistory:
 *
 * The states that something had. States are small and are copied whole, so
 * that undoing can never be wrong. Steps of the same kind that follow each
 * other within half a second (a key that repeats) are one step.
 *
 * Thread: one.
 */
typedef struct _AnkyHistory AnkyHistory;

AnkyHistory *anky_history_new (GBoxedCopyFunc copy, GDestroyNotify destroy)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_history_free (AnkyHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyHistory, anky_history_free)

/* Forgets everything; @state (copied) is what is now. */
void anky_history_reset (AnkyHistory *self, gconstpointer state);
/* @state is what is now, reached by a step of @kind at @time_us. Kind 0 merges
 * with nothing. What was undone is gone. */
void anky_history_push (AnkyHistory *self,
                        gconstpointer state,
                        guint kind,
                        gint64 time_us);

gboolean anky_history_can_undo (const AnkyHistory *self);
gboolean anky_history_can_redo (const AnkyHistory *self);
/* The state to go to, borrowed until the next call; NULL if there is none. */
gconstpointer anky_history_undo (AnkyHistory *self);
gconstpointer anky_history_redo (AnkyHistory *self);

G_END_DECLS
