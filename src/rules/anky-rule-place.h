/* anky-rule-place.h - where each kind of signature goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"
#include "anky-placement.h"

G_BEGIN_DECLS

/* A picture's proportions and the part of it that is ink, as fractions. */
typedef struct {
  double aspect; /* width through height */
  double ink_x;
  double ink_y;
  double ink_width;
  double ink_height;
} AnkyPictureShape;

/* A picture that is all ink. */
AnkyPictureShape anky_picture_shape_full (double aspect);

/* The measures of a profile, millimetres. */
typedef struct {
  double leader_width;     /* of the ink: 45 */
  double leader_min_width; /* 20 */
  double leader_clearance; /* free above and below: 1 */
  double seal_diameter;    /* 36 */
  double seal_overlap;     /* of the signature's ink: 1/3 */
  double initials_width;   /* 12 */
  double initials_height;  /* 6 */
} AnkyMeasures;

AnkyMeasures anky_measures_default (void);

/* NĐ 30/2020, Phụ lục I, II.7.c: centred between title and name. */
AnkyPlacement *anky_rule_place_leader (const AnkySignerBlock *block,
                                       const AnkyPictureShape *shape,
                                       const AnkyMeasures *measures)
    G_GNUC_WARN_UNUSED_RESULT;

/* Phụ lục I, II.8: real size, over a third of the signature from its left.
 * @signature_ink: the visible ink of the leader's signature. */
AnkyPlacement *anky_rule_place_seal (guint page,
                                     AnkyRectMm signature_ink,
                                     const AnkyPictureShape *shape,
                                     const AnkyMeasures *measures)
    G_GNUC_WARN_UNUSED_RESULT;

/* Into the blank of ô 3, against the "/"; NULL if there is no such line or a
 * number is printed in it. */
AnkyPlacement *anky_rule_place_number (const AnkyAnatomy *anatomy,
                                       const char *number)
    G_GNUC_WARN_UNUSED_RESULT;

/* Whether @number is wider than the blank that waits for it, and so would stand
 * smaller than its line. */
gboolean anky_rule_number_is_wide (const AnkyAnatomy *anatomy,
                                   const char *number);

/* Day and month into the blanks of ô 4, one box over the line; what is printed
 * is kept. NULL if the line is missing or complete. */
AnkyPlacement *anky_rule_place_date (const AnkyAnatomy *anatomy,
                                     GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;

/* Whether what is printed in ô 4 agrees with @date. FALSE gives the part that
 * does not: "day", "month", "year". */
gboolean anky_rule_date_agrees (const AnkyAnatomy *anatomy,
                                GDateTime *date,
                                const char **part_out);

/* Ô 14: the line of a copy or an attachment, top right of page 1, clear of
 * text that stands there. */
AnkyPlacement *anky_rule_place_line (const AnkyAnatomy *anatomy,
                                     AnkyKind kind,
                                     const char *text)
    G_GNUC_WARN_UNUSED_RESULT;

/* Behind "./.", else at the end of Nơi nhận; NULL if neither is there. */
AnkyPlacement *anky_rule_place_initials (const AnkyAnatomy *anatomy,
                                         const AnkyPictureShape *shape,
                                         const AnkyMeasures *measures)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
