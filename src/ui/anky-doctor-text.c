/* anky-doctor-text.c - the words of the token check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-doctor-text.h"

#include <glib/gi18n.h>

static const char *const steps[] = {
  N_ ("Smart card service"),       N_ ("Reader or USB port"),
  N_ ("Token plugged in"),         N_ ("Driver of the token"),
  N_ ("Certificate on the token"), N_ ("Key of the certificate"),
  N_ ("State of the PIN"),         N_ ("Period of validity"),
  N_ ("Certification path"),       N_ ("Timestamp server"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (steps) == ANKY_DOCTOR_N_STEPS);

static const char *const states[] = {
  N_ ("In order"),   N_ ("To be noted"),     N_ ("Not needed"),
  N_ ("Stops here"), N_ ("Not reached yet"),
};

static const struct {
  const char *code;
  AnkyDoctorText text;
} table[] = {
  { "no-service",
    { N_ ("The smart card service (pcscd) does not run."),
      N_ ("Ask the administrator to install the package “pcscd” and to start "
          "it: systemctl enable --now pcscd.socket") } },
  { "no-service-in-sandbox",
    { N_ ("The smart card service cannot be seen from the sandbox."),
      N_ ("Ask the administrator to install “pcscd” on the machine and to "
          "allow it: flatpak override --socket=pcsc vn.anky.AnKy") } },
  { "no-answer",
    { N_ ("The smart card service does not answer."),
      N_ ("Restart it (systemctl restart pcscd) or the machine; if that does "
          "not help, this user may not be allowed to use it.") } },
  { "no-reader",
    { N_ ("No token and no reader is plugged in."),
      N_ ("Plug the token into another USB port, without a hub between.") } },
  { "no-card",
    { N_ ("The reader is there, but no card is in it."),
      N_ ("Push the card in, chip first, or unplug the token and plug it in "
          "again.") } },
  { "driver-failed",
    { N_ ("The driver of the token cannot be loaded."),
      N_ ("Install the driver again as the issuer’s instructions say, in the "
          "edition for this system (64 bits).") } },
  { "another-driver-failed",
    { N_ ("The token is reached; another driver cannot be loaded."), NULL } },
  { "no-driver",
    { N_ ("The token is there, but no driver knows it."),
      N_ ("Install the driver that came with the token; if the system does "
          "not know it, add its path in Preferences, Tokens.") } },
  { "no-certificate",
    { N_ ("The token holds no certificate."),
      N_ ("The issuer has to put a certificate on it: the managing body "
          "applies for it.") } },
  { "ca",
    { N_ ("The token holds only a certificate of an issuer."),
      N_ ("Use the token that was given to the signer.") } },
  { "key-usage",
    { N_ ("The certificate was not made for signing."),
      N_ ("Use a token with a signing certificate.") } },
  { "no-key",
    { N_ ("The token has no key for its certificate."),
      N_ ("The certificate belongs to another token, or the key was removed: "
          "ask the issuer.") } },
  { "weak-key",
    { N_ ("The key is too weak for what is allowed today."),
      N_ ("The managing body applies for a new certificate.") } },
  { "locked", { N_ ("The token is locked."), NULL } },
  { "pin-to-be-changed",
    { N_ ("The PIN has to be changed before it is first used."),
      N_ ("Change it in the issuer’s program.") } },
  { "final-try",
    { N_ ("One try is left for the PIN. After a wrong one the token locks."),
      N_ ("Enter the PIN only if it is certain.") } },
  { "few-tries",
    { N_ ("The PIN was entered wrongly before; few tries are left."), NULL } },
  { "expired",
    { N_ ("The certificate has expired."),
      N_ ("Look whether the clock of this machine is right; if it is, the "
          "managing body applies for a new certificate.") } },
  { "not-yet-valid",
    { N_ ("The certificate is not yet valid."),
      N_ ("Look whether the clock of this machine is right.") } },
  { "expires-soon",
    { N_ ("The certificate expires soon."),
      N_ ("The managing body should apply for its renewal now.") } },
  { "forged",
    { N_ ("The certificate bears the name of a known issuer but not its key."),
      N_ ("Do not use this token, and tell who gave it out.") } },
  { "revoked",
    { N_ ("The certificate has been revoked."),
      N_ ("It must not sign any more; the managing body applies for a new "
          "one.") } },
  { "no-root",
    { N_ ("The root certificate of the issuer is not installed here."),
      N_ ("Signing works, but nothing can be concluded about signatures: add "
          "the root certificate in Preferences, Trust.") } },
  { "server-failed",
    { N_ ("The timestamp server does not answer."),
      N_ ("Signing works without a timestamp. Look whether the network is "
          "there and the address is right in Preferences, Network.") } },
  { "other-way", { N_ ("The token is reached in another way."), NULL } },
  { "no-server", { N_ ("None is set: signatures carry no timestamp."), NULL } },
  { "offline", { N_ ("The network is switched off in Preferences."), NULL } },
};

const char *
anky_doctor_text_get_step (AnkyDoctorStep step)
{
  return _ (steps[step]);
}

const char *
anky_doctor_text_get_state (AnkyDoctorState state)
{
  return _ (states[state]);
}

gboolean
anky_doctor_text_has (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].code, code))
      return TRUE;

  return FALSE;
}

AnkyDoctorText
anky_doctor_text_get (const AnkyDoctorFinding *finding)
{
  AnkyDoctorText text = { anky_doctor_text_get_state (finding->state), NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].code, finding->code)) {
      text.what = _ (table[i].text.what);
      text.repair = table[i].text.repair ? _ (table[i].text.repair) : NULL;
    }

  return text;
}

/* Nghị định 68/2024/NĐ-CP, Mẫu số 06. */
char *
anky_doctor_text_dup_application (const char *office)
{
  if (!office)
    return g_strdup (_ ("The managing body applies for it to be unlocked with "
                        "form 06 of Decree 68/2024."));

  /* Translators: %s is an office, as the rules in force name it. */
  return g_strdup_printf (_ ("The managing body applies to %s for it to be "
                             "unlocked, with form 06 of Decree 68/2024."),
                          office);
}

char *
anky_doctor_text_dup_report (GPtrArray *findings, GDateTime *time)
{
  g_autoptr (GString) report = g_string_new (NULL);
  g_autofree char *when = g_date_time_format_iso8601 (time);
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  g_string_append_printf (report,
                          "Ấn Ký %s, %s, %s\n",
                          ANKY_VERSION,
                          system ? system : "Linux",
                          when);
  for (guint i = 0; i < findings->len; i++) {
    const AnkyDoctorFinding *finding = findings->pdata[i];

    g_string_append_printf (report,
                            "%u. %s [%s] %s",
                            i + 1,
                            anky_doctor_text_get_step (finding->step),
                            anky_doctor_step_to_string (finding->step),
                            anky_doctor_state_to_string (finding->state));
    if (*finding->code)
      g_string_append_printf (report, " (%s)", finding->code);
    if (finding->detail)
      g_string_append_printf (report, ": %s", finding->detail);
    g_string_append_c (report, '\n');
  }

  return g_string_free (g_steal_pointer (&report), FALSE);
}
