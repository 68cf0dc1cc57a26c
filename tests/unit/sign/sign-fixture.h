/* sign-fixture.h - documents to sign and what became of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-form.h"
#include "anky-signer.h"
#include "pdf-builder.h"

G_BEGIN_DECLS

/* A page with an AcroForm (object 10) whose /Fields are @fields; @objects
 * writes them. */
typedef void (*SignFixtureFunc) (PdfBuilder *builder);
GBytes *sign_fixture_form (const char *fields, SignFixtureFunc objects);

AnkyPdfDocument *sign_fixture_open (GBytes *bytes);
/* With the person's key; NULL with @error. */
GBytes *sign_fixture_sign (GBytes *bytes,
                           const AnkySignRequest *request,
                           GError **error);
GBytes *sign_fixture_sign_good (GBytes *bytes, const AnkySignRequest *request);
void sign_fixture_assert_refused (GBytes *bytes,
                                  const AnkySignRequest *request,
                                  GQuark domain,
                                  int code);

/* The field of this name in the newest revision; fails without one. */
AnkyPdfSignatureField *sign_fixture_get_field (AnkyPdfDocument *document,
                                               const char *name);
/* The value at keys from an object, through references; NULL if missing. */
const AnkyPdfObject *sign_fixture_look (AnkyPdfDocument *document,
                                        const AnkyPdfObject *object,
                                        const char *const *keys);
const AnkyPdfObject *sign_fixture_look_catalog (AnkyPdfDocument *document,
                                                const char *const *keys);

G_END_DECLS
