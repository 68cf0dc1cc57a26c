/* anky-identity-book.h - what the user once said about a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-certificate.h"
#include "anky-kind.h"

G_BEGIN_DECLS

/**
 * AnkyIdentityBook:
 *
 * For each certificate, by fingerprint: the pictures of its signature or seal,
 * the seal's diameter, whether it speaks for a person or an organisation, the
 * office's rules and the body's name as copies show it. Kept in a key file of
 * the user's; pictures are copied beside it, so that a picture chosen once
 * stays although its file is moved. Nothing secret.
 *
 * Thread: that which made it.
 */
#define ANKY_TYPE_IDENTITY_BOOK (anky_identity_book_get_type ())
G_DECLARE_FINAL_TYPE (AnkyIdentityBook,
                      anky_identity_book,
                      ANKY,
                      IDENTITY_BOOK,
                      GObject)

/* @folder is made when something is first written into it. */
AnkyIdentityBook *anky_identity_book_new (const char *folder)
    G_GNUC_WARN_UNUSED_RESULT;

/* In the user's folder of settings, shared by window and command line. */
AnkyIdentityBook *anky_identity_book_new_default (void)
    G_GNUC_WARN_UNUSED_RESULT;

/* The picture for what @certificate does as @kind; NULL if none was chosen or
 * its copy is gone. */
char *anky_identity_book_dup_picture (AnkyIdentityBook *self,
                                      AnkyCertificate *certificate,
                                      AnkyKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* Keeps a copy of @png. */
gboolean anky_identity_book_set_picture (AnkyIdentityBook *self,
                                         AnkyCertificate *certificate,
                                         AnkyKind kind,
                                         GBytes *png,
                                         GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* 0 if none was entered. */
double anky_identity_book_get_seal_diameter (AnkyIdentityBook *self,
                                             AnkyCertificate *certificate);
void anky_identity_book_set_seal_diameter (AnkyIdentityBook *self,
                                           AnkyCertificate *certificate,
                                           double diameter_mm);

/* The name that the user gave it; NULL if none. An empty one takes it away. */
char *anky_identity_book_dup_label (AnkyIdentityBook *self,
                                    AnkyCertificate *certificate)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_identity_book_set_label (AnkyIdentityBook *self,
                                   AnkyCertificate *certificate,
                                   const char *label);

/* The rules it signs under, by name or path; "" for the decree's own, NULL for
 * those that hold for the whole program. */
char *anky_identity_book_dup_profile (AnkyIdentityBook *self,
                                      AnkyCertificate *certificate)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_identity_book_set_profile (AnkyIdentityBook *self,
                                     AnkyCertificate *certificate,
                                     const char *profile);

/* The body's name as the line of a copy shows it, in small letters, never the
 * certificate's capitals; NULL if it was not asked yet. */
char *anky_identity_book_dup_organization (AnkyIdentityBook *self,
                                           AnkyCertificate *certificate)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_identity_book_set_organization (AnkyIdentityBook *self,
                                          AnkyCertificate *certificate,
                                          const char *organization);

/* The guess of the certificate unless the user corrected it. */
AnkySignerKind anky_identity_book_get_signer_kind (
    AnkyIdentityBook *self,
    AnkyCertificate *certificate);
void anky_identity_book_set_signer_kind (AnkyIdentityBook *self,
                                         AnkyCertificate *certificate,
                                         AnkySignerKind kind);

G_END_DECLS
