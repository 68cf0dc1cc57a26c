/* anky-form-fonts.h - what PDF/A-1 wants of embedded fonts and Cairo leaves out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-update.h"

G_BEGIN_DECLS

/* Gives the composite fonts that @resources name, objects of @update, their
 * /CIDToGIDMap and /CIDSet (ISO 19005-1, 6.3.3.2 and 6.3.5). */
void anky_form_fonts_complete (AnkyPdfUpdate *update,
                               const AnkyPdfObject *resources);

G_END_DECLS
