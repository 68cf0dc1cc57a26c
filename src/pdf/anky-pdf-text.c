/* Text strings (ISO 32000-2, 7.9.2.2)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-object-private.h"

#include <string.h>

#define REPLACEMENT 0xfffd
#define ESCAPE      0x001b

/* PDFDocEncoding (Annex D.3) where it differs from Latin-1. */
static const gunichar doc_0x18[] = { 0x02d8, 0x02c7, 0x02c6, 0x02d9,
                                     0x02dd, 0x02db, 0x02da, 0x02dc };
static const gunichar doc_0x80[] = {
  0x2022, 0x2020, 0x2021, 0x2026, 0x2014,      0x2013, 0x0192, 0x2044, 0x2039,
  0x203a, 0x2212, 0x2030, 0x201e, 0x201c,      0x201d, 0x2018, 0x2019, 0x201a,
  0x2122, 0xfb01, 0xfb02, 0x0141, 0x0152,      0x0160, 0x0178, 0x017d, 0x0131,
  0x0142, 0x0153, 0x0161, 0x017e, REPLACEMENT, 0x20ac
};

static gunichar
decode_doc_byte (guint8 byte)
{
  if (byte >= 0x18 && byte < 0x18 + G_N_ELEMENTS (doc_0x18))
    return doc_0x18[byte - 0x18];
  if (byte >= 0x80 && byte < 0x80 + G_N_ELEMENTS (doc_0x80))
    return doc_0x80[byte - 0x80];
  if (byte == 0x7f || byte == 0xad || byte == 0)
    return REPLACEMENT;
  return byte;
}

static void
append_char (GString *text, gunichar c)
{
  /* A NUL would hide what follows from everybody who reads a C string. */
  g_string_append_unichar (text, c == 0 ? REPLACEMENT : c);
}

static guint
read_unit (const guint8 *data, gboolean is_little)
{
  return is_little ? (guint) data[1] << 8 | data[0]
                   : (guint) data[0] << 8 | data[1];
}

/* A language code between two escapes (7.9.2.2.1) is no part of the text. */
static gsize
skip_language (const guint8 *data, gsize size, gsize i, gboolean is_little)
{
  for (gsize j = i + 2; j + 1 < size; j += 2) {
    if (read_unit (data + j, is_little) == ESCAPE)
      return j + 2;
  }
  return i + 2;
}

static char *
decode_utf16 (const guint8 *data, gsize size, gboolean is_little)
{
  g_autoptr (GString) text = g_string_sized_new (size);
  gsize i = 0;

  while (i + 1 < size) {
    guint unit = read_unit (data + i, is_little);
    guint next = i + 3 < size ? read_unit (data + i + 2, is_little) : 0;

    if (unit == ESCAPE) {
      i = skip_language (data, size, i, is_little);
      continue;
    }
    i += 2;
    if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
      append_char (text, 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00));
      i += 2;
    } else {
      append_char (text, unit >= 0xd800 && unit < 0xe000 ? REPLACEMENT : unit);
    }
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
decode_utf8 (const guint8 *data, gsize size)
{
  return g_utf8_make_valid ((const char *) data, (gssize) size);
}

static char *
decode_doc (const guint8 *data, gsize size)
{
  GString *text = g_string_sized_new (size);

  for (gsize i = 0; i < size; i++)
    append_char (text, decode_doc_byte (data[i]));
  return g_string_free (text, FALSE);
}

char *
anky_pdf_object_dup_text (const AnkyPdfObject *self)
{
  gsize size = 0;
  const guint8 *data = anky_pdf_object_get_string (self, &size);

  if (!data)
    return NULL;
  if (size >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return decode_utf16 (data + 2, size - 2, FALSE);
  /* Not in the standard, but readers take it. */
  if (size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return decode_utf16 (data + 2, size - 2, TRUE);
  if (size >= 3 && data[0] == 0xef && data[1] == 0xbb && data[2] == 0xbf)
    return decode_utf8 (data + 3, size - 3);
  return decode_doc (data, size);
}

static gboolean
is_plain_ascii (const char *text)
{
  for (const char *p = text; *p; p++) {
    gboolean is_plain = (*p >= 0x20 && *p < 0x7f) || *p == '\n' || *p == '\t';

    if (!is_plain)
      return FALSE;
  }
  return TRUE;
}

AnkyPdfObject *
anky_pdf_text_new (const char *utf8)
{
  g_autofree gunichar2 *units = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint8 mark[] = { 0xfe, 0xff };
  glong n_units = 0;

  if (is_plain_ascii (utf8))
    return anky_pdf_string_new ((const guint8 *) utf8, strlen (utf8));

  units = g_utf8_to_utf16 (utf8, -1, NULL, &n_units, NULL);
  g_return_val_if_fail (units != NULL, NULL);
  g_byte_array_append (bytes, mark, sizeof mark);
  for (glong i = 0; i < n_units; i++) {
    const guint8 unit[] = { (guint8) (units[i] >> 8),
                            (guint8) (units[i] & 0xff) };

    g_byte_array_append (bytes, unit, sizeof unit);
  }
  return anky_pdf_string_new (bytes->data, bytes->len);
}
