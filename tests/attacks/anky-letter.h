/* anky-letter.h - small letters to sign, to forge and to judge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-sign-request.h"
#include "anky-validator.h"

G_BEGIN_DECLS

/* Numbers of the objects of a letter that forgeries aim at. */
enum {
  LETTER_CATALOG = 1,
  LETTER_PAGES,
  LETTER_PAGE,
  LETTER_SECOND_PAGE,
  LETTER_FORM,
  LETTER_CONTENT,
  LETTER_SECOND_CONTENT,
  LETTER_RESOURCES,
  LETTER_TEXT_FIELD, /* "amount", with an appearance */
  LETTER_CHECK_BOX,  /* "agree" */
  LETTER_BLANK,      /* "Blank", an empty signature field, top right */
  LETTER_FONT,
  LETTER_LOGO,
  LETTER_TEXT_APPEARANCE,
  LETTER_YES_APPEARANCE,
  LETTER_OFF_APPEARANCE,
  LETTER_INFO,
  LETTER_PREPARED,  /* content that nothing refers to */
  LETTER_ANNOTS,    /* of page 1 */
  LETTER_STRUCTURE, /* of the structure tree */
  LETTER_SIZE,
  LETTER_DANGLING = 900, /* named in the resources, and not there */
};

typedef enum {
  ANKY_LETTER_TABLE,
  ANKY_LETTER_STREAM, /* xref stream and object streams */
} AnkyLetterForm;

GBytes *anky_letter_new (AnkyLetterForm form);

typedef struct {
  const char *key; /* of the tests' PKI; NULL: "person" */
  AnkyRectMm rect; /* empty: invisible */
  guint page;
  const char *caption; /* drawn text; NULL */
  GBytes *picture;     /* PNG; NULL */
  const char *field;
  AnkyDocmdp docmdp;
  const char *time; /* /M, RFC 3339; NULL: 2026-03-02T08:00:00+07:00 */
  AnkyTimestampFunc timestamp;
  gpointer timestamp_data;
} AnkyLetterSigning;

/* Ends the test if it cannot be signed. */
GBytes *anky_letter_sign (GBytes *letter, const AnkyLetterSigning *signing);
/* The same, invisible and certifying at P @docmdp (0: not). */
GBytes *anky_letter_sign_plain (GBytes *letter, int docmdp);

/* A square picture: @opaque white with a blue cross, or its lines alone. */
GBytes *anky_letter_new_picture (gboolean is_opaque);

AnkyPdfDocument *anky_letter_open (GBytes *letter, GError **error);
/* NULL where it is no PDF that the strict reader can follow. */
AnkyReport *anky_letter_judge (GBytes *letter, gboolean is_drawn);

/* What nobody may get wrong: every signature passed, intact, all that came
 * later permitted, nothing left open. */
gboolean anky_report_is_green (const AnkyReport *report);
const AnkySignatureReport *anky_report_get_signature (const AnkyReport *report,
                                                      guint i);
char *anky_report_describe (const AnkyReport *report);

G_END_DECLS
