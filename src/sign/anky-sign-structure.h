/* anky-sign-structure.h - a new widget in the structure of a tagged document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-update.h"

G_BEGIN_DECLS

/**
 * anky_sign_structure_add:
 *
 * ISO 32000-2, 14.7.5: gives @widget on @page an element of type Form at the
 * end of the document's own, and a place in the parent tree. What is there is
 * added to, never changed.
 *
 * Returns: the widget's /StructParent; -1 in a document without a structure
 * tree, or with one that cannot be added to, where nothing was done
 */
gint64 anky_sign_structure_add (AnkyPdfUpdate *update,
                                const AnkyPdfObject *catalog,
                                AnkyPdfRef widget,
                                AnkyPdfRef page);

G_END_DECLS
