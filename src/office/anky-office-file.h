/* anky-office-file.h - what a file is that is no PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-file.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_OFFICE_FILE_NONE,  /* no office document that is known */
  ANKY_OFFICE_FILE_TEXT,  /* .doc, .docx, .odt */
  ANKY_OFFICE_FILE_SHEET, /* .xls, .xlsx, .ods */
} AnkyOfficeFileKind;

typedef struct {
  AnkyOfficeFileKind kind;
  gboolean is_signed; /* has a part for signatures; not checked */
} AnkyOfficeFile;

/* Looks at names of parts only: ECMA-376 part 2 (_xmlsignatures), ODF 1.2 part
 * 3 (META-INF/documentsignatures.xml), MS-OFFCRYPTO 2.5 (_signatures,
 * _xmlsignatures). Untrusted bytes; bounded. Thread: any. */
AnkyOfficeFile anky_office_file_look (AnkyFile *file);

G_END_DECLS
