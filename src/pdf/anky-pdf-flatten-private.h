/* anky-pdf-flatten-private.h - widgets drawn as page content
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document-private.h"

G_BEGIN_DECLS

/* New content for page objects, and objects that it needs, from *@next_number
 * on; number to AnkyPdfObject. */
gboolean anky_pdf_flatten_widgets (AnkyPdfRevision *revision,
                                   GHashTable *replaced,
                                   guint32 *next_number,
                                   GError **error);

G_END_DECLS
