/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-modules.h"

struct _AnkyModules {
  GPtrArray *paths; /* of extra modules */
  gboolean only_extra;
  gboolean has_loaded;
  CK_FUNCTION_LIST **registered; /* NULL-terminated, owned by p11-kit */
  GPtrArray *modules;            /* AnkyModule */
};

static void
module_free (gpointer data)
{
  AnkyModule *module = data;

  if (module->is_extra) {
    p11_kit_module_finalize (module->functions);
    p11_kit_module_release (module->functions);
  }
  g_free (module->name);
  g_free (module->path);
  g_free (module);
}

/* p11-kit looks for a name without a slash in its own folder; everything else
 * is meant from the current one. */
static char *
expand_path (const char *path)
{
  if (strchr (path, '/') && !g_path_is_absolute (path))
    return g_canonicalize_filename (path, NULL);
  return g_strdup (path);
}

AnkyModules *
anky_modules_new (const char *const *paths, gboolean only_extra)
{
  AnkyModules *self = g_new0 (AnkyModules, 1);

  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->modules = g_ptr_array_new_with_free_func (module_free);
  self->only_extra = only_extra;
  for (gsize i = 0; paths && paths[i]; i++) {
    g_autofree char *path = expand_path (paths[i]);

    if (!g_ptr_array_find_with_equal_func (self->paths,
                                           path,
                                           g_str_equal,
                                           NULL))
      g_ptr_array_add (self->paths, g_steal_pointer (&path));
  }
  return self;
}

void
anky_modules_free (AnkyModules *self)
{
  g_ptr_array_unref (self->modules);
  if (self->registered)
    p11_kit_modules_finalize_and_release (self->registered);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

AnkyModule *
anky_modules_find (AnkyModules *self, const char *path)
{
  for (guint i = 0; i < self->modules->len; i++) {
    AnkyModule *module = g_ptr_array_index (self->modules, i);

    if (g_str_equal (module->path, path))
      return module;
  }
  return NULL;
}

/* p11-kit's strings are freed with free(), which is what g_free() is. */
static void
add_module (AnkyModules *self,
            CK_FUNCTION_LIST *functions,
            const char *path,
            gboolean is_extra)
{
  AnkyModule *module = g_new0 (AnkyModule, 1);

  module->functions = functions;
  module->is_extra = is_extra;
  module->path = g_strdup (path);
  module->name = p11_kit_module_get_name (functions);
  if (!module->name)
    module->name = g_path_get_basename (path);
  if (functions->C_GetInfo (&module->info) != CKR_OK)
    memset (&module->info, 0, sizeof module->info);
  g_ptr_array_add (self->modules, module);
}

static gboolean
load_extra (AnkyModules *self, const char *path, GError **error)
{
  CK_FUNCTION_LIST *functions = p11_kit_module_load (path, 0);
  const char *message;
  CK_RV rv;

  if (!functions) {
    message = p11_kit_message ();
    g_set_error (error,
                 ANKY_TOKEN_ERROR,
                 ANKY_TOKEN_ERROR_MODULE,
                 "%s: %s",
                 path,
                 message ? message : "cannot be loaded");
    return FALSE;
  }
  rv = p11_kit_module_initialize (functions);
  if (rv != CKR_OK) {
    p11_kit_module_release (functions);
    g_set_error (error,
                 ANKY_TOKEN_ERROR,
                 ANKY_TOKEN_ERROR_MODULE,
                 "%s: C_Initialize: %s (0x%lX)",
                 path,
                 anky_p11_describe (rv),
                 rv);
    return FALSE;
  }
  add_module (self, functions, path, TRUE);
  return TRUE;
}

static void
load_registered (AnkyModules *self)
{
  self->registered = p11_kit_modules_load_and_initialize (0);
  for (gsize i = 0; self->registered && self->registered[i]; i++) {
    CK_FUNCTION_LIST *functions = self->registered[i];
    g_autofree char *path = p11_kit_module_get_filename (functions);

    if (p11_kit_module_get_flags (functions) & P11_KIT_MODULE_TRUSTED)
      continue;
    if (path && !anky_modules_find (self, path))
      add_module (self, functions, path, FALSE);
  }
}

void
anky_modules_load (AnkyModules *self, GPtrArray *problems)
{
  /* It would print to standard error what is in the problems. */
  p11_kit_be_quiet ();
  for (guint i = 0; i < self->paths->len; i++) {
    const char *path = g_ptr_array_index (self->paths, i);
    g_autoptr (GError) error = NULL;

    if (!anky_modules_find (self, path) && !load_extra (self, path, &error) &&
        problems)
      g_ptr_array_add (problems, g_strdup (error->message));
  }
  if (!self->only_extra && !self->registered)
    load_registered (self);
  self->has_loaded = TRUE;
}

GPtrArray *
anky_modules_get (AnkyModules *self)
{
  if (!self->has_loaded)
    anky_modules_load (self, NULL);
  return self->modules;
}
