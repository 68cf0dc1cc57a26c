/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act.h"
#include "anky-token.h"

G_DEFINE_QUARK (anky_office_error, anky_office_error)

/* The command line contract (design.md). */
typedef enum {
  EXIT_NO_PLACE = 1,
  EXIT_USAGE = 2,
  EXIT_FILE = 3,
  EXIT_KEY = 4,
  EXIT_EVIDENCE = 5,
  EXIT_REFUSED = 6,
} ExitStatus;

static ExitStatus
get_office_status (int code)
{
  switch ((AnkyOfficeError) code) {
  case ANKY_OFFICE_ERROR_USAGE:
  case ANKY_OFFICE_ERROR_NOT_YET:
    return EXIT_USAGE;
  case ANKY_OFFICE_ERROR_FILE:
  case ANKY_OFFICE_ERROR_PICTURE:
    return EXIT_FILE;
  case ANKY_OFFICE_ERROR_CERTIFICATE:
    return EXIT_KEY;
  case ANKY_OFFICE_ERROR_EVIDENCE:
    return EXIT_EVIDENCE;
  case ANKY_OFFICE_ERROR_GATE:
    return EXIT_REFUSED;
  case ANKY_OFFICE_ERROR_NO_PLACE:
    return EXIT_NO_PLACE;
  default:
    return EXIT_FILE;
  }
}

static ExitStatus
get_sign_status (int code)
{
  switch ((AnkySignError) code) {
  case ANKY_SIGN_ERROR_NOT_PERMITTED:
  case ANKY_SIGN_ERROR_FIELD_USED:
    return EXIT_REFUSED;
  case ANKY_SIGN_ERROR_NO_SPACE:
  case ANKY_SIGN_ERROR_TIMESTAMP:
    return EXIT_EVIDENCE;
  case ANKY_SIGN_ERROR_CERTIFICATE:
    return EXIT_KEY;
  case ANKY_SIGN_ERROR_NO_PLACE:
    return EXIT_NO_PLACE;
  case ANKY_SIGN_ERROR_FAILED:
  case ANKY_SIGN_ERROR_SELF_CHECK:
  case ANKY_SIGN_ERROR_PICTURE:
  default:
    return EXIT_FILE;
  }
}

int
anky_office_exit_status (const GError *error)
{
  if (error->domain == ANKY_OFFICE_ERROR)
    return (int) get_office_status (error->code);
  if (error->domain == ANKY_SIGN_ERROR)
    return (int) get_sign_status (error->code);
  if (error->domain == ANKY_TOKEN_ERROR || error->domain == ANKY_CRYPTO_ERROR)
    return EXIT_KEY;
  if (error->domain == G_OPTION_ERROR)
    return EXIT_USAGE;
  /* A prompt for the PIN that was dismissed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return EXIT_KEY;
  /* ANKY_PDF_ERROR, ANKY_RENDER_ERROR, G_IO_ERROR, G_FILE_ERROR: the file. */
  return EXIT_FILE;
}
