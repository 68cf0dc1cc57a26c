/* anky-token-private.h - what stands behind a token and its certificates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-p11.h"

G_BEGIN_DECLS

/* One certificate object of a token. Reference counted, immutable. */
typedef struct {
  gatomicrefcount ref_count;
  GBytes *id;  /* CKA_ID; NULL if it has none */
  char *label; /* CKA_LABEL, "" if it has none */
  char *uri;
  AnkyCertificate *certificate;
  const char *why; /* not usable; NULL: nothing speaks against it */
} AnkyCertificateData;

/**
 * AnkyTokenData:
 *
 * One look at a token. Reference counted, immutable once handed out; an
 * AnkyToken and the AnkyTokenCertificates of it share it.
 */
typedef struct {
  gatomicrefcount ref_count;
  char *module_name;
  char *module_path;
  gboolean is_module_extra;
  CK_INFO module_info;
  CK_SLOT_ID slot;
  CK_TOKEN_INFO info;
  char *uri;
  char *label;
  char *serial;
  char *model;
  AnkyPinState pin_state;
  guint schemes;           /* 1 << AnkySignatureScheme that it can make */
  GPtrArray *certificates; /* AnkyCertificateData */
} AnkyTokenData;

AnkyCertificateData *anky_certificate_data_ref (AnkyCertificateData *self);
void anky_certificate_data_unref (AnkyCertificateData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyCertificateData, anky_certificate_data_unref)

AnkyTokenData *anky_token_data_ref (AnkyTokenData *self);
void anky_token_data_unref (AnkyTokenData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyTokenData, anky_token_data_unref)

/* Whether @info, from the same module, is of this piece of hardware. */
gboolean anky_token_data_has_info (const AnkyTokenData *self,
                                   const CK_TOKEN_INFO *info);
/* Whether @b is the same piece of hardware behind the same module. */
gboolean anky_token_data_is_same (const AnkyTokenData *a,
                                  const AnkyTokenData *b);
gboolean anky_token_data_equal (const AnkyTokenData *a, const AnkyTokenData *b);

AnkyPinState anky_pin_state_from_flags (CK_FLAGS flags);

AnkyToken *anky_token_new (AnkyTokenData *data) G_GNUC_WARN_UNUSED_RESULT;
AnkyTokenData *anky_token_get_data (AnkyToken *self);
AnkyTokenCertificate *anky_token_certificate_new (AnkyTokenData *token,
                                                  AnkyCertificateData *data)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyCertificateData *anky_token_certificate_get_data (
    AnkyTokenCertificate *self);

G_END_DECLS
