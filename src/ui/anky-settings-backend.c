/* anky-settings-backend.c - the user's settings below the administrator's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-settings-backend.h"

#include <string.h>

struct _AnkySettingsBackend {
  GSettingsBackend parent_instance;

  AnkySettingsPolicy *policy;
  GSettingsBackend *inner;
};

G_DEFINE_FINAL_TYPE (AnkySettingsBackend,
                     anky_settings_backend,
                     G_TYPE_SETTINGS_BACKEND)

/* The backend is asked for whole paths, the policy knows the schema's keys. */
static const char *
get_key (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash ? slash + 1 : path;
}

static GVariant *
get_locked (GSettingsBackend *backend, const char *path)
{
  return anky_settings_policy_get_locked (
      ANKY_SETTINGS_BACKEND (backend)->policy,
      get_key (path));
}

static GSettingsBackend *
get_inner (GSettingsBackend *backend)
{
  return ANKY_SETTINGS_BACKEND (backend)->inner;
}

static GVariant *
anky_settings_backend_read (GSettingsBackend *backend,
                            const char *path,
                            const GVariantType *type,
                            gboolean default_value)
{
  AnkySettingsBackend *self = ANKY_SETTINGS_BACKEND (backend);
  GVariant *locked = get_locked (backend, path);
  GVariant *preset =
      anky_settings_policy_get_default (self->policy, get_key (path));
  GVariant *value = NULL;

  if (locked)
    return g_variant_ref (locked);
  if (!default_value || !preset)
    value = G_SETTINGS_BACKEND_GET_CLASS (self->inner)
                ->read (self->inner, path, type, default_value);
  if (value)
    return value;

  return preset ? g_variant_ref (preset) : NULL;
}

static GVariant *
anky_settings_backend_read_user_value (GSettingsBackend *backend,
                                       const char *path,
                                       const GVariantType *type)
{
  GSettingsBackend *inner = get_inner (backend);

  if (get_locked (backend, path))
    return NULL;

  return G_SETTINGS_BACKEND_GET_CLASS (inner)->read_user_value (inner,
                                                                path,
                                                                type);
}

static gboolean
anky_settings_backend_get_writable (GSettingsBackend *backend, const char *path)
{
  GSettingsBackend *inner = get_inner (backend);

  return !get_locked (backend, path) &&
         G_SETTINGS_BACKEND_GET_CLASS (inner)->get_writable (inner, path);
}

static gboolean
anky_settings_backend_write (GSettingsBackend *backend,
                             const char *path,
                             GVariant *value,
                             gpointer origin_tag)
{
  GSettingsBackend *inner = get_inner (backend);
  g_autoptr (GVariant) kept = g_variant_ref_sink (value);

  if (get_locked (backend, path) ||
      !G_SETTINGS_BACKEND_GET_CLASS (inner)->write (inner,
                                                    path,
                                                    kept,
                                                    origin_tag))
    return FALSE;

  g_settings_backend_changed (backend, path, origin_tag);

  return TRUE;
}

static gboolean
note_locked (gpointer path, gpointer value, gpointer user_data)
{
  GSettingsBackend **backend = user_data;

  if (!get_locked (*backend, path))
    return FALSE;

  *backend = NULL;

  return TRUE;
}

/* One locked key in a tree refuses the whole of it, as dconf does. */
static gboolean
anky_settings_backend_write_tree (GSettingsBackend *backend,
                                  GTree *tree,
                                  gpointer origin_tag)
{
  GSettingsBackend *inner = get_inner (backend);
  GSettingsBackend *allowed = backend;

  g_tree_foreach (tree, note_locked, &allowed);
  if (!allowed ||
      !G_SETTINGS_BACKEND_GET_CLASS (inner)->write_tree (inner,
                                                         tree,
                                                         origin_tag))
    return FALSE;

  g_settings_backend_changed_tree (backend, tree, origin_tag);

  return TRUE;
}

static void
anky_settings_backend_reset (GSettingsBackend *backend,
                             const char *path,
                             gpointer origin_tag)
{
  GSettingsBackend *inner = get_inner (backend);

  if (get_locked (backend, path))
    return;

  G_SETTINGS_BACKEND_GET_CLASS (inner)->reset (inner, path, origin_tag);
  g_settings_backend_changed (backend, path, origin_tag);
}

static void
anky_settings_backend_subscribe (GSettingsBackend *backend, const char *name)
{
  GSettingsBackend *inner = get_inner (backend);

  G_SETTINGS_BACKEND_GET_CLASS (inner)->subscribe (inner, name);
}

static void
anky_settings_backend_unsubscribe (GSettingsBackend *backend, const char *name)
{
  GSettingsBackend *inner = get_inner (backend);

  G_SETTINGS_BACKEND_GET_CLASS (inner)->unsubscribe (inner, name);
}

static void
anky_settings_backend_sync (GSettingsBackend *backend)
{
  GSettingsBackend *inner = get_inner (backend);

  if (G_SETTINGS_BACKEND_GET_CLASS (inner)->sync)
    G_SETTINGS_BACKEND_GET_CLASS (inner)->sync (inner);
}

static void
anky_settings_backend_finalize (GObject *object)
{
  AnkySettingsBackend *self = ANKY_SETTINGS_BACKEND (object);

  g_clear_pointer (&self->policy, anky_settings_policy_free);
  g_clear_object (&self->inner);

  G_OBJECT_CLASS (anky_settings_backend_parent_class)->finalize (object);
}

static void
anky_settings_backend_class_init (AnkySettingsBackendClass *klass)
{
  GSettingsBackendClass *backend_class = G_SETTINGS_BACKEND_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_settings_backend_finalize;
  backend_class->read = anky_settings_backend_read;
  backend_class->read_user_value = anky_settings_backend_read_user_value;
  backend_class->get_writable = anky_settings_backend_get_writable;
  backend_class->write = anky_settings_backend_write;
  backend_class->write_tree = anky_settings_backend_write_tree;
  backend_class->reset = anky_settings_backend_reset;
  backend_class->subscribe = anky_settings_backend_subscribe;
  backend_class->unsubscribe = anky_settings_backend_unsubscribe;
  backend_class->sync = anky_settings_backend_sync;
}

static void
anky_settings_backend_init (AnkySettingsBackend *self)
{
}

GSettingsBackend *
anky_settings_backend_new (AnkySettingsPolicy *policy, GSettingsBackend *inner)
{
  AnkySettingsBackend *self = g_object_new (ANKY_TYPE_SETTINGS_BACKEND, NULL);

  self->policy = policy;
  self->inner = g_object_ref (inner);

  return G_SETTINGS_BACKEND (self);
}
