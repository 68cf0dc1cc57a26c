/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-object-private.h"

#include <string.h>

AnkyPdfObject *
anky_pdf_object_alloc (AnkyPdfType type)
{
  AnkyPdfObject *self = g_new0 (AnkyPdfObject, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->type = (guint8) type;
  return self;
}

AnkyPdfObject *
anky_pdf_object_ref (const AnkyPdfObject *self)
{
  AnkyPdfObject *counted = NULL;

  /* Who holds a const object may share it; only the count changes. */
  memcpy (&counted, &self, sizeof counted);
  g_atomic_ref_count_inc (&counted->ref_count);
  return counted;
}

static void
free_content (AnkyPdfObject *self)
{
  switch ((AnkyPdfType) self->type) {
  case ANKY_PDF_TYPE_REAL:
    g_free (self->u.real.text);
    break;
  case ANKY_PDF_TYPE_STRING:
    g_free (self->u.string.data);
    break;
  case ANKY_PDF_TYPE_NAME:
    g_free (self->u.name);
    break;
  case ANKY_PDF_TYPE_ARRAY:
    g_ptr_array_unref (self->u.array);
    break;
  case ANKY_PDF_TYPE_DICT:
    anky_pdf_dict_storage_free (self->u.dict);
    break;
  case ANKY_PDF_TYPE_STREAM:
    anky_pdf_object_unref (self->u.stream.dict);
    g_bytes_unref (self->u.stream.data);
    break;
  case ANKY_PDF_TYPE_NULL:
  case ANKY_PDF_TYPE_BOOLEAN:
  case ANKY_PDF_TYPE_INTEGER:
  case ANKY_PDF_TYPE_REFERENCE:
    break;
  default:
    g_assert_not_reached ();
  }
}

void
anky_pdf_object_unref (AnkyPdfObject *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  free_content (self);
  g_free (self);
}

AnkyPdfObject *
anky_pdf_null_new (void)
{
  return anky_pdf_object_alloc (ANKY_PDF_TYPE_NULL);
}

AnkyPdfObject *
anky_pdf_boolean_new (gboolean value)
{
  AnkyPdfObject *self = anky_pdf_object_alloc (ANKY_PDF_TYPE_BOOLEAN);

  self->u.boolean = value != FALSE;
  return self;
}

AnkyPdfObject *
anky_pdf_integer_new (gint64 value)
{
  AnkyPdfObject *self = anky_pdf_object_alloc (ANKY_PDF_TYPE_INTEGER);

  self->u.integer = value;
  return self;
}

AnkyPdfObject *
anky_pdf_real_new (double value)
{
  return anky_pdf_real_new_take (value, NULL);
}

AnkyPdfObject *
anky_pdf_real_new_take (double value, char *text)
{
  AnkyPdfObject *self = anky_pdf_object_alloc (ANKY_PDF_TYPE_REAL);

  self->u.real.value = value;
  self->u.real.text = text;
  return self;
}

AnkyPdfObject *
anky_pdf_name_new (const char *name)
{
  return anky_pdf_name_new_take (g_strdup (name));
}

AnkyPdfObject *
anky_pdf_name_new_take (char *name)
{
  AnkyPdfObject *self = anky_pdf_object_alloc (ANKY_PDF_TYPE_NAME);

  self->u.name = name;
  return self;
}

AnkyPdfObject *
anky_pdf_string_new_take (guint8 *data, gsize size, gboolean is_hex)
{
  AnkyPdfObject *self = anky_pdf_object_alloc (ANKY_PDF_TYPE_STRING);

  self->u.string.data = data;
  self->u.string.size = size;
  if (is_hex)
    self->flags |= ANKY_PDF_FLAG_HEX;
  return self;
}

static AnkyPdfObject *
new_string (const guint8 *data, gsize size, gboolean is_hex)
{
  guint8 *copy = g_malloc (size + 1);

  if (size > 0)
    memcpy (copy, data, size);
  copy[size] = 0;
  return anky_pdf_string_new_take (copy, size, is_hex);
}

AnkyPdfObject *
anky_pdf_string_new (const guint8 *data, gsize size)
{
  return new_string (data, size, FALSE);
}

AnkyPdfObject *
anky_pdf_hex_string_new (const guint8 *data, gsize size)
{
  return new_string (data, size, TRUE);
}

AnkyPdfObject *
anky_pdf_reference_new (AnkyPdfRef ref)
{
  AnkyPdfObject *self = anky_pdf_object_alloc (ANKY_PDF_TYPE_REFERENCE);

  self->u.ref = ref;
  return self;
}

AnkyPdfObject *
anky_pdf_array_new (void)
{
  AnkyPdfObject *self = anky_pdf_object_alloc (ANKY_PDF_TYPE_ARRAY);

  self->u.array =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_pdf_object_unref);
  return self;
}

AnkyPdfObject *
anky_pdf_dict_new (void)
{
  AnkyPdfObject *self = anky_pdf_object_alloc (ANKY_PDF_TYPE_DICT);

  self->u.dict = anky_pdf_dict_storage_new ();
  return self;
}

AnkyPdfObject *
anky_pdf_stream_new_take (AnkyPdfObject *dict, GBytes *data)
{
  AnkyPdfObject *self = anky_pdf_object_alloc (ANKY_PDF_TYPE_STREAM);

  self->u.stream.dict = dict;
  self->u.stream.data = data;
  return self;
}

AnkyPdfObject *
anky_pdf_stream_new (AnkyPdfObject *dict, GBytes *data)
{
  return anky_pdf_stream_new_take (dict, g_bytes_ref (data));
}

AnkyPdfObject *
anky_pdf_placeholder_new (guint tag, gsize size)
{
  AnkyPdfObject *self = anky_pdf_object_alloc (ANKY_PDF_TYPE_NULL);

  self->flags |= ANKY_PDF_FLAG_PLACEHOLDER;
  self->u.placeholder.tag = tag;
  self->u.placeholder.size = size;
  return self;
}

void
anky_pdf_object_set_span (AnkyPdfObject *self, guint64 start, guint64 end)
{
  self->start = start;
  self->end = end;
  self->flags |= ANKY_PDF_FLAG_SPAN;
}

void
anky_pdf_object_seal (AnkyPdfObject *self)
{
  if (self->type == ANKY_PDF_TYPE_DICT)
    anky_pdf_dict_storage_index (self->u.dict);
  self->flags |= ANKY_PDF_FLAG_SEALED;
}

void
anky_pdf_array_append (AnkyPdfObject *self, AnkyPdfObject *item)
{
  g_return_if_fail (self->type == ANKY_PDF_TYPE_ARRAY);
  g_return_if_fail (!(self->flags & ANKY_PDF_FLAG_SEALED));

  g_ptr_array_add (self->u.array, item);
}

static AnkyPdfObject *
copy_array (const AnkyPdfObject *self)
{
  AnkyPdfObject *copy = anky_pdf_array_new ();

  for (guint i = 0; i < self->u.array->len; i++)
    g_ptr_array_add (
        copy->u.array,
        anky_pdf_object_ref (g_ptr_array_index (self->u.array, i)));
  return copy;
}

static AnkyPdfObject *
copy_dict (const AnkyPdfObject *self)
{
  AnkyPdfObject *copy = anky_pdf_object_alloc (ANKY_PDF_TYPE_DICT);

  copy->u.dict = anky_pdf_dict_storage_copy (self->u.dict);
  return copy;
}

AnkyPdfObject *
anky_pdf_object_copy (const AnkyPdfObject *self)
{
  switch ((AnkyPdfType) self->type) {
  case ANKY_PDF_TYPE_ARRAY:
    return copy_array (self);
  case ANKY_PDF_TYPE_DICT:
    return copy_dict (self);
  case ANKY_PDF_TYPE_STREAM:
    return anky_pdf_stream_new (copy_dict (self->u.stream.dict),
                                self->u.stream.data);
  case ANKY_PDF_TYPE_NULL:
  case ANKY_PDF_TYPE_BOOLEAN:
  case ANKY_PDF_TYPE_INTEGER:
  case ANKY_PDF_TYPE_REAL:
  case ANKY_PDF_TYPE_STRING:
  case ANKY_PDF_TYPE_NAME:
  case ANKY_PDF_TYPE_REFERENCE:
    /* These have nothing that could be added to. */
    return anky_pdf_object_ref (self);
  default:
    g_assert_not_reached ();
  }
}

/* --- reading ------------------------------------------------------------- */

static gboolean
has_type (const AnkyPdfObject *self, AnkyPdfType type)
{
  return self && self->type == (guint8) type;
}

AnkyPdfType
anky_pdf_object_get_type (const AnkyPdfObject *self)
{
  return self ? (AnkyPdfType) self->type : ANKY_PDF_TYPE_NULL;
}

gboolean
anky_pdf_object_is_null (const AnkyPdfObject *self)
{
  return !self || (self->type == ANKY_PDF_TYPE_NULL &&
                   !(self->flags & ANKY_PDF_FLAG_PLACEHOLDER));
}

gboolean
anky_pdf_object_is_placeholder (const AnkyPdfObject *self,
                                guint *tag_out,
                                gsize *size_out)
{
  if (!self || !(self->flags & ANKY_PDF_FLAG_PLACEHOLDER))
    return FALSE;
  *tag_out = self->u.placeholder.tag;
  *size_out = self->u.placeholder.size;
  return TRUE;
}

gboolean
anky_pdf_object_is_name (const AnkyPdfObject *self, const char *name)
{
  return has_type (self, ANKY_PDF_TYPE_NAME) &&
         strcmp (self->u.name, name) == 0;
}

gboolean
anky_pdf_object_get_boolean (const AnkyPdfObject *self, gboolean fallback)
{
  return has_type (self, ANKY_PDF_TYPE_BOOLEAN) ? self->u.boolean : fallback;
}

gboolean
anky_pdf_object_get_integer (const AnkyPdfObject *self, gint64 *value_out)
{
  if (!has_type (self, ANKY_PDF_TYPE_INTEGER))
    return FALSE;
  *value_out = self->u.integer;
  return TRUE;
}

gboolean
anky_pdf_object_get_number (const AnkyPdfObject *self, double *value_out)
{
  if (has_type (self, ANKY_PDF_TYPE_REAL))
    *value_out = self->u.real.value;
  else if (has_type (self, ANKY_PDF_TYPE_INTEGER))
    *value_out = (double) self->u.integer;
  else
    return FALSE;
  return TRUE;
}

const char *
anky_pdf_object_get_name (const AnkyPdfObject *self)
{
  return has_type (self, ANKY_PDF_TYPE_NAME) ? self->u.name : NULL;
}

const guint8 *
anky_pdf_object_get_string (const AnkyPdfObject *self, gsize *size_out)
{
  if (!has_type (self, ANKY_PDF_TYPE_STRING))
    return NULL;
  if (size_out)
    *size_out = self->u.string.size;
  return self->u.string.data;
}

gboolean
anky_pdf_object_is_hex_string (const AnkyPdfObject *self)
{
  return has_type (self, ANKY_PDF_TYPE_STRING) &&
         (self->flags & ANKY_PDF_FLAG_HEX) != 0;
}

gboolean
anky_pdf_object_get_ref (const AnkyPdfObject *self, AnkyPdfRef *ref_out)
{
  if (!has_type (self, ANKY_PDF_TYPE_REFERENCE))
    return FALSE;
  *ref_out = self->u.ref;
  return TRUE;
}

guint
anky_pdf_array_get_length (const AnkyPdfObject *self)
{
  return has_type (self, ANKY_PDF_TYPE_ARRAY) ? self->u.array->len : 0;
}

const AnkyPdfObject *
anky_pdf_array_get (const AnkyPdfObject *self, guint i)
{
  if (i >= anky_pdf_array_get_length (self))
    return NULL;
  return g_ptr_array_index (self->u.array, i);
}

GBytes *
anky_pdf_object_peek_stream (const AnkyPdfObject *self)
{
  return has_type (self, ANKY_PDF_TYPE_STREAM) ? self->u.stream.data : NULL;
}

gboolean
anky_pdf_object_get_span (const AnkyPdfObject *self,
                          guint64 *start_out,
                          guint64 *end_out)
{
  if (!self || !(self->flags & ANKY_PDF_FLAG_SPAN))
    return FALSE;
  *start_out = self->start;
  *end_out = self->end;
  return TRUE;
}

static gboolean
is_array_equal (const AnkyPdfObject *a, const AnkyPdfObject *b)
{
  if (a->u.array->len != b->u.array->len)
    return FALSE;
  for (guint i = 0; i < a->u.array->len; i++) {
    if (!anky_pdf_object_equal (g_ptr_array_index (a->u.array, i),
                                g_ptr_array_index (b->u.array, i)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_number_equal (const AnkyPdfObject *a, const AnkyPdfObject *b)
{
  double x = 0;
  double y = 0;

  if (has_type (a, ANKY_PDF_TYPE_INTEGER) &&
      has_type (b, ANKY_PDF_TYPE_INTEGER))
    return a->u.integer == b->u.integer;
  return anky_pdf_object_get_number (a, &x) &&
         anky_pdf_object_get_number (b, &y) && !(x < y) && !(y < x);
}

gboolean
anky_pdf_object_equal (const AnkyPdfObject *a, const AnkyPdfObject *b)
{
  if (a == b || (anky_pdf_object_is_null (a) && anky_pdf_object_is_null (b)))
    return TRUE;
  if (!a || !b)
    return FALSE;
  if (is_number_equal (a, b))
    return TRUE;
  if (a->type != b->type)
    return FALSE;

  switch ((AnkyPdfType) a->type) {
  case ANKY_PDF_TYPE_BOOLEAN:
    return a->u.boolean == b->u.boolean;
  case ANKY_PDF_TYPE_STRING:
    return a->u.string.size == b->u.string.size &&
           memcmp (a->u.string.data, b->u.string.data, a->u.string.size) == 0;
  case ANKY_PDF_TYPE_NAME:
    return strcmp (a->u.name, b->u.name) == 0;
  case ANKY_PDF_TYPE_ARRAY:
    return is_array_equal (a, b);
  case ANKY_PDF_TYPE_DICT:
    return anky_pdf_dict_equal (a, b);
  case ANKY_PDF_TYPE_STREAM:
    return anky_pdf_dict_equal (a->u.stream.dict, b->u.stream.dict) &&
           g_bytes_equal (a->u.stream.data, b->u.stream.data);
  case ANKY_PDF_TYPE_REFERENCE:
    return a->u.ref.number == b->u.ref.number &&
           a->u.ref.generation == b->u.ref.generation;
  case ANKY_PDF_TYPE_NULL: /* two placeholders */
  case ANKY_PDF_TYPE_INTEGER:
  case ANKY_PDF_TYPE_REAL:
  default:
    return FALSE;
  }
}
