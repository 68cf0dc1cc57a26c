/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-step-private.h"

#define MAX_PARENTS 64

const char *
anky_field_get_type (AnkyPdfRevision *revision, const AnkyPdfObject *field)
{
  for (guint i = 0; i < MAX_PARENTS && field; i++) {
    const AnkyPdfObject *type =
        anky_pdf_revision_lookup (revision, field, "FT", NULL);

    if (type)
      return anky_pdf_object_get_name (type);
    field = anky_pdf_revision_lookup (revision, field, "Parent", NULL);
  }
  return NULL;
}

char *
anky_field_dup_name (AnkyPdfRevision *revision, const AnkyPdfObject *field)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < MAX_PARENTS && field; i++) {
    g_autofree char *part = anky_pdf_object_dup_text (
        anky_pdf_revision_lookup (revision, field, "T", NULL));

    if (part && name->len > 0)
      g_string_prepend_c (name, '.');
    if (part)
      g_string_prepend (name, part);
    field = anky_pdf_revision_lookup (revision, field, "Parent", NULL);
  }
  return g_string_free (g_steal_pointer (&name), FALSE);
}
