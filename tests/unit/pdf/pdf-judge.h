/* pdf-judge.h - qpdf as a second opinion
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pdf_judge_is_there (void);

/* Runs "qpdf ARGUMENTS IN [OUT]" over @bytes; with @out, what it wrote. */
gboolean pdf_judge_run (GBytes *bytes,
                        const char *const *arguments,
                        GBytes **out,
                        char **message_out);

/* qpdf --check finds nothing to say. */
void pdf_judge_assert_good (GBytes *bytes);

/* The same document, rewritten by qpdf: NULL without qpdf. */
GBytes *pdf_judge_rewrite (GBytes *bytes, const char *option);

G_END_DECLS
