/* anky-page-cache.c - the surfaces of pages, within a budget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-page-cache.h"

#include "anky-appearance.h"

#include <math.h>

/* Pages that are not seen are kept up to this; what is seen is always kept. */
#define BUDGET_BYTES (48u * 1024 * 1024)
/* A page larger than this on screen is drawn small, and its seen part sharp. */
#define WHOLE_MAX_PIXELS (5.0 * 1024 * 1024)
/* How much around the seen part is drawn with it, so that a little scrolling
 * asks for nothing. */
#define AROUND          0.25
#define BYTES_PER_PIXEL 4
#define SAME_SCALE      0.001

typedef struct {
  cairo_surface_t *surface;
  AnkyRectMm area;
  double scale;
  /* What is on its way, and at which scale. */
  GCancellable *pending;
  AnkyRectMm pending_area;
  double pending_scale;
} Part;

typedef struct {
  guint page;
  guint64 last_wanted;
  gboolean is_wanted;
  Part whole;
  Part detail;
  GError *error;
} Entry;

struct _AnkyPageCache {
  GObject parent_instance;

  AnkyRenderer *renderer;
  GHashTable *entries; /* page: Entry */
  guint64 clock;
};

G_DEFINE_FINAL_TYPE (AnkyPageCache, anky_page_cache, G_TYPE_OBJECT)

enum { SIGNAL_PAGE_READY, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct {
  AnkyPageCache *cache; /* owned: the cache outlives what it asked for */
  GCancellable *cancellable;
  guint page;
  gboolean is_detail;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->cache);
  g_object_unref (request->cancellable);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
cancel_part (Part *part)
{
  if (!part->pending)
    return;

  g_cancellable_cancel (part->pending);
  g_clear_object (&part->pending);
}

static void
clear_part (Part *part)
{
  cancel_part (part);
  g_clear_pointer (&part->surface, cairo_surface_destroy);
}

static void
entry_free (Entry *entry)
{
  clear_part (&entry->whole);
  clear_part (&entry->detail);
  g_clear_error (&entry->error);
  g_free (entry);
}

static Entry *
ensure_entry (AnkyPageCache *self, guint page)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (page));

  if (!entry) {
    entry = g_new0 (Entry, 1);
    entry->page = page;
    g_hash_table_insert (self->entries, GUINT_TO_POINTER (page), entry);
  }

  return entry;
}

static gsize
get_part_bytes (const Part *part)
{
  if (!part->surface)
    return 0;

  return (gsize) cairo_image_surface_get_stride (part->surface) *
         (gsize) cairo_image_surface_get_height (part->surface);
}

static gsize
get_entry_bytes (const Entry *entry)
{
  return get_part_bytes (&entry->whole) + get_part_bytes (&entry->detail);
}

gsize
anky_page_cache_get_size_bytes (AnkyPageCache *self)
{
  GHashTableIter iter;
  gpointer entry = NULL;
  gsize size = 0;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    size += get_entry_bytes (entry);

  return size;
}

static Entry *
find_oldest (AnkyPageCache *self)
{
  GHashTableIter iter;
  gpointer value = NULL;
  Entry *oldest = NULL;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Entry *entry = value;

    if (!entry->is_wanted &&
        (!oldest || entry->last_wanted < oldest->last_wanted))
      oldest = entry;
  }

  return oldest;
}

static void
keep_within_budget (AnkyPageCache *self)
{
  while (anky_page_cache_get_size_bytes (self) > BUDGET_BYTES) {
    Entry *oldest = find_oldest (self);

    if (!oldest)
      return;
    g_hash_table_remove (self->entries, GUINT_TO_POINTER (oldest->page));
  }
}

/* Asking */

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  AnkyPageCache *self = request->cache;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface =
      anky_renderer_render_finish (ANKY_RENDERER (source), result, &error);
  Entry *entry =
      g_hash_table_lookup (self->entries, GUINT_TO_POINTER (request->page));
  Part *part = NULL;

  if (entry)
    part = request->is_detail ? &entry->detail : &entry->whole;
  /* What was asked for since then counts, not this. */
  if (!part || part->pending != request->cancellable) {
    g_clear_pointer (&surface, cairo_surface_destroy);
    return;
  }

  g_clear_object (&part->pending);
  if (surface) {
    g_clear_pointer (&part->surface, cairo_surface_destroy);
    part->surface = surface;
    part->area = part->pending_area;
    part->scale = part->pending_scale;
    g_clear_error (&entry->error);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_clear_error (&entry->error);
    entry->error = g_steal_pointer (&error);
  }
  keep_within_budget (self);
  g_signal_emit (self, signals[SIGNAL_PAGE_READY], 0, request->page);
}

static void
ask (AnkyPageCache *self,
     Entry *entry,
     gboolean is_detail,
     AnkyRectMm area,
     double scale,
     AnkyRenderPriority priority)
{
  Part *part = is_detail ? &entry->detail : &entry->whole;
  Request *request = g_new0 (Request, 1);

  cancel_part (part);
  part->pending = g_cancellable_new ();
  part->pending_area = area;
  part->pending_scale = scale;

  request->cache = g_object_ref (self);
  request->cancellable = g_object_ref (part->pending);
  request->page = entry->page;
  request->is_detail = is_detail;
  anky_renderer_render_async (self->renderer,
                              entry->page,
                              area,
                              scale,
                              priority,
                              part->pending,
                              drawn_cb,
                              request);
}

static gboolean
is_same_scale (double a, double b)
{
  return fabs (a - b) <= SAME_SCALE * b;
}

static double
get_whole_scale (const AnkyPageWant *want)
{
  double pixels = want->width_mm * want->height_mm * want->pixels_per_mm *
                  want->pixels_per_mm;

  if (pixels <= WHOLE_MAX_PIXELS)
    return want->pixels_per_mm;

  return want->pixels_per_mm * sqrt (WHOLE_MAX_PIXELS / pixels);
}

static void
want_whole (AnkyPageCache *self, Entry *entry, const AnkyPageWant *want)
{
  AnkyRectMm area = { 0, 0, want->width_mm, want->height_mm };
  double scale = get_whole_scale (want);
  gboolean is_there =
      entry->whole.surface && is_same_scale (entry->whole.scale, scale);
  gboolean is_coming =
      entry->whole.pending && is_same_scale (entry->whole.pending_scale, scale);
  gboolean has_failed = entry->error && !entry->whole.pending &&
                        is_same_scale (entry->whole.pending_scale, scale);

  if (is_there)
    cancel_part (&entry->whole);
  else if (!is_coming && !has_failed)
    ask (self, entry, FALSE, area, scale, want->priority);
}

static gboolean
covers (AnkyRectMm outer, AnkyRectMm inner)
{
  const double slack = 0.01;

  return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
         inner.x + inner.width <= outer.x + outer.width + slack &&
         inner.y + inner.height <= outer.y + outer.height + slack;
}

static AnkyRectMm
widen (const AnkyPageWant *want)
{
  AnkyRectMm page = { 0, 0, want->width_mm, want->height_mm };
  AnkyRectMm area = want->area;

  area.x -= area.width * AROUND;
  area.y -= area.height * AROUND;
  area.width *= 1 + 2 * AROUND;
  area.height *= 1 + 2 * AROUND;
  anky_rect_mm_intersect (area, page, &area);

  return area;
}

static void
want_detail (AnkyPageCache *self, Entry *entry, const AnkyPageWant *want)
{
  Part *part = &entry->detail;
  double scale = want->pixels_per_mm;
  gboolean is_there = part->surface && is_same_scale (part->scale, scale) &&
                      covers (part->area, want->area);
  gboolean is_coming = part->pending &&
                       is_same_scale (part->pending_scale, scale) &&
                       covers (part->pending_area, want->area);

  if (is_there)
    cancel_part (part);
  else if (!is_coming && !entry->error)
    ask (self, entry, TRUE, widen (want), scale, want->priority);
}

static void
take_want (AnkyPageCache *self, const AnkyPageWant *want)
{
  Entry *entry = ensure_entry (self, want->page);
  gboolean needs_detail =
      !is_same_scale (get_whole_scale (want), want->pixels_per_mm) &&
      want->area.width > 0 && want->area.height > 0;

  entry->is_wanted = TRUE;
  entry->last_wanted = self->clock;
  want_whole (self, entry, want);
  if (needs_detail)
    want_detail (self, entry, want);
  else
    clear_part (&entry->detail);
}

void
anky_page_cache_set_wanted (AnkyPageCache *self, GArray *wanted)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_return_if_fail (ANKY_IS_PAGE_CACHE (self));

  self->clock++;
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Entry *) value)->is_wanted = FALSE;

  for (guint i = 0; i < wanted->len; i++)
    take_want (self, &g_array_index (wanted, AnkyPageWant, i));

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Entry *entry = value;

    if (entry->is_wanted)
      continue;
    cancel_part (&entry->whole);
    clear_part (&entry->detail);
  }
  keep_within_budget (self);
}

AnkyPageImage
anky_page_cache_get (AnkyPageCache *self, guint page)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (page));
  AnkyPageImage image = { 0 };

  if (!entry)
    return image;

  image.whole = entry->whole.surface;
  image.detail = entry->detail.surface;
  image.detail_area = entry->detail.area;
  image.error = entry->error;

  return image;
}

AnkyRenderer *
anky_page_cache_get_renderer (AnkyPageCache *self)
{
  return self->renderer;
}

void
anky_page_cache_stop (AnkyPageCache *self)
{
  g_hash_table_remove_all (self->entries);
}

static void
anky_page_cache_finalize (GObject *object)
{
  AnkyPageCache *self = ANKY_PAGE_CACHE (object);

  g_hash_table_unref (self->entries);
  g_clear_object (&self->renderer);

  G_OBJECT_CLASS (anky_page_cache_parent_class)->finalize (object);
}

static void
anky_page_cache_class_init (AnkyPageCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_page_cache_finalize;

  signals[SIGNAL_PAGE_READY] = g_signal_new ("page-ready",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             G_TYPE_UINT);
}

static void
anky_page_cache_init (AnkyPageCache *self)
{
  self->entries =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) entry_free);
}

AnkyPageCache *
anky_page_cache_new (AnkyRenderer *renderer)
{
  AnkyPageCache *self = g_object_new (ANKY_TYPE_PAGE_CACHE, NULL);

  self->renderer = g_object_ref (renderer);

  return self;
}
