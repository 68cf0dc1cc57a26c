/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-signature-details.h"

#include "anky-wording.h"

static char *
dup_head (const AnkySignatureReport *signature, guint number)
{
  const char *sub = anky_sub_indication_to_string (signature->sub);
  const char *level = anky_level_to_string (signature->level);

  return g_strdup_printf (
      "%u. %s – revision %u, covers %s, %s%s%s, %s, %s, %s; later changes: %s",
      number,
      signature->field ? signature->field : "?",
      signature->revision,
      anky_covers_to_string (signature->covers),
      anky_indication_to_string (signature->indication),
      sub ? " / " : "",
      sub ? sub : "",
      anky_digest_algorithm_get_name (signature->digest),
      anky_signature_scheme_get_name (signature->scheme),
      level ? level : "no baseline level",
      anky_changes_to_string (signature->later_changes));
}

char *
anky_finding_dup_line (const AnkyFinding *finding)
{
  const char *words = anky_wording_get_finding (finding->code);

  return g_strdup_printf ("%s (%s): %s",
                          finding->code,
                          anky_severity_to_string (finding->severity),
                          words ? words : finding->message);
}

char **
anky_signature_details_list (const AnkySignatureReport *signature, guint number)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *head = dup_head (signature, number);

  g_strv_builder_add (lines, head);
  if (signature->signer) {
    g_autofree char *certificate =
        g_strdup_printf ("%s; serial %s; SHA-256 %s",
                         anky_certificate_get_subject (signature->signer),
                         anky_certificate_get_serial (signature->signer),
                         anky_certificate_get_fingerprint (signature->signer));

    g_strv_builder_add (lines, certificate);
  }
  for (guint i = 0; i < signature->findings->len; i++) {
    g_autofree char *line =
        anky_finding_dup_line (g_ptr_array_index (signature->findings, i));

    g_strv_builder_add (lines, line);
  }
  return g_strv_builder_end (lines);
}
