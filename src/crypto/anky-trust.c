/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-trust.h"

/* A folder of certificates has small files; what is larger is none. */
#define MAX_FILE_SIZE (16 * 1024 * 1024)
#define MAX_FILES     1000

struct _AnkyTrust {
  GObject parent_instance;

  GPtrArray *anchors;
  GPtrArray *intermediates;
  GPtrArray *refused;
};

G_DEFINE_FINAL_TYPE (AnkyTrust, anky_trust, G_TYPE_OBJECT)

static void
anky_trust_finalize (GObject *object)
{
  AnkyTrust *self = ANKY_TRUST (object);

  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_clear_pointer (&self->intermediates, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);

  G_OBJECT_CLASS (anky_trust_parent_class)->finalize (object);
}

static void
anky_trust_class_init (AnkyTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_trust_finalize;
}

static void
anky_trust_init (AnkyTrust *self)
{
  self->anchors = g_ptr_array_new_with_free_func (g_object_unref);
  self->intermediates = g_ptr_array_new_with_free_func (g_object_unref);
  self->refused = g_ptr_array_new_with_free_func (g_free);
}

AnkyTrust *
anky_trust_new (void)
{
  return g_object_new (ANKY_TYPE_TRUST, NULL);
}

static void
add_once (GPtrArray *list, AnkyCertificate *certificate)
{
  if (!g_ptr_array_find_with_equal_func (list,
                                         certificate,
                                         (GEqualFunc) anky_certificate_equal,
                                         NULL))
    g_ptr_array_add (list, g_object_ref (certificate));
}

static gboolean
has_pinned_key (GPtrArray *certificates,
                const AnkyPin *pin,
                AnkyCertificate *certificate)
{
  for (guint i = 0; i < certificates->len; i++) {
    AnkyCertificate *known = g_ptr_array_index (certificates, i);

    if (anky_pins_lookup (known) == pin &&
        g_bytes_equal (anky_certificate_get_public_key (known),
                       anky_certificate_get_public_key (certificate)))
      return TRUE;
  }
  return FALSE;
}

const AnkyPin *
anky_trust_find_impostor (AnkyTrust *self, AnkyCertificate *certificate)
{
  const AnkyPin *pin = anky_pins_lookup_name (certificate);

  if (!pin || anky_pins_lookup (certificate) == pin)
    return NULL;
  if (self && (has_pinned_key (self->anchors, pin, certificate) ||
               has_pinned_key (self->intermediates, pin, certificate)))
    return NULL;
  return pin;
}

gboolean
anky_trust_add_certificate (AnkyTrust *self,
                            AnkyCertificate *certificate,
                            GError **error)
{
  g_return_val_if_fail (ANKY_IS_TRUST (self), FALSE);
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (certificate), FALSE);

  if (!anky_certificate_is_ca (certificate)) {
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_FAILED,
                 "%s is not a certification authority",
                 anky_certificate_get_subject (certificate));
    return FALSE;
  }
  if (anky_trust_find_impostor (self, certificate)) {
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_MISMATCH,
                 "%s bears a known name with another key",
                 anky_certificate_get_subject (certificate));
    return FALSE;
  }
  add_once (anky_certificate_is_self_signed (certificate) ? self->anchors
                                                          : self->intermediates,
            certificate);
  return TRUE;
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file,
                         G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE,
                         NULL,
                         error);

  if (!info)
    return NULL;
  if (g_file_info_get_size (info) > MAX_FILE_SIZE) {
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_TOO_LARGE,
                 "%" G_GOFFSET_FORMAT " bytes are no certificates",
                 g_file_info_get_size (info));
    return NULL;
  }
  return g_file_load_bytes (file, NULL, NULL, error);
}

/* A file that also holds a leaf is taken for its authorities. */
static gboolean
add_file (AnkyTrust *self, const char *path, GError **error)
{
  g_autoptr (GBytes) data = read_file (path, error);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) refusal = NULL;
  guint n_added = 0;

  list = data ? anky_certificate_list_from_data (data, error) : NULL;
  if (!list)
    return FALSE;
  for (guint i = 0; i < list->len; i++) {
    g_clear_error (&refusal);
    if (anky_trust_add_certificate (self,
                                    g_ptr_array_index (list, i),
                                    &refusal))
      n_added++;
  }
  if (n_added > 0)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of their names, so that results never depend on the folder's. */
static GPtrArray *
list_files (const char *path, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  GPtrArray *names;
  const char *name;

  if (!folder)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (folder)) && names->len < MAX_FILES)
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
add_files_of (AnkyTrust *self, const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = list_files (path, error);

  if (!names)
    return FALSE;
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *file = g_build_filename (path, name, NULL);
    g_autoptr (GError) refusal = NULL;

    if (g_file_test (file, G_FILE_TEST_IS_REGULAR) &&
        !add_file (self, file, &refusal))
      g_ptr_array_add (self->refused,
                       g_strdup_printf ("%s: %s", name, refusal->message));
  }
  return TRUE;
}

gboolean
anky_trust_add_folder (AnkyTrust *self, const char *path, GError **error)
{
  g_return_val_if_fail (ANKY_IS_TRUST (self), FALSE);

  return !g_file_test (path, G_FILE_TEST_EXISTS) ||
         add_files_of (self, path, error);
}

gboolean
anky_trust_add_path (AnkyTrust *self, const char *path, GError **error)
{
  g_return_val_if_fail (ANKY_IS_TRUST (self), FALSE);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return add_files_of (self, path, error);
  return add_file (self, path, error);
}

GPtrArray *
anky_trust_get_anchors (AnkyTrust *self)
{
  g_return_val_if_fail (ANKY_IS_TRUST (self), NULL);

  return self->anchors;
}

GPtrArray *
anky_trust_get_intermediates (AnkyTrust *self)
{
  g_return_val_if_fail (ANKY_IS_TRUST (self), NULL);

  return self->intermediates;
}

GPtrArray *
anky_trust_get_refused (AnkyTrust *self)
{
  g_return_val_if_fail (ANKY_IS_TRUST (self), NULL);

  return self->refused;
}
