/* anky-sign-plan.h - what will be signed, where, on which terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-archive.h"
#include "anky-pdf-form.h"
#include "anky-seed-value.h"

G_BEGIN_DECLS

/**
 * AnkySignPlan:
 *
 * A request held against a document: everything that can be decided, and
 * refused, before a PIN is asked. Thread: any, one at a time.
 */
typedef struct {
  AnkyPdfRevision *revision; /* borrowed from the document */
  const AnkySignRequest *request;
  AnkySignTerms terms;
  char *field_name;
  AnkyPdfSignatureField
      *field; /* the empty one that is used; NULL: a new one */
  AnkyPdfPage page;
  gboolean is_visible;
  AnkyRectMm box;    /* of the widget */
  AnkyRectMm place;  /* of the appearance, within the box */
  gboolean is_first; /* no signature is there yet */
  AnkyArchive archive;
} AnkySignPlan;

AnkySignPlan *anky_sign_plan_new (AnkyPdfDocument *document,
                                  const AnkySignRequest *request,
                                  AnkyCertificate *certificate,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For a timestamp over the document, which every DocMDP allows (ISO 32000-2,
 * table 257). @request: empty, and as long-lived as the plan. */
AnkySignPlan *anky_sign_plan_new_timestamp (AnkyPdfDocument *document,
                                            const AnkySignRequest *request,
                                            GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_sign_plan_free (AnkySignPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkySignPlan, anky_sign_plan_free)

G_END_DECLS
