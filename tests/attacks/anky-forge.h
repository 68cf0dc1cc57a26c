/* anky-forge.h - PDF syntax written by hand, right or wrong on purpose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-update.h"

G_BEGIN_DECLS

/**
 * AnkyForge:
 *
 * Bytes to which objects and sections are appended as a writer with bad
 * intentions would: nothing is checked.
 */
typedef struct _AnkyForge AnkyForge;

/* Goes on behind @bytes, or begins a file with its header. */
AnkyForge *anky_forge_new (GBytes *bytes);
void anky_forge_free (AnkyForge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyForge, anky_forge_free)

gsize anky_forge_get_size (AnkyForge *self);
void anky_forge_append (AnkyForge *self, const char *text);
/* "N 0 obj ... endobj", noted for the next section. */
void anky_forge_append_object (AnkyForge *self,
                               guint number,
                               const char *format,
                               ...) G_GNUC_PRINTF (3, 4);
void anky_forge_append_stream (AnkyForge *self,
                               guint number,
                               const char *dict,
                               const char *data);
void anky_forge_append_object_stream (AnkyForge *self,
                                      guint number,
                                      guint n,
                                      const char *head,
                                      const char *body);
void anky_forge_note_compressed (AnkyForge *self,
                                 guint number,
                                 guint container,
                                 guint index);
void anky_forge_note_free (AnkyForge *self, guint number, guint generation);
void anky_forge_note_offset (AnkyForge *self, guint number, gsize offset);

/* The section, trailer, startxref and %%EOF; /Prev and /Size are added. */
void anky_forge_append_table (AnkyForge *self, const char *trailer);
void anky_forge_append_xref_stream (AnkyForge *self,
                                    guint number,
                                    const char *trailer);
/* The parts of the table form, to leave some out. */
gsize anky_forge_append_entries (AnkyForge *self);
void anky_forge_append_trailer (AnkyForge *self, const char *trailer);
void anky_forge_append_startxref (AnkyForge *self, gsize offset);

GBytes *anky_forge_finish (AnkyForge *self);

/* --- bytes ------------------------------------------------------------------
 */

GBytes *anky_forge_concat (GBytes *a, GBytes *b);
/* The bytes with @size of them from @offset replaced by @text, as long or not.
 */
GBytes *anky_forge_replace (GBytes *bytes,
                            gsize offset,
                            gsize size,
                            const char *text);
/* The offset of @text behind @from; ends the test if it is not there. */
gsize anky_forge_find (GBytes *bytes, const char *text, gsize from);

/* --- well-formed ------------------------------------------------------------
 */

/* An object from its syntax: what is written as a revision of its own. */
AnkyPdfObject *anky_forge_parse (const char *format, ...) G_GNUC_PRINTF (1, 2);
AnkyPdfObject *anky_forge_parse_stream (const char *dict, const char *data);

/* Appends what @edit does to an update as a proper revision. */
typedef void (*AnkyForgeFunc) (AnkyPdfUpdate *update,
                               AnkyPdfDocument *document,
                               gpointer data);
GBytes *anky_forge_update (GBytes *bytes, AnkyForgeFunc edit, gpointer data);

G_END_DECLS
