/* anky-seven-facts.h - what TT 15/2025/TT-BKHCN Điều 6(4) asks to show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-report.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_FACT_ISSUER,        /* Cơ quan cấp chứng thư */
  ANKY_FACT_SIGNER,        /* Chủ thể ký */
  ANKY_FACT_MANAGING_BODY, /* Đơn vị quản lý chứng thư */
  ANKY_FACT_TIME,          /* Thời điểm ký hoặc dấu thời gian */
  ANKY_FACT_INTEGRITY,     /* Tính toàn vẹn */
  ANKY_FACT_VALIDITY,      /* Tính hợp lệ tại thời điểm ký */
  ANKY_FACT_PERIOD,        /* Thời hạn hiệu lực */
  ANKY_N_FACTS,
} AnkySevenFact;

typedef enum {
  ANKY_LANGUAGE_ENGLISH,
  ANKY_LANGUAGE_VIETNAMESE,
} AnkyLanguage;

const char *anky_seven_facts_get_name (AnkySevenFact fact,
                                       AnkyLanguage language);
char *anky_seven_facts_dup_value (const AnkySignatureReport *signature,
                                  AnkySevenFact fact,
                                  AnkyLanguage language)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
