/* SPDX-License-Identifier: GPL-3.0-or-later */

/* run-acts
 *
 * Acts of the office with keys of the tests' PKI, one a line of standard
 * input, its words between tabs: KIND, IN, OUT, then NAME=VALUE for what more
 * is said. Answers each with a line: "good", then the codes of what was warned
 * of, or "bad", the exit status of the contract and the reason. */

#include "anky-act.h"
#include "anky-test-pki.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* The tests' organisation is not the one in the letterheads. */
static const char *const confirmed[] = { "other-body", NULL };

typedef struct {
  AnkyActOptions options;
  GDateTime *date;
  AnkyTrust *trust;
} Act;

static void
set_word (Act *self, const char *name, const char *value)
{
  AnkyActOptions *options = &self->options;

  if (g_str_equal (name, "image"))
    options->image_path = value;
  else if (g_str_equal (name, "number"))
    options->number = value;
  else if (g_str_equal (name, "signer"))
    options->signer_name = value;
  else if (g_str_equal (name, "organization"))
    options->organization = value;
  else if (g_str_equal (name, "document-number"))
    options->document_number = value;
  else if (g_str_equal (name, "diameter"))
    options->seal_diameter_mm = g_ascii_strtod (value, NULL);
  else if (g_str_equal (name, "date"))
    self->date = options->date = g_date_time_new_from_iso8601 (value, NULL);
  else
    g_error ("%s?", name);
}

static void
act_init (Act *self, char **words)
{
  const char *const roots[] = { "root", "sub" };

  self->trust = anky_trust_new ();
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++) {
    g_autoptr (AnkyCertificate) root = anky_test_pki_certificate (roots[i]);

    if (!anky_trust_add_certificate (self->trust, root, NULL))
      g_error ("%s", roots[i]);
  }
  self->options = (AnkyActOptions){
    .kind = anky_kind_from_string (words[0]),
    .docmdp = ANKY_DOCMDP_DEFAULT,
    .output_path = words[2],
    .confirmed = confirmed,
    .trust = self->trust,
  };
  for (guint i = 3; words[i]; i++) {
    char *equals = strchr (words[i], '=');

    g_assert (equals);
    *equals = '\0';
    set_word (self, words[i], equals + 1);
  }
}

static void
act_clear (Act *self)
{
  g_clear_pointer (&self->date, g_date_time_unref);
  g_object_unref (self->trust);
}

static void
answer (AnkyActResult *result, const GError *error)
{
  if (!result) {
    printf ("bad\t%d\t%s\n", anky_office_exit_status (error), error->message);
    return;
  }
  printf ("good");
  for (guint i = 0; i < result->warnings->len; i++)
    printf ("\t%s",
            ((AnkyGate *) g_ptr_array_index (result->warnings, i))->code);
  printf ("\n");
}

static void
run (char *line)
{
  g_auto (GStrv) words = g_strsplit (g_strchomp (line), "\t", -1);
  g_autoptr (AnkyKey) key = NULL;
  g_autoptr (AnkyActResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Act act = { 0 };

  g_assert (g_strv_length (words) >= 3);
  act_init (&act, words);
  key = anky_test_pki_key (
      anky_kind_is_organization (act.options.kind) ? "organization" : "person");
  if (anky_key_begin (key, NULL, "test", NULL, &error)) {
    result = anky_act_run (words[1], &act.options, key, NULL, &error);
    anky_key_end (key);
  }
  answer (result, error);
  act_clear (&act);
}

int
main (void)
{
  char line[8192];

  setlocale (LC_ALL, "");
  while (fgets (line, sizeof line, stdin)) {
    run (line);
    fflush (stdout);
  }
  return 0;
}
