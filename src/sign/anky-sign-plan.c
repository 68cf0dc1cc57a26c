/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-sign-plan.h"

#include "anky-sign-permission.h"

#include <string.h>

/* A box may stick out of the page by the rounding of its author, no more. */
#define EDGE_TOLERANCE_MM 0.5

#define MAX_FIELD_NAMES 100000

static gboolean fail (GError **error,
                      AnkySignError code,
                      const char *format,
                      ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (GError **error, AnkySignError code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (
      error,
      g_error_new_valist (ANKY_SIGN_ERROR, (int) code, format, arguments));
  va_end (arguments);
  return FALSE;
}

/* --- the field ----------------------------------------------------------- */

static AnkyPdfSignatureField *
find_named (GPtrArray *fields, const char *name)
{
  for (guint i = 0; i < fields->len; i++) {
    AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);

    if (g_strcmp0 (field->name, name) == 0)
      return field;
  }
  return NULL;
}

static gboolean
check_usable (const AnkyPdfSignatureField *field, GError **error)
{
  if (field->value)
    return fail (error,
                 ANKY_SIGN_ERROR_FIELD_USED,
                 "the field \"%s\" is signed already",
                 field->name);
  if (!field->is_name_unique)
    return fail (error,
                 ANKY_SIGN_ERROR_NOT_PERMITTED,
                 "more than one field has the name \"%s\"",
                 field->name);
  if (field->ref.number == 0 || field->widget_ref.number == 0)
    return fail (error,
                 ANKY_SIGN_ERROR_NOT_PERMITTED,
                 "the field \"%s\" has no widget of its own to sign in",
                 field->name);
  return TRUE;
}

static double
get_common_area (AnkySignPlan *self, const AnkyPdfSignatureField *field)
{
  AnkyRectMm rect =
      anky_page_geometry_to_mm (&self->page.geometry, field->rect);
  AnkyRectMm common;

  if (!anky_rect_mm_intersect (rect, self->request->placement->rect, &common))
    return 0;
  return common.width * common.height;
}

/* An empty field that the proposed place meets: the one it meets most. */
static AnkyPdfSignatureField *
find_at_place (AnkySignPlan *self, GPtrArray *fields)
{
  AnkyPdfSignatureField *best = NULL;
  double best_area = 0;

  for (guint i = 0; i < fields->len; i++) {
    AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);
    const char *by;
    double area;

    if (!field->has_rect || field->page != self->request->placement->page ||
        !check_usable (field, NULL) ||
        anky_sign_permission_is_locked (self->revision,
                                        fields,
                                        field->name,
                                        &by))
      continue;
    area = get_common_area (self, field);
    if (area > best_area) {
      best_area = area;
      best = field;
    }
  }
  return best;
}

static char *
choose_new_name (AnkySignPlan *self, GError **error)
{
  g_autoptr (GHashTable) names =
      anky_pdf_revision_list_field_names (self->revision, error);

  if (!names)
    return NULL;
  for (guint i = 1; i < MAX_FIELD_NAMES; i++) {
    g_autofree char *name = g_strdup_printf ("Signature%u", i);

    if (!g_hash_table_contains (names, name))
      return g_steal_pointer (&name);
  }
  fail (error, ANKY_SIGN_ERROR_FAILED, "no name is free for a new field");
  return NULL;
}

/* A new field gets the name that was asked for, which must be free. */
static gboolean
check_new_name (AnkySignPlan *self, const char *name, GError **error)
{
  g_autoptr (GHashTable) names =
      anky_pdf_revision_list_field_names (self->revision, error);

  if (!names)
    return FALSE;
  if (*name == '\0' || strchr (name, '.'))
    return fail (error,
                 ANKY_SIGN_ERROR_NOT_PERMITTED,
                 "\"%s\" is no field of the document, and cannot name a new "
                 "one",
                 name);
  if (g_hash_table_contains (names, name))
    return fail (error,
                 ANKY_SIGN_ERROR_NOT_PERMITTED,
                 "\"%s\" is the name of a field that is not for signatures",
                 name);
  return TRUE;
}

static gboolean
choose_field (AnkySignPlan *self, GPtrArray *fields, GError **error)
{
  const char *wanted = self->request->field_name;
  AnkyPdfSignatureField *field = NULL;

  if (wanted) {
    field = find_named (fields, wanted);
    if (field && !check_usable (field, error))
      return FALSE;
    if (!field && !check_new_name (self, wanted, error))
      return FALSE;
  } else if (self->request->placement) {
    field = find_at_place (self, fields);
  }
  if (field)
    self->field = anky_pdf_signature_field_ref (field);
  self->field_name = field    ? g_strdup (field->name)
                     : wanted ? g_strdup (wanted)
                              : choose_new_name (self, error);
  return self->field_name != NULL;
}

static gboolean
check_locked (AnkySignPlan *self, GPtrArray *fields, GError **error)
{
  const char *by;

  if (!anky_sign_permission_is_locked (self->revision,
                                       fields,
                                       self->field_name,
                                       &by))
    return TRUE;
  return fail (error,
               ANKY_SIGN_ERROR_NOT_PERMITTED,
               "the signature in field \"%s\" has locked the fields; no "
               "further signature is allowed",
               by);
}

/* --- the place ----------------------------------------------------------- */

static gboolean
load_page (AnkySignPlan *self, guint index, GError **error)
{
  guint n_pages = anky_pdf_revision_get_n_pages (self->revision, error);

  if (n_pages == 0)
    return FALSE;
  if (index < n_pages)
    return anky_pdf_revision_get_page (self->revision,
                                       index,
                                       &self->page,
                                       error);
  g_set_error (error,
               ANKY_SIGN_ERROR,
               ANKY_SIGN_ERROR_NO_PLACE,
               "there is no page %u: the document has %u",
               index + 1,
               n_pages);
  return FALSE;
}

static gboolean
is_within (AnkyRectMm inner, AnkyRectMm outer)
{
  return inner.x >= outer.x - EDGE_TOLERANCE_MM &&
         inner.y >= outer.y - EDGE_TOLERANCE_MM &&
         inner.x + inner.width <= outer.x + outer.width + EDGE_TOLERANCE_MM &&
         inner.y + inner.height <= outer.y + outer.height + EDGE_TOLERANCE_MM;
}

static gboolean
check_on_page (AnkySignPlan *self, GError **error)
{
  AnkyRectMm sheet = { 0, 0, 0, 0 };

  anky_page_geometry_get_size_mm (&self->page.geometry,
                                  &sheet.width,
                                  &sheet.height);
  if (self->box.width > 0 && self->box.height > 0 &&
      is_within (self->box, sheet))
    return TRUE;
  g_set_error (error,
               ANKY_SIGN_ERROR,
               ANKY_SIGN_ERROR_NO_PLACE,
               "the place is not on the page, which is %.1f mm wide and %.1f "
               "mm high",
               sheet.width,
               sheet.height);
  return FALSE;
}

/* A field that is there keeps its rectangle. The appearance keeps the place
 * and size that were chosen if they lie in it (a seal has its real size), else
 * it fills the field. */
static gboolean
choose_place (AnkySignPlan *self, GError **error)
{
  const AnkyPlacement *placement = self->request->placement;

  if (self->field) {
    self->is_visible =
        self->field->has_rect && !anky_rect_pdf_is_empty (self->field->rect);
    if (!self->is_visible)
      return TRUE;
    self->box =
        anky_page_geometry_to_mm (&self->page.geometry, self->field->rect);
    self->place = placement && placement->page == self->field->page &&
                          is_within (placement->rect, self->box)
                      ? placement->rect
                      : self->box;
    return TRUE;
  }
  if (!placement)
    return TRUE;
  self->is_visible = TRUE;
  self->box = self->place = placement->rect;
  return check_on_page (self, error);
}

static guint
get_page_index (AnkySignPlan *self)
{
  if (self->field && self->field->page != G_MAXUINT)
    return self->field->page;
  return self->request->placement ? self->request->placement->page : 0;
}

/* --- the terms ----------------------------------------------------------- */

static gboolean
has_signature (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++) {
    const AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);

    if (field->value)
      return TRUE;
  }
  return FALSE;
}

/* A certification is the first signature of a document or none (ISO 32000-2,
 * 12.8.2.2.1). */
static gboolean
choose_docmdp (AnkySignPlan *self, GError **error)
{
  AnkyDocmdp *docmdp = &self->terms.docmdp;

  if (*docmdp == ANKY_DOCMDP_DEFAULT)
    *docmdp = self->is_first ? ANKY_DOCMDP_FORM_FILLING : ANKY_DOCMDP_NONE;
  if (*docmdp == ANKY_DOCMDP_NONE || self->is_first)
    return TRUE;
  return fail (error,
               ANKY_SIGN_ERROR_NOT_PERMITTED,
               "only the first signature can certify a document, and this one "
               "is signed already");
}

static gboolean
choose_terms (AnkySignPlan *self, AnkyCertificate *certificate, GError **error)
{
  self->terms.digest = self->request->cms.digest;
  self->terms.docmdp = self->request->docmdp;
  self->terms.reason = g_strdup (self->request->reason);
  if (self->field && self->field->seed &&
      !anky_seed_value_apply (self->revision,
                              self->field->seed,
                              self->request,
                              certificate,
                              &self->terms,
                              error))
    return FALSE;
  return choose_docmdp (self, error);
}

/* A form of which a part cannot be read is not signed: the part might be a
 * lock. */
static GPtrArray *
list_fields (AnkySignPlan *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) fields =
      anky_pdf_revision_list_signature_fields (self->revision, &local_error);

  if (!local_error)
    return g_steal_pointer (&fields);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static AnkySignPlan *
plan_new (AnkyPdfDocument *document, const AnkySignRequest *request)
{
  AnkySignPlan *self = g_new0 (AnkySignPlan, 1);

  self->revision = anky_pdf_document_get_newest (document);
  self->request = request;
  return self;
}

AnkySignPlan *
anky_sign_plan_new (AnkyPdfDocument *document,
                    const AnkySignRequest *request,
                    AnkyCertificate *certificate,
                    GError **error)
{
  g_autoptr (AnkySignPlan) self = plan_new (document, request);
  g_autoptr (GPtrArray) fields = list_fields (self, error);

  if (!fields ||
      !anky_sign_permission_check_document (self->revision, fields, error) ||
      !load_page (self, get_page_index (self), error) ||
      !choose_field (self, fields, error) ||
      !load_page (self, get_page_index (self), error) ||
      !check_locked (self, fields, error) || !choose_place (self, error))
    return NULL;

  self->is_first = !has_signature (fields);
  self->archive = anky_archive_read (self->revision);
  if (!choose_terms (self, certificate, error))
    return NULL;
  return g_steal_pointer (&self);
}

AnkySignPlan *
anky_sign_plan_new_timestamp (AnkyPdfDocument *document,
                              const AnkySignRequest *request,
                              GError **error)
{
  g_autoptr (AnkySignPlan) self = plan_new (document, request);

  if (!load_page (self, 0, error))
    return NULL;
  self->field_name = choose_new_name (self, error);
  if (!self->field_name)
    return NULL;
  self->terms.docmdp = ANKY_DOCMDP_NONE;
  return g_steal_pointer (&self);
}

void
anky_sign_plan_free (AnkySignPlan *self)
{
  g_clear_pointer (&self->field, anky_pdf_signature_field_unref);
  anky_sign_terms_clear (&self->terms);
  g_free (self->field_name);
  g_free (self);
}
