/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a signature is for: read from who signed, what is shown and where, never
 * from names that a forger sets (design decision 19). Sizes and places are
 * those of NĐ 30/2020, Phụ lục I, and of the letters that offices send.
 */

#include "anky-appearance-reader-private.h"
#include "anky-fold.h"
#include "anky-validation-private.h"

#include <string.h>

/* Initials are drawn beside the text, at most so large. */
#define INITIALS_WIDTH_MM  21.5
#define INITIALS_HEIGHT_MM 12.0
/* The smallest seal picture. */
#define SEAL_MIN_MM 20.0
/* Number and date stand in the head of page 1; the line of a copy or an
 * attachment above it. */
#define HEAD_MM       110.0
#define TOP_MARGIN_MM 30.0

static gboolean
begins_with (const char *folded, const char *words)
{
  g_autofree char *start = anky_fold (words);

  return g_str_has_prefix (folded, start);
}

static gboolean
is_copy_line (const char *folded)
{
  return begins_with (folded, "sao y") || begins_with (folded, "sao lục") ||
         begins_with (folded, "trích sao");
}

static gboolean
has_digit (const char *text)
{
  for (; *text; text++) {
    if (g_ascii_isdigit (*text))
      return TRUE;
  }
  return FALSE;
}

static AnkyRole
judge_line (const AnkySignatureReport *report, const AnkyShown *shown)
{
  g_autofree char *folded = anky_fold (shown->text);
  double middle = report->rect.x + report->rect.width / 2;

  if (is_copy_line (folded))
    return ANKY_ROLE_COPY;
  if (begins_with (folded, "số") && strchr (folded, ';'))
    return ANKY_ROLE_ATTACHMENT;
  if (report->page != 0 || report->rect.y > HEAD_MM || !has_digit (folded))
    return ANKY_ROLE_OTHER;
  /* A line of its own in the margin, in the older wording. */
  if (report->rect.y + report->rect.height < TOP_MARGIN_MM &&
      begins_with (folded, "thời gian ký"))
    return ANKY_ROLE_COPY;
  return middle < 105.0 ? ANKY_ROLE_NUMBER : ANKY_ROLE_DATE;
}

static AnkyRole
judge_organization (const AnkySignatureReport *report, const AnkyShown *shown)
{
  if (shown->text[0])
    return judge_line (report, shown);
  if (report->rect.width >= SEAL_MIN_MM && report->rect.height >= SEAL_MIN_MM)
    return ANKY_ROLE_SEAL;
  return ANKY_ROLE_OTHER;
}

static AnkyRole
judge_person (const AnkySignatureReport *report)
{
  if (report->rect.width <= INITIALS_WIDTH_MM &&
      report->rect.height <= INITIALS_HEIGHT_MM)
    return ANKY_ROLE_INITIALS;
  return ANKY_ROLE_LEADER;
}

static AnkyRole
judge_role (const AnkySignature *self)
{
  const AnkySignatureReport *report = self->report;
  AnkyPdfRevision *revision =
      self->signed_revision ? self->signed_revision : self->revision;
  g_autoptr (AnkyShown) shown = NULL;

  if (self->sub_filter == ANKY_SUB_FILTER_RFC3161)
    return ANKY_ROLE_TIMESTAMP;
  if (!report->has_rect)
    return ANKY_ROLE_OTHER;

  shown = anky_appearance_read (revision, self->field->widget);
  if (anky_shown_is_empty (shown))
    return ANKY_ROLE_OTHER;
  self->report->shows_picture = shown->has_picture;
  self->report->shown_text = g_strdup (shown->text);

  switch (report->signer_kind) {
  case ANKY_SIGNER_ORGANIZATION:
    return judge_organization (report, shown);
  case ANKY_SIGNER_PERSON:
  case ANKY_SIGNER_OFFICE:
    return judge_person (report);
  case ANKY_SIGNER_UNKNOWN:
  default:
    return ANKY_ROLE_OTHER;
  }
}

void
anky_validation_judge_roles (AnkyValidation *self)
{
  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    signature->report->role = judge_role (signature);
  }
}
