/* anky-reply-dialog.h - the message to the sender, to be copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-receive.h"

#include <handy.h>

G_BEGIN_DECLS

/**
 * AnkyReplyDialog:
 *
 * The text for the document system's return box (NĐ 30/2020 Điều 21(2)(b)).
 * Number and date can be typed in where the document's text does not tell them.
 *
 * Thread: main.
 */
#define ANKY_TYPE_REPLY_DIALOG (anky_reply_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnkyReplyDialog,
                      anky_reply_dialog,
                      ANKY,
                      REPLY_DIALOG,
                      HdyWindow)

AnkyReplyDialog *anky_reply_dialog_new (GtkWindow *parent,
                                        AnkyReceipt *receipt,
                                        const char *file_name)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
