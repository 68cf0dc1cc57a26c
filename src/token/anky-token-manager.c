/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-token-manager.h"

#include "anky-token-find.h"
#include "anky-token-key.h"
#include "anky-token-scan.h"

#define POLL_MS 1500

#define ENV_MODULES "ANKY_PKCS11_MODULES"
#define ENV_ONLY    "ANKY_PKCS11_ONLY"

struct _AnkyTokenManager {
  GObject parent_instance;

  AnkyTokenBackend *backend;
  GPtrArray *tokens; /* AnkyToken: the model, main context only */
  guint n_watchers;
  guint poll_id;
  GCancellable *polling; /* not NULL: a poll is on its way */
};

static void anky_token_manager_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    AnkyTokenManager,
    anky_token_manager,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                           anky_token_manager_list_model_init))

/* --- the model ----------------------------------------------------------- */

static GType
anky_token_manager_get_item_type (GListModel *model)
{
  return ANKY_TYPE_TOKEN;
}

static guint
anky_token_manager_get_n_items (GListModel *model)
{
  return ANKY_TOKEN_MANAGER (model)->tokens->len;
}

static gpointer
anky_token_manager_get_item (GListModel *model, guint position)
{
  AnkyTokenManager *self = ANKY_TOKEN_MANAGER (model);

  if (position >= self->tokens->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->tokens, position));
}

static void
anky_token_manager_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = anky_token_manager_get_item_type;
  iface->get_n_items = anky_token_manager_get_n_items;
  iface->get_item = anky_token_manager_get_item;
}

static AnkyToken *
find_equal (GPtrArray *tokens, AnkyTokenData *data)
{
  for (guint i = 0; i < tokens->len; i++) {
    AnkyToken *token = g_ptr_array_index (tokens, i);

    if (anky_token_data_equal (anky_token_get_data (token), data))
      return token;
  }
  return NULL;
}

/* A token that has not changed keeps its object. */
static GPtrArray *
merge (GPtrArray *tokens, GPtrArray *found)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < found->len; i++) {
    AnkyTokenData *data = g_ptr_array_index (found, i);
    AnkyToken *token = find_equal (tokens, data);

    g_ptr_array_add (merged,
                     token ? g_object_ref (token) : anky_token_new (data));
  }
  return merged;
}

static guint
count_common_start (GPtrArray *a, GPtrArray *b)
{
  guint n = 0;

  while (n < a->len && n < b->len && a->pdata[n] == b->pdata[n])
    n++;
  return n;
}

static guint
count_common_end (GPtrArray *a, GPtrArray *b, guint start)
{
  guint n = 0;

  while (n < a->len - start && n < b->len - start &&
         a->pdata[a->len - 1 - n] == b->pdata[b->len - 1 - n])
    n++;
  return n;
}

static void
take_tokens (AnkyTokenManager *self, GPtrArray *found)
{
  g_autoptr (GPtrArray) old = self->tokens;
  guint start, end;

  self->tokens = merge (old, found);
  start = count_common_start (old, self->tokens);
  end = count_common_end (old, self->tokens, start);
  if (start + end < old->len || start + end < self->tokens->len)
    g_list_model_items_changed (G_LIST_MODEL (self),
                                start,
                                old->len - start - end,
                                self->tokens->len - start - end);
}

/* --- watching ------------------------------------------------------------ */

static GPtrArray *
dup_data (GPtrArray *tokens)
{
  GPtrArray *data =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_token_data_unref);

  for (guint i = 0; i < tokens->len; i++)
    g_ptr_array_add (data,
                     anky_token_data_ref (
                         anky_token_get_data (g_ptr_array_index (tokens, i))));
  return data;
}

static void
poll_on_thread (GTask *task,
                gpointer source,
                gpointer known,
                GCancellable *cancellable)
{
  AnkyTokenManager *self = source;

  g_task_return_pointer (
      task,
      anky_token_scan (anky_token_backend_get_modules (self->backend), known),
      (GDestroyNotify) g_ptr_array_unref);
}

static void
polled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AnkyTokenManager *self = ANKY_TOKEN_MANAGER (source);
  g_autoptr (GPtrArray) found =
      g_task_propagate_pointer (G_TASK (result), NULL);

  /* Stopped, and perhaps started anew, since this poll was sent off. */
  if (g_task_get_cancellable (G_TASK (result)) != self->polling)
    return;
  g_clear_object (&self->polling);
  if (found)
    take_tokens (self, found);
}

static gboolean
poll_cb (gpointer user_data)
{
  AnkyTokenManager *self = user_data;
  g_autoptr (GTask) task = NULL;

  if (self->polling)
    return G_SOURCE_CONTINUE;
  self->polling = g_cancellable_new ();
  task = g_task_new (self, self->polling, polled_cb, NULL);
  g_task_set_source_tag (task, poll_cb);
  g_task_set_task_data (task,
                        dup_data (self->tokens),
                        (GDestroyNotify) g_ptr_array_unref);
  anky_executor_run (anky_token_backend_get_executor (self->backend),
                     task,
                     poll_on_thread);
  return G_SOURCE_CONTINUE;
}

void
anky_token_manager_start_watching (AnkyTokenManager *self)
{
  g_return_if_fail (ANKY_IS_TOKEN_MANAGER (self));

  if (self->n_watchers++ > 0)
    return;
  self->poll_id = g_timeout_add (POLL_MS, poll_cb, self);
  poll_cb (self);
}

static void
stop_polling (AnkyTokenManager *self)
{
  g_clear_handle_id (&self->poll_id, g_source_remove);
  if (self->polling)
    g_cancellable_cancel (self->polling);
  g_clear_object (&self->polling);
}

void
anky_token_manager_stop_watching (AnkyTokenManager *self)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  g_return_if_fail (ANKY_IS_TOKEN_MANAGER (self));
  g_return_if_fail (self->n_watchers > 0);

  if (--self->n_watchers > 0)
    return;
  stop_polling (self);
  take_tokens (self, nothing);
}

/* --- listing ------------------------------------------------------------- */

typedef struct {
  AnkyTokenBackend *backend;
  GPtrArray *problems;
  GPtrArray *found; /* AnkyTokenData */
} Listing;

static gboolean
list_on_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;
  AnkyModules *modules = anky_token_backend_get_modules (listing->backend);

  anky_modules_load (modules, listing->problems);
  listing->found = anky_token_scan (modules, NULL);
  return TRUE;
}

static GPtrArray *
make_tokens (GPtrArray *found)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (tokens, anky_token_new (g_ptr_array_index (found, i)));
  return tokens;
}

GPtrArray *
anky_token_manager_list (AnkyTokenManager *self,
                         GPtrArray **problems_out,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = NULL;
  Listing listing = { .problems = problems };

  g_return_val_if_fail (ANKY_IS_TOKEN_MANAGER (self), NULL);

  listing.backend = self->backend;
  if (!anky_executor_run_sync (anky_token_backend_get_executor (self->backend),
                               list_on_thread,
                               &listing,
                               cancellable,
                               error))
    return NULL;
  found = listing.found;
  if (problems_out)
    *problems_out = g_steal_pointer (&problems);
  return make_tokens (found);
}

static void
list_task_on_thread (GTask *task,
                     gpointer source,
                     gpointer task_data,
                     GCancellable *cancellable)
{
  AnkyTokenManager *self = source;
  g_autoptr (GPtrArray) found = NULL;
  Listing listing = { .backend = self->backend };

  (void) !list_on_thread (&listing, cancellable, NULL);
  found = listing.found;
  g_task_return_pointer (task,
                         make_tokens (found),
                         (GDestroyNotify) g_ptr_array_unref);
}

void
anky_token_manager_list_async (AnkyTokenManager *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ANKY_IS_TOKEN_MANAGER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, anky_token_manager_list_async);
  anky_executor_run (anky_token_backend_get_executor (self->backend),
                     task,
                     list_task_on_thread);
}

GPtrArray *
anky_token_manager_list_finish (AnkyTokenManager *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- keys ---------------------------------------------------------------- */

AnkyKey *
anky_token_manager_get_key (AnkyTokenManager *self,
                            AnkyTokenCertificate *certificate)
{
  g_return_val_if_fail (ANKY_IS_TOKEN_MANAGER (self), NULL);
  g_return_val_if_fail (ANKY_IS_TOKEN_CERTIFICATE (certificate), NULL);

  return ANKY_KEY (anky_token_key_new (self->backend, certificate));
}

AnkyTokenCertificate *
anky_token_manager_find (AnkyTokenManager *self,
                         const char *wanted,
                         AnkySignerKind kind,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) tokens =
      anky_token_manager_list (self, NULL, cancellable, error);

  return tokens ? anky_token_find (tokens, wanted, kind, error) : NULL;
}

/* --- life ---------------------------------------------------------------- */

static void
anky_token_manager_dispose (GObject *object)
{
  AnkyTokenManager *self = ANKY_TOKEN_MANAGER (object);

  stop_polling (self);
  g_clear_object (&self->backend);
  G_OBJECT_CLASS (anky_token_manager_parent_class)->dispose (object);
}

static void
anky_token_manager_finalize (GObject *object)
{
  AnkyTokenManager *self = ANKY_TOKEN_MANAGER (object);

  g_clear_pointer (&self->tokens, g_ptr_array_unref);
  G_OBJECT_CLASS (anky_token_manager_parent_class)->finalize (object);
}

static void
anky_token_manager_class_init (AnkyTokenManagerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anky_token_manager_dispose;
  object_class->finalize = anky_token_manager_finalize;
}

static void
anky_token_manager_init (AnkyTokenManager *self)
{
  self->tokens = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_paths (GStrvBuilder *builder, const char *joined)
{
  g_auto (GStrv) paths = g_strsplit (joined, ":", -1);

  for (gsize i = 0; paths[i]; i++) {
    if (*paths[i] != '\0')
      g_strv_builder_add (builder, paths[i]);
  }
}

AnkyTokenManager *
anky_token_manager_new (const char *const *modules, gboolean only_extra)
{
  AnkyTokenManager *self = g_object_new (ANKY_TYPE_TOKEN_MANAGER, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *environment = g_getenv (ENV_MODULES);
  g_auto (GStrv) paths = NULL;

  for (gsize i = 0; modules && modules[i]; i++)
    g_strv_builder_add (builder, modules[i]);
  if (environment)
    add_paths (builder, environment);
  add_paths (builder, ANKY_PKCS11_MODULES);
  paths = g_strv_builder_end (builder);
  self->backend =
      anky_token_backend_new ((const char *const *) paths,
                              only_extra || g_getenv (ENV_ONLY) != NULL);
  return self;
}
