/* Whole documents: every signature is judged, whatever the bytes are. Nothing
 * is trusted here, so nothing may pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "anky-validator.h"

static void
check_signature (const AnkySignatureReport *signature, gsize size)
{
  g_assert_cmpint (signature->indication, !=, ANKY_INDICATION_PASSED);
  if (signature->integrity == ANKY_INTEGRITY_INTACT) {
    g_assert_cmpint (signature->covers, !=, ANKY_COVERS_INVALID);
    g_assert_cmpuint (signature->signed_end, <=, size);
  }
  if (signature->covers == ANKY_COVERS_INVALID)
    g_assert_cmpint (signature->integrity, !=, ANKY_INTEGRITY_INTACT);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  g_autoptr (AnkyPdfDocument) document = anky_pdf_document_open (file, NULL);
  g_autoptr (GDateTime) at = g_date_time_new_utc (2030, 1, 1, 0, 0, 0);
  g_autoptr (AnkyReport) report = NULL;
  const AnkyValidateOptions options = { .at = at };

  if (!document)
    return 0;
  report = anky_validate (document, &options, NULL, NULL);
  g_assert_nonnull (report);
  for (guint i = 0; i < report->signatures->len; i++)
    check_signature (g_ptr_array_index (report->signatures, i), size);
  return 0;
}
