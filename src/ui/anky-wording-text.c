/* anky-wording-text.c - the rules' and the validator's words for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-wording-text.h"

#include "anky-wording.h"

#include <glib/gi18n.h>

static gboolean
is_vietnamese (void)
{
  /* Translators: the code of the language that this is translated into. */
  return g_str_equal (C_ ("code of the language", "en"), "vi");
}

AnkyLanguage
anky_wording_text_get_language (void)
{
  return is_vietnamese () ? ANKY_LANGUAGE_VIETNAMESE : ANKY_LANGUAGE_ENGLISH;
}

/* The rules speak in clauses, to be joined into letters; a row is a sentence
 * of its own. */
static char *
make_sentence (const char *clause)
{
  g_autofree char *first = NULL;
  const char *rest;
  gboolean has_end;

  if (!clause || !*clause)
    return NULL;

  rest = g_utf8_next_char (clause);
  first = g_utf8_strup (clause, rest - clause);
  has_end = g_str_has_suffix (clause, ".");

  return g_strconcat (first, rest, has_end ? "" : ".", NULL);
}

char *
anky_reason_text_dup (const AnkyReason *reason)
{
  g_autofree char *vietnamese =
      is_vietnamese () ? anky_reason_dup_vietnamese (reason) : NULL;

  return make_sentence (vietnamese ? vietnamese : reason->message);
}

char *
anky_reason_text_dup_advice (const AnkyReason *reason)
{
  return g_strdup (is_vietnamese () ? anky_reason_get_vietnamese_advice (reason)
                                    : anky_reason_get_english_advice (reason));
}

char *
anky_gate_text_dup (const AnkyGate *gate)
{
  return make_sentence (is_vietnamese () && gate->vietnamese ? gate->vietnamese
                                                             : gate->message);
}

char *
anky_gate_text_dup_advice (const AnkyGate *gate)
{
  return g_strdup (is_vietnamese () ? gate->vietnamese_advice : gate->advice);
}

char *
anky_error_message_dup (const GError *error)
{
  const char *vietnamese =
      is_vietnamese () ? anky_wording_translate_error (error->message) : NULL;

  return vietnamese ? make_sentence (vietnamese) : g_strdup (error->message);
}

/* Said by the rows about changes and time already. */
static const char *const said_already[] = {
  "changes-not-permitted", "later-annotation",
  "later-extension",       "later-forbidden",
  "later-form-filling",    "later-unknown",
  "signature-removed",     "timestamp-invalid",
  "timestamp-untrusted",   NULL,
};

static const struct {
  const char *code;
  const char *text;
} rows[] = {
  { "bytes-after-end",
    N_ ("Data that belongs to no version follows the end of the file.") },
  { "bytes-before-header",
    N_ ("Data stands before the beginning of the document.") },
  { "bytes-unexplained",
    N_ ("The file holds data that belongs to no version.") },
  { "certification-missing",
    N_ ("The document says that it is certified, but that signature is not "
        "there.") },
  { "claimed-time-differs",
    N_ ("The signer’s clock and the timestamp differ.") },
  { "cms-not-der", N_ ("The signature is written in an unusual form.") },
  { "contents-empty", N_ ("The signature is empty.") },
  { "contents-odd-digits",
    N_ ("The signature is written in an unusual form.") },
  { "form-unreadable", N_ ("The document’s form cannot be read.") },
  { "no-signing-certificate",
    N_ ("The signature does not name its certificate.") },
  { "no-signing-certificate-attribute",
    N_ ("The signature does not name its certificate.") },
  { "pages-unreadable", N_ ("The pages cannot be read.") },
  { "permissions-raised",
    N_ ("The signature allows more changes than an earlier one.") },
  { "renderer-differs",
    N_ ("Parts of the document are shown otherwise than they are stored.") },
  { "revocation-no-source",
    N_ ("The certificate does not say where revocation is checked.") },
  { "unexpected-text", N_ ("Letters or digits were added beside the text.") },
  { "weak-digest", N_ ("The signature uses an old hash function (SHA-1).") },
  { "weak-key", N_ ("The signer’s key is too short.") },
};

char *
anky_finding_text_dup (const AnkyFinding *finding)
{
  const char *vietnamese =
      is_vietnamese () ? anky_wording_get_finding (finding->code) : NULL;

  if (g_strv_contains (said_already, finding->code))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].code, finding->code))
      return g_strdup (_ (rows[i].text));

  return make_sentence (vietnamese ? vietnamese : finding->message);
}
