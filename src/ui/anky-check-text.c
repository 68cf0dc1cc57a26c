/* anky-check-text.c - what is known of a certificate before it signs, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-check-text.h"

#include "anky-clock.h"

#include <glib/gi18n.h>

/* From then on the end of validity is worth saying. */
#define SOON_DAYS 60

static const struct {
  AnkyCheckRemarks remark;
  const char *text;
} remarks[] = {
  { ANKY_CHECK_EXPIRED, N_ ("The certificate has expired") },
  { ANKY_CHECK_NOT_YET_VALID, N_ ("The certificate is not valid yet") },
  { ANKY_CHECK_AUTHORITY, N_ ("Belongs to an issuer of certificates") },
  { ANKY_CHECK_KEY_USAGE, N_ ("Not made for signing") },
  { ANKY_CHECK_SHORT_KEY, N_ ("Its key is too weak") },
  { ANKY_CHECK_REVOKED, N_ ("The certificate was revoked") },
  { ANKY_CHECK_ISSUER_REVOKED,
    N_ ("The certificate of its issuer was revoked") },
  { ANKY_CHECK_FORGED,
    N_ ("Its issuer bears a known name with another key; it may be forged") },
  { ANKY_CHECK_PATH,
    N_ ("Its certification path to the root certificate breaks a rule") },
  { ANKY_CHECK_NO_ROOT,
    N_ ("Cannot be checked: its root certificate is not installed") },
  { ANKY_CHECK_WEAK_DIGEST,
    N_ ("It was issued with a hash that is no longer relied on") },
  { ANKY_CHECK_NO_ANSWER,
    N_ ("Whether it was revoked cannot be checked: no server answered") },
  { ANKY_CHECK_NO_SOURCE,
    N_ ("Whether it was revoked cannot be checked: it names no server") },
  { ANKY_CHECK_NOT_ASKED,
    N_ ("Whether it was revoked was not checked: no network, or no answer in "
        "time") },
};

/* Where no root is installed the rest follows from it. */
static AnkyCheckRemarks
get_worth_saying (const AnkyCertificateCheck *check)
{
  if (check->remarks & (ANKY_CHECK_NO_ROOT | ANKY_CHECK_FORGED))
    return check->remarks & ~ANKY_CHECK_NOT_ASKED;

  return check->remarks;
}

AnkyAnswer
anky_check_text_get (const AnkyCertificateCheck *check)
{
  AnkyCheckRemarks said = get_worth_saying (check);
  g_autoptr (GString) text = g_string_new (NULL);
  AnkyAnswer answer = { ANKY_TONE_OPEN, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (remarks); i++)
    if (said & remarks[i].remark)
      g_string_append_printf (text,
                              "%s%s",
                              text->len > 0 ? "\n" : "",
                              _ (remarks[i].text));
  if (anky_certificate_check_is_refused (check))
    answer.tone = ANKY_TONE_BAD;
  if (text->len == 0) {
    answer.tone = ANKY_TONE_GOOD;
    g_string_append (text, _ ("Valid, not revoked"));
  }
  answer.text = g_string_free (g_steal_pointer (&text), FALSE);

  return answer;
}

char *
anky_check_text_dup_validity (AnkyCertificate *certificate)
{
  g_autoptr (GDateTime) now = anky_clock_now ();
  GDateTime *end = anky_certificate_get_not_after (certificate);
  g_autofree char *day = g_date_time_format (end, "%d/%m/%Y");
  gint64 days = g_date_time_difference (end, now) / G_TIME_SPAN_DAY;

  if (days >= 0 && days <= SOON_DAYS)
    return g_strdup_printf (
        ngettext ("%d day until it expires", "%d days until it expires", days),
        (int) days);

  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("Valid until %s"), day);
}
