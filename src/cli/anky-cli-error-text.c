/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-error-text.h"

#include "anky-cli-gate.h"
#include "anky-pdf-object.h"
#include "anky-token.h"
#include "anky-wording.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

typedef enum {
  WITHOUT_DETAIL,
  WITH_DETAIL, /* the core's own words follow in brackets */
} Detail;

typedef struct {
  int code;
  Detail detail;
  const char *sentence;
} Text;

static const Text token_texts[] = {
  { ANKY_TOKEN_ERROR_MODULE,
    WITH_DETAIL,
    N_ ("The token's driver cannot be loaded: install it, or name it with "
        "--module") },
  { ANKY_TOKEN_ERROR_REMOVED,
    WITH_DETAIL,
    N_ ("The token is not there: plug it in and try again") },
  { ANKY_TOKEN_ERROR_PIN_INCORRECT,
    WITHOUT_DETAIL,
    N_ ("The PIN is not right, and the token counts wrong ones: make sure of "
        "it before the next try") },
  { ANKY_TOKEN_ERROR_PIN_LENGTH,
    WITH_DETAIL,
    N_ ("The PIN has a length that cannot be right, so it was not tried: enter "
        "it again") },
  { ANKY_TOKEN_ERROR_PIN_LOCKED,
    WITHOUT_DETAIL,
    N_ ("The token is locked: the body in charge asks for it to be unlocked "
        "with Mẫu số 06 of Nghị định 68/2024/NĐ-CP") },
  { ANKY_TOKEN_ERROR_PIN_EXPIRED,
    WITHOUT_DETAIL,
    N_ ("The token wants a new PIN first: change it with the token's own "
        "program") },
  { ANKY_TOKEN_ERROR_FINAL_TRY,
    WITHOUT_DETAIL,
    N_ ("One wrong PIN more locks the token, and nobody is here to agree to "
        "that try: enter the PIN at a terminal or in the window") },
  { ANKY_TOKEN_ERROR_NO_KEY,
    WITH_DETAIL,
    N_ ("The certificate has no private key here: plug in the token that "
        "holds it, or name another with --cert") },
  { ANKY_TOKEN_ERROR_NO_CERTIFICATE,
    WITH_DETAIL,
    N_ ("There is no certificate to sign with: “anky-cli certificates” lists "
        "what there is") },
  { ANKY_TOKEN_ERROR_SEVERAL,
    WITHOUT_DETAIL,
    N_ ("Several certificates fit: name one with --cert, “anky-cli "
        "certificates” lists them") },
  { ANKY_TOKEN_ERROR_MECHANISM,
    WITH_DETAIL,
    N_ ("The token cannot make this kind of signature: choose another with "
        "--algorithm") },
  { ANKY_TOKEN_ERROR_BUSY,
    WITH_DETAIL,
    N_ ("The token is busy: wait until the other program has finished") },
};

static const char damaged[] =
    N_ ("The document is damaged: get it once more from where it came from");

static const Text pdf_texts[] = {
  { ANKY_PDF_ERROR_NOT_PDF,
    WITHOUT_DETAIL,
    N_ ("This is not a PDF: give a PDF file") },
  { ANKY_PDF_ERROR_ENCRYPTED,
    WITHOUT_DETAIL,
    N_ ("The document is encrypted: have it saved without a password") },
  { ANKY_PDF_ERROR_MALFORMED, WITH_DETAIL, damaged },
  { ANKY_PDF_ERROR_DAMAGED, WITH_DETAIL, damaged },
  { ANKY_PDF_ERROR_TRUNCATED, WITH_DETAIL, damaged },
  { ANKY_PDF_ERROR_PREFIX,
    WITH_DETAIL,
    N_ ("There is something before the document's beginning: have it saved "
        "anew") },
  { ANKY_PDF_ERROR_LIMIT,
    WITH_DETAIL,
    N_ ("The document is larger or more entangled than this program reads: "
        "have it saved anew") },
  { ANKY_PDF_ERROR_UNSUPPORTED,
    WITH_DETAIL,
    N_ ("The document is written in a way this program does not read: have it "
        "saved anew") },
  { ANKY_PDF_ERROR_NO_PAGE,
    WITHOUT_DETAIL,
    N_ ("The document has no such page: check its number of pages") },
};

static const Text io_texts[] = {
  { G_IO_ERROR_NOT_FOUND,
    WITHOUT_DETAIL,
    N_ ("There is no such file: check the name") },
  { G_IO_ERROR_PERMISSION_DENIED,
    WITHOUT_DETAIL,
    N_ ("Reading or writing is not permitted here: choose another folder or "
        "ask for the right to it") },
  { G_IO_ERROR_NO_SPACE,
    WITHOUT_DETAIL,
    N_ ("There is no space left on the disk: make some and try again") },
  { G_IO_ERROR_EXISTS,
    WITHOUT_DETAIL,
    N_ ("The output is there already: choose another name with -o, or give "
        "--overwrite") },
  { G_IO_ERROR_IS_DIRECTORY,
    WITHOUT_DETAIL,
    N_ ("This is a folder: give a file") },
  { G_IO_ERROR_NOT_REGULAR_FILE,
    WITHOUT_DETAIL,
    N_ ("This is not an ordinary file: give a file") },
  { G_IO_ERROR_PARTIAL_INPUT,
    WITHOUT_DETAIL,
    N_ ("Another program changed the file meanwhile: try again when it has "
        "finished") },
  { G_IO_ERROR_CANCELLED, WITHOUT_DETAIL, N_ ("Given up, nothing was signed") },
};

static const Text *
find_text (const GError *error)
{
  const struct {
    GQuark domain;
    const Text *texts;
    gsize n_texts;
  } tables[] = {
    { ANKY_TOKEN_ERROR, token_texts, G_N_ELEMENTS (token_texts) },
    { ANKY_PDF_ERROR, pdf_texts, G_N_ELEMENTS (pdf_texts) },
    { G_IO_ERROR, io_texts, G_N_ELEMENTS (io_texts) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    for (gsize j = 0; j < tables[i].n_texts; j++) {
      if (tables[i].domain == error->domain &&
          tables[i].texts[j].code == error->code)
        return &tables[i].texts[j];
    }
  }
  return NULL;
}

/* What the rules say is in their own tables, both languages of it. */
static const char *
get_message (const GError *error)
{
  const char *vietnamese = anky_cli_speaks_vietnamese ()
                               ? anky_wording_translate_error (error->message)
                               : NULL;

  return vietnamese ? vietnamese : error->message;
}

char *
anky_cli_error_text (const GError *error)
{
  const Text *text = find_text (error);

  if (!text)
    return g_strdup (get_message (error));
  if (text->detail == WITH_DETAIL)
    return g_strdup_printf ("%s (%s).", _ (text->sentence), error->message);
  return g_strdup_printf ("%s.", _ (text->sentence));
}
