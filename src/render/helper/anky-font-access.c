/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-font-access.h"

#include <fontconfig/fontconfig.h>
#include <string.h>

/* A configuration that names these as font folders opens no more than that:
 * the whole of the user's files is not a font. */
static gboolean
is_too_much (const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, "/");
  const char *home = g_getenv ("HOME");

  return g_str_equal (canonical, "/") || g_str_equal (canonical, "/home") ||
         (home && g_str_has_prefix (home, canonical) &&
          (home[strlen (canonical)] == '/' ||
           home[strlen (canonical)] == '\0'));
}

/* Takes @list. */
static void
add_all (GPtrArray *paths, FcStrList *list)
{
  const char *path;

  if (!list)
    return;
  while ((path = (const char *) FcStrListNext (list))) {
    if (!is_too_much (path))
      g_ptr_array_add (paths, g_strdup (path));
  }
  FcStrListDone (list);
}

GPtrArray *
anky_font_access_prepare (void)
{
  static const char *const always[] = {
    "/etc/fonts",         "/usr/share/fontconfig",
    "/usr/share/poppler", "/usr/local/share/poppler",
    "/app/share/poppler", "/usr/share/ghostscript/fonts",
  };
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  FcConfig *config;

  for (gsize i = 0; i < G_N_ELEMENTS (always); i++)
    g_ptr_array_add (paths, g_strdup (always[i]));
  if (!FcInit ())
    return paths;
  config = FcConfigReference (NULL);
  /* The state of this start holds until the end: a renewal could not write
   * its cache. */
  FcConfigSetRescanInterval (config, 0);
  add_all (paths, FcConfigGetFontDirs (config));
  add_all (paths, FcConfigGetCacheDirs (config));
  add_all (paths, FcConfigGetConfigFiles (config));
  FcConfigDestroy (config);
  return paths;
}
