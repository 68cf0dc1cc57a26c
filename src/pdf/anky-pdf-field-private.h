/* anky-pdf-field-private.h - walking the field tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document-private.h"

G_BEGIN_DECLS

/* A node of the tree that has a name of its own or kids. @type and @value are
 * its own or inherited (12.7.4.1), not resolved; borrowed. */
typedef struct {
  const char *name;
  AnkyPdfRef ref;
  const AnkyPdfObject *dict;
  const AnkyPdfObject *type;
  const AnkyPdfObject *value;
  gboolean is_terminal;
} AnkyPdfFieldNode;

typedef void (*AnkyPdfFieldFunc) (const AnkyPdfFieldNode *node,
                                  gpointer user_data);

/* Calls @func for each node from the top down. What cannot be read is passed
 * over; the first of it is the error, and then FALSE is returned. */
gboolean anky_pdf_walk_fields (AnkyPdfRevision *revision,
                               AnkyPdfFieldFunc func,
                               gpointer user_data,
                               GError **error);

/* Kids without a name and without kids are widgets, not fields. */
gboolean anky_pdf_is_field_kid (const AnkyPdfObject *dict);

G_END_DECLS
