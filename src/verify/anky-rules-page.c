/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may change on pages: nothing but the list of annotations, and boxes by
 * less than the eye sees. Everything that no other rule knows is content.
 */

#include "anky-step-private.h"

#include <math.h>

/* Tools that rewrite a page round its boxes. */
#define BOX_TOLERANCE_PT 0.5
#define MAX_PARENTS      64

static void
forbid (AnkyStep *self,
        const char *rule,
        AnkyPlaceOfUse place,
        const char *message)
{
  anky_step_add (self, ANKY_CHANGES_FORBIDDEN, rule, place, "%s", message);
}

static gboolean
is_dict (const AnkyPdfObject *object)
{
  return anky_pdf_object_get_type (object) == ANKY_PDF_TYPE_DICT;
}

/* --- the page tree ---------------------------------------------------------
 */

void
anky_rule_pages (AnkyStep *self,
                 AnkyPlaceOfUse place,
                 const AnkyPdfObject *before,
                 const AnkyPdfObject *after)
{
  forbid (self,
          "page-tree",
          place,
          "pages were added, removed or put into another order");
}

/* ISO 32000-2, 7.7.3.4 */
static const AnkyPdfObject *
get_inherited (AnkyPdfRevision *revision,
               const AnkyPdfObject *page,
               const char *key)
{
  for (guint i = 0; i < MAX_PARENTS && page; i++) {
    const AnkyPdfObject *value =
        anky_pdf_revision_lookup (revision, page, key, NULL);

    if (value)
      return value;
    page = anky_pdf_revision_lookup (revision, page, "Parent", NULL);
  }
  return NULL;
}

static gboolean
is_box_kept (AnkyStep *self,
             const AnkyPdfObject *before,
             const AnkyPdfObject *after)
{
  if (anky_pdf_array_get_length (before) != 4 ||
      anky_pdf_array_get_length (after) != 4)
    return FALSE;

  for (guint i = 0; i < 4; i++) {
    double a = 0;
    double b = 0;

    if (!anky_pdf_object_get_number (
            anky_pdf_revision_resolve (self->before,
                                       anky_pdf_array_get (before, i),
                                       NULL),
            &a) ||
        !anky_pdf_object_get_number (
            anky_pdf_revision_resolve (self->after,
                                       anky_pdf_array_get (after, i),
                                       NULL),
            &b) ||
        !(fabs (a - b) <= BOX_TOLERANCE_PT))
      return FALSE;
  }
  return TRUE;
}

typedef struct {
  const AnkyPdfObject *before;
  const AnkyPdfObject *after;
} PagePair;

/* The defaults of table 31: a CropBox that is not there is the MediaBox, the
 * other boxes the CropBox. */
static const AnkyPdfObject *
get_box (AnkyPdfRevision *revision, const AnkyPdfObject *page, const char *key)
{
  const AnkyPdfObject *box = get_inherited (revision, page, key);

  if (box || g_str_equal (key, "MediaBox"))
    return box;
  return get_box (revision,
                  page,
                  g_str_equal (key, "CropBox") ? "MediaBox" : "CropBox");
}

/* Table 31: without /Rotate it is 0. */
static gint64
get_rotation (AnkyPdfRevision *revision, const AnkyPdfObject *page)
{
  gint64 rotation = 0;

  anky_pdf_object_get_integer (get_inherited (revision, page, "Rotate"),
                               &rotation);
  return rotation;
}

static gboolean
judge_page_key (AnkyStep *self,
                AnkyPlaceOfUse place,
                const char *key,
                const AnkyPdfObject *before,
                const AnkyPdfObject *after,
                gpointer data)
{
  static const char *const boxes[] = { "ArtBox",   "BleedBox", "CropBox",
                                       "MediaBox", "TrimBox",  NULL };
  const PagePair *pages = data;

  if (g_str_equal (key, "Annots")) {
    anky_step_compare_edge (self, ANKY_USE_ANNOTATIONS, place, before, after);
    return TRUE;
  }
  if (g_strv_contains (boxes, key))
    return is_box_kept (self,
                        get_box (self->before, pages->before, key),
                        get_box (self->after, pages->after, key));
  if (g_str_equal (key, "Rotate"))
    return get_rotation (self->before, pages->before) ==
           get_rotation (self->after, pages->after);
  if (g_str_equal (key, "Resources"))
    return anky_step_is_same (self,
                              get_inherited (self->before, pages->before, key),
                              get_inherited (self->after, pages->after, key));
  return FALSE;
}

void
anky_rule_page (AnkyStep *self,
                AnkyPlaceOfUse place,
                const AnkyPdfObject *before,
                const AnkyPdfObject *after)
{
  PagePair pages = { before, after };

  if (!is_dict (before) || !is_dict (after)) {
    forbid (self, "page-content", place, "a page was replaced");
    return;
  }
  anky_step_compare_keys (self,
                          place,
                          before,
                          after,
                          "page-content",
                          judge_page_key,
                          &pages);
}

void
anky_rule_content (AnkyStep *self,
                   AnkyPlaceOfUse place,
                   const AnkyPdfObject *before,
                   const AnkyPdfObject *after)
{
  if (anky_pdf_object_is_null (before))
    forbid (self,
            "content-filled-in",
            place,
            "an object that the signed document lacked was filled in");
  else if (anky_pdf_object_is_null (after))
    forbid (self,
            "content-removed",
            place,
            "an object that the signed document is made of was removed");
  else
    forbid (self,
            place.page == G_MAXUINT ? "content" : "page-content",
            place,
            "an object that the signed document is made of was changed");
}

/* --- annotations -----------------------------------------------------------
 */

/* Comments that stand beside a document. FreeText, Stamp, Redact, Link and
 * those that play, run or carry something change what the document is
 * (validator: evil annotations). */
static gboolean
is_comment (const char *subtype)
{
  static const char *const comments[] = {
    "Caret", "Circle", "Highlight", "Ink",  "Line",     "PolyLine",  "Polygon",
    "Popup", "Square", "StrikeOut", "Text", "Squiggly", "Underline", NULL,
  };

  return subtype && g_strv_contains (comments, subtype);
}

static const char *
get_subtype (AnkyPdfRevision *revision, const AnkyPdfObject *annotation)
{
  return anky_pdf_object_get_name (
      anky_pdf_revision_lookup (revision, annotation, "Subtype", NULL));
}

static gboolean
has_action (AnkyStep *self, const AnkyPdfObject *annotation)
{
  return anky_pdf_dict_get (annotation, "A") ||
         anky_pdf_dict_get (annotation, "AA");
}

/* A widget belongs to a field, and the rules for fields have judged it. */
static gboolean
is_known_widget (AnkyStep *self, const AnkyPdfObject *item)
{
  AnkyPdfRef ref;
  const AnkyPdfObject *widget =
      anky_pdf_revision_resolve (self->after, item, NULL);
  const char *type = anky_field_get_type (self->after, widget);

  if (!anky_pdf_object_get_ref (item, &ref))
    return FALSE;
  return g_hash_table_contains (self->widgets, GUINT_TO_POINTER (ref.number)) ||
         (g_strcmp0 (type, "Sig") == 0 &&
          (anky_object_uses_get (self->uses, ref.number) & ANKY_USE_FIELD));
}

static void
judge_new_annotation (AnkyStep *self,
                      AnkyPlaceOfUse place,
                      const AnkyPdfObject *item,
                      gpointer data)
{
  const AnkyPdfObject *annotation =
      anky_pdf_revision_resolve (self->after, item, NULL);
  const char *subtype = get_subtype (self->after, annotation);
  AnkyPdfRef ref;

  if (anky_pdf_object_get_ref (item, &ref))
    place.number = ref.number;
  if (anky_pdf_object_is_null (annotation))
    return;
  if (g_strcmp0 (subtype, "Widget") == 0) {
    if (!is_known_widget (self, item))
      forbid (self,
              "widget-added",
              place,
              "a form field was put on the page that is no signature field");
    else if (anky_step_shows_something (self, annotation))
      anky_step_check_listed_once (self, place);
    return;
  }
  if (!is_dict (annotation) || !is_comment (subtype) ||
      has_action (self, annotation)) {
    forbid (self,
            "annotation-visible",
            place,
            "something was laid over the page that is no comment");
    return;
  }
  anky_step_add (self,
                 ANKY_CHANGES_ANNOTATION,
                 "annotation-added",
                 place,
                 "a comment (%s) was added",
                 subtype);
  anky_step_add_ink (self, annotation, place.number, place.page, NULL);
}

static gboolean
is_removed_comment (AnkyStep *self,
                    const AnkyPdfObject *item,
                    const AnkyPdfObject *after)
{
  guint n = anky_pdf_array_get_length (after);

  for (guint i = 0; i < n; i++) {
    if (anky_step_is_same (self, item, anky_pdf_array_get (after, i)))
      return FALSE;
  }
  return TRUE;
}

/* Which of the old annotations are gone; if none is, their order changed, which
 * decides what lies on top. */
static void
judge_removed (AnkyStep *self,
               AnkyPlaceOfUse place,
               const AnkyPdfObject *before,
               const AnkyPdfObject *after)
{
  guint n = anky_pdf_array_get_length (before);
  gboolean is_order_kept = FALSE;

  for (guint i = 0; i < n; i++) {
    const AnkyPdfObject *item = anky_pdf_array_get (before, i);
    const AnkyPdfObject *annotation =
        anky_pdf_revision_resolve (self->before, item, NULL);

    if (!is_removed_comment (self, item, after))
      continue;
    is_order_kept = TRUE;
    if (is_comment (get_subtype (self->before, annotation)))
      anky_step_add (self,
                     ANKY_CHANGES_ANNOTATION,
                     "annotation-removed",
                     place,
                     "a comment was removed");
    else if (annotation)
      forbid (self,
              "annotation-removed",
              place,
              "a field or annotation was removed from the page");
  }
  if (!is_order_kept)
    forbid (self,
            "annotation-order",
            place,
            "the annotations of the page were put into another order");
}

void
anky_rule_annotations (AnkyStep *self,
                       AnkyPlaceOfUse place,
                       const AnkyPdfObject *before,
                       const AnkyPdfObject *after)
{
  if (place.page == G_MAXUINT)
    place.page = anky_object_uses_get_page (self->uses, place.number);
  if (!anky_pdf_object_is_null (before) &&
      anky_pdf_object_get_type (before) != ANKY_PDF_TYPE_ARRAY) {
    forbid (self, "annotations", place, "the list of annotations is none");
    return;
  }
  if (!anky_step_compare_items (self,
                                place,
                                before,
                                after,
                                judge_new_annotation,
                                NULL))
    judge_removed (self, place, before, after);
}

/* What a reader may do to a comment that was there: answer, move or close it.
 */
static gboolean
judge_comment_key (AnkyStep *self,
                   AnkyPlaceOfUse place,
                   const char *key,
                   const AnkyPdfObject *before,
                   const AnkyPdfObject *after,
                   gpointer data)
{
  static const char *const frozen[] = { "A", "AA", "OC", "P", "Subtype", NULL };

  if (g_strv_contains (frozen, key))
    return FALSE;
  anky_step_add (self,
                 ANKY_CHANGES_ANNOTATION,
                 "annotation-changed",
                 place,
                 "/%s of a comment was changed",
                 key);
  return TRUE;
}

void
anky_rule_annotation (AnkyStep *self,
                      AnkyPlaceOfUse place,
                      const AnkyPdfObject *before,
                      const AnkyPdfObject *after)
{
  const char *subtype = get_subtype (self->before, before);

  if (anky_object_uses_get (self->uses, place.number) & ANKY_USE_FIELD)
    return;
  if (!is_dict (before) || !is_dict (after) || !is_comment (subtype)) {
    forbid (self,
            "annotation-changed",
            place,
            "an annotation of the page was changed");
    return;
  }
  anky_step_compare_keys (self,
                          place,
                          before,
                          after,
                          "annotation-changed",
                          judge_comment_key,
                          NULL);
  anky_step_add_ink (self, after, place.number, place.page, NULL);
}
