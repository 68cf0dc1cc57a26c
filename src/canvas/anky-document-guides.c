/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-document-guides.h"

/* NĐ 30/2020, Phụ lục I, II.8: "khoảng 1/3 chữ ký về phía bên trái". */
#define SEAL_PART (1.0 / 3)

static void
add_guide (GArray *guides, AnkyAxis axis, double position_mm, AnkyEdge edge)
{
  AnkyGuide guide = { axis, position_mm, 1u << edge };

  g_array_append_val (guides, guide);
}

static void
add_block (GArray *guides, const AnkySignerBlock *block)
{
  AnkyRectMm space = block->space;

  add_guide (guides, ANKY_AXIS_X, block->axis_mm, ANKY_EDGE_MIDDLE);
  add_guide (guides, ANKY_AXIS_Y, space.y, ANKY_EDGE_START);
  add_guide (guides, ANKY_AXIS_Y, space.y + space.height / 2, ANKY_EDGE_MIDDLE);
  add_guide (guides, ANKY_AXIS_Y, space.y + space.height, ANKY_EDGE_END);
}

GArray *
anky_document_guides_new (const AnkyAnatomy *anatomy,
                          AnkyKind kind,
                          guint page,
                          const AnkyRectMm *signature_ink)
{
  GArray *guides = g_array_new (FALSE, FALSE, sizeof (AnkyGuide));

  for (guint i = 0; kind == ANKY_KIND_LEADER && i < anatomy->blocks->len; i++) {
    const AnkySignerBlock *block = g_ptr_array_index (anatomy->blocks, i);

    if (block->page == page)
      add_block (guides, block);
  }
  if (kind == ANKY_KIND_SEAL && signature_ink) {
    add_guide (guides,
               ANKY_AXIS_X,
               signature_ink->x + signature_ink->width * SEAL_PART,
               ANKY_EDGE_END);
    add_guide (guides,
               ANKY_AXIS_Y,
               signature_ink->y + signature_ink->height / 2,
               ANKY_EDGE_MIDDLE);
  }

  return guides;
}

double
anky_document_guides_get_overlap (AnkyRectMm seal, AnkyRectMm signature_ink)
{
  double left = MAX (seal.x, signature_ink.x);
  double right =
      MIN (seal.x + seal.width, signature_ink.x + signature_ink.width);
  double top = MAX (seal.y, signature_ink.y);
  double bottom =
      MIN (seal.y + seal.height, signature_ink.y + signature_ink.height);

  if (right <= left || bottom <= top || signature_ink.width <= 0)
    return 0;

  return (right - left) / signature_ink.width;
}
