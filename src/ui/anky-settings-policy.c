/* anky-settings-policy.c - what an administrator presets and locks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-settings-policy.h"

#define FILE_NAME      "settings.conf"
#define SYSTEM_FOLDER  "/etc/anky"
#define HOST_FOLDER    "/run/host/etc/anky"
#define GROUP_DEFAULTS "Defaults"
#define GROUP_LOCKED   "Locked"
#define MAX_SIZE       (64 * 1024)

struct _AnkySettingsPolicy {
  GHashTable *defaults; /* char * → GVariant */
  GHashTable *locked;
};

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash,
                                g_str_equal,
                                g_free,
                                (GDestroyNotify) g_variant_unref);
}

void
anky_settings_policy_free (AnkySettingsPolicy *self)
{
  g_hash_table_unref (self->defaults);
  g_hash_table_unref (self->locked);
  g_free (self);
}

static GVariant *
read_list (GKeyFile *file, const char *group, const char *key, GError **error)
{
  gsize n_items = 0;
  g_auto (GStrv) items =
      g_key_file_get_string_list (file, group, key, &n_items, error);

  return items ? g_variant_new_strv ((const char *const *) items,
                                     (gssize) n_items)
               : NULL;
}

static GVariant *
read_string (GKeyFile *file, const char *group, const char *key, GError **error)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, error);

  return text ? g_variant_new_string (text) : NULL;
}

static GVariant *
read_boolean (GKeyFile *file,
              const char *group,
              const char *key,
              GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean value = g_key_file_get_boolean (file, group, key, &local_error);

  if (local_error) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }

  return g_variant_new_boolean (value);
}

static GVariant *
read_value (GKeyFile *file,
            const char *group,
            const char *key,
            const GVariantType *type,
            GError **error)
{
  g_autofree char *text = NULL;

  if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING_ARRAY))
    return read_list (file, group, key, error);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    return read_string (file, group, key, error);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    return read_boolean (file, group, key, error);

  text = g_key_file_get_value (file, group, key, error);

  return text ? g_variant_parse (type, text, NULL, NULL, error) : NULL;
}

static void
read_key (GHashTable *table,
          GKeyFile *file,
          const char *group,
          const char *key,
          GSettingsSchema *schema,
          GPtrArray *problems)
{
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GError) error = NULL;

  if (g_settings_schema_has_key (schema, key)) {
    schema_key = g_settings_schema_get_key (schema, key);
    value = read_value (file,
                        group,
                        key,
                        g_settings_schema_key_get_value_type (schema_key),
                        &error);
  }
  if (value)
    g_variant_ref_sink (value);
  if (value && g_settings_schema_key_range_check (schema_key, value))
    g_hash_table_insert (table, g_strdup (key), g_steal_pointer (&value));
  else if (problems)
    g_ptr_array_add (problems,
                     g_strdup_printf ("[%s] %s: %s",
                                      group,
                                      key,
                                      error        ? error->message
                                      : schema_key ? "is no value it may have"
                                                   : "there is no such key"));
}

static void
read_group (GHashTable *table,
            GKeyFile *file,
            const char *group,
            GSettingsSchema *schema,
            GPtrArray *problems)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (gsize i = 0; keys && keys[i]; i++)
    read_key (table, file, group, keys[i], schema, problems);
}

AnkySettingsPolicy *
anky_settings_policy_new (const char *data,
                          GSettingsSchema *schema,
                          GPtrArray *problems,
                          GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  AnkySettingsPolicy *self;

  if (!g_key_file_load_from_data (file, data, (gsize) -1, 0, error))
    return NULL;

  self = g_new0 (AnkySettingsPolicy, 1);
  self->defaults = new_table ();
  self->locked = new_table ();
  read_group (self->defaults, file, GROUP_DEFAULTS, schema, problems);
  read_group (self->locked, file, GROUP_LOCKED, schema, problems);

  return self;
}

static AnkySettingsPolicy *
load (const char *path, GSettingsSchema *schema)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;
  AnkySettingsPolicy *self = NULL;

  if (!g_file_get_contents (path, &data, &size, &error)) {
    g_message ("%s", error->message);
    return NULL;
  }
  if (size <= MAX_SIZE)
    self = anky_settings_policy_new (data, schema, problems, &error);
  if (!self)
    g_message ("%s: %s", path, error ? error->message : "is too long");
  for (guint i = 0; i < problems->len; i++)
    g_message ("%s: %s", path, (char *) problems->pdata[i]);

  return self;
}

/* The fixed places come first: whoever sets XDG_CONFIG_DIRS shall not get
 * around them. */
static GPtrArray *
list_folders (void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  const char *const *of_desktop = g_get_system_config_dirs ();

  g_ptr_array_add (folders, g_strdup (ANKY_SYSCONFDIR));
  g_ptr_array_add (folders, g_strdup (SYSTEM_FOLDER));
  g_ptr_array_add (folders, g_strdup (HOST_FOLDER));
  for (gsize i = 0; of_desktop[i]; i++)
    g_ptr_array_add (folders, g_build_filename (of_desktop[i], "anky", NULL));

  return folders;
}

AnkySettingsPolicy *
anky_settings_policy_load (GSettingsSchema *schema)
{
  g_autoptr (GPtrArray) folders = list_folders ();

  for (guint i = 0; i < folders->len; i++) {
    g_autofree char *path =
        g_build_filename (folders->pdata[i], FILE_NAME, NULL);

    if (g_file_test (path, G_FILE_TEST_EXISTS))
      return load (path, schema);
  }

  return NULL;
}

GVariant *
anky_settings_policy_get_default (const AnkySettingsPolicy *self,
                                  const char *key)
{
  return g_hash_table_lookup (self->defaults, key);
}

GVariant *
anky_settings_policy_get_locked (const AnkySettingsPolicy *self,
                                 const char *key)
{
  return g_hash_table_lookup (self->locked, key);
}
