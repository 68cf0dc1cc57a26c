/* anky-certificate-dialog.h - a certificate and its path
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-report.h"

#include <handy.h>

G_BEGIN_DECLS

/**
 * AnkyCertificateDialog:
 *
 * The certificates from the signer's to the root as far as they are known, and
 * what stands in the one that is chosen; it can be exported.
 *
 * Thread: main.
 */
#define ANKY_TYPE_CERTIFICATE_DIALOG (anky_certificate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnkyCertificateDialog,
                      anky_certificate_dialog,
                      ANKY,
                      CERTIFICATE_DIALOG,
                      HdyWindow)

/* @leaf, with the path that was built for it; NULL: none was. */
AnkyCertificateDialog *anky_certificate_dialog_new (GtkWindow *parent,
                                                    AnkyCertificate *leaf,
                                                    AnkyPath *path)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
