/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-form-fonts.h"

/* A subset of the letters of one line of text has a few dozen. */
#define MAX_GLYPHS 65536

/* The object that @value is or names; @ref_out {0,0} for one that stands
 * where it is. What cannot be had is NULL: these objects are our own. */
static const AnkyPdfObject *
look (AnkyPdfUpdate *update, const AnkyPdfObject *value, AnkyPdfRef *ref_out)
{
  AnkyPdfRef ref = { 0, 0 };

  if (anky_pdf_object_get_ref (value, &ref))
    value = anky_pdf_update_get (update, ref, NULL);
  *ref_out = ref;
  return value;
}

/* Cairo numbers the glyphs of a subset from 0 and gives the widths of all of
 * them in one piece: /W [0 [...]]. */
static guint
count_glyphs (AnkyPdfUpdate *update, const AnkyPdfObject *font)
{
  AnkyPdfRef ref;
  const AnkyPdfObject *widths =
      look (update, anky_pdf_dict_get (font, "W"), &ref);
  const AnkyPdfObject *first =
      look (update, anky_pdf_array_get (widths, 1), &ref);

  return MIN (anky_pdf_array_get_length (first), MAX_GLYPHS);
}

/* One bit a glyph, the first in the high bit of the first byte. */
static AnkyPdfObject *
new_cid_set (guint n_glyphs)
{
  gsize size = (n_glyphs + 7) / 8;
  guint8 *bits = g_malloc0 (size);
  g_autoptr (GBytes) data = NULL;

  for (guint i = 0; i < n_glyphs; i++)
    bits[i / 8] |= (guint8) (0x80 >> i % 8);
  data = g_bytes_new_take (bits, size);
  return anky_pdf_stream_new (anky_pdf_dict_new (), data);
}

static void
complete_descriptor (AnkyPdfUpdate *update, const AnkyPdfObject *font)
{
  AnkyPdfRef ref;
  const AnkyPdfObject *descriptor =
      look (update, anky_pdf_dict_get (font, "FontDescriptor"), &ref);
  guint n_glyphs = count_glyphs (update, font);
  AnkyPdfObject *copy;

  if (!descriptor || ref.number == 0 || n_glyphs == 0 ||
      anky_pdf_dict_get (descriptor, "CIDSet"))
    return;
  copy = anky_pdf_object_copy (descriptor);
  anky_pdf_dict_set (copy,
                     "CIDSet",
                     anky_pdf_reference_new (
                         anky_pdf_update_add (update, new_cid_set (n_glyphs))));
  anky_pdf_update_set (update, ref, copy);
}

static void
complete_descendant (AnkyPdfUpdate *update, const AnkyPdfObject *composite)
{
  AnkyPdfRef ref;
  const AnkyPdfObject *list =
      look (update, anky_pdf_dict_get (composite, "DescendantFonts"), &ref);
  const AnkyPdfObject *font = look (update, anky_pdf_array_get (list, 0), &ref);
  AnkyPdfObject *copy;

  if (!font || ref.number == 0 ||
      !anky_pdf_object_is_name (anky_pdf_dict_get (font, "Subtype"),
                                "CIDFontType2"))
    return;
  complete_descriptor (update, font);
  if (anky_pdf_dict_get (font, "CIDToGIDMap"))
    return;
  copy = anky_pdf_object_copy (font);
  anky_pdf_dict_set (copy, "CIDToGIDMap", anky_pdf_name_new ("Identity"));
  anky_pdf_update_set (update, ref, copy);
}

void
anky_form_fonts_complete (AnkyPdfUpdate *update, const AnkyPdfObject *resources)
{
  AnkyPdfRef ref;
  const AnkyPdfObject *fonts;

  resources = look (update, resources, &ref);
  fonts = look (update, anky_pdf_dict_get (resources, "Font"), &ref);
  for (guint i = 0; i < anky_pdf_dict_get_length (fonts); i++) {
    const AnkyPdfObject *value = NULL;
    const AnkyPdfObject *font;

    (void) anky_pdf_dict_get_nth (fonts, i, &value);
    font = look (update, value, &ref);
    if (anky_pdf_object_is_name (anky_pdf_dict_get (font, "Subtype"), "Type0"))
      complete_descendant (update, font);
  }
}
