/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-judge.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

gboolean
pdf_judge_is_there (void)
{
  g_autofree char *path = g_find_program_in_path ("qpdf");

  return path != NULL;
}

static void
save (const char *path, GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

static GBytes *
load (const char *path)
{
  char *data = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return NULL;
  return g_bytes_new_take (data, size);
}

gboolean
pdf_judge_run (GBytes *bytes,
               const char *const *arguments,
               GBytes **out,
               char **message_out)
{
  g_autofree char *folder = g_dir_make_tmp ("anky-judge-XXXXXX", NULL);
  g_autofree char *in_path = g_build_filename (folder, "in.pdf", NULL);
  g_autofree char *out_path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  gboolean is_good;

  save (in_path, bytes);
  g_ptr_array_add (argv, (gpointer) "qpdf");
  for (gsize i = 0; arguments[i]; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, in_path);
  if (out)
    g_ptr_array_add (argv, out_path);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                   G_SUBPROCESS_FLAGS_STDERR_MERGE,
                               NULL);
  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate_utf8 (process,
                                                NULL,
                                                NULL,
                                                message_out,
                                                NULL,
                                                NULL));
  is_good = g_subprocess_get_exit_status (process) == 0;
  if (out)
    *out = load (out_path);
  g_remove (in_path);
  g_remove (out_path);
  g_rmdir (folder);
  return is_good;
}

void
pdf_judge_assert_good (GBytes *bytes)
{
  const char *const arguments[] = { "--check", NULL };
  g_autofree char *message = NULL;

  if (!pdf_judge_is_there ())
    return;
  if (!pdf_judge_run (bytes, arguments, NULL, &message))
    g_error ("qpdf: %s", message);
}

GBytes *
pdf_judge_rewrite (GBytes *bytes, const char *option)
{
  const char *const arguments[] = { option, NULL };
  g_autofree char *message = NULL;
  GBytes *out = NULL;

  if (!pdf_judge_is_there ())
    return NULL;
  if (!pdf_judge_run (bytes, arguments, &out, &message))
    g_error ("qpdf: %s", message);
  return out;
}
