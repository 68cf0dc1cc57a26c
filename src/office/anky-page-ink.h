/* anky-page-ink.h - coloured ink on a page, by its pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-source.h"

G_BEGIN_DECLS

/* A signature's picture is blue, a seal's red, text black (Phụ lục I, II.7.c
 * and II.8): what each is of can be told where they lie over one another. */
typedef struct {
  gboolean has_blue;
  gboolean has_red;
  AnkyRectMm blue; /* the smallest box around it */
  AnkyRectMm red;
} AnkyPageInk;

/* FALSE when the page cannot be drawn. Blocks. */
gboolean anky_page_ink_measure (AnkyPageSource *pages,
                                guint page,
                                AnkyRectMm area,
                                GCancellable *cancellable,
                                AnkyPageInk *ink_out);

G_END_DECLS
