/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-seven-facts.h"

#include "anky-clock.h"

typedef struct {
  const char *english;
  const char *vietnamese;
} Text;

static const char *
choose (Text text, AnkyLanguage language)
{
  return language == ANKY_LANGUAGE_VIETNAMESE ? text.vietnamese : text.english;
}

const char *
anky_seven_facts_get_name (AnkySevenFact fact, AnkyLanguage language)
{
  static const Text names[ANKY_N_FACTS] = {
    { "Issuer of the certificate", "Cơ quan cấp chứng thư" },
    { "Signer", "Chủ thể ký" },
    { "Managing body", "Đơn vị quản lý chứng thư" },
    { "Time of signing", "Thời điểm ký" },
    { "Integrity", "Tính toàn vẹn" },
    { "Validity at signing", "Tính hợp lệ tại thời điểm ký" },
    { "Period of validity", "Thời hạn hiệu lực của chứng thư" },
  };

  return choose (names[fact], language);
}

/* "CN=CA phục vụ …,O=Ban Cơ yếu Chính phủ,C=VN": the first name in it. */
static char *
get_issuer_name (const char *issuer)
{
  g_auto (GStrv) parts = g_strsplit (issuer, ",", -1);

  for (gsize i = 0; parts[i]; i++)
    if (g_str_has_prefix (g_strstrip (parts[i]), "CN="))
      return g_strdup (parts[i] + 3);
  return g_strdup (issuer);
}

static char *
format_time (GDateTime *time)
{
  g_autoptr (GTimeZone) zone = anky_clock_get_vietnam ();
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time, zone);

  return g_date_time_format (local, "%d/%m/%Y %H:%M:%S");
}

static char *
dup_time (const AnkySignatureReport *signature, AnkyLanguage language)
{
  static const Text by_timestamp = { "%s (timestamp)", "%s (dấu thời gian)" };
  static const Text by_signer = { "%s (the signer's own clock)",
                                  "%s (theo giờ máy của người ký)" };
  static const Text unknown = { "not stated", "không ghi" };
  gboolean has_timestamp =
      signature->has_timestamp &&
      signature->timestamp_indication == ANKY_INDICATION_PASSED;
  GDateTime *time = has_timestamp             ? signature->timestamp_time
                    : signature->claimed_time ? signature->claimed_time
                                              : signature->best_time;
  g_autofree char *text = NULL;
  g_autoptr (GString) result = NULL;

  if (!time)
    return g_strdup (choose (unknown, language));
  text = format_time (time);
  result = g_string_new (
      choose (has_timestamp ? by_timestamp : by_signer, language));
  g_string_replace (result, "%s", text, 1);
  return g_strdup (result->str);
}

static const char *
name_integrity (const AnkySignatureReport *signature, AnkyLanguage language)
{
  static const Text broken = { "Changed after it was signed",
                               "Đã bị thay đổi sau khi ký số" };
  static const Text unknown = { "Cannot be checked", "Không kiểm tra được" };
  static const Text forbidden = { "Changed later in a way that is not allowed",
                                  "Bị thay đổi ngoài phạm vi cho phép sau khi "
                                  "ký số" };
  static const Text intact = { "Unchanged since signing",
                               "Toàn vẹn, không thay đổi sau khi ký" };

  switch (signature->integrity) {
  case ANKY_INTEGRITY_BROKEN:
    return choose (broken, language);
  case ANKY_INTEGRITY_INTACT:
    return choose (signature->changes_permitted == ANKY_PERMITTED_NO ? forbidden
                                                                     : intact,
                   language);
  case ANKY_INTEGRITY_UNKNOWN:
  default:
    return choose (unknown, language);
  }
}

static const char *
name_validity (const AnkySignatureReport *signature, AnkyLanguage language)
{
  static const Text valid = { "Valid", "Hợp lệ" };
  static const Text invalid = { "Not valid", "Không hợp lệ" };
  static const Text open = { "Cannot be concluded", "Chưa đủ căn cứ kết luận" };

  switch (signature->indication) {
  case ANKY_INDICATION_PASSED:
    return choose (valid, language);
  case ANKY_INDICATION_FAILED:
    return choose (invalid, language);
  case ANKY_INDICATION_INDETERMINATE:
  default:
    return choose (open, language);
  }
}

static char *
dup_period (AnkyCertificate *certificate, AnkyLanguage language)
{
  static const Text from_to = { "%s to %s", "Từ %s đến %s" };
  g_autofree char *from =
      format_time (anky_certificate_get_not_before (certificate));
  g_autofree char *to =
      format_time (anky_certificate_get_not_after (certificate));
  g_autoptr (GString) result = g_string_new (choose (from_to, language));

  g_string_replace (result, "%s", from, 1);
  g_string_replace (result, "%s", to, 1);
  return g_strdup (result->str);
}

static char *
dup_or_dash (const char *text)
{
  return g_strdup (text && *text ? text : "–");
}

char *
anky_seven_facts_dup_value (const AnkySignatureReport *signature,
                            AnkySevenFact fact,
                            AnkyLanguage language)
{
  AnkyCertificate *signer = signature->signer;

  switch (fact) {
  case ANKY_FACT_TIME:
    return dup_time (signature, language);
  case ANKY_FACT_INTEGRITY:
    return g_strdup (name_integrity (signature, language));
  case ANKY_FACT_VALIDITY:
    return g_strdup (name_validity (signature, language));
  case ANKY_FACT_ISSUER:
    return signer ? get_issuer_name (anky_certificate_get_issuer (signer))
                  : dup_or_dash (NULL);
  case ANKY_FACT_SIGNER:
    return dup_or_dash (signer ? anky_certificate_get_common_name (signer)
                               : NULL);
  case ANKY_FACT_MANAGING_BODY:
    return dup_or_dash (signer ? anky_certificate_get_managing_body (signer)
                               : NULL);
  case ANKY_FACT_PERIOD:
    return signer ? dup_period (signer, language) : dup_or_dash (NULL);
  case ANKY_N_FACTS:
  default:
    g_return_val_if_reached (NULL);
  }
}
