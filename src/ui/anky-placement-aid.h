/* anky-placement-aid.h - what the document's text says of a box's place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"
#include "anky-appearance.h"
#include "anky-placement-editor.h"
#include "anky-report.h"

G_BEGIN_DECLS

/**
 * AnkyPlacementAid:
 *
 * Reads the document beside the placing: the lines that boxes catch on, how
 * far a seal lies over the signature, which words a box would hide, and what
 * was found of the parts the decree names. What is not read yet is simply not
 * said. Reading never holds the window up.
 *
 * Emits `changed` when something became known; what depends on the boxes is
 * asked anew after the editor's `changed`.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PLACEMENT_AID (anky_placement_aid_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPlacementAid,
                      anky_placement_aid,
                      ANKY,
                      PLACEMENT_AID,
                      GObject)

/* Begins to read. @report (NULL: none) tells where a person has signed. */
AnkyPlacementAid *anky_placement_aid_new (AnkyPlacementEditor *editor,
                                          AnkyPageSource *pages,
                                          AnkyReport *report)
    G_GNUC_WARN_UNUSED_RESULT;
/* Stops reading; nothing is told any more. */
void anky_placement_aid_close (AnkyPlacementAid *self);

/* Of boxes that show a picture: its ink counts, not its edges. */
void anky_placement_aid_set_picture (AnkyPlacementAid *self,
                                     AnkyAppearance *picture);

/* NULL while it is not read, and of a document that has no text. Borrowed. */
const AnkyAnatomy *anky_placement_aid_get_anatomy (AnkyPlacementAid *self);
/* The lines for the selected box on its page; NULL: none are known. */
GArray *anky_placement_aid_dup_guides (AnkyPlacementAid *self)
    G_GNUC_WARN_UNUSED_RESULT;
/* The part of the signature's width that the selected box, a seal, lies over;
 * FALSE if it is none, or no signature is on its page. */
gboolean anky_placement_aid_get_overlap (AnkyPlacementAid *self,
                                         double *part_out);
/* The words that the selected box would hide; (element-type utf8), NULL or
 * not empty. */
GPtrArray *anky_placement_aid_dup_covered (AnkyPlacementAid *self)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
