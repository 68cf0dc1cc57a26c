/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-find.h"

#include "anky-token-uri-private.h"

typedef gboolean (*Filter) (AnkyTokenCertificate *certificate, gpointer data);

static GPtrArray *
filter_certificates (GPtrArray *tokens, Filter filter, gpointer data)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < tokens->len; i++) {
    GPtrArray *list =
        anky_token_get_certificates (g_ptr_array_index (tokens, i));

    for (guint j = 0; j < list->len; j++) {
      AnkyTokenCertificate *certificate = g_ptr_array_index (list, j);

      if (filter (certificate, data))
        g_ptr_array_add (found, g_object_ref (certificate));
    }
  }
  return found;
}

static gboolean
has_uri (AnkyTokenCertificate *certificate, gpointer data)
{
  AnkyToken *token = anky_token_certificate_get_token (certificate);

  return anky_token_uri_matches (data,
                                 anky_token_get_data (token),
                                 anky_token_certificate_get_data (certificate));
}

static gboolean
has_label (AnkyTokenCertificate *certificate, gpointer data)
{
  return g_str_equal (anky_token_certificate_get_label (certificate), data);
}

static gboolean
has_token_label (AnkyTokenCertificate *certificate, gpointer data)
{
  AnkyToken *token = anky_token_certificate_get_token (certificate);

  return g_str_equal (anky_token_get_label (token), data);
}

/* An office is held by a person, who signs with its certificate. */
static gboolean
has_kind (AnkyTokenCertificate *certificate, gpointer data)
{
  AnkySignerKind wanted = GPOINTER_TO_INT (data);
  AnkySignerKind kind = anky_certificate_guess_kind (
      anky_token_certificate_get_certificate (certificate));

  return wanted == ANKY_SIGNER_UNKNOWN || kind == wanted ||
         (wanted == ANKY_SIGNER_PERSON && kind == ANKY_SIGNER_OFFICE);
}

static GPtrArray *
find_wanted (GPtrArray *tokens, const char *wanted, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (anky_token_uri_is_uri (wanted)) {
    g_autoptr (P11KitUri) uri = anky_token_uri_parse (wanted, error);

    return uri ? filter_certificates (tokens, has_uri, uri) : NULL;
  }
  found = filter_certificates (tokens, has_label, (gpointer) wanted);
  if (found->len > 0)
    return g_steal_pointer (&found);
  return filter_certificates (tokens, has_token_label, (gpointer) wanted);
}

static void
remove_if_not (GPtrArray *found, Filter filter, gpointer data)
{
  for (guint i = found->len; i > 0; i--) {
    if (!filter (g_ptr_array_index (found, i - 1), data))
      g_ptr_array_remove_index (found, i - 1);
  }
}

static gboolean
is_usable (AnkyTokenCertificate *certificate, gpointer data)
{
  return anky_token_certificate_is_usable (certificate);
}

static gboolean
refuse_unusable (AnkyTokenCertificate *certificate, GError **error)
{
  const struct {
    const char *why;
    AnkyTokenError code;
    const char *sentence;
  } reasons[] = {
    { "no-key", ANKY_TOKEN_ERROR_NO_KEY, "has no private key on its token" },
    { "locked", ANKY_TOKEN_ERROR_PIN_LOCKED, "is on a token that is locked" },
    { "expired", ANKY_TOKEN_ERROR_NO_CERTIFICATE, "has expired" },
    { "not-yet-valid",
      ANKY_TOKEN_ERROR_NO_CERTIFICATE,
      "is not valid before a time that has not come yet" },
    { "ca", ANKY_TOKEN_ERROR_NO_CERTIFICATE, "is an authority's" },
    { "key-usage",
      ANKY_TOKEN_ERROR_NO_CERTIFICATE,
      "is not meant for signatures" },
    { "weak-key",
      ANKY_TOKEN_ERROR_NO_CERTIFICATE,
      "has a key that is too weak" },
  };
  const char *why = anky_token_certificate_get_why (certificate);

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if (g_strcmp0 (why, reasons[i].why) == 0)
      g_set_error (error,
                   ANKY_TOKEN_ERROR,
                   (int) reasons[i].code,
                   "the certificate \"%s\" %s",
                   anky_token_certificate_get_label (certificate),
                   reasons[i].sentence);
  }
  return FALSE;
}

static gboolean
fail_without_any (GPtrArray *tokens, const char *wanted, GError **error)
{
  if (tokens->len == 0)
    g_set_error_literal (error,
                         ANKY_TOKEN_ERROR,
                         ANKY_TOKEN_ERROR_REMOVED,
                         "no token is plugged in");
  else if (wanted)
    g_set_error (error,
                 ANKY_TOKEN_ERROR,
                 ANKY_TOKEN_ERROR_NO_CERTIFICATE,
                 "no token holds the certificate \"%s\"",
                 wanted);
  else
    g_set_error_literal (error,
                         ANKY_TOKEN_ERROR,
                         ANKY_TOKEN_ERROR_NO_CERTIFICATE,
                         "no token holds a usable certificate of this kind");
  return FALSE;
}

/* One is chosen if it is the only one, or the only usable one, or the only
 * usable one of the kind. */
static gboolean
narrow (GPtrArray *found, AnkySignerKind kind, GError **error)
{
  g_autoptr (AnkyTokenCertificate) first =
      g_object_ref (g_ptr_array_index (found, 0));

  remove_if_not (found, is_usable, NULL);
  if (found->len == 0)
    return refuse_unusable (first, error);
  if (found->len > 1)
    remove_if_not (found, has_kind, GINT_TO_POINTER (kind));
  if (found->len == 1)
    return TRUE;
  g_set_error_literal (error,
                       ANKY_TOKEN_ERROR,
                       ANKY_TOKEN_ERROR_SEVERAL,
                       "several certificates fit: name one");
  return FALSE;
}

AnkyTokenCertificate *
anky_token_find (GPtrArray *tokens,
                 const char *wanted,
                 AnkySignerKind kind,
                 GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (wanted)
    found = find_wanted (tokens, wanted, error);
  else
    found = filter_certificates (tokens, has_kind, GINT_TO_POINTER (kind));
  if (!found)
    return NULL;
  if (!wanted && found->len > 0)
    remove_if_not (found, is_usable, NULL);
  if (found->len == 0) {
    fail_without_any (tokens, wanted, error);
    return NULL;
  }
  if (!narrow (found, kind, error))
    return NULL;
  return g_object_ref (g_ptr_array_index (found, 0));
}
