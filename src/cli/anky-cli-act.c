/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-act.h"

#include "anky-cli-parse.h"
#include "anky-evidence-store.h"
#include "anky-http-fetcher.h"
#include "anky-trust-store.h"

#include <glib/gi18n.h>

#define MAX_SEAL_MM 100
#define MAX_PAGE    10000000

static gboolean
fill_kind (AnkyCliAct *self, const AnkyCliOptions *words, GError **error)
{
  if (!words->as)
    return anky_cli_set_usage_error (
        error,
        _ ("--as is missing: give initials, leader, issue, number, date, "
           "seal, copy or attachment"));
  self->options.kind = anky_kind_from_string (words->as);
  if (self->options.kind == ANKY_KIND_NONE)
    return anky_cli_set_usage_error (
        error,
        _ ("--as: give initials, leader, issue, number, date, seal, copy or "
           "attachment"));
  return TRUE;
}

static gboolean
has_placement (GPtrArray *placements, AnkyKind kind)
{
  for (guint i = 0; i < placements->len; i++) {
    const AnkyPlacement *placement = g_ptr_array_index (placements, i);

    if (placement->kind == kind)
      return TRUE;
  }
  return FALSE;
}

static gboolean
fill_rects (AnkyCliAct *self, const AnkyCliOptions *words, GError **error)
{
  guint page = 1;

  if (words->page &&
      !anky_cli_parse_uint ("page", words->page, 1, MAX_PAGE, &page, error))
    return FALSE;
  for (gsize i = 0; words->rects && words->rects[i]; i++) {
    g_autoptr (AnkyPlacement) placement =
        anky_cli_parse_rect (words->rects[i],
                             self->options.kind,
                             page - 1,
                             error);

    if (!placement)
      return FALSE;
    if (has_placement (self->placements, placement->kind))
      return anky_cli_set_usage_error (
          error,
          _ ("--rect: there are two places for “%s”"),
          anky_kind_to_string (placement->kind));
    g_ptr_array_add (self->placements, g_steal_pointer (&placement));
  }
  if (self->placements->len > 0)
    self->options.placements = self->placements;
  return TRUE;
}

static gboolean
fill_copy (AnkyCliAct *self, const AnkyCliOptions *words, GError **error)
{
  const char *reason = words->copy_reason;

  if (words->copy_form &&
      !anky_copy_form_from_string (words->copy_form, &self->options.copy_form))
    return anky_cli_set_usage_error (
        error,
        _ ("--copy-form: give sao-y, sao-luc or trich-sao"));
  if (reason && !g_str_equal (reason, "revoked") &&
      !g_str_equal (reason, "incoming") &&
      !(g_str_has_prefix (reason, "other:") && reason[6] != '\0'))
    return anky_cli_set_usage_error (
        error,
        _ ("--copy-reason: give revoked, incoming or other:TEXT"));
  self->options.copy_reason = reason;
  return TRUE;
}

static gboolean
fill_placing (AnkyCliAct *self, const AnkyCliOptions *words, GError **error)
{
  AnkyActOptions *options = &self->options;

  options->image_path = words->image;
  options->number = words->number;
  options->signer_name = words->signer_name;
  options->organization = words->organization;
  options->document_number = words->document_number;
  options->profile = words->profile;
  if (words->seal_diameter &&
      !anky_cli_parse_length ("seal-diameter",
                              words->seal_diameter,
                              MAX_SEAL_MM,
                              &options->seal_diameter_mm,
                              error))
    return FALSE;
  if (words->date) {
    self->date = anky_cli_parse_date ("date", words->date, error);
    options->date = self->date;
    if (!self->date)
      return FALSE;
  }
  return fill_rects (self, words, error) && fill_copy (self, words, error);
}

static gboolean
fill_docmdp (AnkyCliAct *self, const AnkyCliOptions *words, GError **error)
{
  const char *const levels[] = { "none", "1", "2", "3", NULL };
  guint level;

  if (!words->docmdp)
    return TRUE;
  if (!anky_cli_parse_word ("docmdp", words->docmdp, levels, &level, error))
    return FALSE;
  self->options.docmdp = (AnkyDocmdp) level;
  return TRUE;
}

static gboolean
fill_algorithm (AnkyCliAct *self, const AnkyCliOptions *words, GError **error)
{
  const char *const names[] = { "auto", "rsa-pkcs1", "rsa-pss", NULL };
  const AnkySignatureScheme schemes[] = {
    ANKY_SCHEME_UNKNOWN,
    ANKY_SCHEME_RSA_PKCS1,
    ANKY_SCHEME_RSA_PSS,
  };
  guint index = 0;

  if (words->algorithm && !anky_cli_parse_word ("algorithm",
                                                words->algorithm,
                                                names,
                                                &index,
                                                error))
    return FALSE;
  self->options.scheme = schemes[index];
  return TRUE;
}

static gboolean
fill_signer_kind (AnkyCliAct *self, const AnkyCliOptions *words, GError **error)
{
  const char *const kinds[] = { "person", "organization", "office", NULL };
  guint index;

  if (!words->signer_kind)
    return TRUE;
  if (!anky_cli_parse_word ("signer-kind",
                            words->signer_kind,
                            kinds,
                            &index,
                            error))
    return FALSE;
  self->options.signer_kind = anky_signer_kind_from_string (kinds[index]);
  return TRUE;
}

static gboolean
fill_level (AnkyCliAct *self, const AnkyCliOptions *words, GError **error)
{
  const char *const levels[] = { "B-B", "B-T", "B-LT", "B-LTA", NULL };
  guint index;

  for (gsize i = 0; words->tsa && words->tsa[i]; i++) {
    const char *scheme = g_uri_peek_scheme (words->tsa[i]);

    if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
      return anky_cli_set_usage_error (
          error,
          _ ("--tsa: give an address that begins with http:// or https://"));
  }
  self->options.tsa = (const char *const *) words->tsa;
  self->options.or_lower = words->or_lower;
  if (!words->level)
    return TRUE;
  if (!anky_cli_parse_word ("level", words->level, levels, &index, error))
    return FALSE;
  self->options.level = anky_level_from_string (levels[index]);
  return TRUE;
}

static gboolean
check_trust (const char *path, GError **error)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) local = NULL;
  g_autoptr (AnkyTrust) trust = anky_trust_store_load (paths, &local);

  if (trust)
    return TRUE;
  g_set_error (error,
               ANKY_OFFICE_ERROR,
               ANKY_OFFICE_ERROR_FILE,
               _ ("--trust %s: give a file or folder of CA certificates (%s)"),
               path,
               local->message);
  return FALSE;
}

AnkyTrust *
anky_cli_load_trust (const AnkyCliOptions *words, GError **error)
{
  /* One by one first, so that it can be said which. */
  for (gsize i = 0; words->trust && words->trust[i]; i++) {
    if (!check_trust (words->trust[i], error))
      return NULL;
  }
  return anky_trust_store_load ((const char *const *) words->trust, error);
}

static gboolean
fill_trust (AnkyCliAct *self, const AnkyCliOptions *words, GError **error)
{
  self->trust = anky_cli_load_trust (words, error);
  self->options.trust = self->trust;
  self->fetcher = anky_cli_make_fetcher (words, 0);
  self->options.fetcher = self->fetcher;
  return self->trust != NULL;
}

AnkyFetcher *
anky_cli_make_fetcher (const AnkyCliOptions *words, guint max_fetches)
{
  return words->no_network ? NULL : anky_http_fetcher_new (max_fetches);
}

static AnkyCliAct *
make_act (void)
{
  AnkyCliAct *self = g_new0 (AnkyCliAct, 1);

  self->placements =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);
  self->options.docmdp = ANKY_DOCMDP_DEFAULT;
  return self;
}

AnkyCliAct *
anky_cli_act_new_for_evidence (const AnkyCliOptions *words, GError **error)
{
  g_autoptr (AnkyCliAct) self = make_act ();

  if (!fill_level (self, words, error) || !fill_trust (self, words, error))
    return NULL;
  return g_steal_pointer (&self);
}

AnkyCliAct *
anky_cli_act_new (const AnkyCliOptions *words, GError **error)
{
  g_autoptr (AnkyCliAct) self = make_act ();

  self->options.field_name = words->field;
  self->options.overwrite = words->overwrite;
  if (!words->no_record) {
    self->evidence_folder = anky_evidence_store_get_folder ();
    self->options.evidence_folder = self->evidence_folder;
  }
  if (!fill_kind (self, words, error) || !fill_placing (self, words, error) ||
      !fill_docmdp (self, words, error) ||
      !fill_algorithm (self, words, error) ||
      !fill_signer_kind (self, words, error) ||
      !fill_level (self, words, error) || !fill_trust (self, words, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
anky_cli_act_free (AnkyCliAct *self)
{
  g_clear_pointer (&self->placements, g_ptr_array_unref);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self->evidence_folder);
  g_clear_object (&self->trust);
  g_clear_object (&self->fetcher);
  g_free (self);
}
