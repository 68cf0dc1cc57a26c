/* anky-restrictions-private.h - what a signature says may still change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-form.h"
#include "anky-report.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_LOCK_NONE,
  ANKY_LOCK_ALL,
  ANKY_LOCK_INCLUDE,
  ANKY_LOCK_EXCLUDE,
} AnkyLockAction;

typedef struct {
  AnkyLockAction action;
  char **names; /* of INCLUDE and EXCLUDE; never NULL there */
} AnkyLock;

/**
 * AnkyRestrictions:
 *
 * DocMDP, FieldMDP and the field's /Lock of one signature (ISO 32000-2,
 * 12.8.2, 12.7.5.5).
 */
typedef struct {
  guint docmdp;  /* P of the DocMDP transform, 1 to 3; 0: none */
  guint lock_p;  /* /P of /Lock (ISO 32000-2, table 236); 0: none */
  GArray *locks; /* AnkyLock */
} AnkyRestrictions;

AnkyRestrictions *anky_restrictions_read (AnkyPdfRevision *revision,
                                          const AnkyPdfObject *signature,
                                          const AnkyPdfObject *lock)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_restrictions_free (AnkyRestrictions *self);

/* The stricter of the two levels; 0: the default policy. */
guint anky_restrictions_get_level (const AnkyRestrictions *self);
/* Whether a field of this full name, or one above or below it, is locked. */
gboolean anky_restrictions_lock_field (const AnkyRestrictions *self,
                                       const char *name);

/* Whether a change is allowed at a level (0: by the default policy of design
 * decision 8). */
AnkyPermitted anky_level_permits (guint level, const AnkyChange *change);

G_END_DECLS
