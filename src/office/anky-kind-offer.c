/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-kind-offer.h"

static gboolean
is_good (const AnkySignatureReport *signature)
{
  return !signature->is_removed && !signature->is_document_timestamp &&
         signature->integrity == ANKY_INTEGRITY_INTACT;
}

gboolean
anky_kind_offer_bears (AnkyReport *report, gboolean of_organization)
{
  for (guint i = 0; report && i < report->signatures->len; i++) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i);
    gboolean is_organization =
        signature->signer_kind == ANKY_SIGNER_ORGANIZATION;

    if (is_good (signature) && is_organization == of_organization &&
        signature->role != ANKY_ROLE_INITIALS)
      return TRUE;
  }
  return FALSE;
}

AnkyKind
anky_kind_offer_next (AnkyReport *report)
{
  if (anky_kind_offer_bears (report, TRUE))
    return ANKY_KIND_NONE;
  return anky_kind_offer_bears (report, FALSE) ? ANKY_KIND_ISSUE
                                               : ANKY_KIND_LEADER;
}

static gboolean
suits_document (AnkyKind kind, gboolean has_leader, gboolean has_seal)
{
  switch (kind) {
  case ANKY_KIND_LEADER:
    return !has_seal;
  case ANKY_KIND_INITIALS: /* before the leader signs (Điều 12) */
  case ANKY_KIND_COPY:     /* of paper: a signed file is its own original */
  case ANKY_KIND_ATTACHMENT:
    return !has_leader && !has_seal;
  case ANKY_KIND_ISSUE:
  case ANKY_KIND_NUMBER:
  case ANKY_KIND_DATE:
  case ANKY_KIND_SEAL:
    return has_leader && !has_seal;
  case ANKY_KIND_NONE:
  default:
    return FALSE;
  }
}

gboolean
anky_kind_offer_fits (AnkyKind kind, AnkyReport *report, AnkyHolders holders)
{
  AnkyHolders wanted = anky_kind_is_organization (kind)
                           ? ANKY_HOLDER_ORGANIZATION
                           : ANKY_HOLDER_PERSON;

  return (holders & wanted) != 0 &&
         suits_document (kind,
                         anky_kind_offer_bears (report, FALSE),
                         anky_kind_offer_bears (report, TRUE));
}
