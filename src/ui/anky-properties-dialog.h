/* anky-properties-dialog.h - what is to be known of a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-document-model.h"

#include <handy.h>

G_BEGIN_DECLS

/* Name, place, size, pages and what the text says of itself. Thread: main. */
GtkWindow *anky_properties_dialog_new (GtkWindow *parent,
                                       AnkyDocumentModel *document)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
