/* anky-sign-dict.h - the signature dictionary of PAdES
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-sign-plan.h"

G_BEGIN_DECLS

/* EN 319 142-1, 5.3 and 6.3: ETSI.CAdES.detached with /M and no /Cert. */
AnkyPdfObject *anky_sign_dict_new (const AnkySignPlan *plan,
                                   gsize contents_size)
    G_GNUC_WARN_UNUSED_RESULT;

/* EN 319 142-1, 5.4.3: a timestamp over the document. */
AnkyPdfObject *anky_sign_dict_new_timestamp (gsize contents_size)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
