/* anky-receive.h - judging a received document: one answer with its reasons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-fetcher.h"
#include "anky-file.h"
#include "anky-judgement.h"
#include "anky-report.h"

G_BEGIN_DECLS

/**
 * AnkyReceipt:
 *
 * The answer about one file, PDF or not. Reference counted, immutable.
 */
typedef struct {
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public >*/
  AnkyReport *report; /* NULL if the file could not be parsed */
  GError *error;      /* why not; NULL otherwise */
  AnkyVerdict verdict;
  AnkyWeight acceptance;
  char *number;       /* "15/UBND-VX"; NULL */
  char *date;         /* "2026-03-05"; NULL */
  char *issuing_body; /* of the letterhead; NULL */
  char *subject;      /* trích yếu; NULL */
  char *urgency;      /* ô 10b: "HỎA TỐC"; NULL */
  GDateTime *checked; /* when it was judged */
  gboolean is_secret; /* a secrecy mark stands on it */
  GPtrArray *reasons; /* AnkyReason */
} AnkyReceipt;

AnkyReceipt *anky_receipt_ref (AnkyReceipt *self);
void anky_receipt_unref (AnkyReceipt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyReceipt, anky_receipt_unref)

typedef struct {
  AnkyTrust *trust;
  AnkyFetcher *fetcher; /* NULL: no network */
  GDateTime *at;        /* NULL: now */
  const char *profile;  /* NULL: default */
  const char *own_body; /* the receiving office; NULL: the profile's */
  /* Of the document that an attachment belongs to, "15/UBND-VX"; NULL. */
  const char *main_number;
  /* What the clerk reads off ink that no text stands behind; NULL. */
  const char *typed_number;
  const char *typed_date; /* "2026-03-05" */
} AnkyReceiveOptions;

/* The rules alone: what anky_receive() answers when @report was made and the
 * pages were looked at. @signatures: AnkySignatureFact of the report. @anatomy:
 * NULL if the text could not be read. */
AnkyReceipt *anky_receipt_new (AnkyReport *report,
                               GPtrArray *signatures,
                               const AnkyAnatomy *anatomy,
                               AnkyProfile *profile,
                               const AnkyReceiveOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;

/* NULL only if the file cannot be opened or the check was cancelled. */
AnkyReceipt *anky_receive (AnkyFile *file,
                           const AnkyReceiveOptions *options,
                           GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anky_receive_async (AnkyFile *file,
                         const AnkyReceiveOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
AnkyReceipt *anky_receive_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Whether a secrecy mark stands on it (ô 10a): it was judged without the
 * network, and nothing of its content may be kept or passed on. */
gboolean anky_receipt_is_secret (AnkyReceipt *self);
gboolean anky_receipt_has_reason (AnkyReceipt *self, const char *code);

/* One line of JSON by the command line contract. */
char *anky_receipt_to_json (AnkyReceipt *self, const char *file_name)
    G_GNUC_WARN_UNUSED_RESULT;
/* The check record: the same and behind "document" the time of the check,
 * "checked", and the message to the sender, "reply" (null: none is needed). */
char *anky_receipt_to_record_json (AnkyReceipt *self, const char *file_name)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
