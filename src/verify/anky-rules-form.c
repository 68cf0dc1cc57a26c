/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may change in the form: new signatures, values that are filled in, and
 * what these look like (ISO 32000-2, 12.8.2.2, P 2).
 */

#include "anky-pdf-form.h"
#include "anky-step-private.h"

/* Levels of the field tree that are followed up or down. */
#define MAX_DEPTH 32

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

/* --- the form itself -------------------------------------------------------
 */

/* ISO 32000-2, table 225: both bits only say that there are signatures. */
static gboolean
is_sig_flags_kept (AnkyStep *self,
                   const AnkyPdfObject *before,
                   const AnkyPdfObject *after)
{
  gint64 old = 0;
  gint64 new = 0;

  anky_pdf_object_get_integer (
      anky_pdf_revision_resolve (self->before, before, NULL),
      &old);
  return anky_pdf_object_get_integer (
             anky_pdf_revision_resolve (self->after, after, NULL),
             &new) &&
         (new &old) == old && new >= 0 && new <= 3;
}

static gboolean
judge_acroform_key (AnkyStep *self,
                    AnkyPlaceOfUse place,
                    const char *key,
                    const AnkyPdfObject *before,
                    const AnkyPdfObject *after,
                    gpointer data)
{
  if (g_str_equal (key, "Fields")) {
    anky_step_compare_edge (self, ANKY_USE_FIELDS, place, before, after);
    return TRUE;
  }
  if (g_str_equal (key, "DR")) {
    anky_step_compare_edge (self, ANKY_USE_RESOURCES, place, before, after);
    return TRUE;
  }
  if (g_str_equal (key, "SigFlags"))
    return is_sig_flags_kept (self, before, after);
  if (g_str_equal (key, "DA"))
    return !before;
  /* True lets every reader draw the fields anew; taking that back fixes what
   * they look like. */
  if (g_str_equal (key, "NeedAppearances"))
    return !anky_pdf_object_get_boolean (
        anky_pdf_revision_resolve (self->after, after, NULL),
        FALSE);
  return FALSE;
}

void
anky_rule_acroform (AnkyStep *self,
                    AnkyPlaceOfUse place,
                    const AnkyPdfObject *before,
                    const AnkyPdfObject *after)
{
  if (!is_dict (after) || (before && !is_dict (before))) {
    forbid (self, "form", place, "the form of the document was removed");
    return;
  }
  anky_step_compare_keys (self,
                          place,
                          before,
                          after,
                          "form",
                          judge_acroform_key,
                          NULL);
}

/* --- default resources: names may be added ---------------------------------
 */

static gboolean
judge_category (AnkyStep *self,
                AnkyPlaceOfUse place,
                const char *key,
                const AnkyPdfObject *before,
                const AnkyPdfObject *after,
                gpointer data)
{
  if (before && !after)
    return FALSE;
  anky_step_compare_edge (self, ANKY_USE_RESOURCE_NAMES, place, before, after);
  return TRUE;
}

void
anky_rule_resources (AnkyStep *self,
                     AnkyPlaceOfUse place,
                     const AnkyPdfObject *before,
                     const AnkyPdfObject *after)
{
  if (!is_dict (after)) {
    forbid (self, "form-resources", place, "the form's resources were removed");
    return;
  }
  anky_step_compare_keys (self,
                          place,
                          before,
                          after,
                          "form-resources",
                          judge_category,
                          NULL);
}

static gboolean
judge_resource_name (AnkyStep *self,
                     AnkyPlaceOfUse place,
                     const char *key,
                     const AnkyPdfObject *before,
                     const AnkyPdfObject *after,
                     gpointer data)
{
  return !before;
}

void
anky_rule_resource_names (AnkyStep *self,
                          AnkyPlaceOfUse place,
                          const AnkyPdfObject *before,
                          const AnkyPdfObject *after)
{
  gboolean is_list = anky_pdf_object_get_type (after) == ANKY_PDF_TYPE_ARRAY;
  guint n_changes = self->changes->len;

  /* /ProcSet is an obsolete array that no reader asks. */
  if (!is_list && !is_dict (after)) {
    forbid (self, "form-resources", place, "the form's resources were removed");
    return;
  }
  if (!is_list)
    anky_step_compare_keys (self,
                            place,
                            before,
                            after,
                            "form-resources",
                            judge_resource_name,
                            NULL);
  if (self->changes->len == n_changes)
    anky_step_add (self,
                   ANKY_CHANGES_FORM_FILLING,
                   "form-resources",
                   place,
                   "resources for form fields were added");
}

/* --- new fields ------------------------------------------------------------
 */

static void judge_new_field (AnkyStep *self,
                             AnkyPlaceOfUse place,
                             const AnkyPdfObject *item,
                             gpointer data);

static void
set_field (AnkyStep *self, AnkyChange *change, const AnkyPdfObject *field)
{
  change->field = anky_field_dup_name (self->after, field);
}

/* A value that was in the document before belongs to another field. */
static gboolean
is_recycled (AnkyStep *self, const AnkyPdfObject *value)
{
  AnkyPdfRef ref;

  return anky_pdf_object_get_ref (value, &ref) &&
         !g_hash_table_contains (self->changed, GUINT_TO_POINTER (ref.number));
}

/* Allowed at every level of certification, unless it shows something. */
static gboolean
is_document_timestamp (AnkyStep *self,
                       const AnkyPdfObject *field,
                       const AnkyPdfObject *dict)
{
  return anky_pdf_object_is_name (anky_step_get_after (self, dict, "SubFilter"),
                                  "ETSI.RFC3161") &&
         !anky_step_shows_something (self, field);
}

void
anky_rule_new_signature (AnkyStep *self,
                         AnkyPlaceOfUse place,
                         const AnkyPdfObject *field,
                         const char *rule)
{
  const AnkyPdfObject *value = anky_pdf_dict_get (field, "V");
  const AnkyPdfObject *dict =
      anky_pdf_revision_resolve (self->after, value, NULL);
  g_autofree char *name = anky_field_dup_name (self->after, field);
  AnkyChange *change = NULL;

  if (is_recycled (self, value)) {
    forbid (self,
            "signature-recycled",
            place,
            "a new field shows a signature that belongs to another one");
    return;
  }
  if (!self->signs_revision (dict,
                             anky_pdf_revision_get_number (self->after),
                             self->signs_revision_data)) {
    forbid (self,
            "signature-odd",
            place,
            "a signature was added that does not sign the revision it came "
            "with");
    return;
  }
  change = anky_step_add (
      self,
      ANKY_CHANGES_EXTENSION,
      is_document_timestamp (self, field, dict) ? "timestamp-added" : rule,
      place,
      "the field %s was signed",
      name);
  change->field = g_steal_pointer (&name);
  anky_step_add_ink (self, field, place.number, place.page, change->field);
}

/* Readers disagree about which of two fields of one name is meant. */
static gboolean
is_name_taken (AnkyStep *self, const AnkyPdfObject *field)
{
  g_autofree char *name = anky_field_dup_name (self->after, field);

  if (!self->names)
    self->names = anky_pdf_revision_list_field_names (self->before, NULL);
  return self->names && g_hash_table_contains (self->names, name);
}

static void
judge_new_signature_field (AnkyStep *self,
                           AnkyPlaceOfUse place,
                           const AnkyPdfObject *field)
{
  AnkyChange *change = NULL;

  if (is_name_taken (self, field)) {
    forbid (self,
            "field-name-twice",
            place,
            "a field was added with the name of another one");
    return;
  }
  if (anky_pdf_dict_get (field, "A") || anky_pdf_dict_get (field, "AA")) {
    forbid (self, "action-added", place, "a field with an action was added");
    return;
  }
  if (anky_step_get_after (self, field, "V")) {
    anky_rule_new_signature (self, place, field, "signature-added");
    return;
  }
  if (anky_step_shows_something (self, field)) {
    forbid (self,
            "empty-field-visible",
            place,
            "a signature field was added that shows something and is not "
            "signed");
    return;
  }
  change = anky_step_add (self,
                          ANKY_CHANGES_FORM_FILLING,
                          "field-added",
                          place,
                          "an empty signature field was added");
  set_field (self, change, field);
}

/* Where in the field tree a new item stands. */
typedef struct {
  const AnkyPdfObject *parent; /* the new field it is a kid of; NULL */
  guint depth;
} Branch;

/* A field may have its widgets, and a node its fields, as kids of their own. */
static void
judge_new_kids (AnkyStep *self,
                AnkyPlaceOfUse place,
                const AnkyPdfObject *field,
                guint depth)
{
  const AnkyPdfObject *kids = anky_step_get_after (self, field, "Kids");
  guint n = anky_pdf_array_get_length (kids);
  Branch branch = { field, depth + 1 };

  for (guint i = 0; i < n; i++)
    judge_new_field (self, place, anky_pdf_array_get (kids, i), &branch);
}

/* A kid without a name of its own is a widget of its parent (12.7.4.1); some
 * writers leave out its /Parent. */
static const AnkyPdfObject *
get_field_of_widget (AnkyStep *self,
                     const AnkyPdfObject *field,
                     const Branch *branch)
{
  const AnkyPdfObject *parent = anky_step_get_after (self, field, "Parent");

  if (anky_step_get_after (self, field, "T"))
    return NULL;
  return parent ? parent : branch->parent;
}

static void
judge_new_widget (AnkyStep *self,
                  AnkyPlaceOfUse place,
                  const AnkyPdfObject *widget,
                  const AnkyPdfObject *field)
{
  g_autofree char *name = anky_field_dup_name (self->after, field);

  if (!anky_step_get_after (self, field, "V") &&
      anky_step_shows_something (self, widget))
    forbid (self,
            "empty-field-visible",
            place,
            "a signature field was added that shows something and is not "
            "signed");
  anky_step_add_ink (self, widget, place.number, place.page, name);
}

static void
judge_new_field (AnkyStep *self,
                 AnkyPlaceOfUse place,
                 const AnkyPdfObject *item,
                 gpointer data)
{
  const Branch *branch = data;
  const AnkyPdfObject *field =
      anky_pdf_revision_resolve (self->after, item, NULL);
  const AnkyPdfObject *owner = get_field_of_widget (self, field, branch);
  const char *type = anky_field_get_type (self->after, owner ? owner : field);
  gboolean is_signature = g_strcmp0 (type, "Sig") == 0;
  AnkyPdfRef ref;

  if (anky_pdf_object_get_ref (item, &ref)) {
    place.number = ref.number;
    place.page = anky_object_uses_get_page (self->uses, ref.number);
  }
  if (branch->depth > MAX_DEPTH || !is_dict (field) ||
      (!is_signature && (type || !anky_pdf_dict_get (field, "Kids")))) {
    forbid (self,
            "field-added",
            place,
            "a form field was added that is no signature field");
    return;
  }
  if (is_signature)
    g_hash_table_add (self->widgets, GUINT_TO_POINTER (place.number));
  if (is_signature && owner)
    judge_new_widget (self, place, field, owner);
  else if (is_signature)
    judge_new_signature_field (self, place, field);
  judge_new_kids (self, place, field, branch->depth);
}

void
anky_rule_fields (AnkyStep *self,
                  AnkyPlaceOfUse place,
                  const AnkyPdfObject *before,
                  const AnkyPdfObject *after)
{
  Branch branch = { NULL, 0 };

  if (!anky_step_compare_items (self,
                                place,
                                before,
                                after,
                                judge_new_field,
                                &branch))
    forbid (self,
            "field-removed",
            place,
            "a form field was removed or moved in the form");
}
