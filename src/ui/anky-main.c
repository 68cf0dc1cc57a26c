/* anky-main.c - the window's program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-application.h"
#include "anky-build-tree.h"
#include "anky-secret.h"

#include <glib/gi18n.h>
#include <locale.h>

static gboolean
is_language_chosen (void)
{
  const char *chosen = g_getenv ("LANGUAGE");

  return chosen && *chosen;
}

static gboolean
names_no_language (const char *locale)
{
  return !locale || g_str_equal (locale, "C") ||
         g_str_has_prefix (locale, "C.") || g_str_equal (locale, "POSIX");
}

/* The people who use this read Vietnamese: a desktop that says nothing of its
 * language shows them theirs. gettext reads LANGUAGE before the locale, but
 * not where that is plain C. */
static void
choose_language (GSettings *settings)
{
  g_autofree char *wanted =
      settings ? g_settings_get_string (settings, "language") : NULL;

  setlocale (LC_ALL, "");
  if (wanted && !g_str_equal (wanted, "system")) {
    g_setenv ("LANGUAGE", wanted, TRUE);
  } else if (names_no_language (setlocale (LC_MESSAGES, NULL)) &&
             !is_language_chosen ()) {
    g_setenv ("LANGUAGE", "vi", TRUE);
  }
  /* In the environment, for GTK sets the locale once more. */
  if (is_language_chosen () &&
      names_no_language (setlocale (LC_MESSAGES, NULL))) {
    g_setenv ("LC_ALL", "C.UTF-8", TRUE);
    setlocale (LC_ALL, "");
  }
}

static void
set_up_words (void)
{
  g_autofree char *folder = anky_build_tree_dup_locale_folder ();

  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (AnkyApplication) application = NULL;

  anky_secret_protect_process ();
  settings = anky_build_tree_new_settings ();
  choose_language (settings);
  set_up_words ();

  if (!settings) {
    g_printerr ("anky: the settings schema vn.anky.AnKy is not installed\n");
    return 1;
  }

  application = anky_application_new (settings);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
