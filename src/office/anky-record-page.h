/* anky-record-page.h - paragraphs and rows on A4 pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  ANKY_TEXT_PLAIN = 0,
  ANKY_TEXT_BOLD = 1 << 0,
  ANKY_TEXT_ITALIC = 1 << 1,
  ANKY_TEXT_CENTRED = 1 << 2,
  ANKY_TEXT_SMALL = 1 << 3,
  ANKY_TEXT_LARGE = 1 << 4,
} AnkyTextStyle;

/**
 * AnkyRecordPage:
 *
 * Text from top to bottom in the type and margins of NĐ 30/2020, a new page
 * when one is full. Thread: any; one writer in one thread.
 */
typedef struct _AnkyRecordPage AnkyRecordPage;

AnkyRecordPage *anky_record_page_new (const char *title)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_record_page_free (AnkyRecordPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyRecordPage, anky_record_page_free)

void anky_record_page_add_text (AnkyRecordPage *self,
                                const char *text,
                                AnkyTextStyle style);
/* A name in the left column, its value in the right one. */
void anky_record_page_add_row (AnkyRecordPage *self,
                               const char *name,
                               const char *value);
void anky_record_page_add_space (AnkyRecordPage *self, double height_mm);
void anky_record_page_next (AnkyRecordPage *self);

GBytes *anky_record_page_finish (AnkyRecordPage *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
