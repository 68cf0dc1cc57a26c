/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-flatten-private.h"

#include "anky-buffer.h"

#define FLAG_HIDDEN  (1 << 1)
#define FLAG_NO_VIEW (1 << 5)
/* What one page's widgets may add to its content. */
#define MAX_CONTENT (4u * 1024 * 1024)

typedef struct {
  double a, b, c, d, e, f;
} Matrix;

typedef struct {
  AnkyPdfRevision *revision;
  GHashTable *replaced;
  guint32 *next_number;
  /* Of the page at hand. */
  AnkyPdfObject *annots;   /* what is left of /Annots */
  AnkyPdfObject *xobjects; /* name to form */
  AnkyBuffer *content;
  guint n_drawn;
} Flatten;

static const AnkyPdfObject *
lookup (Flatten *self, const AnkyPdfObject *dict, const char *key)
{
  return anky_pdf_revision_lookup (self->revision, dict, key, NULL);
}

/* --- one widget ---------------------------------------------------------- */

/* The normal appearance, of the widget's state if it has several (12.5.5).
 * What is not a stream of some area is nothing to draw. */
static const AnkyPdfObject *
find_appearance (Flatten *self, const AnkyPdfObject *widget)
{
  const AnkyPdfObject *normal = lookup (self, lookup (self, widget, "AP"), "N");

  if (anky_pdf_object_get_type (normal) == ANKY_PDF_TYPE_DICT) {
    const char *state = anky_pdf_object_get_name (lookup (self, widget, "AS"));

    normal = state ? lookup (self, normal, state) : NULL;
  }
  return anky_pdf_object_get_type (normal) == ANKY_PDF_TYPE_STREAM ? normal
                                                                   : NULL;
}

static Matrix
read_matrix (Flatten *self, const AnkyPdfObject *form)
{
  const AnkyPdfObject *array = lookup (self, form, "Matrix");
  Matrix identity = { 1, 0, 0, 1, 0, 0 };
  double n[6];

  for (guint i = 0; i < G_N_ELEMENTS (n); i++) {
    if (!anky_pdf_object_get_number (
            anky_pdf_revision_resolve (self->revision,
                                       anky_pdf_array_get (array, i),
                                       NULL),
            &n[i]))
      return identity;
  }
  return (Matrix){ n[0], n[1], n[2], n[3], n[4], n[5] };
}

/* The smallest upright rectangle around @box after @matrix. */
static AnkyRectPdf
transform_box (Matrix matrix, AnkyRectPdf box)
{
  const double xs[] = { box.x0, box.x1, box.x0, box.x1 };
  const double ys[] = { box.y0, box.y0, box.y1, box.y1 };
  AnkyRectPdf around = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (gsize i = 0; i < G_N_ELEMENTS (xs); i++) {
    double x = matrix.a * xs[i] + matrix.c * ys[i] + matrix.e;
    double y = matrix.b * xs[i] + matrix.d * ys[i] + matrix.f;

    around.x0 = MIN (around.x0, x);
    around.y0 = MIN (around.y0, y);
    around.x1 = MAX (around.x1, x);
    around.y1 = MAX (around.y1, y);
  }
  return around;
}

/* 12.5.5, algorithm 8: the matrix that puts the form into the rectangle. */
static gboolean
find_placement (Flatten *self,
                const AnkyPdfObject *widget,
                const AnkyPdfObject *form,
                Matrix *placement_out)
{
  AnkyRectPdf rect;
  AnkyRectPdf box;
  double x_scale;
  double y_scale;

  if (!anky_pdf_revision_read_rect (self->revision,
                                    lookup (self, widget, "Rect"),
                                    &rect) ||
      !anky_pdf_revision_read_rect (self->revision,
                                    lookup (self, form, "BBox"),
                                    &box))
    return FALSE;
  box = transform_box (read_matrix (self, form), box);
  if (anky_rect_pdf_is_empty (box) || anky_rect_pdf_is_empty (rect))
    return FALSE;
  x_scale = (rect.x1 - rect.x0) / (box.x1 - box.x0);
  y_scale = (rect.y1 - rect.y0) / (box.y1 - box.y0);
  *placement_out = (Matrix){ x_scale,
                             0,
                             0,
                             y_scale,
                             rect.x0 - box.x0 * x_scale,
                             rect.y0 - box.y0 * y_scale };
  return TRUE;
}

static void
append_number (AnkyBuffer *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE * 12];

  g_ascii_formatd (text, sizeof text, "%.6f", value);
  anky_buffer_append_text (out, text);
  anky_buffer_append_byte (out, ' ');
}

static void
append_drawing (Flatten *self, Matrix matrix, const char *name)
{
  anky_buffer_append_text (self->content, "q ");
  append_number (self->content, matrix.a);
  append_number (self->content, matrix.b);
  append_number (self->content, matrix.c);
  append_number (self->content, matrix.d);
  append_number (self->content, matrix.e);
  append_number (self->content, matrix.f);
  anky_buffer_append_printf (self->content, "cm /%s Do Q\n", name);
}

static AnkyPdfObject *
add_object (Flatten *self, AnkyPdfObject *object)
{
  AnkyPdfRef ref = { (*self->next_number)++, 0 };

  g_hash_table_insert (self->replaced, GUINT_TO_POINTER (ref.number), object);
  return anky_pdf_reference_new (ref);
}

/* Appearance streams get by without the /Subtype that Do wants. */
static AnkyPdfObject *
add_form (Flatten *self, const AnkyPdfObject *form)
{
  AnkyPdfObject *copy = anky_pdf_object_copy (form);

  anky_pdf_dict_set (copy, "Type", anky_pdf_name_new ("XObject"));
  anky_pdf_dict_set (copy, "Subtype", anky_pdf_name_new ("Form"));
  return add_object (self, copy);
}

static gboolean
is_shown (Flatten *self, const AnkyPdfObject *widget)
{
  gint64 flags = 0;

  (void) anky_pdf_object_get_integer (lookup (self, widget, "F"), &flags);
  return (flags & (FLAG_HIDDEN | FLAG_NO_VIEW)) == 0;
}

static gboolean
draw_widget (Flatten *self, const AnkyPdfObject *widget)
{
  const AnkyPdfObject *form = find_appearance (self, widget);
  g_autofree char *name = NULL;
  Matrix placement;

  if (!form || !is_shown (self, widget) ||
      !find_placement (self, widget, form, &placement))
    return FALSE;
  name = g_strdup_printf ("AnkyWidget%u", self->n_drawn++);
  anky_pdf_dict_append_take (self->xobjects,
                             g_strdup (name),
                             add_form (self, form));
  append_drawing (self, placement, name);
  return TRUE;
}

/* --- one page ------------------------------------------------------------ */

static void
draw_annots (Flatten *self, const AnkyPdfObject *annots)
{
  for (guint i = 0; i < anky_pdf_array_get_length (annots); i++) {
    const AnkyPdfObject *item = anky_pdf_array_get (annots, i);
    const AnkyPdfObject *annot =
        anky_pdf_revision_resolve (self->revision, item, NULL);
    gboolean is_widget =
        anky_pdf_object_is_name (lookup (self, annot, "Subtype"), "Widget");

    if (!is_widget || !draw_widget (self, annot))
      anky_pdf_array_append (self->annots, anky_pdf_object_ref (item));
  }
}

static AnkyPdfObject *
add_content (Flatten *self, const char *text, gsize size)
{
  g_autoptr (GBytes) data = g_bytes_new (text, size);

  return add_object (self, anky_pdf_stream_new (anky_pdf_dict_new (), data));
}

/* The page's own content between q and Q, so that what follows starts from the
 * page's coordinates. */
static AnkyPdfObject *
make_contents (Flatten *self, const AnkyPdfObject *page)
{
  const AnkyPdfObject *old = anky_pdf_dict_get (page, "Contents");
  const AnkyPdfObject *resolved = lookup (self, page, "Contents");
  AnkyPdfObject *contents = anky_pdf_array_new ();

  anky_pdf_array_append (contents, add_content (self, "q\n", 2));
  if (anky_pdf_object_get_type (resolved) == ANKY_PDF_TYPE_ARRAY) {
    for (guint i = 0; i < anky_pdf_array_get_length (resolved); i++)
      anky_pdf_array_append (
          contents,
          anky_pdf_object_ref (anky_pdf_array_get (resolved, i)));
  } else if (anky_pdf_object_get_type (resolved) == ANKY_PDF_TYPE_STREAM) {
    anky_pdf_array_append (contents, anky_pdf_object_ref (old));
  }
  anky_pdf_array_append (
      contents,
      add_content (self,
                   (const char *) anky_buffer_get_data (self->content),
                   anky_buffer_get_size (self->content)));
  return contents;
}

static AnkyPdfObject *
make_resources (Flatten *self, const AnkyPdfObject *old)
{
  AnkyPdfObject *resources =
      old ? anky_pdf_object_copy (old) : anky_pdf_dict_new ();
  const AnkyPdfObject *old_xobjects = lookup (self, old, "XObject");
  AnkyPdfObject *xobjects =
      anky_pdf_object_get_type (old_xobjects) == ANKY_PDF_TYPE_DICT
          ? anky_pdf_object_copy (old_xobjects)
          : anky_pdf_dict_new ();
  const AnkyPdfObject *form = NULL;
  const char *name;

  for (guint i = 0; (name = anky_pdf_dict_get_nth (self->xobjects, i, &form));
       i++)
    anky_pdf_dict_append_take (xobjects,
                               g_strdup (name),
                               anky_pdf_object_ref (form));
  anky_pdf_dict_set (resources, "XObject", xobjects);
  return resources;
}

static void
replace_page (Flatten *self, const AnkyPdfPage *page)
{
  AnkyPdfObject *copy = anky_pdf_object_copy (page->dict);

  anky_pdf_dict_set (copy, "Contents", make_contents (self, page->dict));
  anky_pdf_dict_set (copy, "Resources", make_resources (self, page->resources));
  anky_pdf_dict_set (copy, "Annots", anky_pdf_object_ref (self->annots));
  g_hash_table_insert (self->replaced,
                       GUINT_TO_POINTER (page->ref.number),
                       copy);
}

static gboolean
flatten_page (Flatten *self, const AnkyPdfPage *page, GError **error)
{
  const AnkyPdfObject *annots = lookup (self, page->dict, "Annots");
  g_autoptr (AnkyPdfObject) kept = anky_pdf_array_new ();
  g_autoptr (AnkyPdfObject) xobjects = anky_pdf_dict_new ();
  g_autoptr (AnkyBuffer) content = anky_buffer_new (MAX_CONTENT);

  if (anky_pdf_array_get_length (annots) == 0)
    return TRUE;
  self->annots = kept;
  self->xobjects = xobjects;
  self->content = content;
  self->n_drawn = 0;
  anky_buffer_append_text (content, "\nQ\n");
  draw_annots (self, annots);
  if (anky_buffer_has_overflowed (content))
    return anky_pdf_budget_exceed (&self->revision->document->budget,
                                   "widgets",
                                   error);
  if (self->n_drawn > 0)
    replace_page (self, page);
  return TRUE;
}

gboolean
anky_pdf_flatten_widgets (AnkyPdfRevision *revision,
                          GHashTable *replaced,
                          guint32 *next_number,
                          GError **error)
{
  Flatten self = {
    .revision = revision,
    .replaced = replaced,
    .next_number = next_number,
  };
  guint n_pages = anky_pdf_revision_get_n_pages (revision, error);

  if (n_pages == 0)
    return FALSE;
  for (guint i = 0; i < n_pages; i++) {
    AnkyPdfPage page;

    if (!anky_pdf_revision_get_page (revision, i, &page, error) ||
        !flatten_page (&self, &page, error))
      return FALSE;
  }
  return TRUE;
}
