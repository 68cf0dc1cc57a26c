/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-path.h"

/* The words of ETSI EN 319 102-1, tables 5 and 6, and of the command line. */

static const struct {
  AnkySubIndication sub;
  const char *word;
} subs[] = {
  { ANKY_SUB_FORMAT_FAILURE, "FORMAT_FAILURE" },
  { ANKY_SUB_HASH_FAILURE, "HASH_FAILURE" },
  { ANKY_SUB_SIG_CRYPTO_FAILURE, "SIG_CRYPTO_FAILURE" },
  { ANKY_SUB_REVOKED, "REVOKED" },
  { ANKY_SUB_EXPIRED, "EXPIRED" },
  { ANKY_SUB_NOT_YET_VALID, "NOT_YET_VALID" },
  { ANKY_SUB_SIG_CONSTRAINTS_FAILURE, "SIG_CONSTRAINTS_FAILURE" },
  { ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE, "CHAIN_CONSTRAINTS_FAILURE" },
  { ANKY_SUB_CERTIFICATE_CHAIN_GENERAL_FAILURE,
    "CERTIFICATE_CHAIN_GENERAL_FAILURE" },
  { ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE, "CRYPTO_CONSTRAINTS_FAILURE" },
  { ANKY_SUB_POLICY_PROCESSING_ERROR, "POLICY_PROCESSING_ERROR" },
  { ANKY_SUB_TIMESTAMP_ORDER_FAILURE, "TIMESTAMP_ORDER_FAILURE" },
  { ANKY_SUB_NO_SIGNING_CERTIFICATE_FOUND, "NO_SIGNING_CERTIFICATE_FOUND" },
  { ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND, "NO_CERTIFICATE_CHAIN_FOUND" },
  { ANKY_SUB_REVOKED_NO_POE, "REVOKED_NO_POE" },
  { ANKY_SUB_REVOKED_CA_NO_POE, "REVOKED_CA_NO_POE" },
  { ANKY_SUB_OUT_OF_BOUNDS_NOT_REVOKED, "OUT_OF_BOUNDS_NOT_REVOKED" },
  { ANKY_SUB_OUT_OF_BOUNDS_NO_POE, "OUT_OF_BOUNDS_NO_POE" },
  { ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    "CRYPTO_CONSTRAINTS_FAILURE_NO_POE" },
  { ANKY_SUB_NO_POE, "NO_POE" },
  { ANKY_SUB_TRY_LATER, "TRY_LATER" },
  { ANKY_SUB_SIGNED_DATA_NOT_FOUND, "SIGNED_DATA_NOT_FOUND" },
};

const char *
anky_indication_to_string (AnkyIndication indication)
{
  switch (indication) {
  case ANKY_INDICATION_PASSED:
    return "TOTAL-PASSED";
  case ANKY_INDICATION_FAILED:
    return "TOTAL-FAILED";
  case ANKY_INDICATION_INDETERMINATE:
  default:
    return "INDETERMINATE";
  }
}

const char *
anky_sub_indication_to_string (AnkySubIndication sub)
{
  for (gsize i = 0; i < G_N_ELEMENTS (subs); i++)
    if (subs[i].sub == sub)
      return subs[i].word;
  return NULL;
}

const char *
anky_revocation_status_to_string (AnkyRevocationStatus status)
{
  switch (status) {
  case ANKY_REVOCATION_GOOD:
    return "good";
  case ANKY_REVOCATION_REVOKED:
    return "revoked";
  case ANKY_REVOCATION_UNKNOWN:
    return "unknown";
  case ANKY_REVOCATION_NO_SOURCE:
    return "no-source";
  case ANKY_REVOCATION_NOT_CHECKED:
  default:
    return "not-checked";
  }
}
