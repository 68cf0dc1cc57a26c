/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-secret.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define MAX_SIZE 1024

struct _AnkySecret {
  gsize mapped_size;
  gsize size;
  guint8 data[];
};

void
anky_secret_wipe (gpointer data, gsize size)
{
  explicit_bzero (data, size);
}

static AnkySecret *
map_pages (gsize size)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize mapped_size = (sizeof (AnkySecret) + size + 1 + page - 1) / page * page;
  gpointer pages = mmap (NULL,
                         mapped_size,
                         PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS,
                         -1,
                         0);
  AnkySecret *self = pages;

  if (pages == MAP_FAILED)
    g_error ("out of memory");
  /* Both are best effort: a small RLIMIT_MEMLOCK must not stop signing. */
  (void) mlock (pages, mapped_size);
  (void) madvise (pages, mapped_size, MADV_DONTDUMP);
  self->mapped_size = mapped_size;
  self->size = size;
  return self;
}

AnkySecret *
anky_secret_new (gconstpointer data, gsize size)
{
  AnkySecret *self;

  if (size > MAX_SIZE)
    return NULL;
  self = map_pages (size);
  if (size > 0)
    memcpy (self->data, data, size);
  return self;
}

AnkySecret *
anky_secret_copy (const AnkySecret *self)
{
  return anky_secret_new (self->data, self->size);
}

void
anky_secret_free (AnkySecret *self)
{
  gsize mapped_size;

  if (!self)
    return;
  mapped_size = self->mapped_size;
  anky_secret_wipe (self, mapped_size);
  munmap (self, mapped_size);
}

const guint8 *
anky_secret_get_data (const AnkySecret *self)
{
  return self->data;
}

gsize
anky_secret_get_size (const AnkySecret *self)
{
  return self->size;
}

guchar *
anky_secret_dup_raw (gconstpointer data, gsize size)
{
  AnkySecret *self = anky_secret_new (data, size);

  return self ? self->data : NULL;
}

void
anky_secret_free_raw (gpointer data)
{
  if (data)
    anky_secret_free (
        (AnkySecret *) (void *) ((guint8 *) data -
                                 G_STRUCT_OFFSET (AnkySecret, data)));
}

void
anky_secret_protect_process (void)
{
  const struct rlimit none = { 0, 0 };

  (void) setrlimit (RLIMIT_CORE, &none);
  (void) prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}
