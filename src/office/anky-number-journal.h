/* anky-number-journal.h - which numbers were given to documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One number as it was, or is about to be, given. Borrowed. */
typedef struct {
  const char *body;     /* whose series: the issuing body */
  int year;             /* of the date of issue */
  const char *number;   /* as printed: "05" */
  const char *symbol;   /* behind the "/": "UBND-VX" */
  const char *document; /* what tells one document from another */
} AnkyNumberUse;

/**
 * AnkyNumberJournal:
 *
 * NĐ 30/2020 Điều 15(1): a number with its symbol is unique within the year. A
 * file of lines that is only ever appended to, so that the window and several
 * runs of the command line can share it; a line that makes no sense is passed
 * over. A document that bears a secrecy mark is never to be put in. Thread:
 * any; all functions block.
 */
#define ANKY_TYPE_NUMBER_JOURNAL (anky_number_journal_get_type ())
G_DECLARE_FINAL_TYPE (AnkyNumberJournal,
                      anky_number_journal,
                      ANKY,
                      NUMBER_JOURNAL,
                      GObject)

/* The file need not be there: it and its folder are made when first needed. */
AnkyNumberJournal *anky_number_journal_new (const char *path)
    G_GNUC_WARN_UNUSED_RESULT;
/* In the user's data folder. */
AnkyNumberJournal *anky_number_journal_new_default (void)
    G_GNUC_WARN_UNUSED_RESULT;

/* Whether another document has this number of the same series. A document that
 * is done again keeps its own. */
gboolean anky_number_journal_was_used (AnkyNumberJournal *self,
                                       const AnkyNumberUse *use);
gboolean anky_number_journal_add (AnkyNumberJournal *self,
                                  const AnkyNumberUse *use,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
