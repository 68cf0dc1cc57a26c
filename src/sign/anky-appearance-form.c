/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-appearance-form.h"

#include "anky-form-fonts.h"

#include <string.h>

static const AnkyPdfRef no_ref = { 0, 0 };

static double
to_points (double mm)
{
  return mm / ANKY_MM_PER_POINT;
}

static AnkyPdfObject *
new_numbers (const double *values, guint n)
{
  AnkyPdfObject *array = anky_pdf_array_new ();

  for (guint i = 0; i < n; i++)
    anky_pdf_array_append (array, anky_pdf_real_new (values[i]));
  return array;
}

static AnkyPdfObject *
new_form_dict (double width, double height)
{
  const double box[] = { 0, 0, width, height };
  AnkyPdfObject *dict = anky_pdf_dict_new ();

  anky_pdf_dict_set (dict, "Type", anky_pdf_name_new ("XObject"));
  anky_pdf_dict_set (dict, "Subtype", anky_pdf_name_new ("Form"));
  anky_pdf_dict_set (dict, "BBox", new_numbers (box, G_N_ELEMENTS (box)));
  return dict;
}

/* The page is turned clockwise by /Rotate to be shown, so its annotations are
 * turned counterclockwise to stand upright; the viewer moves the turned box
 * onto /Rect (ISO 32000-2, 12.5.5, algorithm 8.1). */
static void
set_matrix (AnkyPdfObject *dict, int rotate, double width, double height)
{
  const double quarter[] = { 0, 1, -1, 0, height, 0 };
  const double half[] = { -1, 0, 0, -1, width, height };
  const double three_quarters[] = { 0, -1, 1, 0, 0, width };
  const double *matrix = rotate == 90    ? quarter
                         : rotate == 180 ? half
                         : rotate == 270 ? three_quarters
                                         : NULL;

  if (matrix)
    anky_pdf_dict_set (dict, "Matrix", new_numbers (matrix, 6));
}

static gboolean
import_entry (AnkyPdfUpdate *update,
              AnkyPdfRevision *source,
              AnkyPdfObject *dict,
              const AnkyPdfObject *from,
              const char *key,
              GError **error)
{
  const AnkyPdfObject *value = anky_pdf_dict_get (from, key);
  AnkyPdfObject *copy;

  if (!value)
    return TRUE;
  copy = anky_pdf_update_import (update, source, value, error);
  if (!copy)
    return FALSE;
  anky_pdf_dict_set (dict, key, copy);
  return TRUE;
}

/* ISO 19005-1, 6.4: no transparency. */
static gboolean
is_opaque (const AnkyArchive *archive)
{
  return archive->part == 1;
}

static void
add_profiles (AnkyPdfUpdate *update, AnkyPdfObject *form)
{
  const AnkyPdfObject *old = anky_pdf_dict_get (form, "Resources");
  AnkyPdfObject *resources;
  AnkyPdfRef ref;

  if (anky_pdf_object_get_ref (old, &ref))
    old = anky_pdf_update_get (update, ref, NULL);
  resources = old ? anky_pdf_object_copy (old) : anky_pdf_dict_new ();
  anky_archive_add_profiles (update, resources);
  anky_pdf_dict_set (form, "Resources", resources);
}

/* What Cairo drew on its only page becomes the form's content: the stream as
 * it stands, with the page's resources and transparency group. */
static AnkyPdfObject *
import_page (AnkyPdfUpdate *update,
             AnkyPdfRevision *source,
             AnkyPdfObject *form,
             const AnkyArchive *archive,
             GError **error)
{
  g_autoptr (AnkyPdfObject) dict = form;
  g_autoptr (GBytes) data = NULL;
  const AnkyPdfObject *contents;
  AnkyPdfPage page;

  if (!anky_pdf_revision_get_page (source, 0, &page, error))
    return NULL;
  contents = anky_pdf_revision_lookup (source, page.dict, "Contents", error);
  data = contents ? anky_pdf_revision_get_raw_stream (source, contents, error)
                  : NULL;
  if (!data ||
      !import_entry (update, source, dict, page.dict, "Resources", error) ||
      !import_entry (update, source, dict, contents, "Filter", error) ||
      !import_entry (update, source, dict, contents, "DecodeParms", error) ||
      (!is_opaque (archive) &&
       !import_entry (update, source, dict, page.dict, "Group", error)))
    return NULL;
  if (archive->part > 0)
    anky_form_fonts_complete (update, anky_pdf_dict_get (dict, "Resources"));
  if (anky_archive_needs_profiles (archive))
    add_profiles (update, dict);
  return anky_pdf_stream_new (g_steal_pointer (&dict), data);
}

static GBytes *
draw (AnkyAppearance *appearance,
      const AnkyAppearanceFormOptions *options,
      GError **error)
{
  double baseline = options->baseline_mm > options->place.y
                        ? to_points (options->baseline_mm - options->place.y)
                        : 0;

  return anky_appearance_to_pdf (appearance,
                                 to_points (options->place.width),
                                 to_points (options->place.height),
                                 baseline,
                                 is_opaque (&options->archive),
                                 error);
}

AnkyDrawnAppearance *
anky_drawn_appearance_new (AnkyAppearance *appearance,
                           const AnkyAppearanceFormOptions *options,
                           GError **error)
{
  g_autoptr (GBytes) pdf = draw (appearance, options, error);
  AnkyDrawnAppearance *self;

  if (!pdf)
    return NULL;
  self = g_new0 (AnkyDrawnAppearance, 1);
  self->pdf = g_steal_pointer (&pdf);
  self->options = *options;
  return self;
}

AnkyDrawnAppearance *
anky_drawn_appearance_new_empty (void)
{
  return g_new0 (AnkyDrawnAppearance, 1);
}

void
anky_drawn_appearance_free (AnkyDrawnAppearance *self)
{
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}

static AnkyPdfObject *
make_form (GBytes *pdf,
           AnkyPdfUpdate *update,
           const AnkyAppearanceFormOptions *options,
           GError **error)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (pdf);
  g_autoptr (AnkyPdfDocument) page = anky_pdf_document_open (file, error);

  if (!page)
    return NULL;
  return import_page (update,
                      anky_pdf_document_get_newest (page),
                      new_form_dict (to_points (options->place.width),
                                     to_points (options->place.height)),
                      &options->archive,
                      error);
}

static char *
format_shift (double dx, double dy)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("q 1 0 0 1 %s %s cm /A0 Do Q",
                          g_ascii_formatd (x, sizeof x, "%.4f", dx),
                          g_ascii_formatd (y, sizeof y, "%.4f", dy));
}

/* A form as large as the widget that shows @inner at its own place in it. */
static AnkyPdfObject *
wrap_form (AnkyPdfUpdate *update,
           AnkyPdfObject *inner,
           const AnkyAppearanceFormOptions *options)
{
  const AnkyRectMm *box = &options->box, *place = &options->place;
  AnkyPdfObject *dict =
      new_form_dict (to_points (box->width), to_points (box->height));
  AnkyPdfObject *resources = anky_pdf_dict_new ();
  AnkyPdfObject *forms = anky_pdf_dict_new ();
  double bottom = box->y + box->height - place->y - place->height;
  char *content =
      format_shift (to_points (place->x - box->x), to_points (bottom));
  g_autoptr (GBytes) data = g_bytes_new_take (content, strlen (content));

  anky_pdf_dict_set (
      forms,
      "A0",
      anky_pdf_reference_new (anky_pdf_update_add (update, inner)));
  anky_pdf_dict_set (resources, "XObject", forms);
  anky_pdf_dict_set (dict, "Resources", resources);
  return anky_pdf_stream_new (dict, data);
}

static gboolean
is_same (const AnkyRectMm *a, const AnkyRectMm *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width &&
         a->height == b->height;
}

static gboolean
was_drawn_for (const AnkyDrawnAppearance *drawn,
               const AnkyAppearanceFormOptions *options)
{
  return drawn && drawn->pdf &&
         is_same (&drawn->options.place, &options->place) &&
         drawn->options.baseline_mm == options->baseline_mm &&
         is_opaque (&drawn->options.archive) == is_opaque (&options->archive);
}

AnkyPdfRef
anky_appearance_form_add (AnkyAppearance *appearance,
                          AnkyPdfUpdate *update,
                          const AnkyAppearanceFormOptions *options,
                          const AnkyDrawnAppearance *drawn,
                          GError **error)
{
  g_autoptr (GBytes) pdf = was_drawn_for (drawn, options)
                               ? g_bytes_ref (drawn->pdf)
                               : draw (appearance, options, error);
  AnkyPdfObject *form = pdf ? make_form (pdf, update, options, error) : NULL;

  if (!form)
    return no_ref;
  if (!is_same (&options->box, &options->place))
    form = wrap_form (update, form, options);
  set_matrix (form,
              options->page_rotate,
              to_points (options->box.width),
              to_points (options->box.height));
  return anky_pdf_update_add (update, form);
}

AnkyPdfRef
anky_appearance_form_add_empty (AnkyPdfUpdate *update)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  return anky_pdf_update_add (
      update,
      anky_pdf_stream_new (new_form_dict (0, 0), nothing));
}
