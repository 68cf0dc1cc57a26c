/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-sign-permission.h"

#include "anky-pdf-update.h"
#include "anky-sign-request.h"

#include <string.h>

static gboolean refuse (GError **error, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error,
                     g_error_new_valist (ANKY_SIGN_ERROR,
                                         ANKY_SIGN_ERROR_NOT_PERMITTED,
                                         format,
                                         arguments));
  va_end (arguments);
  return FALSE;
}

/* The transform of @method among a signature's references (ISO 32000-2, table
 * 256), NULL if it has none. */
static const AnkyPdfObject *
find_transform (AnkyPdfRevision *revision,
                const AnkyPdfObject *signature,
                const char *method)
{
  const AnkyPdfObject *references =
      anky_pdf_revision_lookup (revision, signature, "Reference", NULL);

  for (guint i = 0; i < anky_pdf_array_get_length (references); i++) {
    const AnkyPdfObject *reference =
        anky_pdf_revision_resolve (revision,
                                   anky_pdf_array_get (references, i),
                                   NULL);
    const AnkyPdfObject *name =
        anky_pdf_revision_lookup (revision, reference, "TransformMethod", NULL);

    if (anky_pdf_object_is_name (name, method))
      return anky_pdf_revision_lookup (revision,
                                       reference,
                                       "TransformParams",
                                       NULL);
  }
  return NULL;
}

static gint64
get_permission (AnkyPdfRevision *revision, const AnkyPdfObject *params)
{
  const AnkyPdfObject *p =
      anky_pdf_revision_lookup (revision, params, "P", NULL);
  gint64 value;

  return anky_pdf_object_get_integer (p, &value) ? value : 0;
}

/* Whether the name or one of its parents stands in /Fields. */
static gboolean
is_listed (AnkyPdfRevision *revision,
           const AnkyPdfObject *params,
           const char *name)
{
  const AnkyPdfObject *fields =
      anky_pdf_revision_lookup (revision, params, "Fields", NULL);

  for (guint i = 0; i < anky_pdf_array_get_length (fields); i++) {
    const AnkyPdfObject *item =
        anky_pdf_revision_resolve (revision,
                                   anky_pdf_array_get (fields, i),
                                   NULL);
    g_autofree char *listed = anky_pdf_object_dup_text (item);
    gsize length = listed ? strlen (listed) : 0;

    if (length > 0 && g_str_has_prefix (name, listed) &&
        (name[length] == '\0' || name[length] == '.'))
      return TRUE;
  }
  return FALSE;
}

static gboolean
does_lock (AnkyPdfRevision *revision,
           const AnkyPdfObject *params,
           const char *name)
{
  const AnkyPdfObject *action =
      anky_pdf_revision_lookup (revision, params, "Action", NULL);

  if (anky_pdf_object_is_name (action, "Include"))
    return is_listed (revision, params, name);
  if (anky_pdf_object_is_name (action, "Exclude"))
    return !is_listed (revision, params, name);
  /* All, and what no reader of ours knows. */
  return TRUE;
}

gboolean
anky_sign_permission_is_locked (AnkyPdfRevision *revision,
                                GPtrArray *fields,
                                const char *name,
                                const char **by_out)
{
  for (guint i = 0; i < fields->len; i++) {
    const AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);
    const AnkyPdfObject *params =
        find_transform (revision, field->value, "FieldMDP");

    if (!params || !does_lock (revision, params, name))
      continue;
    *by_out = field->name;
    return TRUE;
  }
  return FALSE;
}

/* A lock may also forbid every change to the document (ISO 32000-2, table
 * 236, P). */
static gboolean
check_locks (AnkyPdfRevision *revision, GPtrArray *fields, GError **error)
{
  for (guint i = 0; i < fields->len; i++) {
    const AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);
    const AnkyPdfObject *params;

    if (!field->value)
      continue;
    params = find_transform (revision, field->value, "DocMDP");
    if (get_permission (revision, field->lock) == ANKY_DOCMDP_NO_CHANGES ||
        get_permission (revision, params) == ANKY_DOCMDP_NO_CHANGES)
      return refuse (error,
                     "the signature in field \"%s\" allows no changes, so no "
                     "further signature",
                     field->name);
  }
  return TRUE;
}

gboolean
anky_sign_permission_check_document (AnkyPdfRevision *revision,
                                     GPtrArray *fields,
                                     GError **error)
{
  AnkyPdfDocument *document = anky_pdf_revision_get_document (revision);
  g_autoptr (AnkyPdfUpdate) update = anky_pdf_update_new (document, error);

  if (!update)
    return FALSE;
  if (anky_pdf_revision_get_docmdp (revision, NULL) == ANKY_DOCMDP_NO_CHANGES)
    return refuse (error, "the document is certified and allows no changes");
  return check_locks (revision, fields, error);
}
