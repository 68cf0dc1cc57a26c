/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-sign-dict.h"

#include "anky-clock.h"
#include "anky-sign-bytes.h"

#include <string.h>

static void
set_name (AnkyPdfObject *dict, const char *key, const char *name)
{
  anky_pdf_dict_set (dict, key, anky_pdf_name_new (name));
}

static void
set_text (AnkyPdfObject *dict, const char *key, const char *text)
{
  if (text)
    anky_pdf_dict_set (dict, key, anky_pdf_text_new (text));
}

static void
set_time (AnkyPdfObject *dict, GDateTime *wanted)
{
  g_autoptr (GDateTime) time =
      wanted ? g_date_time_ref (wanted) : anky_clock_now ();
  g_autofree char *text = anky_clock_format_pdf (time);

  anky_pdf_dict_set (
      dict,
      "M",
      anky_pdf_string_new ((const guint8 *) text, strlen (text)));
}

static AnkyPdfObject *
new_reference (const char *method, AnkyPdfObject *params)
{
  AnkyPdfObject *reference = anky_pdf_dict_new ();

  set_name (params, "Type", "TransformParams");
  set_name (params, "V", "1.2");
  set_name (reference, "Type", "SigRef");
  set_name (reference, "TransformMethod", method);
  anky_pdf_dict_set (reference, "TransformParams", params);
  return reference;
}

/* ISO 32000-2, 12.8.2.2 */
static AnkyPdfObject *
new_docmdp (AnkyDocmdp docmdp)
{
  AnkyPdfObject *params = anky_pdf_dict_new ();

  anky_pdf_dict_set (params, "P", anky_pdf_integer_new (docmdp));
  return new_reference ("DocMDP", params);
}

static void
copy_entry (const AnkySignPlan *plan,
            const AnkyPdfObject *from,
            AnkyPdfObject *to,
            const char *key)
{
  const AnkyPdfObject *value =
      anky_pdf_revision_lookup (plan->revision, from, key, NULL);

  if (value)
    anky_pdf_dict_set (to, key, anky_pdf_object_ref (value));
}

/* What /Lock demands, a signature carries out (ISO 32000-2, 12.8.2.4); /Data
 * is the catalog. */
static AnkyPdfObject *
new_fieldmdp (const AnkySignPlan *plan)
{
  AnkyPdfObject *params = anky_pdf_dict_new ();
  AnkyPdfObject *reference;
  const AnkyPdfObject *root =
      anky_pdf_dict_get (anky_pdf_revision_get_trailer (plan->revision),
                         "Root");

  copy_entry (plan, plan->field->lock, params, "Action");
  copy_entry (plan, plan->field->lock, params, "Fields");
  reference = new_reference ("FieldMDP", params);
  anky_pdf_dict_set (reference, "Data", anky_pdf_object_ref (root));
  return reference;
}

static void
set_references (const AnkySignPlan *plan, AnkyPdfObject *dict)
{
  AnkyPdfObject *references;
  gboolean has_lock = plan->field && plan->field->lock;

  if (plan->terms.docmdp == ANKY_DOCMDP_NONE && !has_lock)
    return;
  references = anky_pdf_array_new ();
  if (plan->terms.docmdp != ANKY_DOCMDP_NONE)
    anky_pdf_array_append (references, new_docmdp (plan->terms.docmdp));
  if (has_lock)
    anky_pdf_array_append (references, new_fieldmdp (plan));
  anky_pdf_dict_set (dict, "Reference", references);
}

AnkyPdfObject *
anky_sign_dict_new (const AnkySignPlan *plan, gsize contents_size)
{
  AnkyPdfObject *dict = anky_pdf_dict_new ();

  set_name (dict, "Type", "Sig");
  set_name (dict, "Filter", "Adobe.PPKLite");
  set_name (dict, "SubFilter", "ETSI.CAdES.detached");
  anky_sign_bytes_add_holes (dict, contents_size);
  set_time (dict, plan->request->time);
  set_text (dict, "Reason", plan->terms.reason);
  set_text (dict, "Location", plan->request->location);
  set_references (plan, dict);
  return dict;
}

AnkyPdfObject *
anky_sign_dict_new_timestamp (gsize contents_size)
{
  AnkyPdfObject *dict = anky_pdf_dict_new ();

  set_name (dict, "Type", "DocTimeStamp");
  set_name (dict, "Filter", "Adobe.PPKLite");
  set_name (dict, "SubFilter", "ETSI.RFC3161");
  anky_sign_bytes_add_holes (dict, contents_size);
  return dict;
}
