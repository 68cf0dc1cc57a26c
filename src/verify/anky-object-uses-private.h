/* anky-object-uses-private.h - what each object of a document is used for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document.h"

G_BEGIN_DECLS

/* The contexts in which an object is reached from the trailer. One object may
 * have several: each has its own rule for what may change, and a change must
 * satisfy all of them. Whatever has no rule of its own is content. */
typedef enum {
  ANKY_USE_NONE = 0,
  ANKY_USE_CATALOG = 1 << 0,
  ANKY_USE_PAGES = 1 << 1, /* an inner node of the page tree */
  ANKY_USE_PAGE = 1 << 2,
  ANKY_USE_ANNOTATIONS = 1 << 3, /* the array of a page */
  ANKY_USE_ANNOTATION = 1 << 4,
  ANKY_USE_ACROFORM = 1 << 5,
  ANKY_USE_FIELDS = 1 << 6, /* the array of a form or field */
  ANKY_USE_FIELD = 1 << 7,
  ANKY_USE_APPEARANCE = 1 << 8,
  ANKY_USE_VALUE = 1 << 9,      /* of a field that is no signature */
  ANKY_USE_SIGNATURE = 1 << 10, /* a signature dictionary */
  ANKY_USE_DSS = 1 << 11,
  ANKY_USE_PERMS = 1 << 12,
  ANKY_USE_METADATA = 1 << 13,
  ANKY_USE_INFO = 1 << 14,
  ANKY_USE_EXTENSIONS = 1 << 15,
  ANKY_USE_RESOURCES = 1 << 16, /* /DR of the form */
  ANKY_USE_STRUCTURE = 1 << 17,
  ANKY_USE_CONTENT = 1 << 18,
  ANKY_USE_PAINT = 1 << 19, /* content that is drawn with: never a node */
  ANKY_USE_RESOURCE_NAMES = 1 << 20, /* a category of /DR */
} AnkyUse;

/**
 * AnkyObjectUses:
 *
 * The uses of every object number that was ever reached, dangling references
 * included: an object that is filled in later under such a number is content
 * that was prepared. Uses are only added, never taken back.
 */
typedef struct _AnkyObjectUses AnkyObjectUses;

/* @max_visits bounds the work of all walks together. */
AnkyObjectUses *anky_object_uses_new (guint max_visits)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_object_uses_free (AnkyObjectUses *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyObjectUses, anky_object_uses_free)

/* Walks everything from the trailer; without content only what can change by
 * rule. */
void anky_object_uses_add_revision (AnkyObjectUses *self,
                                    AnkyPdfRevision *revision,
                                    gboolean with_content);
/* Walks on from @object, which is object @number (0: a part of another) and
 * used as @use on @page. */
void anky_object_uses_add_object (AnkyObjectUses *self,
                                  AnkyPdfRevision *revision,
                                  guint32 number,
                                  const AnkyPdfObject *object,
                                  AnkyUse use,
                                  guint page);

AnkyUse anky_object_uses_get (const AnkyObjectUses *self, guint32 number);
/* Of the first use on a page; G_MAXUINT if it is on none. */
guint anky_object_uses_get_page (const AnkyObjectUses *self, guint32 number);
/* Whether more than one field or annotation shows the appearance. */
gboolean anky_object_uses_is_shared (const AnkyObjectUses *self,
                                     guint32 number);
/* The first field or annotation that shows the appearance; 0 if none does. */
guint32 anky_object_uses_get_owner (const AnkyObjectUses *self, guint32 number);
gboolean anky_object_uses_is_exhausted (const AnkyObjectUses *self);

G_END_DECLS
