/* anky-paper-copy.h - what is printed to bear the ink seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-file.h"
#include "anky-report.h"

G_BEGIN_DECLS

/* Whether the document shows a seal that a paper copy would leave out. */
gboolean anky_paper_copy_is_possible (AnkyReport *report);

/* The document without the picture of the organisation's seal, with number,
 * date and the person's signature: from it the paper original of NĐ 30/2020
 * Điều 18(5) is printed, which bears the seal in ink. In memory, for printing
 * only: it is no signed document. Blocks; any thread. */
AnkyFile *anky_paper_copy_new (AnkyFile *file,
                               AnkyReport *report,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
