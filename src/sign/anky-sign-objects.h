/* anky-sign-objects.h - the objects that one signature adds to a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-appearance-form.h"
#include "anky-pdf-update.h"
#include "anky-sign-plan.h"

G_BEGIN_DECLS

/* How the plan's appearance is drawn. */
AnkyAppearanceFormOptions anky_sign_objects_get_form (const AnkySignPlan *plan);

/* Takes @signature, adds it with its appearance and its field and widget, and
 * changes what must name them: the page, the form, the catalog. */
AnkyPdfUpdate *anky_sign_objects_add (const AnkySignPlan *plan,
                                      AnkyPdfObject *signature,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
