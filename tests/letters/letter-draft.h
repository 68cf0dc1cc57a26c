/* letter-draft.h - drafts laid out as Phụ lục I asks, each part as told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"

G_BEGIN_DECLS

/* What stands on the page. NULL: the usual; "": left out. */
typedef struct {
  const char *nation;
  const char *superior; /* left out */
  const char *body;
  const char *number; /* left out: a blank */
  const char *symbol;
  const char *day; /* left out: a blank */
  const char *month;
  const char *year;
  const char *type; /* "QUYẾT ĐỊNH": left out */
  const char *mark; /* ô 10: left out */
  const char *heading;
  const char *addressee;
  const char *recipient; /* "Như trên" */
  const char *title;
  const char *name;
  const char *left_title; /* of a second block: left out */
  const char *left_name;
  gboolean has_number_line; /* of a document without block and head */
  gboolean is_scan;
} LetterDraft;

GBytes *letter_draft_print (const LetterDraft *self);

/* A square picture, transparent but for its ink: rings for seals, strokes for
 * signatures. */
typedef enum {
  LETTER_RED_RING,
  LETTER_BLUE_RING,
  LETTER_BLUE_STROKES,
  LETTER_RED_STROKES,
} LetterPicture;

GBytes *letter_picture_new (LetterPicture picture);

G_END_DECLS
