/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-backend.h"

struct _AnkyTokenBackend {
  GObject parent_instance;

  AnkyExecutor *executor;
  AnkyModules *modules;
  GHashTable *claimed; /* char * set: URIs of tokens that an act has */
};

G_DEFINE_FINAL_TYPE (AnkyTokenBackend, anky_token_backend, G_TYPE_OBJECT)

static gboolean
free_modules (gpointer data, GCancellable *cancellable, GError **error)
{
  anky_modules_free (data);
  return TRUE;
}

static void
anky_token_backend_finalize (GObject *object)
{
  AnkyTokenBackend *self = ANKY_TOKEN_BACKEND (object);

  (void) !anky_executor_run_sync (self->executor,
                                  free_modules,
                                  self->modules,
                                  NULL,
                                  NULL);
  g_clear_object (&self->executor);
  g_clear_pointer (&self->claimed, g_hash_table_unref);
  G_OBJECT_CLASS (anky_token_backend_parent_class)->finalize (object);
}

static void
anky_token_backend_class_init (AnkyTokenBackendClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_token_backend_finalize;
}

static void
anky_token_backend_init (AnkyTokenBackend *self)
{
  self->executor = anky_executor_new ("token");
  self->claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

AnkyTokenBackend *
anky_token_backend_new (const char *const *paths, gboolean only_extra)
{
  AnkyTokenBackend *self = g_object_new (ANKY_TYPE_TOKEN_BACKEND, NULL);

  self->modules = anky_modules_new (paths, only_extra);
  return self;
}

AnkyExecutor *
anky_token_backend_get_executor (AnkyTokenBackend *self)
{
  return self->executor;
}

AnkyModules *
anky_token_backend_get_modules (AnkyTokenBackend *self)
{
  g_assert (anky_executor_is_current (self->executor));

  return self->modules;
}

gboolean
anky_token_backend_claim (AnkyTokenBackend *self, const char *token_uri)
{
  g_assert (anky_executor_is_current (self->executor));

  return g_hash_table_add (self->claimed, g_strdup (token_uri));
}

void
anky_token_backend_release (AnkyTokenBackend *self, const char *token_uri)
{
  g_assert (anky_executor_is_current (self->executor));

  g_hash_table_remove (self->claimed, token_uri);
}
