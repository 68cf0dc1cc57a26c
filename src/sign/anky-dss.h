/* anky-dss.h - evidence kept in the document (EN 319 142-1, 5.4.2)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document.h"

G_BEGIN_DECLS

/* What is kept for one signature: DER, element-type GBytes. */
typedef struct {
  GBytes *contents; /* of /Contents, padding included: names its VRI */
  GPtrArray *certificates;
  GPtrArray *ocsp;
  GPtrArray *crls;
} AnkyDssEntry;

AnkyDssEntry *anky_dss_entry_new (GBytes *contents) G_GNUC_WARN_UNUSED_RESULT;
void anky_dss_entry_free (AnkyDssEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyDssEntry, anky_dss_entry_free)

/* A revision that adds @entries (AnkyDssEntry) to the document's DSS; what is
 * kept there already stays and is not added twice. @time: /TU of the VRIs. */
GBytes *anky_dss_append (AnkyPdfDocument *document,
                         GPtrArray *entries,
                         GDateTime *time,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
