/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sign-file [OPTION...] IN OUT
 *
 * The signer alone, with a key of the tests' PKI: what the judges look at. */

#include "anky-signer.h"
#include "anky-test-pki.h"

#include <locale.h>
#include <stdio.h>

static const char *key_name = "person";
static const char *scheme_name;
static const char *image_path;
static const char *text;
static const char *rect_text;
static const char *field_name;
static const char *reason;
static int page = 1;
static int docmdp = ANKY_DOCMDP_DEFAULT;

static const GOptionEntry entries[] = {
  { "key", 0, 0, G_OPTION_ARG_STRING, &key_name, NULL, "NAME" },
  { "scheme", 0, 0, G_OPTION_ARG_STRING, &scheme_name, NULL, "WORD" },
  { "image", 0, 0, G_OPTION_ARG_FILENAME, &image_path, NULL, "PNG" },
  { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, "TEXT" },
  { "rect", 0, 0, G_OPTION_ARG_STRING, &rect_text, NULL, "X,Y,W,H" },
  { "page", 0, 0, G_OPTION_ARG_INT, &page, NULL, "N" },
  { "field", 0, 0, G_OPTION_ARG_STRING, &field_name, NULL, "NAME" },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, "TEXT" },
  { "docmdp", 0, 0, G_OPTION_ARG_INT, &docmdp, NULL, "P" },
  { NULL },
};

static AnkySignatureScheme
parse_scheme (void)
{
  if (g_strcmp0 (scheme_name, "pss") == 0)
    return ANKY_SCHEME_RSA_PSS;
  return ANKY_SCHEME_UNKNOWN;
}

static AnkyPlacement *
parse_placement (void)
{
  AnkyRectMm rect;

  if (!rect_text)
    return NULL;
  if (sscanf (rect_text,
              "%lf,%lf,%lf,%lf",
              &rect.x,
              &rect.y,
              &rect.width,
              &rect.height) != 4)
    g_error ("--rect X,Y,W,H");
  return anky_placement_new (ANKY_KIND_LEADER, (guint) page - 1, rect);
}

static AnkyAppearance *
make_appearance (GError **error)
{
  g_autoptr (GBytes) png = NULL;
  char *data;
  gsize size;

  if (text)
    return anky_appearance_new_text (text, 13, FALSE);
  if (!image_path)
    return anky_appearance_new_empty ();
  if (!g_file_get_contents (image_path, &data, &size, error))
    return NULL;
  png = g_bytes_new_take (data, size);
  return anky_appearance_new_picture (png, error);
}

static AnkySignedRevision *
sign (AnkyPdfDocument *document, GError **error)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key (key_name);
  g_autoptr (AnkyPlacement) placement = parse_placement ();
  g_autoptr (AnkyAppearance) appearance = make_appearance (error);
  const AnkySignRequest request = {
    .placement = placement,
    .appearance = appearance,
    .field_name = field_name,
    .docmdp = (AnkyDocmdp) docmdp,
    .reason = reason,
    .cms.scheme = parse_scheme (),
  };
  AnkySignedRevision *revision;

  if (!appearance ||
      !anky_signer_check (document,
                          &request,
                          anky_key_get_certificate (key),
                          error) ||
      !anky_key_begin (key, NULL, "test", NULL, error))
    return NULL;
  revision = anky_signer_sign (document, &request, key, NULL, NULL, error);
  anky_key_end (key);
  return revision;
}

static gboolean
run (const char *input, const char *output, GError **error)
{
  g_autoptr (AnkyFile) file = anky_file_open (input, error);
  g_autoptr (AnkyPdfDocument) document =
      file ? anky_pdf_document_open (file, error) : NULL;
  g_autoptr (AnkySignedRevision) revision =
      document ? sign (document, error) : NULL;
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  gsize size;
  const guint8 *data;

  if (!revision)
    return FALSE;
  data = anky_file_get_data (file, &size);
  g_byte_array_append (whole, data, (guint) size);
  data = g_bytes_get_data (revision->appended, &size);
  g_byte_array_append (whole, data, (guint) size);
  printf ("%s\n", revision->field_name);
  return g_file_set_contents (output,
                              (const char *) whole->data,
                              (gssize) whole->len,
                              error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("IN OUT");
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, &argc, &argv, &error) && argc == 3 &&
      run (argv[1], argv[2], &error))
    return 0;
  fprintf (stderr,
           "%s %d %s\n",
           error ? g_quark_to_string (error->domain) : "usage",
           error ? error->code : 0,
           error ? error->message : "");
  return 1;
}
