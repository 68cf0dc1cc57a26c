/* anky-pdf-update-private.h - what an update and its import share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document-private.h"
#include "anky-pdf-update.h"

G_BEGIN_DECLS

/* @imports: of each source document, the numbers its objects were given here:
 * AnkyPdfDocument to (number to number). */
struct _AnkyPdfUpdate {
  GObject parent_instance;

  AnkyPdfDocument *document;
  AnkyPdfRevision *newest;
  GHashTable *objects; /* number to AnkyPdfObject */
  GHashTable *imports;
  guint32 next_number;
};

G_END_DECLS
