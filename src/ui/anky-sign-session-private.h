/* anky-sign-session-private.h - what the files of the session share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-sign-session.h"

G_BEGIN_DECLS

struct _AnkySignSession {
  GObject parent_instance;

  AnkyKind kind;
  AnkyDocumentModel *document;
  AnkyIdentityBook *identities;
  AnkyTrust *trust;
  char *profile;
  char *own_profile; /* of the certificate, "" the decree's; NULL: as above */
  AnkyPlacementEditor *editor;
  AnkyPlacementAid *aid;
  GPtrArray *chosen; /* the editor's boxes, while options are borrowed */

  AnkyTokenCertificate *certificate;
  char *picture_path;
  AnkyAppearance *picture;
  double seal_diameter_mm;
  char *number;
  gboolean needs_number; /* the document has none printed */
  GDateTime *date;
  char *signer_name;
  gboolean is_pointed; /* number or date alone, into the blank at a point */
  guint pointed_page;
  double pointed_x;
  double pointed_y;
  char *organization;
  char *document_number;
  AnkyCopyForm copy_form;
  char *copy_reason;
  GPtrArray *confirmed; /* char *, NULL-terminated */

  AnkyApplication *application; /* not owned; NULL: no network */
  AnkyCertificateCheck *check;  /* NULL while it is being made */
  GCancellable *checking;
  guint check_id; /* until it takes too long */

  GPtrArray *gates;
  GCancellable *asking;
  guint ask_id;
};

/* Asks for the place and the gates soon; what was asked for before is
 * dropped. */
void anky_sign_session_queue_questions (AnkySignSession *self);
void anky_sign_session_stop_questions (AnkySignSession *self);
/* Of the certificate that is chosen; anky-sign-session-check.c. */
void anky_sign_session_begin_check (AnkySignSession *self);
void anky_sign_session_stop_check (AnkySignSession *self);
/* A place that can be seen and corrected, where the rules have none. */
void anky_sign_session_place_by_default (AnkySignSession *self);
/* The limits of each box, and sizes that follow from picture and diameter. */
void anky_sign_session_fit_boxes (AnkySignSession *self);

G_END_DECLS
