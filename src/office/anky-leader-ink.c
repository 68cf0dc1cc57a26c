/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-leader-ink.h"

#include "anky-body.h"
#include "anky-page-ink.h"

/* How far a signature may stand from the axis of its block. */
#define AXIS_TOLERANCE_MM 20.0

static gboolean
is_leader (const AnkySignatureReport *signature, const char *name)
{
  const char *own = signature->signer
                        ? anky_certificate_get_common_name (signature->signer)
                        : NULL;

  return (signature->signer_kind == ANKY_SIGNER_PERSON ||
          signature->signer_kind == ANKY_SIGNER_OFFICE) &&
         signature->role != ANKY_ROLE_INITIALS && signature->has_rect &&
         signature->integrity == ANKY_INTEGRITY_INTACT &&
         !signature->is_removed &&
         (!name || !own || signature->signer_kind == ANKY_SIGNER_OFFICE ||
          anky_person_is_same (name, own));
}

const AnkySignatureReport *
anky_leader_ink_find (AnkyReport *report, const char *name)
{
  for (guint i = report ? report->signatures->len : 0; i > 0; i--) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i - 1);

    if (is_leader (signature, name))
      return signature;
  }
  return NULL;
}

static gboolean
stands_in (const AnkySignatureReport *signature, const AnkySignerBlock *block)
{
  double x = signature->rect.x + signature->rect.width / 2;
  double y = signature->rect.y + signature->rect.height / 2;
  const AnkyRectMm *space = &block->space;

  return signature->page == block->page && y > space->y &&
         y < space->y + space->height &&
         ABS (x - block->axis_mm) < MAX (space->width / 2, AXIS_TOLERANCE_MM);
}

const AnkySignatureReport *
anky_leader_ink_find_at (AnkyReport *report, const AnkySignerBlock *block)
{
  for (guint i = report ? report->signatures->len : 0; i > 0; i--) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i - 1);

    if (is_leader (signature, NULL) && stands_in (signature, block))
      return signature;
  }
  return NULL;
}

AnkyRectMm
anky_leader_ink_measure (const AnkySignatureReport *signature,
                         AnkyPageSource *pages,
                         GCancellable *cancellable)
{
  AnkyPageInk ink;

  if (!anky_page_ink_measure (pages,
                              signature->page,
                              signature->rect,
                              cancellable,
                              &ink))
    return signature->rect;
  if (ink.has_blue)
    return ink.blue;
  return ink.has_red ? ink.red : signature->rect;
}
