/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-picture.h"

#include "anky-picture-import.h"

#include <math.h>

#define MM_PER_INCH 25.4
#define ARTICLE     "Phụ lục I Nghị định số 30/2020/NĐ-CP"

static gboolean
shows_picture (const AnkyPlacement *placement)
{
  return placement->kind == ANKY_KIND_LEADER ||
         placement->kind == ANKY_KIND_INITIALS ||
         placement->kind == ANKY_KIND_SEAL;
}

/* NULL too when several files share a picture that was loaded before: it is
 * said of a picture once, when it is chosen. */
static AnkyImage *
load (AnkyActJob *job)
{
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize size;

  if (job->options->picture || !job->options->image_path ||
      !g_file_get_contents (job->options->image_path, &data, &size, NULL))
    return NULL;
  bytes = g_bytes_new_take (data, size);
  return anky_picture_import_load (bytes, NULL);
}

static void
warn (AnkyActJob *job, const char *code, const char *detail)
{
  g_ptr_array_add (job->warnings,
                   anky_gate_new (code, ANKY_GATE_WARN, ARTICLE, detail, NULL));
}

static void
warn_coarse (AnkyActJob *job, const AnkyImage *image, double width_mm)
{
  AnkyImageInk ink = anky_image_measure_ink (image);
  g_autofree char *dpi =
      g_strdup_printf ("%.0f", floor (ink.width * MM_PER_INCH / width_mm));

  warn (job, "picture-coarse", dpi);
}

static void
judge (AnkyActJob *job, const AnkyImage *image, const AnkyPlacement *placement)
{
  gboolean is_seal = placement->kind == ANKY_KIND_SEAL;
  double x, y, width, height;
  AnkyPictureFaults faults;

  anky_appearance_get_ink (job->picture, &x, &y, &width, &height);
  width *= placement->rect.width;
  faults = anky_picture_import_check (image,
                                      is_seal ? ANKY_PICTURE_SEAL
                                              : ANKY_PICTURE_SIGNATURE,
                                      width);
  if (faults & ANKY_PICTURE_OPAQUE)
    warn (job, "picture-opaque", NULL);
  if (faults & ANKY_PICTURE_WRONG_HUE)
    warn (job, is_seal ? "seal-colour" : "leader-colour", NULL);
  if (faults & ANKY_PICTURE_COARSE)
    warn_coarse (job, image, width);
  if (faults & ANKY_PICTURE_NOT_ROUND)
    warn (job, "picture-not-round", NULL);
}

void
anky_act_picture_check (AnkyActJob *job)
{
  g_autoptr (AnkyImage) image = job->picture ? load (job) : NULL;

  for (guint i = 0; image && i < job->placements->len; i++) {
    const AnkyPlacement *placement = g_ptr_array_index (job->placements, i);

    if (shows_picture (placement))
      judge (job, image, placement);
  }
}
