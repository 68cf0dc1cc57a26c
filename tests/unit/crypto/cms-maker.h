/* cms-maker.h - CMS in the forms that others make, by OpenSSL's own signer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <openssl/cms.h>

G_BEGIN_DECLS

#define CMS_MAKER_CONTENT      "Bytes of a document that are signed (DEMO)\n"
#define CMS_MAKER_CONTENT_SIZE (sizeof CMS_MAKER_CONTENT - 1)

extern const char cms_maker_content[];

typedef struct {
  X509 *x509;
  EVP_PKEY *key;
} CmsMaker;

/* @name: of the tests' PKI. */
void cms_maker_init (CmsMaker *self, const char *name);
void cms_maker_clear (CmsMaker *self);

GBytes *cms_maker_encode (CMS_ContentInfo *cms);
/* @flags: CMS_DETACHED, CMS_NOATTR, ...; @digest: OpenSSL's name. */
GBytes *cms_maker_make (const char *name,
                        const char *digest,
                        unsigned int flags);
/* BER with indefinite lengths, the content inside. */
GBytes *cms_maker_make_stream (void);
GBytes *cms_maker_make_pkcs7 (int flags);

G_END_DECLS
