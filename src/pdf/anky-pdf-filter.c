/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-filter-private.h"

#include "anky-pdf-object-private.h"

typedef struct {
  AnkyPdfResolveFunc resolve;
  gpointer resolve_data;
  AnkyPdfBudget *budget;
} Decoder;

static const AnkyPdfObject *
resolve (const Decoder *self, const AnkyPdfObject *object, GError **error)
{
  if (self->resolve)
    return self->resolve (object, self->resolve_data, error);
  return object;
}

static gboolean
read_param (const Decoder *self,
            const AnkyPdfObject *dict,
            const char *key,
            gint64 *value,
            GError **error)
{
  g_autoptr (GError) local = NULL;
  const AnkyPdfObject *object =
      resolve (self, anky_pdf_dict_get (dict, key), &local);

  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!anky_pdf_object_is_null (object) &&
      !anky_pdf_object_get_integer (object, value))
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_MALFORMED,
                          "bad filter parameter");
  return TRUE;
}

static gboolean
read_params (const Decoder *self,
             const AnkyPdfObject *dict,
             AnkyPdfFilterParams *out,
             GError **error)
{
  AnkyPdfFilterParams params = { 1, 1, 8, 1, 1 };

  if (!read_param (self, dict, "Predictor", &params.predictor, error) ||
      !read_param (self, dict, "Colors", &params.colors, error) ||
      !read_param (self, dict, "BitsPerComponent", &params.bits, error) ||
      !read_param (self, dict, "Columns", &params.columns, error) ||
      !read_param (self, dict, "EarlyChange", &params.early_change, error))
    return FALSE;
  *out = params;
  return TRUE;
}

static gboolean
is_one_of (const char *name, const char *full, const char *abbreviation)
{
  return g_str_equal (name, full) || g_str_equal (name, abbreviation);
}

static gboolean
run_filter (const Decoder *self,
            const char *name,
            const AnkyPdfFilterParams *params,
            AnkyCursor *in,
            AnkyBuffer *out,
            GError **error)
{
  if (is_one_of (name, "FlateDecode", "Fl"))
    return anky_pdf_decode_flate (in, out, self->budget, error);
  if (is_one_of (name, "LZWDecode", "LZW"))
    return anky_pdf_decode_lzw (in, out, params->early_change != 0, error);
  if (is_one_of (name, "ASCIIHexDecode", "AHx"))
    return anky_pdf_decode_ascii_hex (in, out, error);
  if (is_one_of (name, "ASCII85Decode", "A85"))
    return anky_pdf_decode_ascii85 (in, out, error);
  if (is_one_of (name, "RunLengthDecode", "RL"))
    return anky_pdf_decode_run_length (in, out, error);

  g_set_error (error,
               ANKY_PDF_ERROR,
               ANKY_PDF_ERROR_UNSUPPORTED,
               "filter /%s is not decoded here",
               name);
  return FALSE;
}

/* What was decoded counts, whether or not it was good for anything. */
static GBytes *
finish (const Decoder *self, AnkyBuffer *out, gboolean is_good, GError **error)
{
  self->budget->decoded_left -= anky_buffer_get_size (out);
  if (!is_good)
    return NULL;
  if (anky_buffer_has_overflowed (out)) {
    anky_pdf_budget_exceed (self->budget, "decoded-bytes", error);
    return NULL;
  }
  return anky_buffer_steal_bytes (out);
}

static AnkyBuffer *
new_buffer (const Decoder *self)
{
  return anky_buffer_new (
      MIN (ANKY_PDF_MAX_DECODED_STREAM, self->budget->decoded_left));
}

static void
init_cursor (AnkyCursor *cursor, GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  anky_cursor_init (cursor, data, size);
}

static GBytes *
undo_predictor (const Decoder *self,
                const AnkyPdfFilterParams *params,
                GBytes *data,
                GError **error)
{
  g_autoptr (AnkyBuffer) out = new_buffer (self);
  gboolean is_good;
  AnkyCursor in;

  init_cursor (&in, data);
  is_good = anky_pdf_undo_predictor (&in, out, params, error);
  return finish (self, out, is_good, error);
}

static gboolean
has_predictor (const char *name)
{
  return is_one_of (name, "FlateDecode", "Fl") ||
         is_one_of (name, "LZWDecode", "LZW");
}

/* One filter of the chain. */
static GBytes *
decode_step (const Decoder *self,
             const AnkyPdfObject *filter,
             const AnkyPdfObject *dict,
             GBytes *data,
             GError **error)
{
  const char *name = anky_pdf_object_get_name (filter);
  g_autoptr (AnkyBuffer) out = NULL;
  g_autoptr (GBytes) plain = NULL;
  AnkyPdfFilterParams params;
  gboolean is_good;
  AnkyCursor in;

  if (!name) {
    anky_pdf_fail (error, ANKY_PDF_ERROR_MALFORMED, "filter is no name");
    return NULL;
  }
  if (!anky_pdf_budget_scan (self->budget, g_bytes_get_size (data), error) ||
      !read_params (self, dict, &params, error))
    return NULL;
  out = new_buffer (self);
  init_cursor (&in, data);
  is_good = run_filter (self, name, &params, &in, out, error);
  plain = finish (self, out, is_good, error);
  if (!plain || params.predictor <= 1 || !has_predictor (name))
    return g_steal_pointer (&plain);
  return undo_predictor (self, &params, plain, error);
}

/* The i-th of what may be one object or an array of them. */
static const AnkyPdfObject *
get_nth (const Decoder *self,
         const AnkyPdfObject *object,
         guint i,
         GError **error)
{
  if (anky_pdf_object_get_type (object) == ANKY_PDF_TYPE_ARRAY)
    return resolve (self, anky_pdf_array_get (object, i), error);
  return i == 0 ? object : NULL;
}

static GBytes *
decode_chain (const Decoder *self,
              const AnkyPdfObject *filters,
              const AnkyPdfObject *params,
              guint n,
              GBytes *data,
              GError **error)
{
  g_autoptr (GBytes) current = g_bytes_ref (data);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GError) local = NULL;
    const AnkyPdfObject *filter = get_nth (self, filters, i, &local);
    const AnkyPdfObject *dict =
        local ? NULL : get_nth (self, params, i, &local);
    GBytes *next =
        local ? NULL : decode_step (self, filter, dict, current, &local);

    if (!next) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    g_bytes_unref (current);
    current = next;
  }
  return g_steal_pointer (&current);
}

GBytes *
anky_pdf_decode (const AnkyPdfObject *stream,
                 AnkyPdfResolveFunc resolve_func,
                 gpointer resolve_data,
                 AnkyPdfBudget *budget,
                 GError **error)
{
  Decoder self = { resolve_func, resolve_data, budget };
  GBytes *data = anky_pdf_object_peek_stream (stream);
  g_autoptr (GError) local = NULL;
  const AnkyPdfObject *filters;
  const AnkyPdfObject *params = NULL;
  guint n;

  if (!data) {
    anky_pdf_fail (error, ANKY_PDF_ERROR_MALFORMED, "not a stream");
    return NULL;
  }
  filters = resolve (&self, anky_pdf_dict_get (stream, "Filter"), &local);
  if (!local)
    params = resolve (&self, anky_pdf_dict_get (stream, "DecodeParms"), &local);
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  n = anky_pdf_object_get_type (filters) == ANKY_PDF_TYPE_ARRAY
          ? anky_pdf_array_get_length (filters)
          : (anky_pdf_object_is_null (filters) ? 0 : 1);
  if (n > ANKY_PDF_MAX_FILTERS) {
    anky_pdf_budget_exceed (budget, "filters", error);
    return NULL;
  }
  return decode_chain (&self, filters, params, n, data, error);
}
