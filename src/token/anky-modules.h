/* anky-modules.h - the PKCS#11 modules that are loaded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-p11.h"

G_BEGIN_DECLS

/* One loaded module. Extra ones were named by path, others p11-kit knows. */
typedef struct {
  CK_FUNCTION_LIST *functions;
  char *name;
  char *path;
  CK_INFO info;
  gboolean is_extra;
} AnkyModule;

/**
 * AnkyModules:
 *
 * The modules of one backend, extra ones first: who names a driver by its path
 * wants its tokens through it. Modules for trusted web roots are left out.
 *
 * Thread: the token thread only.
 */
typedef struct _AnkyModules AnkyModules;

AnkyModules *anky_modules_new (const char *const *paths, gboolean only_extra)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_modules_free (AnkyModules *self);

/* Loads what is not loaded yet; @problems gets a sentence (char *) for each
 * module that cannot be, NULL to ignore. */
void anky_modules_load (AnkyModules *self, GPtrArray *problems);
/* (element-type AnkyModule), borrowed; loads at first use. */
GPtrArray *anky_modules_get (AnkyModules *self);
AnkyModule *anky_modules_find (AnkyModules *self, const char *path);

G_END_DECLS
