/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-placement.h"

G_DEFINE_BOXED_TYPE (AnkyPlacement,
                     anky_placement,
                     anky_placement_copy,
                     anky_placement_free)

AnkyPlacement *
anky_placement_new (AnkyKind kind, guint page, AnkyRectMm rect)
{
  AnkyPlacement *self = g_new0 (AnkyPlacement, 1);

  self->kind = kind;
  self->page = page;
  self->rect = rect;
  self->confidence = 1.0;
  return self;
}

AnkyPlacement *
anky_placement_copy (const AnkyPlacement *self)
{
  AnkyPlacement *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (AnkyPlacement, 1);
  *copy = *self;
  copy->reason = g_strdup (self->reason);
  copy->title = g_strdup (self->title);
  copy->name = g_strdup (self->name);
  copy->text = g_strdup (self->text);
  return copy;
}

void
anky_placement_free (AnkyPlacement *self)
{
  if (!self)
    return;
  g_free (self->reason);
  g_free (self->title);
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}
