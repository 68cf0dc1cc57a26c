/* anky-body.h - whether two texts name the same body or person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whom a certificate names, from its subject; borrowed. */
typedef struct {
  const char *common_name;
  const char *organization;
  const char *const *units; /* NULL-terminated; NULL for none */
} AnkySubjectNames;

typedef enum {
  ANKY_BODY_UNKNOWN, /* the letterhead or the certificate names none */
  ANKY_BODY_SAME,
  ANKY_BODY_UNIT, /* a unit of the body in the letterhead */
  ANKY_BODY_OTHER,
} AnkyBodyRelation;

/* An organisation's certificate against ô 2. */
AnkyBodyRelation anky_body_compare (const AnkySubjectNames *subject,
                                    const char *issuing_body,
                                    const char *superior_body);

/* A person's certificate against ô 2: SAME when the body is anywhere in the
 * subject. */
AnkyBodyRelation anky_body_compare_person (const AnkySubjectNames *subject,
                                           const char *issuing_body,
                                           const char *superior_body);

/* Whether two texts name one body: marks of demonstration, abbreviations
 * (UBND), a title before it ("CHỦ TỊCH ỦY BAN …") make no difference. */
gboolean anky_body_is_same (const char *a, const char *b);

/* The printed name against a certificate's, both folded; text in brackets and
 * degrees make no difference. */
gboolean anky_person_is_same (const char *printed, const char *common_name);

G_END_DECLS
