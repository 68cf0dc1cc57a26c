/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-error-private.h"

G_DEFINE_QUARK (anky - pdf - error - quark, anky_pdf_error)

gboolean
anky_pdf_fail (GError **error, AnkyPdfError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, ANKY_PDF_ERROR, (int) code, message);
  return FALSE;
}
