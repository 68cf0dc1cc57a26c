/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-anatomy-private.h"
#include "anky-fold.h"

#include <math.h>
#include <string.h>

/* How far the centres of title and name may lie apart. */
#define AXIS_TOLERANCE_MM 8.0
/* Lines of one group follow each other closer than this ... */
#define GROUP_GAP_MM 7.5
/* ... and the space for the signature is at least this (three blank lines of
 * a small type, the two neighbours' own leading taken off). */
#define MIN_SPACE_MM 8.0
#define MAX_SPACE_MM 85.0

/* Where nothing of ô 7a is written: what room a name must have above it for
 * the line there to be taken for what the signer is. */
#define MIN_PLAIN_SPACE_MM 12.0
#define MAX_PLAIN_SPACE_MM 60.0
#define MAX_PLAIN_TITLE    60
#define PLAIN_CONFIDENCE   0.65
/* A note in brackets runs over this many lines at most. */
#define MAX_NOTE_LINES 3

/* Phụ lục I, ô 7a; longest first where one begins another. */
static const char *const prefixes[] = { "tuq.",
                                        "tm.",
                                        "kt.",
                                        "tl.",
                                        "q.",
                                        "tuq ",
                                        "tm ",
                                        "kt ",
                                        "tl ",
                                        /* Hướng dẫn 36-HD/VPTW. */
                                        "t/m",
                                        "k/t",
                                        "t/l" };

static const char *const title_words[] = {
  "chủ tịch",        "phó chủ tịch",
  "giám đốc",        "phó giám đốc",
  "tổng giám đốc",   "phó tổng giám đốc",
  "bộ trưởng",       "thứ trưởng",
  "thủ tướng",       "phó thủ tướng",
  "chánh văn phòng", "phó chánh văn phòng",
  "chánh thanh tra", "phó chánh thanh tra",
  "chánh án",        "phó chánh án",
  "trưởng phòng",    "phó trưởng phòng",
  "trưởng ban",      "phó trưởng ban",
  "cục trưởng",      "phó cục trưởng",
  "tổng cục trưởng", "phó tổng cục trưởng",
  "vụ trưởng",       "phó vụ trưởng",
  "chi cục trưởng",  "phó chi cục trưởng",
  "viện trưởng",     "phó viện trưởng",
  "hiệu trưởng",     "phó hiệu trưởng",
  "trạm trưởng",     "trưởng trạm",
  "đội trưởng",      "phó đội trưởng",
  "hạt trưởng",      "phó hạt trưởng",
  "tổ trưởng",       "tổng kiểm toán",
  "thống đốc",       "phó thống đốc",
  "chủ nhiệm",       "phó chủ nhiệm",
  "bí thư",          "phó bí thư",
  "thủ trưởng",      "chỉ huy trưởng",
  "chính ủy",        "tổng thanh tra",
  "trưởng khoa",     "trưởng đoàn",
  "kế toán trưởng",  "tổng biên tập",
  "trưởng công an",  "phó trưởng công an",
  "viện trưởng",     "tư lệnh",
  "chánh tòa",       "trưởng bộ môn",
  "người đứng đầu",  "trưởng văn phòng",
  "phó trạm trưởng", "trưởng thôn",
};

void
anky_signer_block_free (AnkySignerBlock *self)
{
  g_ptr_array_unref (self->titles);
  g_free (self->title);
  g_free (self->body);
  g_free (self->other_title);
  g_free (self->name);
  g_free (self);
}

static gboolean
has_word_prefix (const char *folded, const char *word)
{
  g_autofree char *folded_word = anky_fold (word);
  gsize length = strlen (folded_word);

  return g_str_has_prefix (folded, folded_word) &&
         (folded[length] == '\0' || folded[length] == ' ' ||
          folded[length] == ',');
}

static gboolean
has_authority_prefix (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (folded, prefixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_title_word (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (title_words); i++)
    if (has_word_prefix (folded, title_words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_title (const AnkySegment *segment)
{
  return segment->is_upper && (has_authority_prefix (segment->folded) ||
                               has_title_word (segment->folded));
}

/* "(Ký, ghi rõ họ tên)", "(Đã ký)": notes in the space, not its border. */
static gboolean
is_note (const AnkySegment *segment)
{
  return segment->text[0] == '(' && g_str_has_suffix (segment->text, ")");
}

/* The last line of "(Chữ ký của người có thẩm quyền, dấu/chữ ký số …)". */
static gboolean
ends_note (const AnkySegment *segment)
{
  return g_str_has_suffix (segment->text, ")") && !strchr (segment->text, '(');
}

static gboolean
is_on_axis (const AnkySegment *segment, double axis)
{
  return fabs (anky_segment_get_axis (segment) - axis) <= AXIS_TOLERANCE_MM;
}

/* The next segment above @below on the axis, notes passed over. */
static const AnkySegment *
find_above (const AnkyPageLines *lines,
            const AnkySegment *below,
            double axis,
            gboolean *has_note_out)
{
  guint n_note_lines = 0; /* that were passed over of an open note */

  for (guint i = lines->segments->len; i > 0; i--) {
    const AnkySegment *segment = g_ptr_array_index (lines->segments, i - 1);

    if (segment->line >= below->line || !is_on_axis (segment, axis))
      continue;
    if (n_note_lines == 0 && !is_note (segment) && !ends_note (segment))
      return segment;
    *has_note_out = TRUE;
    n_note_lines = segment->text[0] == '(' ? 0 : n_note_lines + 1;
    if (n_note_lines > MAX_NOTE_LINES)
      return NULL;
  }
  return NULL;
}

static double
get_gap (const AnkySegment *above, const AnkySegment *below)
{
  return below->box.y - anky_segment_get_bottom (above);
}

/* From the last line of ô 7a upwards: capitals on the axis, close together. */
static GPtrArray *
collect_titles (const AnkyPageLines *lines,
                const AnkySegment *last,
                double axis,
                AnkyRectMm *box)
{
  GPtrArray *titles = g_ptr_array_new ();
  const AnkySegment *segment = last;
  gboolean has_note = FALSE;

  *box = last->box;
  while (segment) {
    const AnkySegment *above;

    g_ptr_array_insert (titles, 0, (gpointer) segment);
    *box = anky_rect_mm_union (*box, segment->box);
    above = find_above (lines, segment, axis, &has_note);
    if (!above || !above->is_upper || has_note ||
        get_gap (above, segment) > GROUP_GAP_MM)
      break;
    segment = above;
  }
  return titles;
}

/* Capitals above that are no part of ô 7a (a heading of the text on the same
 * axis) go: the block begins at the first line with a prefix or a title. */
static void
drop_headings (GPtrArray *titles, GString *body)
{
  while (titles->len > 0 && !is_title (g_ptr_array_index (titles, 0))) {
    const AnkySegment *heading = g_ptr_array_index (titles, 0);

    if (body->len > 0)
      g_string_append_c (body, ' ');
    g_string_append (body, heading->text);
    g_ptr_array_remove_index (titles, 0);
  }
}

/* "GIÁM ĐỐC SỞ NÔNG NGHIỆP / VÀ MÔI TRƯỜNG" is one title. */
static char *
join_last_title (GPtrArray *titles)
{
  guint first = titles->len;
  GString *text = g_string_new (NULL);

  do
    first--;
  while (first > 0 && !is_title (g_ptr_array_index (titles, first)));
  for (guint i = first; i < titles->len; i++) {
    const AnkySegment *segment = g_ptr_array_index (titles, i);

    if (text->len > 0)
      g_string_append_c (text, ' ');
    g_string_append (text, segment->text);
  }
  return g_string_free (text, FALSE);
}

static double
weigh (const AnkyPageLines *lines,
       const AnkySignerBlock *block,
       const AnkySegment *name,
       GPtrArray *titles)
{
  const AnkySegment *title = g_ptr_array_index (titles, titles->len - 1);
  double confidence = 0.97;

  if (!name->is_bold)
    confidence -= 0.08;
  if (!title->is_bold)
    confidence -= 0.06;
  if (block->axis_mm < lines->source->width_mm * 0.45)
    confidence -= 0.08;
  if (block->space.height < 12)
    confidence -= 0.15;
  if (block->space.height > 55)
    confidence -= 0.1;
  if (block->has_note)
    confidence -= 0.05;
  return confidence;
}

/* The lines from the name up to the space: ô 7b with another title above the
 * name. Gives the topmost. */
static const AnkySegment *
climb_to_space (const AnkyPageLines *lines,
                const AnkySegment *name,
                double axis,
                const AnkySegment **above_out,
                GString *other_title,
                gboolean *has_note)
{
  const AnkySegment *top = name;
  const AnkySegment *above = find_above (lines, name, axis, has_note);

  while (above && get_gap (above, top) < MIN_SPACE_MM) {
    if (other_title->len > 0)
      g_string_prepend_c (other_title, ' ');
    g_string_prepend (other_title, above->text);
    top = above;
    above = find_above (lines, top, axis, has_note);
  }
  *above_out = above;
  return top;
}

/* Lines of ô 7a above the space; NULL if what stands there is none. */
static GPtrArray *
read_titles (const AnkyPageLines *lines,
             const AnkySegment *last,
             double axis,
             AnkyRectMm *box,
             GString *body)
{
  g_autoptr (GPtrArray) titles = NULL;

  if (!last->is_upper)
    return NULL;
  titles = collect_titles (lines, last, axis, box);
  drop_headings (titles, body);
  return titles->len > 0 ? g_steal_pointer (&titles) : NULL;
}

/* A document that is not under the decree says in words of its own what the
 * signer is: "Người làm đơn", "ĐẠI DIỆN BÊN A". */
static GPtrArray *
read_plain_title (const AnkySegment *last, double space, AnkyRectMm *box)
{
  GPtrArray *titles;

  if (space < MIN_PLAIN_SPACE_MM || space > MAX_PLAIN_SPACE_MM ||
      g_utf8_strlen (last->text, -1) > MAX_PLAIN_TITLE)
    return NULL;
  titles = g_ptr_array_new ();
  g_ptr_array_add (titles, (gpointer) last);
  *box = last->box;
  return titles;
}

static void
take_words (AnkySignerBlock *block,
            GPtrArray *titles,
            const AnkySegment *name,
            const GString *other_title)
{
  block->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < titles->len; i++)
    g_ptr_array_add (
        block->titles,
        g_strdup (((AnkySegment *) g_ptr_array_index (titles, i))->text));
  block->title = join_last_title (titles);
  block->other_title =
      other_title->len > 0 ? g_strdup (other_title->str) : NULL;
  block->name = g_strdup (name->text);
}

static void
take_space (AnkySignerBlock *block,
            const AnkySegment *last_title,
            const AnkySegment *top,
            const AnkySegment *name)
{
  /* The title is the longer line and less often shifted by trailing blanks. */
  block->axis_mm =
      (anky_segment_get_axis (name) + anky_segment_get_axis (last_title)) / 2;
  block->space.y = anky_segment_get_bottom (last_title);
  block->space.height = top->box.y - block->space.y;
  block->space.x = MIN (last_title->box.x, name->box.x);
  block->space.width =
      2 * MAX (block->axis_mm - block->space.x, name->box.width / 2);
}

static AnkySignerBlock *
make_block (const AnkyPageLines *lines,
            const AnkySegment *name,
            gboolean is_plain)
{
  double axis = anky_segment_get_axis (name);
  g_autoptr (GString) other_title = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GPtrArray) titles = NULL;
  const AnkySegment *last_title = NULL;
  const AnkySegment *top;
  AnkySignerBlock *block;
  AnkyRectMm title_box;
  gboolean has_note = FALSE;

  top = climb_to_space (lines, name, axis, &last_title, other_title, &has_note);
  if (!last_title || get_gap (last_title, top) > MAX_SPACE_MM)
    return NULL;
  titles =
      is_plain
          ? read_plain_title (last_title, get_gap (last_title, top), &title_box)
          : read_titles (lines, last_title, axis, &title_box, body);
  if (!titles)
    return NULL;

  block = g_new0 (AnkySignerBlock, 1);
  block->page = lines->page;
  take_words (block, titles, name, other_title);
  block->body = body->len > 0 ? g_strdup (body->str) : NULL;
  block->is_plain = is_plain;
  block->has_note = has_note;
  block->title_box = title_box;
  block->name_box = name->box;
  take_space (block, last_title, top, name);
  block->confidence =
      is_plain ? PLAIN_CONFIDENCE : weigh (lines, block, name, titles);
  return block;
}

/* Side by side or below each other: one block for each name. */
static void
find_blocks (GPtrArray *blocks, const AnkyPageLines *lines, gboolean is_plain)
{
  for (guint i = 0; i < lines->segments->len; i++) {
    const AnkySegment *segment = g_ptr_array_index (lines->segments, i);
    AnkySignerBlock *block;

    if (segment->is_upper || !anky_fold_is_person (segment->text))
      continue;
    block = make_block (lines, segment, is_plain);
    if (block)
      g_ptr_array_add (blocks, block);
  }
}

void
anky_anatomy_find_blocks (GPtrArray *blocks, const AnkyPageLines *lines)
{
  find_blocks (blocks, lines, FALSE);
}

void
anky_anatomy_find_plain_blocks (GPtrArray *blocks, const AnkyPageLines *lines)
{
  find_blocks (blocks, lines, TRUE);
}
