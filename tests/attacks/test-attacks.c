/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every class of attack in every variant that could be constructed, against
 * letters that the program signed itself. None may come out green.
 */

#include "anky-attack.h"
#include "anky-receive.h"
#include "anky-signature-facts.h"

#include <locale.h>
#include <stdlib.h>

static GBytes *victims[ANKY_N_VICTIMS];

/* The answer by signatures alone, as for a document that no form binds. */
static gboolean
is_accepted (AnkyReport *report)
{
  const AnkyAnatomy party = { .kind = ANKY_DOCUMENT_PARTY };
  const AnkyReceiveOptions options = { 0 };
  g_autoptr (AnkyProfile) profile = anky_profile_new_default ();
  g_autoptr (GPtrArray) signatures = anky_signature_facts_new (report);
  g_autoptr (AnkyReceipt) receipt =
      anky_receipt_new (report, signatures, &party, profile, &options);

  return receipt->acceptance < ANKY_WEIGHT_ASK;
}

/* The letters as they were signed: if these were not green, nothing that
 * follows would mean anything. */
static void
test_victims (void)
{
  for (guint i = 0; i < ANKY_N_VICTIMS; i++) {
    g_autoptr (AnkyReport) report = NULL;
    g_autofree char *text = NULL;

    victims[i] = anky_attack_new_victim ((AnkyVictim) i);
    report = anky_letter_judge (victims[i], FALSE);
    g_assert_nonnull (report);
    text = anky_report_describe (report);
    if (anky_report_is_green (report) && is_accepted (report))
      continue;
    g_printerr ("letter %u is not good: %s\n", i, text);
    g_test_fail ();
  }
}

static void
write_out (GBytes *forged, const AnkyAttack *attack)
{
  const char *folder = g_getenv ("ANKY_ATTACKS_OUT");
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (!folder)
    return;
  name = g_strdup_printf ("%s.pdf", attack->name);
  g_strdelimit (name, "/", '-');
  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path,
                       g_bytes_get_data (forged, NULL),
                       (gssize) g_bytes_get_size (forged),
                       NULL);
}

static void
test_attack (gconstpointer data)
{
  const AnkyAttack *attack = data;
  g_autoptr (GBytes) forged = attack->forge (victims[attack->victim], attack);
  g_autoptr (AnkyReport) report = NULL;
  g_autofree char *text = NULL;

  write_out (forged, attack);
  report = anky_letter_judge (forged, attack->is_drawn);
  if (!report)
    return;
  text = anky_report_describe (report);
  g_test_message ("%s", text);
  if (!anky_report_is_green (report) && !is_accepted (report))
    return;
  g_printerr ("%s was accepted: %s\n", attack->name, text);
  g_test_fail ();
}

static void
add_attack (const AnkyAttack *attack)
{
  g_autofree char *path = g_strconcat ("/attacks/", attack->name, NULL);

  g_test_add_data_func (path, attack, test_attack);
}

/* Whether a forgery means the same on another letter: bombs take long, what
 * has to be drawn does too, and some aim at what this letter alone has. */
static gboolean
goes_elsewhere (const AnkyAttack *attack)
{
  return !attack->is_drawn && !attack->is_of_this &&
         !g_str_has_prefix (attack->name, "bomb/");
}

/* The same forgery of every other letter: certified at each level, with an
 * xref stream, signed by two. */
static void
add_elsewhere (GPtrArray *copies, const AnkyAttack *attack)
{
  static const char *const names[] = {
    "plain", "level-1", "level-2", "level-3", "stream", "twice",
  };

  for (guint i = 0; i < ANKY_N_VICTIMS && goes_elsewhere (attack); i++) {
    AnkyAttack *copy;

    if (i == attack->victim)
      continue;
    copy = g_memdup2 (attack, sizeof *attack);
    copy->name = g_strdup_printf ("%s@%s", attack->name, names[i]);
    copy->victim = (AnkyVictim) i;
    g_ptr_array_add (copies, copy);
    add_attack (copy);
  }
}

static void
free_copy (gpointer data)
{
  AnkyAttack *copy = data;

  g_free ((char *) copy->name);
  g_free (copy);
}

static guint
add_list (GPtrArray *copies, const AnkyAttack *list)
{
  guint n = 0;

  for (; list->name; list++, n++) {
    add_attack (list);
    add_elsewhere (copies, list);
  }
  return n;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (free_copy);
  guint n = 0;
  int status = 0;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attacks/letters", test_victims);
  for (gsize i = 0; anky_attacks_all[i]; i++)
    n += add_list (copies, anky_attacks_all[i]);
  status = g_test_run ();
  for (guint i = 0; i < ANKY_N_VICTIMS; i++)
    g_clear_pointer (&victims[i], g_bytes_unref);
  if (status == 0)
    g_print ("# %u forgeries of one letter, %u of others, none accepted\n",
             n,
             copies->len);
  return status;
}
