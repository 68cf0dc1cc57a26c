/* anky-placement.h - where one signature goes, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-geometry.h"
#include "anky-kind.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* How a text stands in its rectangle. */
typedef enum {
  ANKY_ALIGN_CENTRE,
  ANKY_ALIGN_LEFT,
  ANKY_ALIGN_RIGHT, /* a number, against the "/" */
} AnkyAlign;

#define ANKY_MAX_PIECES 3

/* Design decision 5: a place of less confidence is a guess to be looked at. */
#define ANKY_SURE_CONFIDENCE 0.5

/* One of several short texts in one rectangle: the day and the month, each in
 * its own blank of the date line. */
typedef struct {
  char text[8];
  double centre_mm; /* from the rectangle's left */
} AnkyTextPiece;

/* One place on one page: proposed by the rules, or chosen by the user. */
typedef struct {
  AnkyKind kind; /* never ISSUE */
  guint page;    /* from 0 */
  AnkyRectMm rect;
  double confidence; /* 0 to 1; 1 when the user chose it */
  char *reason;      /* English sentence; NULL when the user chose it */
  char *title;       /* of the signer's block (o 7a); NULL */
  char *name;        /* of the signer (o 7b); NULL */
  char *text;        /* what number, date, copy, attachment will show; NULL */
  /* The type of the line that the text completes; 0 / NULL: the kind's own. */
  double font_size_pt;
  gboolean is_italic;
  double baseline_mm; /* from the top of the page; 0: centred in rect */
  AnkyAlign align;
  guint n_pieces; /* 0: text stands as one, by align */
  AnkyTextPiece pieces[ANKY_MAX_PIECES];
} AnkyPlacement;

#define ANKY_TYPE_PLACEMENT (anky_placement_get_type ())
GType anky_placement_get_type (void);
AnkyPlacement *anky_placement_new (AnkyKind kind, guint page, AnkyRectMm rect)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyPlacement *anky_placement_copy (const AnkyPlacement *self)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_placement_free (AnkyPlacement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPlacement, anky_placement_free)

G_END_DECLS
