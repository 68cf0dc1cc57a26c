/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole letters as a clerk receives them: the answer, every reason, its
 * article, and what the sender is told. Each rule of the answer is met by a
 * letter that breaks it; the honest ones break none.
 */

#include "anky-reply.h"
#include "anky-wording.h"
#include "letter-office.h"

#include <locale.h>
#include <string.h>

static GHashTable *met; /* codes that a letter was found to have */

static gboolean
expects (const LetterCase *letter, const AnkyReason *reason)
{
  for (guint i = 0; i < LETTER_MAX_REASONS; i++) {
    const LetterReason *wanted = &letter->reasons[i];

    if (!wanted->code || strcmp (wanted->code, reason->code) != 0)
      continue;
    if (g_strcmp0 (wanted->article, reason->article) == 0)
      return TRUE;
    g_printerr ("%s: %s cites %s\n",
                letter->name,
                reason->code,
                reason->article);
    return FALSE;
  }
  return FALSE;
}

static void
check_reasons (const LetterCase *letter, AnkyReceipt *receipt)
{
  for (guint i = 0; i < receipt->reasons->len; i++) {
    const AnkyReason *reason = g_ptr_array_index (receipt->reasons, i);

    (void) g_hash_table_add (met, g_strdup (reason->code));
    if (expects (letter, reason))
      continue;
    g_printerr ("%s: unexpected %s: %s\n",
                letter->name,
                reason->code,
                reason->message);
    g_test_fail ();
  }
  for (guint i = 0; i < LETTER_MAX_REASONS && letter->reasons[i].code; i++) {
    if (anky_receipt_has_reason (receipt, letter->reasons[i].code))
      continue;
    g_printerr ("%s: %s is missing\n", letter->name, letter->reasons[i].code);
    g_test_fail ();
  }
}

/* What goes out cites the articles, in Vietnamese, and no secret. */
static void
check_reply (const LetterCase *letter, AnkyReceipt *receipt)
{
  g_autofree char *reply = anky_reply_new (receipt, "cong-van.pdf");

  if (anky_receipt_is_secret (receipt) ||
      receipt->acceptance == ANKY_WEIGHT_REMARK) {
    g_assert_true (!reply || !anky_receipt_is_secret (receipt));
    return;
  }
  if (!reply)
    return;
  g_test_message ("%s", reply);
  g_assert_nonnull (strstr (reply, "thời điểm kiểm tra"));
  g_assert_null (strstr (reply, "thời điểm nhận"));
  g_assert_nonnull (strstr (reply, "Nghị định số 30/2020/NĐ-CP"));
  g_assert_null (strstr (reply, "Quy chế"));
  g_assert_null (strstr (reply, "…"));
}

static void
check_word (const LetterCase *letter, const char *found, const char *wanted)
{
  if (strcmp (found, wanted) == 0)
    return;
  g_printerr ("%s: %s, not %s\n", letter->name, found, wanted);
  g_test_fail ();
}

static void
test_letter (gconstpointer data)
{
  const LetterCase *letter = data;
  g_autoptr (GBytes) bytes = letter_case_make (letter);
  guint n_fetches = 0;
  g_autoptr (AnkyReceipt) receipt =
      letter_case_judge (letter, bytes, &n_fetches);
  const char *folder = g_getenv ("ANKY_LETTERS_OUT");

  if (folder) {
    g_autofree char *path = g_strdup_printf ("%s/%s.pdf", folder, letter->name);

    g_file_set_contents (path,
                         g_bytes_get_data (bytes, NULL),
                         (gssize) g_bytes_get_size (bytes),
                         NULL);
  }
  check_reasons (letter, receipt);
  check_word (letter,
              anky_verdict_to_string (receipt->verdict),
              anky_verdict_to_string (letter->verdict));
  check_word (letter,
              anky_weight_to_string (receipt->acceptance),
              anky_weight_to_string (letter->acceptance));
  check_reply (letter, receipt);
  /* A secrecy mark keeps the check off the network; nothing else does. */
  g_assert_true ((n_fetches > 0) ==
                 (letter->has_network && !anky_receipt_is_secret (receipt)));
}

/* Rules that no letter made here can meet, and the tests that do. */
static const char *const elsewhere[] = {
  "encrypted",          /* test-judgement */
  "not-fully-checked",  /* the same, and tests/attacks: bombs */
  "cannot-be-read",     /* the same */
  "changes-unknown",    /* the same */
  "structure-faulty",   /* the same */
  "not-pdf",            /* test-receive */
  "office-file-signed", /* the same */
  "spreadsheet",        /* the same */
  NULL,
};

/* The table begins with the reasons of received documents; "organization-as-
 * person" is the first gate. */
static void
test_every_rule (void)
{
  gsize n;
  const AnkyWording *all = anky_wording_get_all (&n);

  for (gsize i = 0;
       i < n && strcmp (all[i].code, "organization-as-person") != 0;
       i++) {
    if (g_hash_table_contains (met, all[i].code) ||
        g_strv_contains (elsewhere, all[i].code))
      continue;
    g_printerr ("no letter has %s\n", all[i].code);
    g_test_fail ();
  }
}

static guint
add_list (const char *kind, const LetterCase *list)
{
  guint n = 0;

  for (; list->name; list++, n++) {
    g_autofree char *path =
        g_strdup_printf ("/letters/%s/%s", kind, list->name);

    g_test_add_data_func (path, list, test_letter);
  }
  return n;
}

int
main (int argc, char *argv[])
{
  guint n_faults, n_honest;
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n_faults = add_list ("faults", letter_faults);
  n_honest = add_list ("honest", letter_honest);
  if (argc == 1)
    g_test_add_func ("/letters/rules/every", test_every_rule);
  status = g_test_run ();
  if (status == 0)
    g_print ("# %u letters with a fault, %u honest\n", n_faults, n_honest);
  g_hash_table_unref (met);
  return status;
}
