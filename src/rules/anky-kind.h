/* anky-kind.h - the kinds of signature that the regulations name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the user asks for (`--as`) and, with ISSUE taken apart, what a box on a
 * page is. */
typedef enum {
  ANKY_KIND_NONE,
  ANKY_KIND_INITIALS,
  ANKY_KIND_LEADER,
  ANKY_KIND_ISSUE, /* number + date + seal */
  ANKY_KIND_NUMBER,
  ANKY_KIND_DATE,
  ANKY_KIND_SEAL,
  ANKY_KIND_COPY,
  ANKY_KIND_ATTACHMENT,
} AnkyKind;

const char *anky_kind_to_string (AnkyKind kind);   /* "leader" */
AnkyKind anky_kind_from_string (const char *word); /* NONE if it is none */
/* Whether the regulations want an organisation's certificate for it. */
gboolean anky_kind_is_organization (AnkyKind kind);

/* The role of a signature that was found (design decision 19). */
typedef enum {
  ANKY_ROLE_OTHER,
  ANKY_ROLE_LEADER,
  ANKY_ROLE_INITIALS,
  ANKY_ROLE_NUMBER,
  ANKY_ROLE_DATE,
  ANKY_ROLE_SEAL,
  ANKY_ROLE_COPY,
  ANKY_ROLE_ATTACHMENT,
  ANKY_ROLE_TIMESTAMP,
} AnkyRole;

const char *anky_role_to_string (AnkyRole role); /* "leader" */

G_END_DECLS
