/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-restrictions-private.h"

#include <string.h>

/* ISO 32000-2, table 257: without /P it is 2. */
#define DEFAULT_P 2
#define MAX_NAMES 10000

static void
clear_lock (gpointer data)
{
  AnkyLock *lock = data;

  g_strfreev (lock->names);
}

void
anky_restrictions_free (AnkyRestrictions *self)
{
  if (!self)
    return;

  g_array_unref (self->locks);
  g_free (self);
}

static guint
read_p (AnkyPdfRevision *revision, const AnkyPdfObject *dict, guint fallback)
{
  const AnkyPdfObject *object =
      anky_pdf_revision_lookup (revision, dict, "P", NULL);
  gint64 value = 0;

  if (!object)
    return fallback;
  /* What nobody can interpret allows nothing. */
  if (!anky_pdf_object_get_integer (object, &value) || value < 1 || value > 3)
    return 1;
  return (guint) value;
}

static char **
read_names (AnkyPdfRevision *revision, const AnkyPdfObject *dict)
{
  const AnkyPdfObject *array =
      anky_pdf_revision_lookup (revision, dict, "Fields", NULL);
  guint n = MIN (anky_pdf_array_get_length (array), MAX_NAMES);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n; i++) {
    char *name = anky_pdf_object_dup_text (
        anky_pdf_revision_resolve (revision,
                                   anky_pdf_array_get (array, i),
                                   NULL));

    if (name)
      g_ptr_array_add (names, name);
  }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static void
add_lock (AnkyRestrictions *self,
          AnkyPdfRevision *revision,
          const AnkyPdfObject *dict)
{
  const AnkyPdfObject *action =
      anky_pdf_revision_lookup (revision, dict, "Action", NULL);
  AnkyLock lock = { ANKY_LOCK_ALL, NULL };

  if (anky_pdf_object_get_type (dict) != ANKY_PDF_TYPE_DICT)
    return;

  if (anky_pdf_object_is_name (action, "Include"))
    lock.action = ANKY_LOCK_INCLUDE;
  else if (anky_pdf_object_is_name (action, "Exclude"))
    lock.action = ANKY_LOCK_EXCLUDE;
  if (lock.action != ANKY_LOCK_ALL)
    lock.names = read_names (revision, dict);
  g_array_append_val (self->locks, lock);
}

static void
read_reference (AnkyRestrictions *self,
                AnkyPdfRevision *revision,
                const AnkyPdfObject *reference)
{
  const AnkyPdfObject *method =
      anky_pdf_revision_lookup (revision, reference, "TransformMethod", NULL);
  const AnkyPdfObject *parameters =
      anky_pdf_revision_lookup (revision, reference, "TransformParams", NULL);

  if (anky_pdf_object_is_name (method, "DocMDP"))
    self->docmdp = read_p (revision, parameters, DEFAULT_P);
  else if (anky_pdf_object_is_name (method, "FieldMDP"))
    add_lock (self, revision, parameters);
}

AnkyRestrictions *
anky_restrictions_read (AnkyPdfRevision *revision,
                        const AnkyPdfObject *signature,
                        const AnkyPdfObject *lock)
{
  AnkyRestrictions *self = g_new0 (AnkyRestrictions, 1);
  const AnkyPdfObject *references =
      anky_pdf_revision_lookup (revision, signature, "Reference", NULL);
  guint n = MIN (anky_pdf_array_get_length (references), MAX_NAMES);

  self->locks = g_array_new (FALSE, FALSE, sizeof (AnkyLock));
  g_array_set_clear_func (self->locks, clear_lock);
  for (guint i = 0; i < n; i++)
    read_reference (
        self,
        revision,
        anky_pdf_revision_resolve (revision,
                                   anky_pdf_array_get (references, i),
                                   NULL));
  if (lock) {
    add_lock (self, revision, lock);
    self->lock_p = read_p (revision, lock, 0);
  }
  return self;
}

guint
anky_restrictions_get_level (const AnkyRestrictions *self)
{
  if (self->docmdp == 0 || self->lock_p == 0)
    return MAX (self->docmdp, self->lock_p);
  return MIN (self->docmdp, self->lock_p);
}

/* ISO 32000-2, 12.7.4.2: names are compared by whole partial names. */
static gboolean
is_at_or_below (const char *name, const char *above)
{
  gsize length = strlen (above);

  return strncmp (name, above, length) == 0 &&
         (name[length] == '\0' || name[length] == '.');
}

static gboolean
names_field (char **names, const char *name)
{
  for (guint i = 0; names[i]; i++) {
    if (is_at_or_below (name, names[i]) || is_at_or_below (names[i], name))
      return TRUE;
  }
  return FALSE;
}

/* The field itself or one above it: a node above an excluded field is not
 * excluded as a whole. */
static gboolean
excludes_field (char **names, const char *name)
{
  for (guint i = 0; names[i]; i++) {
    if (is_at_or_below (name, names[i]))
      return TRUE;
  }
  return FALSE;
}

gboolean
anky_restrictions_lock_field (const AnkyRestrictions *self, const char *name)
{
  for (guint i = 0; i < self->locks->len; i++) {
    const AnkyLock *lock = &g_array_index (self->locks, AnkyLock, i);

    if (lock->action == ANKY_LOCK_ALL ||
        (lock->action == ANKY_LOCK_INCLUDE &&
         names_field (lock->names, name)) ||
        (lock->action == ANKY_LOCK_EXCLUDE &&
         !excludes_field (lock->names, name)))
      return TRUE;
  }
  return FALSE;
}

/* ISO 32000-2, 12.8.2.2.2: validation data and document timestamps are allowed
 * at every level; signing from 2 on, which is what offices' own files do. */
static AnkyPermitted
permit_extension (guint level, const AnkyChange *change)
{
  if (level != 1 || !g_str_has_prefix (change->rule, "signature-"))
    return ANKY_PERMITTED_YES;
  return ANKY_PERMITTED_NO;
}

AnkyPermitted
anky_level_permits (guint level, const AnkyChange *change)
{
  switch (change->changes) {
  case ANKY_CHANGES_NONE:
    return ANKY_PERMITTED_YES;
  case ANKY_CHANGES_EXTENSION:
    return permit_extension (level, change);
  case ANKY_CHANGES_FORM_FILLING:
    return level != 1 ? ANKY_PERMITTED_YES : ANKY_PERMITTED_NO;
  case ANKY_CHANGES_ANNOTATION:
    return level == 3 ? ANKY_PERMITTED_YES : ANKY_PERMITTED_NO;
  case ANKY_CHANGES_UNKNOWN:
    return ANKY_PERMITTED_UNKNOWN;
  case ANKY_CHANGES_FORBIDDEN:
  default:
    return ANKY_PERMITTED_NO;
  }
}
