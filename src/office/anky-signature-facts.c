/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-signature-facts.h"

#include "anky-issuer.h"
#include "anky-page-ink.h"

AnkySubjectNames
anky_signature_facts_get_names (AnkyCertificate *certificate)
{
  if (!certificate)
    return (AnkySubjectNames){ NULL, NULL, NULL };
  return (AnkySubjectNames){
    .common_name = anky_certificate_get_common_name (certificate),
    .organization = anky_certificate_get_organization (certificate),
    .units = anky_certificate_get_units (certificate),
  };
}

static AnkyFact
get_integrity (const AnkySignatureReport *signature)
{
  switch (signature->integrity) {
  case ANKY_INTEGRITY_INTACT:
    return ANKY_FACT_YES;
  case ANKY_INTEGRITY_BROKEN:
    return ANKY_FACT_NO;
  case ANKY_INTEGRITY_UNKNOWN:
  default:
    return ANKY_FACT_UNKNOWN;
  }
}

static AnkyFact
get_permitted (const AnkySignatureReport *signature)
{
  switch (signature->changes_permitted) {
  case ANKY_PERMITTED_YES:
    return ANKY_FACT_YES;
  case ANKY_PERMITTED_NO:
    return ANKY_FACT_NO;
  case ANKY_PERMITTED_UNKNOWN:
  default:
    return ANKY_FACT_UNKNOWN;
  }
}

/* Bad is what is proven: what could not be checked passes on the user's
 * decision (design decision 6). */
static AnkyFact
get_certificate (const AnkySignatureReport *signature)
{
  switch (signature->indication) {
  case ANKY_INDICATION_PASSED:
    return ANKY_FACT_YES;
  case ANKY_INDICATION_FAILED:
    return ANKY_FACT_NO;
  case ANKY_INDICATION_INDETERMINATE:
  default:
    return ANKY_FACT_UNKNOWN;
  }
}

static const char *
name_problem (const AnkySignatureReport *signature)
{
  if (signature->integrity != ANKY_INTEGRITY_INTACT ||
      signature->indication == ANKY_INDICATION_PASSED)
    return NULL;
  if (signature->path && signature->path->is_forged)
    return "forged-issuer";
  switch (signature->sub) {
  case ANKY_SUB_REVOKED:
    return "revoked";
  case ANKY_SUB_EXPIRED:
    return "expired";
  case ANKY_SUB_NOT_YET_VALID:
    return "not-yet-valid";
  case ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND:
  case ANKY_SUB_NO_SIGNING_CERTIFICATE_FOUND:
    return "no-root";
  case ANKY_SUB_OUT_OF_BOUNDS_NO_POE:
  case ANKY_SUB_OUT_OF_BOUNDS_NOT_REVOKED:
    return "expired-unproven";
  case ANKY_SUB_REVOKED_NO_POE:
  case ANKY_SUB_REVOKED_CA_NO_POE:
    return "revoked-unproven";
  case ANKY_SUB_TRY_LATER:
  case ANKY_SUB_NO_POE:
    return "revocation-unknown";
  case ANKY_SUB_NONE:
  case ANKY_SUB_FORMAT_FAILURE:
  case ANKY_SUB_HASH_FAILURE:
  case ANKY_SUB_SIG_CRYPTO_FAILURE:
  case ANKY_SUB_SIG_CONSTRAINTS_FAILURE:
  case ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE:
  case ANKY_SUB_CERTIFICATE_CHAIN_GENERAL_FAILURE:
  case ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE:
  case ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE_NO_POE:
  case ANKY_SUB_POLICY_PROCESSING_ERROR:
  case ANKY_SUB_TIMESTAMP_ORDER_FAILURE:
  case ANKY_SUB_SIGNED_DATA_NOT_FOUND:
  default:
    return "bad-certificate";
  }
}

static AnkySignatureFact *
make_fact (const AnkySignatureReport *signature)
{
  AnkySignatureFact *fact = g_new0 (AnkySignatureFact, 1);
  AnkySignerKind kind = signature->signer_kind;

  fact->role = signature->role;
  fact->is_person = kind == ANKY_SIGNER_PERSON || kind == ANKY_SIGNER_OFFICE;
  fact->is_organization = kind == ANKY_SIGNER_ORGANIZATION;
  fact->is_office = kind == ANKY_SIGNER_OFFICE;
  fact->subject = anky_signature_facts_get_names (signature->signer);
  fact->is_intact = get_integrity (signature);
  fact->is_permitted = get_permitted (signature);
  fact->is_certificate_good = get_certificate (signature);
  fact->certificate_problem = name_problem (signature);
  fact->has_annotations = signature->later_changes == ANKY_CHANGES_ANNOTATION;
  fact->has_weak_digest = anky_signature_report_has (signature, "weak-digest");
  fact->has_unexpected_text =
      anky_signature_report_has (signature, "unexpected-text");
  fact->is_of_public_authority =
      signature->signer &&
      anky_issuer_is_public (anky_certificate_get_issuer (signature->signer));
  fact->time = signature->best_time;
  fact->is_time_proven =
      signature->has_timestamp &&
      signature->timestamp_indication == ANKY_INDICATION_PASSED;
  fact->revision = signature->revision;
  fact->page = signature->has_rect ? signature->page : G_MAXUINT;
  fact->rect = signature->rect;
  fact->text = signature->shown_text;
  fact->is_blue = fact->is_red = ANKY_FACT_UNKNOWN;
  return fact;
}

GPtrArray *
anky_signature_facts_new (AnkyReport *report)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; report && i < report->signatures->len; i++) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i);

    if (!signature->is_document_timestamp && !signature->is_removed)
      g_ptr_array_add (facts, make_fact (signature));
  }
  return facts;
}

/* A person's picture is looked for in blue, an organisation's in red: the other
 * colour in the box is of the one that lies over or under it. */
static void
look_at (AnkySignatureFact *fact,
         AnkyPageSource *pages,
         GCancellable *cancellable)
{
  AnkyPageInk ink;

  if (fact->page == G_MAXUINT || (fact->text && *fact->text) ||
      !anky_page_ink_measure (pages, fact->page, fact->rect, cancellable, &ink))
    return;
  if (!ink.has_blue && !ink.has_red)
    return;
  fact->is_blue = ink.has_blue ? ANKY_FACT_YES : ANKY_FACT_NO;
  fact->is_red = ink.has_red ? ANKY_FACT_YES : ANKY_FACT_NO;
  if (fact->is_organization)
    fact->ink = ink.has_red ? ink.red : ink.blue;
  else
    fact->ink = ink.has_blue ? ink.blue : ink.red;
}

void
anky_signature_facts_look (GPtrArray *facts,
                           AnkyPageSource *pages,
                           GCancellable *cancellable)
{
  for (guint i = 0; i < facts->len; i++)
    look_at (g_ptr_array_index (facts, i), pages, cancellable);
}
