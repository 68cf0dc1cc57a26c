/* anky-sign-permission.h - what earlier signatures allow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-form.h"

G_BEGIN_DECLS

/* Whether one more signature may be added at all: a file that can be appended
 * to, no DocMDP and no lock that forbids every change. */
gboolean anky_sign_permission_check_document (AnkyPdfRevision *revision,
                                              GPtrArray *fields,
                                              GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Whether a signature that is there has locked the field of this name
 * (FieldMDP, ISO 32000-2, 12.8.2.4); *@by_out borrows that field's name. */
gboolean anky_sign_permission_is_locked (AnkyPdfRevision *revision,
                                         GPtrArray *fields,
                                         const char *name,
                                         const char **by_out);

G_END_DECLS
