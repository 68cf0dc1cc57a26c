/* letter-office.h - whole letters: a draft, who signed it how, what came then
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-letter.h"
#include "anky-receive.h"
#include "letter-draft.h"

G_BEGIN_DECLS

typedef enum {
  SIGN_END,
  SIGN_LEADER, /* blue strokes in the block */
  SIGN_LEFT_LEADER,
  SIGN_INITIALS, /* small, beside the end of the text */
  SIGN_COMMENT,  /* as large as a leader's, in the margin below */
  SIGN_NUMBER,
  SIGN_DATE, /* day and month in one box */
  SIGN_DAY,
  SIGN_MONTH,
  SIGN_SEAL,
  SIGN_LEFT_SEAL,
  SIGN_LINE,     /* at the top right */
  SIGN_LINE_LOW, /* the same, where it does not belong */
  SIGN_STAMP,    /* of the receiving body, in the top margin */
  SIGN_BESIDE,   /* text beside the text */
  SIGN_UNSEEN,
} LetterPlace;

#define LETTER_MAX_SIGNATURES 8

typedef struct {
  LetterPlace place;
  const char *key;          /* of the tests' PKI; NULL: the usual */
  const char *text;         /* NULL: the usual */
  const char *time;         /* NULL: 2026-03-05T09:00:00+07:00 */
  gboolean is_stamped;      /* a timestamp of this very time */
  const char *stamp;        /* a timestamp of another time; NULL */
  double dx_mm;             /* moved to the right */
  double size_mm;           /* of the seal's side; 0: 36 */
  gboolean is_other_colour; /* red for blue, blue for red */
  AnkyDocmdp docmdp;
  const char *authority; /* embedded beside the leaf; NULL */
  gboolean is_sha1;
} LetterSignature;

/* What is expected for one reason: its code and the article it must cite. */
typedef struct {
  const char *code;
  const char *article; /* NULL: none */
} LetterReason;

#define LETTER_MAX_REASONS 8

typedef struct {
  const char *name;
  LetterDraft draft;
  LetterSignature signatures[LETTER_MAX_SIGNATURES];
  GBytes *(*change) (GBytes *letter); /* afterwards; NULL */
  /* How it is judged. */
  const char *own_body;
  const char *main_number;
  const char *typed_number;
  gboolean is_untrusted;
  gboolean has_network;
  /* What is expected. */
  AnkyVerdict verdict;
  AnkyWeight acceptance;
  LetterReason reasons[LETTER_MAX_REASONS];
} LetterCase;

GBytes *letter_case_make (const LetterCase *self);
/* @n_fetches_out: how often the network was asked. */
AnkyReceipt *letter_case_judge (const LetterCase *self,
                                GBytes *letter,
                                guint *n_fetches_out);

/* Each list ends with a NULL name. */
extern const LetterCase letter_faults[];
extern const LetterCase letter_honest[];

/* The value between @start and @end made anew with SHA-1, as one tool in three
 * still does; ours makes none. */
GBytes *letter_sign_with_sha1 (GBytes *letter,
                               const char *key,
                               gsize start,
                               gsize end);

/* Changes of a finished letter. */
GBytes *letter_flip_byte (GBytes *letter);
GBytes *letter_replace_page (GBytes *letter);
GBytes *letter_add_note (GBytes *letter);
GBytes *letter_drop_field (GBytes *letter);
GBytes *letter_append_garbage (GBytes *letter);
GBytes *letter_cut (GBytes *letter);
/* A timestamp of the document: of its own bytes, or of others. */
GBytes *letter_stamp (GBytes *letter);
GBytes *letter_stamp_wrongly (GBytes *letter);

G_END_DECLS
