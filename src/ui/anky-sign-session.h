/* anky-sign-session.h - one act while the user prepares it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"
#include "anky-appearance.h"
#include "anky-application.h"
#include "anky-document-model.h"
#include "anky-identity-book.h"
#include "anky-placement-aid.h"
#include "anky-placement-editor.h"
#include "anky-token.h"

G_BEGIN_DECLS

/**
 * AnkySignSession:
 *
 * What is to be signed, with which certificate and picture, where, and what
 * the rules have against it. Asks the engine for the place and the gates
 * whenever something that decides them changes; the answers come when they
 * come, and a box that the user has moved by then stays where it is.
 *
 * Emits `changed` for what was chosen, `placed` when boxes were put anew,
 * `gates-changed`, `checked` when the check of the certificate begins or ends.
 *
 * Thread: main.
 */
#define ANKY_TYPE_SIGN_SESSION (anky_sign_session_get_type ())
G_DECLARE_FINAL_TYPE (AnkySignSession,
                      anky_sign_session,
                      ANKY,
                      SIGN_SESSION,
                      GObject)

/* @document is READY. */
AnkySignSession *anky_sign_session_new (AnkyKind kind,
                                        AnkyDocumentModel *document,
                                        AnkyIdentityBook *identities,
                                        AnkyTrust *trust,
                                        const char *profile)
    G_GNUC_WARN_UNUSED_RESULT;
/* Stops asking; nothing is told any more. */
void anky_sign_session_close (AnkySignSession *self);

AnkyKind anky_sign_session_get_kind (AnkySignSession *self);
AnkyPlacementEditor *anky_sign_session_get_editor (AnkySignSession *self);
/* What the document's text says of the boxes' places. */
AnkyPlacementAid *anky_sign_session_get_aid (AnkySignSession *self);

/* NULL: none is chosen. */
AnkyTokenCertificate *anky_sign_session_get_certificate (AnkySignSession *self);
void anky_sign_session_set_certificate (AnkySignSession *self,
                                        AnkyTokenCertificate *certificate);

/* Whose network the certificate is checked over; before one is chosen. */
void anky_sign_session_set_application (AnkySignSession *self,
                                        AnkyApplication *application);
/* What is known of the certificate that is chosen (NĐ 68/2024 Điều 29); NULL
 * while it is not known, which is never for long. */
AnkyCertificateCheck *anky_sign_session_get_check (AnkySignSession *self);

/* The picture of the certificate that is chosen; NULL if there is none. */
AnkyAppearance *anky_sign_session_get_picture (AnkySignSession *self);
const char *anky_sign_session_get_picture_path (AnkySignSession *self);
gboolean anky_sign_session_set_picture (AnkySignSession *self,
                                        GBytes *png,
                                        GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
double anky_sign_session_get_seal_diameter (AnkySignSession *self);
void anky_sign_session_set_seal_diameter (AnkySignSession *self,
                                          double diameter_mm);

const char *anky_sign_session_get_number (AnkySignSession *self);
void anky_sign_session_set_number (AnkySignSession *self, const char *number);
GDateTime *anky_sign_session_get_date (AnkySignSession *self);
void anky_sign_session_set_date (AnkySignSession *self, GDateTime *date);
/* Which signer of a joint document it is about; NULL: the only one. */
void anky_sign_session_set_signer_name (AnkySignSession *self,
                                        const char *name);
/* The line of a copy: its body's name; of an attachment: the number. */
void anky_sign_session_set_organization (AnkySignSession *self,
                                         const char *organization);
void anky_sign_session_set_document_number (AnkySignSession *self,
                                            const char *number);
void anky_sign_session_set_copy (AnkySignSession *self,
                                 AnkyCopyForm form,
                                 const char *reason);

/* Number or date alone: into the blank under this point of a page instead of
 * the rule's. */
void anky_sign_session_point_at (AnkySignSession *self,
                                 guint page,
                                 double x_mm,
                                 double y_mm);

/* What box @index shows. */
AnkyAppearance *anky_sign_session_dup_appearance (AnkySignSession *self,
                                                  guint index)
    G_GNUC_WARN_UNUSED_RESULT;

/* (element-type AnkyGate), NULL while they are not known. */
GPtrArray *anky_sign_session_get_gates (AnkySignSession *self);
void anky_sign_session_confirm (AnkySignSession *self,
                                const char *code,
                                gboolean is_confirmed);
gboolean anky_sign_session_is_confirmed (AnkySignSession *self,
                                         const char *code);

/* Why it cannot be signed yet, translated, borrowed; NULL if it can. */
const char *anky_sign_session_get_obstacle (AnkySignSession *self);
/* Everything that was chosen, borrowed until the next change; what the
 * settings add is the caller's to fill in. */
AnkyActOptions anky_sign_session_get_options (AnkySignSession *self);

G_END_DECLS
