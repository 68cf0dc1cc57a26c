/* anky-reason-text.c - what the engine's words for faults mean to people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-reason-text.h"

#include <glib/gi18n.h>

static const struct {
  const char *code;
  const char *text;
} rows[] = {
  { "attachment-number", N_ ("The number of the main document is missing.") },
  { "broken-signature",
    N_ ("The document bears a signature that is not valid.") },
  { "copy-of-signed",
    N_ ("The file bears digital signatures: it is an original and needs no "
        "certified copy.") },
  { "copy-of-text",
    N_ ("The file is no scan: a certified copy is made of a digitised "
        "document.") },
  { "copy-reason", N_ ("The reason for the copy is missing.") },
  { "date-before-signature",
    N_ ("The date of issue is before the leader signed.") },
  { "date-contradicts",
    N_ ("The date contradicts the month or year printed on the document.") },
  { "date-in-future", N_ ("The date of issue is in the future.") },
  { "encrypted", N_ ("The document is protected with a password.") },
  { "forbidden-change", N_ ("The document was changed after it was signed.") },
  { "later-extension", N_ ("Only signed again afterwards.") },
  { "leader-name",
    N_ ("The name of the signer is not the one printed on the document.") },
  { "leader-not-checked",
    N_ ("The leader’s signature could not be checked fully.") },
  { "not-pdf", N_ ("The file is not a PDF document.") },
  { "number-used",
    N_ ("This number was already given to another document this year.") },
  { "organization-as-person",
    N_ ("An organisation’s certificate does not sign in place of a person.") },
  { "other-body", N_ ("The seal is that of another organisation.") },
  { "person-as-organization",
    N_ ("A person’s certificate does not sign for the organisation.") },
  { "person-of-other-body",
    N_ ("The signer’s certificate names another organisation.") },
  { "printed-name", N_ ("The printed name is not that of the certificate.") },
  { "revocation-no-source",
    N_ ("The certificate does not say where revocation is checked.") },
  { "scan-is-a-copy",
    N_ ("A scan of a document on paper is not sealed: make a certified "
        "copy.") },
  { "seal-before-signature",
    N_ ("The organisation signs after the authorised person.") },
  { "unexpected-text", N_ ("Letters or digits were added beside the text.") },
  { "unsigned", N_ ("The document is not signed.") },
  { "weak-digest", N_ ("The signature uses an old hash function (SHA-1).") },
};

const char *
anky_reason_text_get (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].code, code) == 0)
      return _ (rows[i].text);

  return NULL;
}
