/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-attack.h"

const AnkyAttack *const anky_attacks_all[] = {
  anky_attacks_range,
  anky_attacks_tail,
  anky_attacks_content,
  anky_attacks_overlay,
  anky_attacks_fields,
  anky_attacks_xref,
  anky_attacks_cms,
  anky_attacks_time,
  anky_attacks_bombs,
  anky_attacks_widgets,
  NULL,
};
