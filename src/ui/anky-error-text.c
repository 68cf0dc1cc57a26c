/* anky-error-text.c - what people read when something went wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-error-text.h"

#include "anky-act.h"
#include "anky-pdf-object.h"
#include "anky-renderer.h"
#include "anky-token.h"

#include <glib/gi18n.h>

typedef struct {
  int code;
  const char *title;
  const char *explanation;
  const char *next;
} Row;

typedef GQuark (*DomainFunc) (void);

static const Row pdf_rows[] = {
  { ANKY_PDF_ERROR_FAILED,
    N_ ("The document cannot be read"),
    NULL,
    N_ ("Ask the sender for the file again.") },
  { ANKY_PDF_ERROR_NOT_PDF,
    N_ ("This is not a PDF document"),
    NULL,
    N_ ("Choose a PDF file, or export the document as PDF first.") },
  { ANKY_PDF_ERROR_MALFORMED,
    N_ ("The document is damaged"),
    N_ ("A part of the file does not follow the PDF standard."),
    N_ ("Export the document as PDF again, or ask the sender for it.") },
  { ANKY_PDF_ERROR_DAMAGED,
    N_ ("The document is damaged"),
    N_ ("Its table of contents cannot be followed, so it cannot be signed."),
    N_ ("Export the document as PDF again, or ask the sender for it.") },
  { ANKY_PDF_ERROR_PREFIX,
    N_ ("Something stands before the beginning of the document"),
    N_ ("Such a file cannot be signed without changing it."),
    N_ ("Export the document as PDF again.") },
  { ANKY_PDF_ERROR_TRUNCATED,
    N_ ("The document is not complete"),
    N_ ("The end of the file is missing."),
    N_ ("Copy or download the file again.") },
  { ANKY_PDF_ERROR_LIMIT,
    N_ ("The document is too large to be checked fully"),
    NULL,
    N_ ("Ask the sender for a simpler file.") },
  { ANKY_PDF_ERROR_ENCRYPTED,
    N_ ("The document is protected with a password"),
    N_ ("A protected document cannot be signed."),
    N_ ("Ask its author for a copy without a password.") },
  { ANKY_PDF_ERROR_UNSUPPORTED,
    N_ ("The document uses something this program does not know"),
    NULL,
    N_ ("Export the document as PDF again with another program.") },
  { ANKY_PDF_ERROR_NO_PAGE,
    N_ ("The document has no such page"),
    NULL,
    N_ ("Choose another page for the signature.") },
};

static const Row crypto_rows[] = {
  { ANKY_CRYPTO_ERROR_FAILED,
    N_ ("The signature could not be computed"),
    NULL,
    N_ ("Try again; if it happens again, run Token Check.") },
  { ANKY_CRYPTO_ERROR_MALFORMED,
    N_ ("A certificate or signature cannot be read"),
    NULL,
    N_ ("Choose another certificate.") },
  { ANKY_CRYPTO_ERROR_WRONG_PASSWORD,
    N_ ("The password is wrong"),
    NULL,
    N_ ("Enter it again.") },
  { ANKY_CRYPTO_ERROR_ALGORITHM,
    N_ ("The certificate’s key cannot make such a signature"),
    NULL,
    N_ ("Choose another certificate.") },
  { ANKY_CRYPTO_ERROR_MISMATCH,
    N_ ("The key does not belong to the certificate"),
    N_ ("What the token made does not fit the certificate; nothing was "
        "written."),
    N_ ("Have the token checked by the body that issued it.") },
  { ANKY_CRYPTO_ERROR_TOO_LARGE,
    N_ ("An answer from the network is too large"),
    NULL,
    N_ ("Try again later.") },
};

static const Row token_rows[] = {
  { ANKY_TOKEN_ERROR_FAILED,
    N_ ("The token does not answer as it should"),
    NULL,
    N_ ("Unplug the token, plug it in again and try once more.") },
  { ANKY_TOKEN_ERROR_MODULE,
    N_ ("The token’s driver cannot be loaded"),
    NULL,
    N_ ("Install the driver that came with the token, or name its module in "
        "Preferences.") },
  { ANKY_TOKEN_ERROR_REMOVED,
    N_ ("The token was unplugged"),
    N_ ("Nothing was written."),
    N_ ("Plug it in again and sign once more.") },
  { ANKY_TOKEN_ERROR_PIN_INCORRECT,
    N_ ("Wrong PIN"),
    NULL,
    N_ ("Enter the PIN again.") },
  { ANKY_TOKEN_ERROR_PIN_LENGTH,
    N_ ("The PIN is too short or too long"),
    N_ ("No try was used up."),
    N_ ("Enter the PIN again.") },
  { ANKY_TOKEN_ERROR_PIN_LOCKED,
    N_ ("Token locked"),
    N_ ("The wrong PIN was entered too often."),
    N_ ("The managing body asks for it to be restored with form 06 (Decree "
        "68/2024).") },
  { ANKY_TOKEN_ERROR_PIN_EXPIRED,
    N_ ("The PIN has to be changed before signing"),
    NULL,
    N_ ("Change the PIN with the program that came with the token.") },
  { ANKY_TOKEN_ERROR_FINAL_TRY,
    N_ ("Only one try is left"),
    N_ ("A wrong PIN now locks the token."),
    N_ ("Make sure of the PIN before signing again.") },
  { ANKY_TOKEN_ERROR_NO_KEY,
    N_ ("The token has no key for this certificate"),
    NULL,
    N_ ("Choose another certificate.") },
  { ANKY_TOKEN_ERROR_NO_CERTIFICATE,
    N_ ("No certificate that can sign was found"),
    NULL,
    N_ ("Plug in the token that holds the certificate.") },
  { ANKY_TOKEN_ERROR_SEVERAL,
    N_ ("Several certificates fit"),
    NULL,
    N_ ("Choose the certificate to sign with.") },
  { ANKY_TOKEN_ERROR_MECHANISM,
    N_ ("The token cannot make this kind of signature"),
    NULL,
    N_ ("Choose another certificate, or update the token’s driver.") },
  { ANKY_TOKEN_ERROR_BUSY,
    N_ ("The token is in use by another program"),
    NULL,
    N_ ("Close the other program and try again.") },
};

static const Row sign_rows[] = {
  { ANKY_SIGN_ERROR_FAILED,
    N_ ("The document could not be signed"),
    NULL,
    N_ ("Try again.") },
  { ANKY_SIGN_ERROR_NOT_PERMITTED,
    N_ ("The document does not allow another signature"),
    N_ ("An earlier signature forbids changes."),
    N_ ("Ask the author for a copy that allows it.") },
  { ANKY_SIGN_ERROR_FIELD_USED,
    N_ ("This place is already signed"),
    NULL,
    N_ ("Choose another place.") },
  { ANKY_SIGN_ERROR_NO_SPACE,
    N_ ("The signature is larger than the space kept for it"),
    N_ ("Nothing was written."),
    N_ ("Try again without a timestamp, or with another timestamp server.") },
  { ANKY_SIGN_ERROR_CERTIFICATE,
    N_ ("This certificate cannot sign the document"),
    NULL,
    N_ ("Choose another certificate.") },
  { ANKY_SIGN_ERROR_TIMESTAMP,
    N_ ("No timestamp could be had"),
    N_ ("The timestamp server did not answer as it should."),
    N_ ("Try again later, or sign without a timestamp.") },
  { ANKY_SIGN_ERROR_SELF_CHECK,
    N_ ("The signed file did not pass its own check"),
    N_ ("Nothing was written; the document is unchanged."),
    N_ ("Try again; if it happens again, export the document as PDF again.") },
  { ANKY_SIGN_ERROR_NO_PLACE,
    N_ ("There is no place for the signature"),
    NULL,
    N_ ("Put the box where the signature should be.") },
};

static const Row office_rows[] = {
  { ANKY_OFFICE_ERROR_USAGE,
    N_ ("Something is missing to do this"),
    NULL,
    N_ ("Fill in what is asked for and try again.") },
  { ANKY_OFFICE_ERROR_FILE,
    N_ ("The file cannot be read or written"),
    NULL,
    N_ ("See that the file is a sound PDF document, that the folder can be "
        "written to, and that the result is not there already.") },
  { ANKY_OFFICE_ERROR_PICTURE,
    N_ ("The picture cannot be used"),
    NULL,
    N_ ("Choose a PNG picture with a transparent background.") },
  { ANKY_OFFICE_ERROR_CERTIFICATE,
    N_ ("This certificate cannot be used here"),
    NULL,
    N_ ("Choose another certificate.") },
  { ANKY_OFFICE_ERROR_EVIDENCE,
    N_ ("The timestamp or validation data could not be had"),
    NULL,
    N_ ("Check the network connection and try again.") },
  { ANKY_OFFICE_ERROR_GATE, N_ ("Not allowed"), NULL, NULL },
  { ANKY_OFFICE_ERROR_NO_PLACE,
    N_ ("The place for the signature is not certain"),
    NULL,
    N_ ("Put the box where the signature should be.") },
  { ANKY_OFFICE_ERROR_NOT_YET,
    N_ ("This comes with a later version"),
    NULL,
    NULL },
};

static const Row render_rows[] = {
  { ANKY_RENDER_ERROR_FAILED,
    N_ ("The document cannot be shown"),
    NULL,
    N_ ("Ask the sender for the file again.") },
  { ANKY_RENDER_ERROR_ENCRYPTED,
    N_ ("The password is wrong"),
    NULL,
    N_ ("Enter it again.") },
  { ANKY_RENDER_ERROR_CRASHED,
    N_ ("This page cannot be shown"),
    N_ ("The program that draws pages gave up on it twice."),
    N_ ("Ask the sender for the file again.") },
  { ANKY_RENDER_ERROR_PROTOCOL,
    N_ ("This page cannot be shown"),
    NULL,
    N_ ("Close the document and open it again.") },
  { ANKY_RENDER_ERROR_HELPER,
    N_ ("Pages cannot be drawn"),
    N_ ("A part of this program is missing."),
    N_ ("Install the program again.") },
};

static const Row io_rows[] = {
  { G_IO_ERROR_NOT_FOUND,
    N_ ("The file is not there"),
    N_ ("It was moved, renamed or deleted."),
    N_ ("Choose the file again.") },
  { G_IO_ERROR_PERMISSION_DENIED,
    N_ ("The file may not be opened"),
    NULL,
    N_ ("Ask for permission, or copy the file to a folder of your own.") },
  { G_IO_ERROR_EXISTS,
    N_ ("The result is there already"),
    N_ ("Nothing is overwritten without being told."),
    N_ ("Rename or move the earlier result, then try again.") },
  { G_IO_ERROR_NO_SPACE,
    N_ ("The disk is full"),
    N_ ("Nothing was written."),
    N_ ("Free some space and try again.") },
  { G_IO_ERROR_READ_ONLY,
    N_ ("The folder cannot be written to"),
    NULL,
    N_ ("Copy the document to a folder of your own, then sign it there.") },
  { G_IO_ERROR_IS_DIRECTORY,
    N_ ("This is a folder"),
    NULL,
    N_ ("Choose a PDF file.") },
  { G_IO_ERROR_NOT_REGULAR_FILE,
    N_ ("This is not a file"),
    NULL,
    N_ ("Choose a PDF file.") },
  { G_IO_ERROR_PARTIAL_INPUT,
    N_ ("The file was changed while it was open"),
    N_ ("What was shown is no longer what is on disk."),
    N_ ("Open the file again.") },
  { G_IO_ERROR_TIMED_OUT,
    N_ ("No answer came in time"),
    NULL,
    N_ ("Check the network connection and try again.") },
  { G_IO_ERROR_CANCELLED, N_ ("Cancelled"), NULL, NULL },
};

static const struct {
  DomainFunc domain;
  const Row *rows;
  gsize n_rows;
} tables[] = {
  { anky_pdf_error_quark, pdf_rows, G_N_ELEMENTS (pdf_rows) },
  { anky_crypto_error_quark, crypto_rows, G_N_ELEMENTS (crypto_rows) },
  { anky_token_error_quark, token_rows, G_N_ELEMENTS (token_rows) },
  { anky_sign_error_quark, sign_rows, G_N_ELEMENTS (sign_rows) },
  { anky_office_error_quark, office_rows, G_N_ELEMENTS (office_rows) },
  { anky_render_error_quark, render_rows, G_N_ELEMENTS (render_rows) },
  { g_io_error_quark, io_rows, G_N_ELEMENTS (io_rows) },
};

static const Row *
find_row (GQuark domain, int code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    if (tables[i].domain () != domain)
      continue;
    for (gsize j = 0; j < tables[i].n_rows; j++)
      if (tables[i].rows[j].code == code)
        return &tables[i].rows[j];
  }

  return NULL;
}

static const char *
translate (const char *text)
{
  return text ? _ (text) : NULL;
}

AnkyErrorText
anky_error_text_get (const GError *error)
{
  const Row *row = find_row (error->domain, error->code);
  AnkyErrorText text = { 0 };

  if (!row) {
    text.title = _ ("Something went wrong");
    text.next = _ ("Try again.");
    return text;
  }

  text.title = translate (row->title);
  text.explanation = translate (row->explanation);
  text.next = translate (row->next);

  return text;
}

gboolean
anky_error_text_has (GQuark domain, int code)
{
  return find_row (domain, code) != NULL;
}

char *
anky_error_text_dup_body (const AnkyErrorText *text)
{
  if (text->explanation && text->next)
    return g_strconcat (text->explanation, " ", text->next, NULL);

  return g_strdup (text->explanation ? text->explanation
                   : text->next      ? text->next
                                     : "");
}
