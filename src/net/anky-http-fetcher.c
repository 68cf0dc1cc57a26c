/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-http-fetcher.h"

#include "anky-http-exchange-private.h"

#include <libsoup/soup.h>

#define MAX_REDIRECTS     3
#define DEFAULT_TIMEOUT_S 30

struct _AnkyHttpFetcher {
  GObject parent_instance;

  guint max_fetches; /* 0: no limit */
  guint n_fetches;
  char **hosts; /* NULL: any */
};

static void anky_http_fetcher_iface_init (AnkyFetcherInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    AnkyHttpFetcher,
    anky_http_fetcher,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (ANKY_TYPE_FETCHER, anky_http_fetcher_iface_init))

static gboolean refuse (GError **error, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_PERMISSION_DENIED,
                       message);
  return FALSE;
}

static gboolean
is_scheme (GUri *uri, const char *scheme)
{
  return g_ascii_strcasecmp (g_uri_get_scheme (uri), scheme) == 0;
}

static gboolean
is_allowed_host (AnkyHttpFetcher *self, const char *host)
{
  if (!self->hosts)
    return TRUE;
  for (guint i = 0; self->hosts[i]; i++)
    if (g_ascii_strcasecmp (self->hosts[i], host) == 0)
      return TRUE;
  return FALSE;
}

/* Each address on the way is looked at, not only the first. */
static gboolean
check_uri (AnkyHttpFetcher *self, GUri *uri, GError **error)
{
  const char *host = g_uri_get_host (uri);

  if (!is_scheme (uri, "http") && !is_scheme (uri, "https"))
    return refuse (error, "%s is not HTTP", g_uri_get_scheme (uri));
  if (!host || *host == '\0')
    return refuse (error, "an address without a host");
  if (g_uri_get_userinfo (uri))
    return refuse (error, "an address with a user in it");
  if (!is_allowed_host (self, host))
    return refuse (error, "%s is not among the hosts that may be asked", host);
  return TRUE;
}

static GUri *
parse_uri (AnkyHttpFetcher *self, const char *text, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, error);

  if (!uri || !check_uri (self, uri, error))
    return NULL;
  return g_steal_pointer (&uri);
}

/* The next address, or NULL with error. Never from https back to http. */
static GUri *
follow (AnkyHttpFetcher *self,
        GUri *from,
        const AnkyHttpAnswer *answer,
        GError **error)
{
  g_autoptr (GUri) to = NULL;

  if (!answer->location) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_INVALID_DATA,
                 "a redirection to nowhere");
    return NULL;
  }
  to =
      g_uri_parse_relative (from, answer->location, SOUP_HTTP_URI_FLAGS, error);
  if (!to || !check_uri (self, to, error))
    return NULL;
  if (is_scheme (from, "https") && !is_scheme (to, "https")) {
    refuse (error, "a redirection away from https");
    return NULL;
  }
  return g_steal_pointer (&to);
}

static GBytes *
take_body (const AnkyFetchRequest *request,
           AnkyHttpAnswer *answer,
           GError **error)
{
  if (answer->status != SOUP_STATUS_OK) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_FAILED,
                 "the server answers with status %u",
                 answer->status);
    return NULL;
  }
  if (request->answer_type &&
      (!answer->content_type ||
       g_ascii_strcasecmp (answer->content_type, request->answer_type) != 0)) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_INVALID_DATA,
                 "the answer is not of the type %s",
                 request->answer_type);
    return NULL;
  }
  return g_steal_pointer (&answer->body);
}

static GBytes *
fetch_from (AnkyHttpFetcher *self,
            GUri *first,
            const AnkyFetchRequest *request,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GUri) uri = g_uri_ref (first);
  guint timeout_s =
      request->timeout_s > 0 ? request->timeout_s : DEFAULT_TIMEOUT_S;
  gint64 deadline =
      g_get_monotonic_time () + (gint64) timeout_s * G_USEC_PER_SEC;

  for (guint i = 0; i <= MAX_REDIRECTS; i++) {
    g_auto (AnkyHttpAnswer) answer = { 0 };
    GUri *next;

    if (!anky_http_exchange (uri,
                             request,
                             deadline,
                             cancellable,
                             &answer,
                             error))
      return NULL;
    if (!SOUP_STATUS_IS_REDIRECTION (answer.status))
      return take_body (request, &answer, error);
    next = follow (self, uri, &answer, error);
    if (!next)
      return NULL;
    g_uri_unref (uri);
    uri = next;
  }
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_TOO_MANY_LINKS,
               "more than %d redirections",
               MAX_REDIRECTS);
  return NULL;
}

static GBytes *
http_fetcher_fetch (AnkyFetcher *fetcher,
                    const AnkyFetchRequest *request,
                    GCancellable *cancellable,
                    GError **error)
{
  AnkyHttpFetcher *self = ANKY_HTTP_FETCHER (fetcher);
  g_autoptr (GUri) uri = parse_uri (self, request->uri, error);

  if (!uri)
    return NULL;
  if (self->max_fetches > 0 && self->n_fetches >= self->max_fetches) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_PERMISSION_DENIED,
                 "more than %u addresses were to be asked",
                 self->max_fetches);
    return NULL;
  }
  self->n_fetches++;
  return fetch_from (self, uri, request, cancellable, error);
}

static void
anky_http_fetcher_iface_init (AnkyFetcherInterface *iface)
{
  iface->fetch = http_fetcher_fetch;
}

static void
anky_http_fetcher_finalize (GObject *object)
{
  AnkyHttpFetcher *self = ANKY_HTTP_FETCHER (object);

  g_strfreev (self->hosts);

  G_OBJECT_CLASS (anky_http_fetcher_parent_class)->finalize (object);
}

static void
anky_http_fetcher_class_init (AnkyHttpFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_http_fetcher_finalize;
}

static void
anky_http_fetcher_init (AnkyHttpFetcher *self)
{
}

AnkyFetcher *
anky_http_fetcher_new (guint max_fetches)
{
  AnkyHttpFetcher *self = g_object_new (ANKY_TYPE_HTTP_FETCHER, NULL);

  self->max_fetches = max_fetches;
  return ANKY_FETCHER (self);
}

void
anky_http_fetcher_set_hosts (AnkyHttpFetcher *self, const char *const *hosts)
{
  char **copy;

  g_return_if_fail (ANKY_IS_HTTP_FETCHER (self));

  copy = g_strdupv ((char **) hosts);
  g_strfreev (self->hosts);
  self->hosts = copy;
}

guint
anky_http_fetcher_get_n_fetches (AnkyHttpFetcher *self)
{
  g_return_val_if_fail (ANKY_IS_HTTP_FETCHER (self), 0);

  return self->n_fetches;
}
