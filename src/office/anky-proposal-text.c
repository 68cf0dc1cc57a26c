/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-proposal-text.h"

#include "anky-wording.h"

/* Half a two-digit number of the decree's size, to keep it in its box. */
#define HALF_NUMBER_MM 2.5

static void
set_missing (GError **error, const char *code)
{
  g_set_error_literal (error,
                       ANKY_OFFICE_ERROR,
                       ANKY_OFFICE_ERROR_USAGE,
                       anky_wording_find (code)->english);
}

GDateTime *
anky_proposal_get_date (const AnkyProposal *self)
{
  return self->options->date ? self->options->date : self->time;
}

char *
anky_proposal_dup_line (const AnkyProposal *self, AnkyKind kind, GError **error)
{
  const AnkyActOptions *options = self->options;
  gboolean iso = anky_profile_wants_iso_time (self->profile);

  if (kind == ANKY_KIND_ATTACHMENT) {
    if (options->document_number && *options->document_number)
      return anky_rule_text_attachment (options->document_number,
                                        self->time,
                                        iso);
    set_missing (error, "needs-document-number");
    return NULL;
  }
  if (options->organization && *options->organization)
    return anky_rule_text_copy (options->copy_form,
                                options->organization,
                                self->time,
                                iso);
  set_missing (error, "needs-organization");
  return NULL;
}

static gboolean
lies_on (const AnkyPlacement *placement, guint page, AnkyRectMm line)
{
  return placement->page == page &&
         anky_rect_mm_intersect (placement->rect, line, NULL);
}

static gboolean
fill_number (const AnkyProposal *self, AnkyPlacement *placement, GError **error)
{
  const AnkyNumberLine *line = self->anatomy ? &self->anatomy->number : NULL;

  if (!self->options->number || !*self->options->number) {
    set_missing (error, "needs-number");
    return FALSE;
  }
  placement->text = anky_rule_text_number (self->options->number);
  placement->align = ANKY_ALIGN_RIGHT;
  if (line && line->is_found && lies_on (placement, line->page, line->line)) {
    placement->font_size_pt = line->font_size_pt;
    placement->is_italic = line->is_italic;
    placement->baseline_mm = line->baseline_mm;
  }
  return TRUE;
}

static void
add_piece (AnkyPlacement *placement, const char *text, double centre_mm)
{
  AnkyTextPiece *piece = &placement->pieces[placement->n_pieces++];

  g_strlcpy (piece->text, text, sizeof piece->text);
  piece->centre_mm =
      CLAMP (centre_mm,
             HALF_NUMBER_MM,
             MAX (placement->rect.width - HALF_NUMBER_MM, HALF_NUMBER_MM));
}

static double
get_centre (const AnkyPlacement *placement, const AnkyBlank *blank)
{
  return blank->rect.x + blank->rect.width / 2 - placement->rect.x;
}

/* Without a date line under the box the day stands at its left end, the month
 * at its right. */
static void
fill_date (const AnkyProposal *self, AnkyPlacement *placement)
{
  const AnkyDateLine *line = self->anatomy ? &self->anatomy->date : NULL;
  GDateTime *date = anky_proposal_get_date (self);
  g_autofree char *day = anky_rule_text_day (date);
  g_autofree char *month = anky_rule_text_month (date);
  gboolean is_on_line =
      line && line->is_found && lies_on (placement, line->page, line->line);

  placement->is_italic = TRUE;
  if (is_on_line) {
    placement->font_size_pt = line->font_size_pt;
    placement->is_italic = line->is_italic;
    placement->baseline_mm = line->baseline_mm;
  }
  if (!is_on_line || !line->day.printed)
    add_piece (placement,
               day,
               is_on_line ? get_centre (placement, &line->day) : 0);
  if (!is_on_line || !line->month.printed)
    add_piece (placement,
               month,
               is_on_line ? get_centre (placement, &line->month)
                          : placement->rect.width);
  placement->text = g_strdup_printf ("%s %s", day, month);
}

gboolean
anky_proposal_fill (const AnkyProposal *self,
                    AnkyPlacement *placement,
                    GError **error)
{
  if (placement->text)
    return TRUE;
  switch (placement->kind) {
  case ANKY_KIND_NUMBER:
    return fill_number (self, placement, error);
  case ANKY_KIND_DATE:
    fill_date (self, placement);
    return TRUE;
  case ANKY_KIND_COPY:
  case ANKY_KIND_ATTACHMENT:
    placement->text = anky_proposal_dup_line (self, placement->kind, error);
    placement->align = ANKY_ALIGN_RIGHT;
    return placement->text != NULL;
  case ANKY_KIND_NONE:
  case ANKY_KIND_INITIALS:
  case ANKY_KIND_LEADER:
  case ANKY_KIND_ISSUE:
  case ANKY_KIND_SEAL:
  default:
    return TRUE;
  }
}
