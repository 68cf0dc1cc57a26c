/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-proposal.h"

#include "anky-clock.h"
#include "anky-gates.h"
#include "anky-leader-ink.h"
#include "anky-profile-store.h"
#include "anky-proposal-text.h"
#include "anky-propose.h"
#include "anky-wording.h"

/* Width through height of most signatures. */
#define USUAL_ASPECT 2.25
/* Of a place over a signature that is not there yet. */
#define FORESEEN_CONFIDENCE 0.6

/* Design decision 5. */
#define MIN_CONFIDENCE 0.5

static gboolean
fail (GError **error, const char *code)
{
  g_set_error_literal (error,
                       ANKY_OFFICE_ERROR,
                       ANKY_OFFICE_ERROR_NO_PLACE,
                       anky_wording_find (code)->english);
  return FALSE;
}

static AnkyPictureShape
get_shape (const AnkyProposal *self, double usual_aspect)
{
  AnkyPictureShape shape = anky_picture_shape_full (usual_aspect);

  if (!self->picture)
    return shape;
  shape.aspect = anky_appearance_get_aspect (self->picture);
  anky_appearance_get_ink (self->picture,
                           &shape.ink_x,
                           &shape.ink_y,
                           &shape.ink_width,
                           &shape.ink_height);
  return shape;
}

static AnkyMeasures
get_measures (const AnkyProposal *self)
{
  AnkyMeasures measures = *anky_profile_get_measures (self->profile);

  if (self->options->seal_diameter_mm > 0)
    measures.seal_diameter = self->options->seal_diameter_mm;
  return measures;
}

/* --- what the rules say -------------------------------------------------- */

static gboolean
add_leaders (const AnkyProposal *self, GPtrArray *places, GError **error)
{
  const char *name = self->options->signer_name;
  AnkyPictureShape shape = get_shape (self, USUAL_ASPECT);
  AnkyMeasures measures = get_measures (self);
  guint n_before = places->len;

  for (guint i = 0; i < self->anatomy->blocks->len; i++) {
    const AnkySignerBlock *block = g_ptr_array_index (self->anatomy->blocks, i);

    if (!name || anky_person_is_same (block->name, name))
      g_ptr_array_add (places,
                       anky_rule_place_leader (block, &shape, &measures));
  }
  if (places->len > n_before)
    return TRUE;
  return fail (error, name ? "no-block-of-name" : "no-block");
}

static gboolean
add_initials (const AnkyProposal *self, GPtrArray *places, GError **error)
{
  AnkyPictureShape shape = get_shape (self, USUAL_ASPECT);
  AnkyMeasures measures = get_measures (self);
  AnkyPlacement *placement =
      anky_rule_place_initials (self->anatomy, &shape, &measures);

  if (!placement)
    return fail (error, "no-end-of-text");
  g_ptr_array_add (places, placement);
  return TRUE;
}

/* Where the leader's signature will stand, in a document that does not bear it
 * yet: the seal's place can be shown, though nothing may be sealed. */
static AnkyPlacement *
foresee_leader (const AnkyProposal *self)
{
  const AnkySignerBlock *block =
      anky_gates_choose_own_block (self->anatomy,
                                   self->options->signer_name,
                                   self->body);
  AnkyPictureShape shape = anky_picture_shape_full (USUAL_ASPECT);
  AnkyMeasures measures = get_measures (self);

  return block ? anky_rule_place_leader (block, &shape, &measures) : NULL;
}

/* In a joint document the seal goes over the signature of the body's own
 * leader. */
static const AnkySignatureReport *
find_leader (const AnkyProposal *self)
{
  const char *name = self->options->signer_name;
  const AnkySignerBlock *own =
      name ? NULL
           : anky_gates_choose_own_block (self->anatomy, NULL, self->body);

  return own && self->anatomy->blocks->len > 1
             ? anky_leader_ink_find_at (self->report, own)
             : anky_leader_ink_find (self->report, name);
}

static gboolean
add_seal (const AnkyProposal *self,
          GPtrArray *places,
          GCancellable *cancellable,
          GError **error)
{
  AnkyPictureShape shape = get_shape (self, 1.0);
  AnkyMeasures measures = get_measures (self);
  const AnkySignatureReport *leader = find_leader (self);
  g_autoptr (AnkyPlacement) foreseen = leader ? NULL : foresee_leader (self);
  AnkyPlacement *placement;

  if (!leader && !foreseen)
    return fail (error, "no-signature-to-seal");
  placement = anky_rule_place_seal (
      leader ? leader->page : foreseen->page,
      leader ? anky_leader_ink_measure (leader, self->pages, cancellable)
             : foreseen->rect,
      &shape,
      &measures);
  if (foreseen)
    placement->confidence = MIN (foreseen->confidence, FORESEEN_CONFIDENCE);
  g_ptr_array_add (places, placement);
  return TRUE;
}

/* A number that is printed already is kept and compared. */
static gboolean
add_number (const AnkyProposal *self, GPtrArray *places, GError **error)
{
  const AnkyNumberLine *line = &self->anatomy->number;
  const char *number = self->options->number;
  g_autofree char *wanted = number ? anky_rule_text_number (number) : NULL;

  if (!line->is_found)
    return fail (error, "no-number-line");
  if (!wanted && !line->number.printed) {
    g_set_error_literal (error,
                         ANKY_OFFICE_ERROR,
                         ANKY_OFFICE_ERROR_USAGE,
                         anky_wording_find ("needs-number")->english);
    return FALSE;
  }
  if (!line->number.printed) {
    g_ptr_array_add (places, anky_rule_place_number (self->anatomy, number));
    return TRUE;
  }
  if (!wanted || g_str_equal (line->number.printed, wanted))
    return TRUE;
  g_set_error (error,
               ANKY_OFFICE_ERROR,
               ANKY_OFFICE_ERROR_GATE,
               "the number %s is printed on the document already",
               line->number.printed);
  return FALSE;
}

static gboolean
add_date (const AnkyProposal *self, GPtrArray *places, GError **error)
{
  AnkyPlacement *placement;

  if (!self->anatomy->date.is_found)
    return fail (error, "no-date-line");
  placement =
      anky_rule_place_date (self->anatomy, anky_proposal_get_date (self));
  if (placement)
    g_ptr_array_add (places, placement);
  return TRUE;
}

static gboolean
add_line (const AnkyProposal *self,
          AnkyKind kind,
          GPtrArray *places,
          GError **error)
{
  g_autofree char *text = anky_proposal_dup_line (self, kind, error);

  if (!text)
    return FALSE;
  g_ptr_array_add (places, anky_rule_place_line (self->anatomy, kind, text));
  return TRUE;
}

static gboolean
propose_kind (const AnkyProposal *self,
              AnkyKind kind,
              GPtrArray *places,
              GCancellable *cancellable,
              GError **error)
{
  if (!self->anatomy)
    return fail (error, "no-text");
  switch (kind) {
  case ANKY_KIND_LEADER:
    return add_leaders (self, places, error);
  case ANKY_KIND_INITIALS:
    return add_initials (self, places, error);
  case ANKY_KIND_SEAL:
    return add_seal (self, places, cancellable, error);
  case ANKY_KIND_NUMBER:
    return add_number (self, places, error);
  case ANKY_KIND_DATE:
    return add_date (self, places, error);
  case ANKY_KIND_COPY:
  case ANKY_KIND_ATTACHMENT:
    return add_line (self, kind, places, error);
  case ANKY_KIND_NONE:
  case ANKY_KIND_ISSUE:
  default:
    g_assert_not_reached ();
  }
}

/* --- what the user says -------------------------------------------------- */

static gboolean
take_chosen (const AnkyProposal *self,
             AnkyKind kind,
             GPtrArray *places,
             gboolean *found_out,
             GError **error)
{
  GPtrArray *chosen = self->options->placements;

  *found_out = FALSE;
  for (guint i = 0; chosen && i < chosen->len; i++) {
    g_autoptr (AnkyPlacement) placement =
        anky_placement_copy (g_ptr_array_index (chosen, i));

    if (placement->kind != kind)
      continue;
    if (!anky_proposal_fill (self, placement, error))
      return FALSE;
    placement->confidence = 1;
    g_ptr_array_add (places, g_steal_pointer (&placement));
    *found_out = TRUE;
  }
  return TRUE;
}

static gboolean
add_kind (const AnkyProposal *self,
          AnkyKind kind,
          GPtrArray *places,
          GCancellable *cancellable,
          GError **error)
{
  gboolean is_chosen;

  if (!take_chosen (self, kind, places, &is_chosen, error))
    return FALSE;
  return is_chosen || propose_kind (self, kind, places, cancellable, error);
}

GPtrArray *
anky_proposal_list (const AnkyProposal *self,
                    GCancellable *cancellable,
                    GError **error)
{
  const AnkyKind issue[] = { ANKY_KIND_NUMBER, ANKY_KIND_DATE, ANKY_KIND_SEAL };
  AnkyKind one = self->options->kind;
  gboolean is_issue = one == ANKY_KIND_ISSUE;
  const AnkyKind *kinds = is_issue ? issue : &one;
  g_autoptr (GPtrArray) places =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);

  for (guint i = 0; i < (is_issue ? G_N_ELEMENTS (issue) : 1); i++)
    if (!add_kind (self, kinds[i], places, cancellable, error))
      return NULL;
  return g_steal_pointer (&places);
}

static gboolean
check_certain (GPtrArray *places, GError **error)
{
  for (guint i = 0; i < places->len; i++) {
    const AnkyPlacement *place = g_ptr_array_index (places, i);

    if (place->confidence < MIN_CONFIDENCE)
      return fail (error, "place-uncertain");
    if (i == 0)
      continue;
    if (((const AnkyPlacement *) g_ptr_array_index (places, i - 1))->kind ==
        place->kind)
      return fail (error, "several-signers");
  }
  if (places->len == 0)
    return fail (error, "nothing-to-fill");
  return TRUE;
}

GPtrArray *
anky_proposal_choose (const AnkyProposal *self,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) places = anky_proposal_list (self, cancellable, error);

  if (!places || !check_certain (places, error))
    return NULL;
  return g_steal_pointer (&places);
}

/* --- for place ----------------------------------------------------------- */

AnkyAppearance *
anky_proposal_load_picture (const char *path, GError **error)
{
  g_autoptr (GBytes) png = NULL;
  gsize size;
  char *data;

  if (!g_file_get_contents (path, &data, &size, error))
    return NULL;
  png = g_bytes_new_take (data, size);
  return anky_appearance_new_picture (png, error);
}

GPtrArray *
anky_propose (AnkyPageSource *pages,
              AnkyReport *report,
              const AnkyActOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (AnkyAnatomy) anatomy =
      anky_anatomy_read (pages, cancellable, error);
  g_autoptr (GDateTime) time = anky_clock_now ();
  g_autoptr (AnkyAppearance) picture = NULL;
  g_autoptr (AnkyProfile) profile = NULL;
  AnkyProposal proposal = { .options = options, .pages = pages };

  if (!anatomy)
    return NULL;
  profile = anky_profile_store_load (options->profile, error);
  if (!profile)
    return NULL;
  if (options->picture) {
    picture = g_object_ref (options->picture);
  } else if (options->image_path) {
    picture = anky_proposal_load_picture (options->image_path, error);
    if (!picture)
      return NULL;
  }
  proposal.anatomy = anatomy;
  proposal.profile = profile;
  proposal.report = report;
  proposal.picture = picture;
  proposal.time = time;
  return anky_proposal_list (&proposal, cancellable, error);
}
