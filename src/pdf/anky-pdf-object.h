/* anky-pdf-object.h - the objects of ISO 32000-2, 7.3
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANKY_PDF_ERROR (anky_pdf_error_quark ())
GQuark anky_pdf_error_quark (void);

typedef enum {
  ANKY_PDF_ERROR_FAILED,
  ANKY_PDF_ERROR_NOT_PDF,   /* no %PDF- in the first 1024 bytes */
  ANKY_PDF_ERROR_MALFORMED, /* the syntax is broken where it matters */
  ANKY_PDF_ERROR_DAMAGED,   /* xref cannot be followed from startxref */
  ANKY_PDF_ERROR_PREFIX,    /* bytes before %PDF- */
  ANKY_PDF_ERROR_TRUNCATED,
  ANKY_PDF_ERROR_LIMIT, /* a ceiling was reached: not fully read */
  ANKY_PDF_ERROR_ENCRYPTED,
  ANKY_PDF_ERROR_UNSUPPORTED, /* a filter or form this reader has not */
  ANKY_PDF_ERROR_NO_PAGE,
} AnkyPdfError;

typedef enum {
  ANKY_PDF_TYPE_NULL,
  ANKY_PDF_TYPE_BOOLEAN,
  ANKY_PDF_TYPE_INTEGER,
  ANKY_PDF_TYPE_REAL,
  ANKY_PDF_TYPE_STRING,
  ANKY_PDF_TYPE_NAME,
  ANKY_PDF_TYPE_ARRAY,
  ANKY_PDF_TYPE_DICT,
  ANKY_PDF_TYPE_STREAM,
  ANKY_PDF_TYPE_REFERENCE,
} AnkyPdfType;

/* An indirect object's name: number and generation. Number 0 is no object. */
typedef struct {
  guint32 number;
  guint16 generation;
} AnkyPdfRef;

/**
 * AnkyPdfObject:
 *
 * One object with its parts, as written; references are not followed (the
 * revision does that). Reference counted, atomically. Arrays and dictionaries
 * made here may be added to until they are shared; what was read never
 * changes.
 *
 * Accessors take any object, NULL included, and answer for the wrong type with
 * the fallback: what a hostile file holds is never an assertion.
 */
typedef struct _AnkyPdfObject AnkyPdfObject;

AnkyPdfObject *anky_pdf_object_ref (const AnkyPdfObject *self);
void anky_pdf_object_unref (AnkyPdfObject *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPdfObject, anky_pdf_object_unref)

/* --- made here ---------------------------------------------------------- */

AnkyPdfObject *anky_pdf_null_new (void);
AnkyPdfObject *anky_pdf_boolean_new (gboolean value);
AnkyPdfObject *anky_pdf_integer_new (gint64 value);
AnkyPdfObject *anky_pdf_real_new (double value); /* written with 4 decimals */
AnkyPdfObject *anky_pdf_name_new (const char *name); /* without the slash */
AnkyPdfObject *anky_pdf_string_new (const guint8 *data, gsize size);
AnkyPdfObject *anky_pdf_hex_string_new (const guint8 *data, gsize size);
/* PDFDocEncoding if it is ASCII, else UTF-16BE with its mark (7.9.2.2). */
AnkyPdfObject *anky_pdf_text_new (const char *utf8);
AnkyPdfObject *anky_pdf_reference_new (AnkyPdfRef ref);
AnkyPdfObject *anky_pdf_array_new (void);
AnkyPdfObject *anky_pdf_dict_new (void);
/* Takes @dict; /Length is set by the writer. @data as it stands in the file,
 * encoded by the /Filter that @dict names. */
AnkyPdfObject *anky_pdf_stream_new (AnkyPdfObject *dict, GBytes *data);
/* A place of @size bytes that the writer fills with spaces and reports, to be
 * written over later (/ByteRange, /Contents). @tag tells them apart. */
AnkyPdfObject *anky_pdf_placeholder_new (guint tag, gsize size);

void anky_pdf_array_append (AnkyPdfObject *self,
                            AnkyPdfObject *item); /* takes */
void anky_pdf_dict_set (AnkyPdfObject *self,
                        const char *key,
                        AnkyPdfObject *value); /* takes; NULL removes */
/* A shallow copy that may be added to: how a signed object is replaced. */
AnkyPdfObject *anky_pdf_object_copy (const AnkyPdfObject *self);

/* --- reading ------------------------------------------------------------ */

AnkyPdfType anky_pdf_object_get_type (const AnkyPdfObject *self);
gboolean anky_pdf_object_is_null (const AnkyPdfObject *self); /* NULL too */
gboolean anky_pdf_object_is_name (const AnkyPdfObject *self, const char *name);
gboolean anky_pdf_object_get_boolean (const AnkyPdfObject *self,
                                      gboolean fallback);
gboolean anky_pdf_object_get_integer (const AnkyPdfObject *self,
                                      gint64 *value_out);
gboolean anky_pdf_object_get_number (const AnkyPdfObject *self,
                                     double *value_out);
const char *anky_pdf_object_get_name (const AnkyPdfObject *self);
const guint8 *anky_pdf_object_get_string (const AnkyPdfObject *self,
                                          gsize *size_out);
/* A text string as UTF-8 (NFC not forced); NULL if it is no string. */
char *anky_pdf_object_dup_text (const AnkyPdfObject *self);
gboolean anky_pdf_object_get_ref (const AnkyPdfObject *self,
                                  AnkyPdfRef *ref_out);

guint anky_pdf_array_get_length (const AnkyPdfObject *self);
const AnkyPdfObject *anky_pdf_array_get (const AnkyPdfObject *self, guint i);

/* Streams answer for their dictionary. Keys in the order of the file; a key
 * that stands twice is kept twice: get gives the last, has_duplicates tells. */
guint anky_pdf_dict_get_length (const AnkyPdfObject *self);
const AnkyPdfObject *anky_pdf_dict_get (const AnkyPdfObject *self,
                                        const char *key);
const char *anky_pdf_dict_get_nth (const AnkyPdfObject *self,
                                   guint i,
                                   const AnkyPdfObject **value_out);
gboolean anky_pdf_dict_has_duplicates (const AnkyPdfObject *self);

/* Where a token read from a file stands: offset of its first byte and one past
 * its last, counted from the start of the file. FALSE for objects made here or
 * read from an object stream. */
gboolean anky_pdf_object_get_span (const AnkyPdfObject *self,
                                   guint64 *start_out,
                                   guint64 *end_out);
gboolean anky_pdf_object_is_hex_string (const AnkyPdfObject *self);

/* Deep equality of what is written, references by number, reals by value. */
gboolean anky_pdf_object_equal (const AnkyPdfObject *a, const AnkyPdfObject *b);

G_END_DECLS
