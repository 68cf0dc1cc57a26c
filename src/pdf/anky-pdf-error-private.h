/* anky-pdf-error-private.h - how the files of this folder fail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-object.h"

G_BEGIN_DECLS

/* Sets @error and returns FALSE. */
gboolean anky_pdf_fail (GError **error,
                        AnkyPdfError code,
                        const char *format,
                        ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
