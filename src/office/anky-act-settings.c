/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-settings.h"

#include "anky-signature-facts.h"

static gboolean
shows_picture (AnkyKind kind)
{
  return kind == ANKY_KIND_LEADER || kind == ANKY_KIND_INITIALS ||
         kind == ANKY_KIND_SEAL || kind == ANKY_KIND_ISSUE;
}

AnkyActOptions *
anky_act_settings_complete (const AnkyActOptions *options,
                            AnkyIdentityBook *book,
                            AnkyCertificate *certificate)
{
  AnkyActOptions *full = anky_act_options_copy (options);

  if (!full->picture && !full->image_path && shows_picture (full->kind))
    full->image_path =
        anky_identity_book_dup_picture (book, certificate, full->kind);
  if (full->seal_diameter_mm <= 0)
    full->seal_diameter_mm =
        anky_identity_book_get_seal_diameter (book, certificate);
  if (!full->profile)
    full->profile = anky_identity_book_dup_profile (book, certificate);
  if (!full->organization)
    full->organization =
        anky_identity_book_dup_organization (book, certificate);
  if (full->signer_kind == ANKY_SIGNER_UNKNOWN)
    full->signer_kind = anky_identity_book_get_signer_kind (book, certificate);
  return full;
}

/* --- which certificate --------------------------------------------------- */

static AnkySignerKind
get_signer_kind (AnkyIdentityBook *book, AnkyCertificate *certificate)
{
  return book ? anky_identity_book_get_signer_kind (book, certificate)
              : anky_certificate_guess_kind (certificate);
}

static guint
weigh_body (const AnkySubjectNames *subject, const AnkyAnatomy *anatomy)
{
  switch (anky_body_compare (subject,
                             anatomy->issuing_body,
                             anatomy->superior_body)) {
  case ANKY_BODY_SAME:
    return 2;
  case ANKY_BODY_UNIT:
    return 1;
  case ANKY_BODY_UNKNOWN:
  case ANKY_BODY_OTHER:
  default:
    return 0;
  }
}

static guint
weigh_person (const AnkySubjectNames *subject, const AnkyAnatomy *anatomy)
{
  for (guint i = 0; subject->common_name && i < anatomy->blocks->len; i++) {
    const AnkySignerBlock *block = g_ptr_array_index (anatomy->blocks, i);

    if (anky_person_is_same (block->name, subject->common_name))
      return 2;
  }
  return 0;
}

static guint
weigh (AnkyIdentityBook *book,
       AnkyCertificate *certificate,
       AnkyKind kind,
       const AnkyAnatomy *anatomy)
{
  AnkySubjectNames subject = anky_signature_facts_get_names (certificate);
  gboolean is_body =
      get_signer_kind (book, certificate) == ANKY_SIGNER_ORGANIZATION;

  if (is_body != anky_kind_is_organization (kind))
    return 0;
  return is_body ? weigh_body (&subject, anatomy)
                 : weigh_person (&subject, anatomy);
}

int
anky_act_settings_choose (GPtrArray *certificates,
                          AnkyIdentityBook *book,
                          AnkyKind kind,
                          const AnkyAnatomy *anatomy)
{
  guint best_weight = 0;
  int best = -1;

  for (guint i = 0; i < certificates->len; i++) {
    guint weight =
        weigh (book, g_ptr_array_index (certificates, i), kind, anatomy);

    if (weight > best_weight)
      best = (int) i;
    else if (weight == best_weight)
      best = weight > 0 ? -1 : best;
    best_weight = MAX (best_weight, weight);
  }
  return best;
}
