/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-anatomy-private.h"
#include "anky-fold.h"

#include <string.h>

static void
read_text_end (AnkyAnatomy *self,
               const AnkyPageLines *lines,
               const AnkySegment *segment)
{
  const char *end = g_str_has_suffix (segment->text, "./.")  ? "./."
                    : g_str_has_suffix (segment->text, "/.") ? "/."
                                                             : NULL;

  if (!end || self->has_text_end)
    return;
  self->has_text_end = TRUE;
  self->text_end_page = lines->page;
  self->text_end = segment->box;
}

static gboolean
is_recipients_head (const AnkySegment *segment)
{
  g_autofree char *folded = anky_fold ("Nơi nhận");

  return g_str_has_prefix (segment->folded, folded);
}

static gboolean
is_list_item (const AnkySegment *segment)
{
  return segment->text[0] == '-' || segment->text[0] == '+' ||
         g_str_has_prefix (segment->text, "–");
}

static void
add_recipient (AnkyAnatomy *self, const AnkySegment *segment)
{
  const char *text = segment->text;

  while (*text == '-' || *text == '+' || *text == ' ')
    text++;
  g_ptr_array_add (self->recipients, g_strdup (text));
  self->recipients_end = segment->box;
}

/* Ô 9b: the list under "Nơi nhận:" in the left column. */
static void
read_recipients (AnkyAnatomy *self, const AnkyPageLines *lines, guint head)
{
  const AnkySegment *before = g_ptr_array_index (lines->segments, head);
  double left = before->box.x;

  self->has_recipients = TRUE;
  self->recipients_page = lines->page;
  self->recipients_end = before->box;
  for (guint i = head + 1; i < lines->segments->len; i++) {
    const AnkySegment *segment = g_ptr_array_index (lines->segments, i);

    if (ABS (segment->box.x - left) > 12)
      continue;
    if (segment->box.y - anky_segment_get_bottom (before) > 8)
      return;
    if (is_list_item (segment))
      add_recipient (self, segment);
    before = segment;
  }
}

void
anky_anatomy_read_foot (AnkyAnatomy *self, const AnkyPageLines *lines)
{
  g_autofree char *signed_note = anky_fold ("(Đã ký)");

  for (guint i = 0; i < lines->segments->len; i++) {
    const AnkySegment *segment = g_ptr_array_index (lines->segments, i);

    if (strcmp (segment->folded, signed_note) == 0)
      self->has_signed_note = TRUE;
    read_text_end (self, lines, segment);
    if (!self->has_recipients && is_recipients_head (segment))
      read_recipients (self, lines, i);
  }
}
