/* anky-archive.h - what a document for the archive asks of what is added to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-update.h"

G_BEGIN_DECLS

/* PDF/A, as the document says of itself. */
typedef struct {
  guint part;            /* of ISO 19005; 0: it is none */
  guint intent_channels; /* of its output intent: 3 for RGB; 0: none */
} AnkyArchive;

/* A file that says so falsely only loses the soft edges of a picture. */
AnkyArchive anky_archive_read (AnkyPdfRevision *revision);

/* Whether colours of the device would not be what they are. */
gboolean anky_archive_needs_profiles (const AnkyArchive *self);

/* Says in @resources (a dictionary of the update's, of its own), and in those
 * of the forms below it, what red, green, blue and gray mean (ISO 32000-2,
 * 8.6.5.6; ISO 19005-1, 6.2.3.3; ISO 19005-2, 6.2.4.3). */
void anky_archive_add_profiles (AnkyPdfUpdate *update,
                                AnkyPdfObject *resources);

G_END_DECLS
