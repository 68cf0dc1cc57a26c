/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-act.h"
#include "anky-cli-command.h"
#include "anky-cli-parse.h"
#include "anky-cli-say.h"
#include "anky-propose.h"
#include "anky-renderer.h"
#include "anky-validator.h"

#include <glib/gi18n.h>

#define MIN_CONFIDENCE 0.5

/* What a signature is refused for cannot be placed on either. */
static AnkyPdfDocument *
open_document (AnkyFile *file, GError **error)
{
  g_autoptr (AnkyPdfDocument) document = anky_pdf_document_open (file, error);

  if (document && anky_pdf_document_is_encrypted (document)) {
    g_set_error_literal (error,
                         ANKY_PDF_ERROR,
                         ANKY_PDF_ERROR_ENCRYPTED,
                         "the document is encrypted");
    return NULL;
  }
  return g_steal_pointer (&document);
}

static GPtrArray *
propose (const char *path, const AnkyActOptions *options, GError **error)
{
  const AnkyValidateOptions validate = { .trust = options->trust };
  g_autoptr (AnkyFile) file = anky_file_open (path, error);
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyReport) report = NULL;
  g_autoptr (GArray) units = NULL;
  g_autoptr (AnkyRenderer) renderer = NULL;

  if (!file)
    return NULL;
  document = open_document (file, error);
  if (!document)
    return NULL;
  report = anky_validate (document, &validate, NULL, error);
  if (!report)
    return NULL;
  units = anky_pdf_revision_dup_user_units (
      anky_pdf_document_get_newest (document));
  renderer = anky_renderer_new (file, 0, NULL);
  anky_renderer_set_user_units (renderer, units);
  return anky_propose (ANKY_PAGE_SOURCE (renderer),
                       report,
                       options,
                       NULL,
                       error);
}

static void
print_words (GPtrArray *placements)
{
  for (guint i = 0; i < placements->len; i++) {
    const AnkyPlacement *placement = g_ptr_array_index (placements, i);
    const AnkyRectMm *rect = &placement->rect;

    /* Translators: kind, page, left, top, width, height, certainty in per
     * cent. */
    anky_cli_print (_ ("%s: page %u, %.1f mm from the left, %.1f mm from the "
                       "top, %.1f × %.1f mm, %.0f %% certain"),
                    anky_kind_to_string (placement->kind),
                    placement->page + 1,
                    rect->x,
                    rect->y,
                    rect->width,
                    rect->height,
                    100 * placement->confidence);
    if (placement->reason)
      anky_cli_print ("  %s", placement->reason);
  }
}

static gboolean
is_doubtful (GPtrArray *placements)
{
  gboolean result = placements->len == 0;

  for (guint i = 0; i < placements->len; i++) {
    const AnkyPlacement *placement = g_ptr_array_index (placements, i);

    result |= placement->confidence < MIN_CONFIDENCE;
    for (guint j = 0; j < i; j++) {
      const AnkyPlacement *other = g_ptr_array_index (placements, j);

      result |= other->kind == placement->kind;
    }
  }
  return result;
}

static int
print_places (const char *path, GPtrArray *placements, gboolean as_json)
{
  if (as_json) {
    g_autofree char *json = anky_placements_to_json (placements, path);

    anky_cli_print_raw (json);
  } else {
    print_words (placements);
  }
  if (!is_doubtful (placements))
    return ANKY_CLI_OK;
  anky_cli_say (path,
                _ ("No place is certain: choose one with --rect, or the signer "
                   "with --signer-name."));
  return ANKY_CLI_ASK;
}

int
anky_cli_place (char **arguments)
{
  int status = ANKY_CLI_OK;
  g_autoptr (AnkyCliOptions) words =
      anky_cli_options_parse (arguments,
                              ANKY_CLI_HAS_PLACING | ANKY_CLI_HAS_JSON,
                              "FILE",
                              &status);
  g_autoptr (AnkyCliAct) act = NULL;
  g_autoptr (GPtrArray) placements = NULL;
  g_autoptr (GError) error = NULL;

  if (!words)
    return status;
  if (g_strv_length (words->files) > 1)
    anky_cli_set_usage_error (&error, _ ("“%s” takes one file"), "place");
  else
    act = anky_cli_act_new (words, &error);
  if (!act)
    return anky_cli_fail (NULL, error);
  placements = propose (words->files[0], &act->options, &error);
  if (!placements)
    return anky_cli_fail (words->files[0], error);
  return print_places (words->files[0], placements, words->json);
}
