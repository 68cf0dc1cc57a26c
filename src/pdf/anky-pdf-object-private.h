/* anky-pdf-object-private.h - what an object is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-object.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_PDF_FLAG_NONE = 0,
  ANKY_PDF_FLAG_SEALED = 1 << 0, /* read from a file: never changes */
  ANKY_PDF_FLAG_SPAN = 1 << 1,
  ANKY_PDF_FLAG_HEX = 1 << 2,
  ANKY_PDF_FLAG_PLACEHOLDER = 1 << 3,
} AnkyPdfObjectFlags;

typedef struct {
  char *key;
  AnkyPdfObject *value;
} AnkyPdfDictEntry;

/* @sorted: positions by key and then by place, for dictionaries too long to
 * be searched one by one; NULL for short ones. */
typedef struct {
  AnkyPdfDictEntry *entries;
  guint n;
  guint n_allocated;
  guint *sorted;
} AnkyPdfDict;

/* Kept small: a document holds millions of them. */
struct _AnkyPdfObject {
  gatomicrefcount ref_count;
  guint8 type;
  guint8 flags;
  guint64 start;
  guint64 end;
  union {
    gboolean boolean;
    gint64 integer;
    struct {
      double value;
      char *text; /* as it was written, NULL if made here */
    } real;
    struct {
      guint8 *data; /* with a NUL after the last byte */
      gsize size;
    } string;
    char *name;
    GPtrArray *array;
    AnkyPdfDict *dict;
    struct {
      AnkyPdfObject *dict;
      GBytes *data;
    } stream;
    AnkyPdfRef ref;
    struct {
      gsize size;
      guint tag;
    } placeholder;
  } u;
};

AnkyPdfObject *anky_pdf_object_alloc (AnkyPdfType type);

/* The parser's constructors: they take what they are given. */
AnkyPdfObject *anky_pdf_real_new_take (double value, char *text);
AnkyPdfObject *anky_pdf_string_new_take (guint8 *data,
                                         gsize size,
                                         gboolean is_hex);
AnkyPdfObject *anky_pdf_name_new_take (char *name);
AnkyPdfObject *anky_pdf_stream_new_take (AnkyPdfObject *dict, GBytes *data);

void anky_pdf_object_set_span (AnkyPdfObject *self, guint64 start, guint64 end);

/* From here on nothing may be added. */
void anky_pdf_object_seal (AnkyPdfObject *self);

/* --- dictionaries -------------------------------------------------------- */

AnkyPdfDict *anky_pdf_dict_storage_new (void);
AnkyPdfDict *anky_pdf_dict_storage_copy (const AnkyPdfDict *other);
void anky_pdf_dict_storage_free (AnkyPdfDict *self);
void anky_pdf_dict_storage_index (AnkyPdfDict *self);
/* Keeps a key that is already there: what a file holds twice stays twice. */
void anky_pdf_dict_append_take (AnkyPdfObject *self,
                                char *key,
                                AnkyPdfObject *value);
const AnkyPdfDict *anky_pdf_object_peek_dict (const AnkyPdfObject *self);
gboolean anky_pdf_dict_equal (const AnkyPdfObject *a, const AnkyPdfObject *b);

/* The bytes of a stream as they stand in the file, borrowed. */
GBytes *anky_pdf_object_peek_stream (const AnkyPdfObject *self);

gboolean anky_pdf_object_is_placeholder (const AnkyPdfObject *self,
                                         guint *tag_out,
                                         gsize *size_out);

G_END_DECLS
