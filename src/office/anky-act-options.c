/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-options.h"

#include <string.h>

#define PDF_SUFFIX    ".pdf"
#define SIGNED_MARK   ".signed"
#define ISSUED_MARK   ".issued"
#define EXTENDED_MARK ".extended"
#define MAX_SIGNATURE 1000

static gpointer
copy_placement (gconstpointer placement, gpointer unused)
{
  return anky_placement_copy (placement);
}

static GPtrArray *
copy_placements (GPtrArray *placements)
{
  GPtrArray *copy;

  if (!placements)
    return NULL;
  copy = g_ptr_array_copy (placements, copy_placement, NULL);
  g_ptr_array_set_free_func (copy, (GDestroyNotify) anky_placement_free);
  return copy;
}

static const char *const *
copy_words (const char *const *words)
{
  return (const char *const *) g_strdupv ((char **) words);
}

AnkyActOptions *
anky_act_options_copy (const AnkyActOptions *self)
{
  AnkyActOptions *copy = g_memdup2 (self, sizeof *self);

  copy->placements = copy_placements (self->placements);
  copy->image_path = g_strdup (self->image_path);
  copy->picture = self->picture ? g_object_ref (self->picture) : NULL;
  copy->number = g_strdup (self->number);
  copy->date = self->date ? g_date_time_ref (self->date) : NULL;
  copy->signer_name = g_strdup (self->signer_name);
  copy->copy_reason = g_strdup (self->copy_reason);
  copy->organization = g_strdup (self->organization);
  copy->document_number = g_strdup (self->document_number);
  copy->field_name = g_strdup (self->field_name);
  copy->tsa = copy_words (self->tsa);
  copy->trust = self->trust ? g_object_ref (self->trust) : NULL;
  copy->fetcher = self->fetcher ? g_object_ref (self->fetcher) : NULL;
  copy->check = self->check ? anky_certificate_check_ref (self->check) : NULL;
  copy->observer = self->observer ? g_object_ref (self->observer) : NULL;
  copy->evidence_folder = g_strdup (self->evidence_folder);
  copy->journal = self->journal ? g_object_ref (self->journal) : NULL;
  copy->profile = g_strdup (self->profile);
  copy->output_path = g_strdup (self->output_path);
  copy->output_folder = g_strdup (self->output_folder);
  copy->confirmed = copy_words (self->confirmed);
  return copy;
}

void
anky_act_options_free (AnkyActOptions *self)
{
  g_clear_pointer (&self->placements, g_ptr_array_unref);
  g_free ((char *) self->image_path);
  g_clear_object (&self->picture);
  g_free ((char *) self->number);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free ((char *) self->signer_name);
  g_free ((char *) self->copy_reason);
  g_free ((char *) self->organization);
  g_free ((char *) self->document_number);
  g_free ((char *) self->field_name);
  g_strfreev ((char **) self->tsa);
  g_clear_object (&self->trust);
  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->check, anky_certificate_check_unref);
  g_clear_object (&self->observer);
  g_free ((char *) self->evidence_folder);
  g_clear_object (&self->journal);
  g_free ((char *) self->profile);
  g_free ((char *) self->output_path);
  g_free ((char *) self->output_folder);
  g_strfreev ((char **) self->confirmed);
  g_free (self);
}

AnkyLevel
anky_act_options_get_level (const AnkyActOptions *self)
{
  if (self->level != ANKY_LEVEL_NONE)
    return self->level;
  return self->tsa && *self->tsa ? ANKY_LEVEL_B_T : ANKY_LEVEL_B_B;
}

/* --- names --------------------------------------------------------------- */

/* "letter" of letter.pdf, letter.signed.pdf and letter.signed-2.pdf: a mark is
 * never put behind a mark. */
static char *
get_stem (const char *input_path)
{
  g_autofree char *name = g_path_get_basename (input_path);
  gsize length = strlen (name), suffix = strlen (PDF_SUFFIX);
  g_autoptr (GRegex) marks = g_regex_new ("\\.(signed|issued|extended)"
                                          "(-[0-9]+)?$",
                                          G_REGEX_CASELESS,
                                          0,
                                          NULL);

  if (length > suffix &&
      g_ascii_strcasecmp (name + length - suffix, PDF_SUFFIX) == 0)
    name[length - suffix] = '\0';
  return g_regex_replace_literal (marks, name, -1, 0, "", 0, NULL);
}

/* "15/UBND-VX" as a file's name: 15_UBND-VX. */
static char *
get_issued_stem (const AnkyActOptions *self, const char *symbol)
{
  g_autofree char *number =
      self->number ? anky_rule_text_number (self->number) : NULL;
  g_autofree char *cited =
      number && symbol
          ? anky_rule_text_cite (number, symbol)
          : g_strdup (number && strchr (number, '/') ? number : NULL);

  return cited ? g_strdelimit (g_steal_pointer (&cited), "/\\: ", '_') : NULL;
}

static char *
build_path (const AnkyActOptions *self,
            const char *input_path,
            const char *stem,
            const char *mark)
{
  g_autofree char *folder = self->output_folder
                                ? g_strdup (self->output_folder)
                                : g_path_get_dirname (input_path);
  g_autofree char *name = g_strconcat (stem, mark, PDF_SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

/* letter.signed.pdf signed once more becomes letter.signed-2.pdf. */
static char *
build_other_path (const AnkyActOptions *self,
                  const char *input_path,
                  const char *stem,
                  const char *mark)
{
  g_autofree char *path = build_path (self, input_path, stem, mark);
  g_autofree char *input_name = g_path_get_basename (input_path);

  for (guint i = 2; i < MAX_SIGNATURE; i++) {
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *numbered = g_strdup_printf ("%s-%u", mark, i);

    if (!g_str_equal (name, input_name) &&
        (i == 2 || !g_file_test (path, G_FILE_TEST_EXISTS)))
      break;
    g_free (path);
    path = build_path (self, input_path, stem, numbered);
  }
  return g_steal_pointer (&path);
}

char *
anky_act_options_name_output (const AnkyActOptions *self,
                              const char *input_path,
                              const char *symbol)
{
  g_autofree char *stem = get_stem (input_path);
  g_autofree char *issued = NULL;

  if (self->output_path)
    return g_strdup (self->output_path);
  if (self->kind == ANKY_KIND_NONE)
    return build_other_path (self, input_path, stem, EXTENDED_MARK);
  if (self->kind != ANKY_KIND_ISSUE && self->kind != ANKY_KIND_SEAL)
    return build_other_path (self, input_path, stem, SIGNED_MARK);
  issued = get_issued_stem (self, symbol);
  if (issued)
    return build_path (self, input_path, issued, "");
  return build_other_path (self, input_path, stem, ISSUED_MARK);
}

char *
anky_act_default_output (const char *input_path, const AnkyActOptions *options)
{
  return anky_act_options_name_output (options, input_path, NULL);
}
