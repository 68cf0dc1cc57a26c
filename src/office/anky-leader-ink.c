/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-leader-ink.h"

#include "anky-body.h"

#include <string.h>

#define PIXELS_PER_MM   8.0
#define COLOURED        48 /* between the strongest and the weakest channel */
#define MIN_COLOURED_PX 20

static gboolean
is_leader (const AnkySignatureReport *signature, const char *name)
{
  const char *own = signature->signer
                        ? anky_certificate_get_common_name (signature->signer)
                        : NULL;

  return (signature->signer_kind == ANKY_SIGNER_PERSON ||
          signature->signer_kind == ANKY_SIGNER_OFFICE) &&
         signature->role != ANKY_ROLE_INITIALS && signature->has_rect &&
         signature->integrity == ANKY_INTEGRITY_INTACT &&
         !signature->is_removed &&
         (!name || !own || signature->signer_kind == ANKY_SIGNER_OFFICE ||
          anky_person_is_same (name, own));
}

const AnkySignatureReport *
anky_leader_ink_find (AnkyReport *report, const char *name)
{
  for (guint i = report ? report->signatures->len : 0; i > 0; i--) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i - 1);

    if (is_leader (signature, name))
      return signature;
  }
  return NULL;
}

static gboolean
is_coloured (const AnkyPixels *pixels, guint x, guint y)
{
  guint32 value;
  guint red, green, blue;

  memcpy (&value,
          pixels->data + (gsize) y * pixels->stride_bytes + (gsize) x * 4,
          sizeof value);
  red = value >> 16 & 0xff;
  green = value >> 8 & 0xff;
  blue = value & 0xff;
  return MAX (MAX (red, green), blue) - MIN (MIN (red, green), blue) >=
         COLOURED;
}

static gboolean
find_coloured (const AnkyPixels *pixels, AnkyRectMm *rect_px)
{
  guint left = G_MAXUINT, right = 0, top = G_MAXUINT, bottom = 0, n = 0;

  for (guint y = 0; y < pixels->height_px; y++) {
    for (guint x = 0; x < pixels->width_px; x++) {
      if (!is_coloured (pixels, x, y))
        continue;
      left = MIN (left, x);
      right = MAX (right, x + 1);
      top = MIN (top, y);
      bottom = MAX (bottom, y + 1);
      n++;
    }
  }
  if (n < MIN_COLOURED_PX)
    return FALSE;
  *rect_px = (AnkyRectMm){ left, top, right - left, bottom - top };
  return TRUE;
}

AnkyRectMm
anky_leader_ink_measure (const AnkySignatureReport *signature,
                         AnkyPageSource *pages,
                         GCancellable *cancellable)
{
  AnkyRectMm box = signature->rect;
  AnkyRectMm ink;
  AnkyPixels *pixels = pages ? anky_page_source_dup_pixels (pages,
                                                            signature->page,
                                                            box,
                                                            PIXELS_PER_MM,
                                                            cancellable,
                                                            NULL)
                             : NULL;

  if (!pixels)
    return box;
  if (find_coloured (pixels, &ink))
    box = (AnkyRectMm){ box.x + ink.x / PIXELS_PER_MM,
                        box.y + ink.y / PIXELS_PER_MM,
                        ink.width / PIXELS_PER_MM,
                        ink.height / PIXELS_PER_MM };
  anky_pixels_unref (pixels);
  return box;
}
