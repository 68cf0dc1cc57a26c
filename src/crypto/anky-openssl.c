/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-clock.h"
#include "anky-openssl-private.h"

#include <openssl/err.h>

#include <time.h>

G_DEFINE_QUARK (anky - crypto - error - quark, anky_crypto_error)

void
anky_crypto_set_error (GError **error, AnkyCryptoError code, const char *doing)
{
  unsigned long last = ERR_peek_last_error ();
  const char *reason = last == 0 ? NULL : ERR_reason_error_string (last);

  ERR_clear_error ();
  if (reason)
    g_set_error (error, ANKY_CRYPTO_ERROR, (int) code, "%s: %s", doing, reason);
  else
    g_set_error_literal (error, ANKY_CRYPTO_ERROR, (int) code, doing);
}

GBytes *
anky_bytes_from_asn1 (const ASN1_STRING *string)
{
  return g_bytes_new (ASN1_STRING_get0_data (string),
                      (gsize) ASN1_STRING_length (string));
}

GBytes *
anky_bytes_take_der (guint8 **der, int size)
{
  GBytes *bytes;

  if (size <= 0 || !*der)
    return NULL;
  bytes = g_bytes_new (*der, (gsize) size);
  OPENSSL_free (*der);
  *der = NULL;
  return bytes;
}

GDateTime *
anky_time_from_asn1 (const ASN1_TIME *time)
{
  g_autoptr (GTimeZone) zone = anky_clock_get_vietnam ();
  g_autoptr (GDateTime) utc = NULL;
  struct tm parts;

  if (!time || ASN1_TIME_to_tm (time, &parts) != 1)
    return NULL;
  utc = g_date_time_new_utc (parts.tm_year + 1900,
                             parts.tm_mon + 1,
                             parts.tm_mday,
                             parts.tm_hour,
                             parts.tm_min,
                             MIN (parts.tm_sec, 59));
  return utc ? g_date_time_to_timezone (utc, zone) : NULL;
}
