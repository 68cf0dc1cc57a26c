/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-json.h"
#include "anky-propose.h"

#define MM_DECIMALS 2

static void
add_rect (AnkyJson *json, AnkyRectMm rect)
{
  anky_json_begin_array (json, "rectMm");
  anky_json_add_number (json, NULL, rect.x, MM_DECIMALS);
  anky_json_add_number (json, NULL, rect.y, MM_DECIMALS);
  anky_json_add_number (json, NULL, rect.width, MM_DECIMALS);
  anky_json_add_number (json, NULL, rect.height, MM_DECIMALS);
  anky_json_end_array (json);
}

static void
add_placement (AnkyJson *json, const AnkyPlacement *placement)
{
  anky_json_begin_object (json, NULL);
  anky_json_add_string (json, "kind", anky_kind_to_string (placement->kind));
  anky_json_add_integer (json, "page", placement->page + 1);
  add_rect (json, placement->rect);
  anky_json_add_number (json, "confidence", placement->confidence, 2);
  anky_json_add_string (json, "reason", placement->reason);
  anky_json_add_string (json, "title", placement->title);
  anky_json_add_string (json, "name", placement->name);
  if (placement->text)
    anky_json_add_string (json, "text", placement->text);
  anky_json_end_object (json);
}

char *
anky_placements_to_json (GPtrArray *placements, const char *file_name)
{
  g_autoptr (AnkyJson) json = anky_json_new ();

  anky_json_begin_object (json, NULL);
  anky_json_add_string (json, "file", file_name);
  anky_json_begin_array (json, "items");
  for (guint i = 0; i < placements->len; i++)
    add_placement (json, g_ptr_array_index (placements, i));
  anky_json_end_array (json);
  anky_json_end_object (json);
  return anky_json_steal_text (json);
}
