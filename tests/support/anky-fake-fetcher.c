/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-fake-fetcher.h"

typedef struct {
  char *uri;
  AnkyFakeAnswer answer;
  gpointer user_data;
  GBytes *bytes; /* if no function */
} Entry;

struct _AnkyFakeFetcher {
  GObject parent_instance;

  GPtrArray *entries;
  GPtrArray *asked;
};

static void anky_fake_fetcher_iface_init (AnkyFetcherInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    AnkyFakeFetcher,
    anky_fake_fetcher,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (ANKY_TYPE_FETCHER, anky_fake_fetcher_iface_init))

static void
entry_free (Entry *entry)
{
  g_free (entry->uri);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  g_free (entry);
}

static GBytes *
fake_fetcher_fetch (AnkyFetcher *fetcher,
                    const AnkyFetchRequest *request,
                    GCancellable *cancellable,
                    GError **error)
{
  AnkyFakeFetcher *self = ANKY_FAKE_FETCHER (fetcher);

  g_ptr_array_add (self->asked, g_strdup (request->uri));
  for (guint i = self->entries->len; i > 0; i--) {
    Entry *entry = g_ptr_array_index (self->entries, i - 1);

    if (!g_str_has_suffix (request->uri, entry->uri))
      continue;
    return entry->answer ? entry->answer (request, entry->user_data, error)
                         : g_bytes_ref (entry->bytes);
  }
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_NOT_FOUND,
               "nobody at %s",
               request->uri);
  return NULL;
}

static void
anky_fake_fetcher_iface_init (AnkyFetcherInterface *iface)
{
  iface->fetch = fake_fetcher_fetch;
}

static void
anky_fake_fetcher_finalize (GObject *object)
{
  AnkyFakeFetcher *self = ANKY_FAKE_FETCHER (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->asked);

  G_OBJECT_CLASS (anky_fake_fetcher_parent_class)->finalize (object);
}

static void
anky_fake_fetcher_class_init (AnkyFakeFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_fake_fetcher_finalize;
}

static void
anky_fake_fetcher_init (AnkyFakeFetcher *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->asked = g_ptr_array_new_with_free_func (g_free);
}

AnkyFakeFetcher *
anky_fake_fetcher_new (void)
{
  return g_object_new (ANKY_TYPE_FAKE_FETCHER, NULL);
}

static Entry *
add_entry (AnkyFakeFetcher *self, const char *uri)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->uri = g_strdup (uri);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

void
anky_fake_fetcher_add (AnkyFakeFetcher *self, const char *uri, GBytes *bytes)
{
  add_entry (self, uri)->bytes = g_bytes_ref (bytes);
}

void
anky_fake_fetcher_add_func (AnkyFakeFetcher *self,
                            const char *uri,
                            AnkyFakeAnswer answer,
                            gpointer user_data)
{
  Entry *entry = add_entry (self, uri);

  entry->answer = answer;
  entry->user_data = user_data;
}

guint
anky_fake_fetcher_get_n_fetches (AnkyFakeFetcher *self)
{
  return self->asked->len;
}

GPtrArray *
anky_fake_fetcher_get_uris (AnkyFakeFetcher *self)
{
  return self->asked;
}
