/* anky-json.h - one line of JSON, written in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnkyJson:
 *
 * A writer that keeps the order of the keys and writes numbers as short as
 * people do (201.5, not 201.49999999999999). @key is NULL inside an array.
 *
 * Thread: any; one writer in one thread.
 */
typedef struct _AnkyJson AnkyJson;

AnkyJson *anky_json_new (void) G_GNUC_WARN_UNUSED_RESULT;
void anky_json_free (AnkyJson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyJson, anky_json_free)

void anky_json_begin_object (AnkyJson *self, const char *key);
void anky_json_end_object (AnkyJson *self);
void anky_json_begin_array (AnkyJson *self, const char *key);
void anky_json_end_array (AnkyJson *self);

/* NULL: null. Bytes that are not UTF-8 are replaced. */
void anky_json_add_string (AnkyJson *self, const char *key, const char *value);
void anky_json_add_integer (AnkyJson *self, const char *key, gint64 value);
/* At most @decimals behind the point. */
void anky_json_add_number (AnkyJson *self,
                           const char *key,
                           double value,
                           guint decimals);
void anky_json_add_boolean (AnkyJson *self, const char *key, gboolean value);
void anky_json_add_null (AnkyJson *self, const char *key);
/* RFC 3339 with its offset; NULL: null. */
void anky_json_add_time (AnkyJson *self, const char *key, GDateTime *time);

/* The text; the writer is empty afterwards. */
char *anky_json_steal_text (AnkyJson *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
