/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-sign-objects.h"

#include "anky-sign-structure.h"

/* ISO 32000-2, table 167: Print and Locked. */
#define WIDGET_FLAGS 132

/* What a reader of the screen says of it. */
#define WIDGET_NAME "Chữ ký số"

/* Table 225: SignaturesExist and AppendOnly. */
#define SIG_FLAGS 3

typedef struct {
  const AnkySignPlan *plan;
  AnkyPdfUpdate *update;
  AnkyPdfRef signature;
  AnkyPdfRef appearance;
} Run;

static AnkyPdfObject *
new_rect (AnkyRectPdf rect)
{
  AnkyPdfObject *array = anky_pdf_array_new ();

  anky_pdf_array_append (array, anky_pdf_real_new (rect.x0));
  anky_pdf_array_append (array, anky_pdf_real_new (rect.y0));
  anky_pdf_array_append (array, anky_pdf_real_new (rect.x1));
  anky_pdf_array_append (array, anky_pdf_real_new (rect.y1));
  return array;
}

static gboolean
malformed (GError **error, const char *what)
{
  g_set_error (error,
               ANKY_PDF_ERROR,
               ANKY_PDF_ERROR_MALFORMED,
               "%s is not what it must be",
               what);
  return FALSE;
}

/* Appends to the array at @key of @owner, a copy that may be added to. An
 * array that is an object of its own is replaced alone and @owner stays as it
 * was. */
static gboolean
append_item (Run *run,
             AnkyPdfObject *owner,
             const char *key,
             AnkyPdfRef item,
             gboolean *owner_changed,
             GError **error)
{
  const AnkyPdfObject *old = anky_pdf_dict_get (owner, key);
  const AnkyPdfObject *array = old;
  g_autoptr (GError) local_error = NULL;
  AnkyPdfObject *new;
  AnkyPdfRef ref;
  gboolean is_indirect = anky_pdf_object_get_ref (old, &ref);

  if (is_indirect)
    array = anky_pdf_update_get (run->update, ref, &local_error);
  if (local_error) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (anky_pdf_object_is_null (array))
    new = anky_pdf_array_new ();
  else if (anky_pdf_object_get_type (array) == ANKY_PDF_TYPE_ARRAY)
    new = anky_pdf_object_copy (array);
  else
    return malformed (error, key);

  anky_pdf_array_append (new, anky_pdf_reference_new (item));
  if (is_indirect) {
    anky_pdf_update_set (run->update, ref, new);
    return TRUE;
  }
  anky_pdf_dict_set (owner, key, new);
  *owner_changed = TRUE;
  return TRUE;
}

/* --- appearance and widget ----------------------------------------------- */

AnkyAppearanceFormOptions
anky_sign_objects_get_form (const AnkySignPlan *plan)
{
  const AnkyPlacement *placement = plan->request->placement;

  return (AnkyAppearanceFormOptions){
    .box = plan->box,
    .place = plan->place,
    .baseline_mm = placement ? placement->baseline_mm : 0,
    .page_rotate = plan->page.geometry.rotate,
    .archive = plan->archive,
  };
}

static gboolean
add_appearance (Run *run, GError **error)
{
  const AnkySignRequest *request = run->plan->request;
  const AnkyAppearanceFormOptions options =
      anky_sign_objects_get_form (run->plan);
  g_autoptr (AnkyAppearance) appearance =
      request->appearance ? g_object_ref (request->appearance)
                          : anky_appearance_new_empty ();

  if (!run->plan->is_visible) {
    run->appearance = anky_appearance_form_add_empty (run->update);
    return TRUE;
  }
  run->appearance = anky_appearance_form_add (appearance,
                                              run->update,
                                              &options,
                                              request->drawn,
                                              error);
  return run->appearance.number != 0;
}

static void
set_appearance (Run *run, AnkyPdfObject *widget)
{
  AnkyPdfObject *appearances = anky_pdf_dict_new ();

  anky_pdf_dict_set (appearances,
                     "N",
                     anky_pdf_reference_new (run->appearance));
  anky_pdf_dict_set (widget, "AP", appearances);
}

/* How far the widget is turned against its page (ISO 32000-2, table 192). */
static void
set_rotation (Run *run, AnkyPdfObject *widget)
{
  int rotate = run->plan->page.geometry.rotate;
  AnkyPdfObject *characteristics;

  if (rotate == 0 || !run->plan->is_visible)
    return;
  characteristics = anky_pdf_dict_new ();
  anky_pdf_dict_set (characteristics, "R", anky_pdf_integer_new (rotate));
  anky_pdf_dict_set (widget, "MK", characteristics);
}

/* Field and widget in one dictionary (ISO 32000-2, 12.5.6.19). */
static AnkyPdfObject *
new_field (Run *run)
{
  const AnkySignPlan *plan = run->plan;
  AnkyPdfObject *field = anky_pdf_dict_new ();
  AnkyRectPdf rect = { 0, 0, 0, 0 };

  if (plan->is_visible)
    rect = anky_page_geometry_to_pdf (&plan->page.geometry, plan->box);
  anky_pdf_dict_set (field, "Type", anky_pdf_name_new ("Annot"));
  anky_pdf_dict_set (field, "Subtype", anky_pdf_name_new ("Widget"));
  anky_pdf_dict_set (field, "FT", anky_pdf_name_new ("Sig"));
  anky_pdf_dict_set (field, "T", anky_pdf_text_new (plan->field_name));
  anky_pdf_dict_set (field, "F", anky_pdf_integer_new (WIDGET_FLAGS));
  anky_pdf_dict_set (field, "Rect", new_rect (rect));
  anky_pdf_dict_set (field, "P", anky_pdf_reference_new (plan->page.ref));
  anky_pdf_dict_set (field, "V", anky_pdf_reference_new (run->signature));
  set_appearance (run, field);
  set_rotation (run, field);
  return field;
}

/* In a tagged document a widget is reached from the structure, too, and says in
 * words what it is (ISO 14289-1, 7.18.1 and 7.18.4). */
static void
tag_field (Run *run, AnkyPdfObject *field, AnkyPdfRef ref)
{
  const AnkySignPlan *plan = run->plan;
  const AnkyPdfObject *catalog =
      anky_pdf_revision_get_catalog (plan->revision, NULL);
  gint64 key;

  if (!plan->is_visible)
    return;
  key = anky_sign_structure_add (run->update, catalog, ref, plan->page.ref);
  if (key < 0)
    return;
  anky_pdf_dict_set (field, "StructParent", anky_pdf_integer_new (key));
  anky_pdf_dict_set (field, "TU", anky_pdf_text_new (WIDGET_NAME));
}

/* The page shows what stands in its /Annots, whatever the widget says. */
static gboolean
add_to_page (Run *run, AnkyPdfRef widget, GError **error)
{
  const AnkyPdfRef ref = run->plan->page.ref;
  g_autoptr (AnkyPdfObject) page = anky_pdf_object_copy (run->plan->page.dict);
  gboolean is_changed = FALSE;

  if (!append_item (run, page, "Annots", widget, &is_changed, error))
    return FALSE;
  if (is_changed)
    anky_pdf_update_set (run->update, ref, g_steal_pointer (&page));
  return TRUE;
}

static void
sign_existing (Run *run)
{
  const AnkyPdfSignatureField *old = run->plan->field;
  gboolean is_merged = old->widget_ref.number == old->ref.number;
  AnkyPdfObject *field = anky_pdf_object_copy (old->dict);
  AnkyPdfObject *widget =
      is_merged ? field : anky_pdf_object_copy (old->widget);

  anky_pdf_dict_set (field, "V", anky_pdf_reference_new (run->signature));
  /* After the first signature only what a signature needs is changed. */
  if (run->plan->is_first) {
    anky_pdf_dict_set (widget, "F", anky_pdf_integer_new (WIDGET_FLAGS));
    anky_pdf_dict_set (widget,
                       "P",
                       anky_pdf_reference_new (run->plan->page.ref));
  }
  set_appearance (run, widget);
  anky_pdf_update_set (run->update, old->ref, field);
  if (!is_merged)
    anky_pdf_update_set (run->update, old->widget_ref, widget);
}

/* --- form and catalog ---------------------------------------------------- */

static gboolean
raise_flags (AnkyPdfObject *form)
{
  gint64 flags = 0;

  (void) anky_pdf_object_get_integer (anky_pdf_dict_get (form, "SigFlags"),
                                      &flags);
  if ((flags & SIG_FLAGS) == SIG_FLAGS)
    return FALSE;
  anky_pdf_dict_set (form,
                     "SigFlags",
                     anky_pdf_integer_new (flags | SIG_FLAGS));
  return TRUE;
}

/* A viewer that makes appearances anew would draw over what is signed. */
static gboolean
drop_need_appearances (Run *run, AnkyPdfObject *form)
{
  if (!run->plan->is_first || !anky_pdf_dict_get (form, "NeedAppearances"))
    return FALSE;
  anky_pdf_dict_set (form, "NeedAppearances", NULL);
  return TRUE;
}

/* @field {0,0}: it is in the form already. */
static gboolean
extend_form (Run *run,
             AnkyPdfObject *form,
             AnkyPdfRef field,
             gboolean *is_changed,
             GError **error)
{
  if (field.number != 0 &&
      !append_item (run, form, "Fields", field, is_changed, error))
    return FALSE;
  if (raise_flags (form))
    *is_changed = TRUE;
  if (drop_need_appearances (run, form))
    *is_changed = TRUE;
  return TRUE;
}

static gboolean
update_form (Run *run,
             AnkyPdfObject *catalog,
             AnkyPdfRef field,
             gboolean *catalog_changed,
             GError **error)
{
  const AnkyPdfObject *old = anky_pdf_dict_get (catalog, "AcroForm");
  g_autoptr (AnkyPdfObject) form = NULL;
  AnkyPdfRef ref = { 0, 0 };
  gboolean is_indirect = anky_pdf_object_get_ref (old, &ref);
  gboolean is_changed = FALSE;

  if (is_indirect)
    old = anky_pdf_update_get (run->update, ref, NULL);
  if (!anky_pdf_object_is_null (old) &&
      anky_pdf_object_get_type (old) != ANKY_PDF_TYPE_DICT)
    return malformed (error, "AcroForm");
  form = anky_pdf_object_is_null (old) ? anky_pdf_dict_new ()
                                       : anky_pdf_object_copy (old);
  if (!extend_form (run, form, field, &is_changed, error))
    return FALSE;
  if (!is_changed)
    return TRUE;
  if (is_indirect) {
    anky_pdf_update_set (run->update, ref, g_steal_pointer (&form));
    return TRUE;
  }
  anky_pdf_dict_set (catalog, "AcroForm", g_steal_pointer (&form));
  *catalog_changed = TRUE;
  return TRUE;
}

/* ISO 32000-2, 12.8.6: which signature certifies the document. */
static void
set_permissions (Run *run, AnkyPdfObject *catalog)
{
  const AnkyPdfObject *old =
      anky_pdf_revision_lookup (run->plan->revision, catalog, "Perms", NULL);
  AnkyPdfObject *permissions =
      anky_pdf_object_get_type (old) == ANKY_PDF_TYPE_DICT
          ? anky_pdf_object_copy (old)
          : anky_pdf_dict_new ();

  anky_pdf_dict_set (permissions,
                     "DocMDP",
                     anky_pdf_reference_new (run->signature));
  anky_pdf_dict_set (catalog, "Perms", permissions);
}

static gboolean
update_catalog (Run *run, AnkyPdfRef field, GError **error)
{
  const AnkyPdfObject *trailer =
      anky_pdf_revision_get_trailer (run->plan->revision);
  g_autoptr (AnkyPdfObject) catalog = NULL;
  gboolean is_changed = FALSE;
  const AnkyPdfObject *old;
  AnkyPdfRef root;

  if (!anky_pdf_object_get_ref (anky_pdf_dict_get (trailer, "Root"), &root))
    return malformed (error, "Root");
  old = anky_pdf_update_get (run->update, root, error);
  if (!old)
    return FALSE;
  catalog = anky_pdf_object_copy (old);
  if (!update_form (run, catalog, field, &is_changed, error))
    return FALSE;
  if (run->plan->terms.docmdp != ANKY_DOCMDP_NONE) {
    set_permissions (run, catalog);
    is_changed = TRUE;
  }
  if (is_changed)
    anky_pdf_update_set (run->update, root, g_steal_pointer (&catalog));
  return TRUE;
}

static gboolean
add_field (Run *run, GError **error)
{
  AnkyPdfRef field = { 0, 0 };

  if (run->plan->field) {
    sign_existing (run);
  } else {
    AnkyPdfObject *dict = new_field (run);

    field = anky_pdf_update_reserve (run->update);
    tag_field (run, dict, field);
    anky_pdf_update_set (run->update, field, dict);
    if (!add_to_page (run, field, error))
      return FALSE;
  }
  return update_catalog (run, field, error);
}

AnkyPdfUpdate *
anky_sign_objects_add (const AnkySignPlan *plan,
                       AnkyPdfObject *signature,
                       GError **error)
{
  AnkyPdfDocument *document = anky_pdf_revision_get_document (plan->revision);
  g_autoptr (AnkyPdfObject) owned = signature;
  g_autoptr (AnkyPdfUpdate) update = anky_pdf_update_new (document, error);
  Run run = { .plan = plan, .update = update };

  if (!update)
    return NULL;
  run.signature = anky_pdf_update_add (update, g_steal_pointer (&owned));
  if (!add_appearance (&run, error) || !add_field (&run, error))
    return NULL;
  return g_steal_pointer (&update);
}
