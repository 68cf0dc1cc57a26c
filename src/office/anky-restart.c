/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-restart.h"

#include "anky-output-name.h"
#include "anky-output.h"
#include "anky-validator.h"

static guint64
fail (GError **error, AnkyOfficeError code, const char *message)
{
  g_set_error_literal (error, ANKY_OFFICE_ERROR, (int) code, message);
  return 0;
}

static gboolean
is_organization (const AnkySignatureReport *signature)
{
  return signature->signer_kind == ANKY_SIGNER_ORGANIZATION;
}

/* What was signed before the body's first signature, timestamps over the
 * document among it. */
static gboolean
is_sound (const AnkySignatureReport *signature)
{
  return !signature->is_removed &&
         signature->integrity == ANKY_INTEGRITY_INTACT &&
         (signature->covers == ANKY_COVERS_FILE ||
          signature->covers == ANKY_COVERS_REVISION) &&
         signature->changes_permitted != ANKY_PERMITTED_NO;
}

guint64
anky_restart_find (AnkyReport *report, GError **error)
{
  guint64 end = 0;
  gboolean has_person = FALSE;
  guint i = 0;

  for (; i < report->signatures->len; i++) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i);

    if (is_organization (signature))
      break;
    if (!is_sound (signature))
      return fail (error,
                   ANKY_OFFICE_ERROR_GATE,
                   "a signature before the body's does not hold");
    if (!signature->is_document_timestamp)
      has_person = TRUE;
    end = MAX (end, signature->signed_end);
  }
  if (!has_person)
    return fail (error,
                 ANKY_OFFICE_ERROR_FILE,
                 "no person signed before the body did");
  if (i == report->signatures->len)
    return fail (error,
                 ANKY_OFFICE_ERROR_FILE,
                 "the body has not signed yet: there is nothing to begin "
                 "again");
  return end;
}

static guint64
find_end (AnkyPdfDocument *document, GCancellable *cancellable, GError **error)
{
  const AnkyValidateOptions options = { 0 };
  g_autoptr (AnkyReport) report =
      anky_validate (document, &options, cancellable, error);

  return report ? anky_restart_find (report, error) : 0;
}

/* The leader's file in its own right: all that it bears covers it to its end or
 * to a revision of it. */
static gboolean
check_written (AnkyOutput *output, GCancellable *cancellable, GError **error)
{
  const AnkyValidateOptions options = { 0 };
  g_autoptr (AnkyFile) file = anky_output_open_written (output, error);
  g_autoptr (AnkyPdfDocument) document =
      file ? anky_pdf_document_open (file, error) : NULL;
  g_autoptr (AnkyReport) report =
      document ? anky_validate (document, &options, cancellable, error) : NULL;

  if (!report)
    return FALSE;
  for (guint i = 0; i < report->signatures->len; i++)
    if (!is_sound (g_ptr_array_index (report->signatures, i)))
      return fail (error,
                   ANKY_OFFICE_ERROR_FILE,
                   "the leader's revision does not stand by itself") != 0;
  return TRUE;
}

static char *
write_prefix (AnkyFile *input,
              guint64 end,
              const char *path,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (AnkyOutput) output = anky_output_new (path, FALSE, error);
  g_autoptr (AnkyDigest) digest = anky_digest_new (ANKY_DIGEST_SHA256);
  g_autoptr (GBytes) prefix = NULL;
  const guint8 *data;
  gsize size;

  data = anky_file_get_data (input, &size);
  if (!output || end > size)
    return NULL;
  anky_output_keep_private (output, input);
  prefix = g_bytes_new_static (data, (gsize) end);
  if (!anky_output_append (output, prefix, digest, error) ||
      !check_written (output, cancellable, error) ||
      !anky_output_finish (output, error))
    return NULL;
  return g_strdup (path);
}

char *
anky_restart_run (const char *input_path,
                  const char *output_path,
                  GCancellable *cancellable,
                  GError **error)
{
  const AnkyActOptions options = {
    .kind = ANKY_KIND_LEADER,
  };
  g_autoptr (AnkyFile) file = anky_file_open (input_path, error);
  g_autoptr (AnkyPdfDocument) document =
      file ? anky_pdf_document_open (file, error) : NULL;
  guint64 end = document ? find_end (document, cancellable, error) : 0;
  g_autofree char *path = NULL;

  if (end == 0)
    return NULL;
  path = output_path
             ? g_strdup (output_path)
             : anky_output_name_choose (&options, input_path, NULL, NULL);
  return write_prefix (file, end, path, cancellable, error);
}

GPtrArray *
anky_restart_list_ways (void)
{
  static const struct {
    const char *code;
    const char *article;
  } ways[] = {
    { "sent-wrong-content", "khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP" },
    { "sent-wrong-form", "khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP" },
    { "sent-withdrawn", "khoản 4 Điều 18 Nghị định số 30/2020/NĐ-CP" },
  };
  GPtrArray *list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_gate_free);

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    g_ptr_array_add (list,
                     anky_gate_new (ways[i].code,
                                    ANKY_GATE_WARN,
                                    ways[i].article,
                                    NULL,
                                    NULL));
  return list;
}
