/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-options.h"

#include "anky-cli-command.h"
#include "anky-cli-say.h"

#include <glib/gi18n.h>

/* Text is asked of GOption as a file name and checked for UTF-8 afterwards:
 * as a string it would be read in the locale's encoding, and a script in the C
 * locale could not give a name. */
#define TEXT G_OPTION_ARG_FILENAME
#define LIST G_OPTION_ARG_FILENAME_ARRAY
#define FLAG G_OPTION_ARG_NONE

/* What stands for a value is the contract's word, in every language. */
#define OPTION(name, letter, type, target, words, value)                       \
  {                                                                            \
    name, letter, G_OPTION_FLAG_NONE, type, target, words, value               \
  }
#define END                                                                    \
  {                                                                            \
    NULL                                                                       \
  }

static void
add (GOptionContext *context, const GOptionEntry *entries)
{
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static void
add_placing (GOptionContext *context, AnkyCliOptions *self)
{
  const GOptionEntry entries[] = {
    OPTION ("as",
            0,
            TEXT,
            &self->as,
            N_ ("initials, leader, issue, number, date, seal, copy or "
                "attachment"),
            "KIND"),
    OPTION ("image",
            0,
            TEXT,
            &self->image,
            N_ ("picture of the signature or seal"),
            "PNG"),
    OPTION ("seal-diameter",
            0,
            TEXT,
            &self->seal_diameter,
            N_ ("of the real seal, in millimetres"),
            "MM"),
    OPTION ("number",
            0,
            TEXT,
            &self->number,
            N_ ("the number to issue the document under"),
            "TEXT"),
    OPTION ("date",
            0,
            TEXT,
            &self->date,
            N_ ("the date of issue; today if not given"),
            "YYYY-MM-DD"),
    OPTION ("copy-form",
            0,
            TEXT,
            &self->copy_form,
            N_ ("sao-y, sao-luc or trich-sao"),
            "FORM"),
    OPTION ("copy-reason",
            0,
            TEXT,
            &self->copy_reason,
            N_ ("revoked, incoming or other:TEXT"),
            "REASON"),
    OPTION ("organization",
            0,
            TEXT,
            &self->organization,
            N_ ("the body's name as it stands in a copy's line"),
            "NAME"),
    OPTION ("document-number",
            0,
            TEXT,
            &self->document_number,
            N_ ("of the main document, such as 15/UBND-VX"),
            "TEXT"),
    OPTION ("signer-name",
            0,
            TEXT,
            &self->signer_name,
            N_ ("which signer of a joint document"),
            "NAME"),
    OPTION ("page",
            0,
            TEXT,
            &self->page,
            N_ ("the page of --rect, from 1"),
            "N"),
    OPTION ("rect",
            0,
            LIST,
            &self->rects,
            N_ ("the place, in millimetres from the top left corner of the "
                "page"),
            "[KIND:]X,Y,W,H"),
    OPTION ("profile",
            0,
            TEXT,
            &self->profile,
            N_ ("rules of an office"),
            "NAME|FILE"),
    END,
  };

  add (context, entries);
}

static void
add_signing (GOptionContext *context, AnkyCliOptions *self)
{
  const GOptionEntry entries[] = {
    OPTION ("cert",
            0,
            TEXT,
            &self->cert,
            N_ ("the certificate to sign with"),
            "URI|LABEL"),
    OPTION ("pin-fd",
            0,
            TEXT,
            &self->pin_fd,
            N_ ("read the PIN from a descriptor"),
            "N"),
    OPTION ("pin-file",
            0,
            TEXT,
            &self->pin_file,
            N_ ("read the PIN from a file"),
            "PATH"),
    OPTION ("or-lower",
            0,
            FLAG,
            &self->or_lower,
            N_ ("sign at a lower level if no timestamp can be had"),
            NULL),
    OPTION ("no-record",
            0,
            FLAG,
            &self->no_record,
            N_ ("keep no record of the certificate and its check"),
            NULL),
    OPTION ("docmdp",
            0,
            TEXT,
            &self->docmdp,
            N_ ("what the first signature lets others change: none, 1, 2 or "
                "3"),
            "LEVEL"),
    OPTION ("field",
            0,
            TEXT,
            &self->field,
            N_ ("sign in this empty field"),
            "NAME"),
    OPTION ("algorithm",
            0,
            TEXT,
            &self->algorithm,
            N_ ("auto, rsa-pkcs1 or rsa-pss"),
            "NAME"),
    OPTION ("signer-kind",
            0,
            TEXT,
            &self->signer_kind,
            N_ ("person, organization or office, where the guess is wrong"),
            "KIND"),
    OPTION ("overwrite",
            0,
            FLAG,
            &self->overwrite,
            N_ ("write over an output that is there"),
            NULL),
    END,
  };

  add (context, entries);
}

static void
add_evidence (GOptionContext *context, AnkyCliOptions *self)
{
  const GOptionEntry entries[] = {
    OPTION ("level",
            0,
            TEXT,
            &self->level,
            N_ ("B-B, B-T, B-LT or B-LTA"),
            "LEVEL"),
    OPTION ("tsa",
            0,
            LIST,
            &self->tsa,
            N_ ("ask this server for a timestamp"),
            "URL"),
    OPTION ("output",
            'o',
            TEXT,
            &self->output,
            N_ ("the file to write; a folder for several files"),
            "OUT"),
    END,
  };

  add (context, entries);
}

static void
add_verifying (GOptionContext *context, AnkyCliOptions *self)
{
  const GOptionEntry entries[] = {
    OPTION ("at",
            0,
            TEXT,
            &self->at,
            N_ ("judge as of this time (RFC 3339)"),
            "TIME"),
    OPTION ("report",
            0,
            LIST,
            &self->reports,
            N_ ("write a report"),
            "OUT.pdf|OUT.json"),
    END,
  };

  add (context, entries);
}

static void
add_common (GOptionContext *context, AnkyCliOptions *self, AnkyCliHas has)
{
  const GOptionEntry modules[] = {
    OPTION ("module",
            0,
            LIST,
            &self->modules,
            N_ ("load this PKCS#11 driver as well"),
            "PATH"),
    END,
  };
  const GOptionEntry trust[] = {
    OPTION ("trust",
            0,
            LIST,
            &self->trust,
            N_ ("trust these certificates instead of the stores"),
            "PATH"),
    END,
  };
  const GOptionEntry network[] = {
    OPTION ("no-network",
            0,
            FLAG,
            &self->no_network,
            N_ ("ask nobody over the network"),
            NULL),
    END,
  };
  const GOptionEntry json[] = {
    OPTION ("json", 0, FLAG, &self->json, N_ ("answer in JSON"), NULL),
    END,
  };

  if (has & ANKY_CLI_HAS_MODULE)
    add (context, modules);
  if (has & ANKY_CLI_HAS_TRUST)
    add (context, trust);
  if (has & ANKY_CLI_HAS_NETWORK)
    add (context, network);
  if (has & ANKY_CLI_HAS_JSON)
    add (context, json);
}

static GOptionContext *
make_context (AnkyCliOptions *self,
              AnkyCliHas has,
              const char *command,
              const char *operands)
{
  g_autofree char *program = g_strconcat ("anky-cli ", command, NULL);
  GOptionContext *context = g_option_context_new (operands);
  const GOptionEntry entries[] = {
    OPTION ("help", 'h', FLAG, &self->help, N_ ("show this help"), NULL),
    OPTION (G_OPTION_REMAINING, 0, LIST, &self->files, NULL, NULL),
    END,
  };

  g_set_prgname (program);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (has & ANKY_CLI_HAS_PLACING)
    add_placing (context, self);
  if (has & ANKY_CLI_HAS_SIGNING)
    add_signing (context, self);
  if (has & ANKY_CLI_HAS_EVIDENCE)
    add_evidence (context, self);
  if (has & ANKY_CLI_HAS_VERIFYING)
    add_verifying (context, self);
  add_common (context, self, has);
  add (context, entries);
  return context;
}

static gboolean
check_text (const AnkyCliOptions *self)
{
  const char *texts[] = {
    self->number,          self->copy_reason, self->organization,
    self->document_number, self->signer_name, self->cert,
    self->field,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (texts[i] && !g_utf8_validate (texts[i], -1, NULL))
      return FALSE;
  }
  return TRUE;
}

/* GOption's own sentence is in the language of GLib's catalogue. */
static int
say_usage (const char *command, const char *sentence)
{
  g_autofree char *text =
      g_strdup_printf (_ ("%s; “anky-cli %s --help” says more"),
                       sentence,
                       command);

  anky_cli_say (NULL, text);
  return ANKY_CLI_USAGE;
}

static gboolean
is_complete (const AnkyCliOptions *self,
             const char *command,
             const char *operands,
             int *status_out)
{
  if (!check_text (self))
    *status_out = say_usage (command, _ ("An argument is not in UTF-8"));
  else if (operands && !self->files)
    *status_out = say_usage (command, _ ("No file was given"));
  else if (!operands && self->files)
    *status_out = say_usage (command, _ ("No file is wanted here"));
  else
    return TRUE;
  return FALSE;
}

AnkyCliOptions *
anky_cli_options_parse (char **arguments,
                        AnkyCliHas has,
                        const char *operands,
                        int *status_out)
{
  g_autoptr (AnkyCliOptions) self = g_new0 (AnkyCliOptions, 1);
  g_autoptr (GOptionContext) context =
      make_context (self, has, arguments[0], operands);
  g_auto (GStrv) copy = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;

  if (!g_option_context_parse_strv (context, &copy, &error)) {
    *status_out = say_usage (arguments[0], error->message);
    return NULL;
  }
  if (self->help) {
    g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

    anky_cli_print_raw (g_strchomp (help));
    *status_out = ANKY_CLI_OK;
    return NULL;
  }
  if (!is_complete (self, arguments[0], operands, status_out))
    return NULL;
  return g_steal_pointer (&self);
}

void
anky_cli_options_free (AnkyCliOptions *self)
{
  char *texts[] = {
    self->as,          self->image,        self->seal_diameter,
    self->number,      self->date,         self->copy_form,
    self->copy_reason, self->organization, self->document_number,
    self->signer_name, self->page,         self->profile,
    self->cert,        self->pin_fd,       self->pin_file,
    self->docmdp,      self->field,        self->algorithm,
    self->signer_kind, self->level,        self->output,
    self->at,
  };
  char **lists[] = {
    self->modules, self->files, self->rects,
    self->tsa,     self->trust, self->reports,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_strfreev (lists[i]);
  g_free (self);
}
