/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-trust-entry.h"

#include "anky-errno.h"
#include "anky-trust.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define FOLDER_MODE     0700
#define FILE_MODE       0644
#define SUFFIX          ".cer"
#define PEM_LINE_LENGTH 64

void
anky_trust_entry_free (AnkyTrustEntry *self)
{
  g_clear_object (&self->certificate);
  g_free (self->path);
  g_free (self->why);
  g_free (self);
}

/* --- reading ------------------------------------------------------------- */

static void
take_all (GPtrArray *list, GPtrArray *certificates)
{
  for (guint i = 0; i < certificates->len; i++)
    g_ptr_array_add (list, g_object_ref (g_ptr_array_index (certificates, i)));
}

GPtrArray *
anky_trust_entries_read (const char *path, GError **error)
{
  g_autoptr (AnkyTrust) trust = anky_trust_new ();
  GPtrArray *list;

  if (!anky_trust_add_path (trust, path, error))
    return NULL;
  list = g_ptr_array_new_with_free_func (g_object_unref);
  take_all (list, anky_trust_get_anchors (trust));
  take_all (list, anky_trust_get_intermediates (trust));
  return list;
}

static void
add_file (GPtrArray *entries, GPtrArray *refused, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = anky_trust_entries_read (path, &error);

  for (guint i = 0; list && i < list->len; i++) {
    AnkyTrustEntry *entry = g_new0 (AnkyTrustEntry, 1);

    entry->certificate = g_object_ref (g_ptr_array_index (list, i));
    entry->pin = anky_pins_lookup (entry->certificate);
    entry->path = g_strdup (path);
    g_ptr_array_add (entries, entry);
  }
  if (!list) {
    AnkyTrustEntry *entry = g_new0 (AnkyTrustEntry, 1);

    entry->path = g_strdup (path);
    entry->why = g_strdup (error->message);
    g_ptr_array_add (refused, entry);
  }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (name[0] != '.' && g_file_test (path, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (paths, g_steal_pointer (&path));
  }
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

GPtrArray *
anky_trust_entries_list (const char *folder)
{
  GPtrArray *entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_trust_entry_free);
  GPtrArray *refused = g_ptr_array_new ();
  g_autoptr (GPtrArray) paths = list_files (folder);

  for (guint i = 0; i < paths->len; i++)
    add_file (entries, refused, g_ptr_array_index (paths, i));
  g_ptr_array_extend_and_steal (entries, refused);
  return entries;
}

/* --- writing ------------------------------------------------------------- */

static gboolean
write_file (const char *path, const char *data, gssize size, GError **error)
{
  return g_file_set_contents_full (path,
                                   data,
                                   size,
                                   G_FILE_SET_CONTENTS_CONSISTENT,
                                   FILE_MODE,
                                   error);
}

/* What the store would refuse when it is read must not get in. */
static gboolean
may_be_trusted (AnkyCertificate *certificate, GError **error)
{
  g_autoptr (AnkyTrust) trust = anky_trust_new ();

  return anky_trust_add_certificate (trust, certificate, error);
}

gboolean
anky_trust_entries_add (const char *folder,
                        AnkyCertificate *certificate,
                        GError **error)
{
  const char *fingerprint = anky_certificate_get_fingerprint (certificate);
  g_autofree char *name = g_strconcat (fingerprint, SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GBytes *der = anky_certificate_get_der (certificate);

  if (!may_be_trusted (certificate, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0)
    return anky_errno_set_error (error, errno, folder);
  return write_file (path,
                     g_bytes_get_data (der, NULL),
                     (gssize) g_bytes_get_size (der),
                     error);
}

static gboolean
holds (GPtrArray *list, AnkyCertificate *certificate)
{
  return g_ptr_array_find_with_equal_func (list,
                                           certificate,
                                           (GEqualFunc) anky_certificate_equal,
                                           NULL);
}

/* The others first, each into a file of its own, so that nothing is lost. */
static gboolean
remove_from_file (const char *folder,
                  const char *path,
                  GPtrArray *list,
                  AnkyCertificate *certificate,
                  GError **error)
{
  for (guint i = 0; i < list->len; i++) {
    AnkyCertificate *other = g_ptr_array_index (list, i);

    if (!anky_certificate_equal (other, certificate) &&
        !anky_trust_entries_add (folder, other, error))
      return FALSE;
  }
  return g_unlink (path) == 0 || anky_errno_set_error (error, errno, path);
}

gboolean
anky_trust_entries_remove (const char *folder,
                           AnkyCertificate *certificate,
                           GError **error)
{
  g_autoptr (GPtrArray) paths = list_files (folder);

  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);
    g_autoptr (GPtrArray) list = anky_trust_entries_read (path, NULL);

    if (list && holds (list, certificate) &&
        !remove_from_file (folder, path, list, certificate, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
anky_trust_entries_export (AnkyCertificate *certificate,
                           const char *path,
                           GError **error)
{
  GBytes *der = anky_certificate_get_der (certificate);
  g_autofree char *text =
      g_base64_encode (g_bytes_get_data (der, NULL), g_bytes_get_size (der));
  gsize length = strlen (text);
  g_autoptr (GString) pem = g_string_new ("-----BEGIN CERTIFICATE-----\n");

  for (gsize i = 0; i < length; i += PEM_LINE_LENGTH)
    g_string_append_printf (pem, "%.*s\n", PEM_LINE_LENGTH, text + i);
  g_string_append (pem, "-----END CERTIFICATE-----\n");
  return write_file (path, pem->str, (gssize) pem->len, error);
}
