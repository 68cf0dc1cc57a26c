/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-anatomy-private.h"
#include "anky-fold.h"

#include <string.h>

/* NĐ 30/2020 Điều 7: the types of administrative documents, longest first. */
static const char *const type_names[] = {
  "NGHỊ QUYẾT",    "QUYẾT ĐỊNH",   "CHỈ THỊ",         "QUY CHẾ",
  "QUY ĐỊNH",      "THÔNG CÁO",    "THÔNG BÁO",       "HƯỚNG DẪN",
  "CHƯƠNG TRÌNH",  "KẾ HOẠCH",     "PHƯƠNG ÁN",       "ĐỀ ÁN",
  "DỰ ÁN",         "BÁO CÁO",      "BIÊN BẢN",        "TỜ TRÌNH",
  "HỢP ĐỒNG",      "CÔNG ĐIỆN",    "BẢN GHI NHỚ",     "BẢN THỎA THUẬN",
  "GIẤY ỦY QUYỀN", "GIẤY MỜI",     "GIẤY GIỚI THIỆU", "GIẤY NGHỈ PHÉP",
  "PHIẾU GỬI",     "PHIẾU CHUYỂN", "PHIẾU BÁO",       "THÔNG TƯ",
  "NGHỊ ĐỊNH",     "KẾT LUẬN",
};

/* Ô 10a: exactly these, on a line of their own (design decision 6). */
static const char *const secrecy_marks[] = { "TUYỆT MẬT", "TỐI MẬT", "MẬT" };
static const char *const urgency_marks[] = { "HỎA TỐC HẸN GIỜ",
                                             "HỎA TỐC",
                                             "THƯỢNG KHẨN",
                                             "KHẨN" };

static const char *
match_whole (const AnkySegment *segment, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (segment->is_upper && anky_fold_equal (segment->text, words[i]))
      return words[i];
  return NULL;
}

static gboolean
contains (const AnkySegment *segment, const char *words)
{
  g_autofree char *folded = anky_fold (words);

  return strstr (segment->folded, folded) != NULL;
}

static gboolean
begins (const AnkySegment *segment, const char *words)
{
  g_autofree char *folded = anky_fold (words);

  return g_str_has_prefix (segment->folded, folded);
}

static void
read_marks (AnkyAnatomy *self, const AnkySegment *segment)
{
  const char *mark;

  mark = match_whole (segment, secrecy_marks, G_N_ELEMENTS (secrecy_marks));
  if (mark && !self->secrecy)
    self->secrecy = g_strdup (mark);
  mark = match_whole (segment, urgency_marks, G_N_ELEMENTS (urgency_marks));
  if (mark && !self->urgency)
    self->urgency = g_strdup (mark);
  if (segment->is_upper && begins (segment, "DỰ THẢO"))
    self->is_draft = TRUE;
  if (segment->is_upper && contains (segment, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"))
    self->kind = ANKY_DOCUMENT_DECREE;
  if (segment->is_upper && contains (segment, "ĐẢNG CỘNG SẢN VIỆT NAM") &&
      self->kind != ANKY_DOCUMENT_DECREE)
    self->kind = ANKY_DOCUMENT_PARTY;
}

/* Where ô 2 ends: at the number line, or at a third of the page. */
static double
get_body_limit (const AnkyAnatomy *self)
{
  return self->number.is_found ? self->number.line.y : self->page_height_mm / 4;
}

static void
append_line (char **text, const char *line)
{
  char *joined = *text ? g_strconcat (*text, " ", line, NULL) : g_strdup (line);

  g_free (*text);
  *text = joined;
}

/* "ỦY BAN NHÂN DÂN" upright over "TỈNH …" bold is one body, not a superior and
 * its unit: a place alone issues nothing. */
static void
join_place (AnkyAnatomy *self)
{
  static const char *const places[] = {
    "tỉnh ", "thành phố ", "huyện ",    "quận ",    "thị xã ",
    "xã ",   "phường ",    "thị trấn ", "đặc khu ",
  };
  g_autofree char *folded = NULL;

  if (!self->issuing_body || !self->superior_body)
    return;
  folded = anky_fold (self->issuing_body);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *place = anky_fold (places[i]);
    char *joined;

    if (!g_str_has_prefix (folded, place) || folded[strlen (place)] != ' ')
      continue;
    joined = g_strconcat (self->superior_body, " ", self->issuing_body, NULL);
    g_free (self->issuing_body);
    self->issuing_body = joined;
    g_clear_pointer (&self->superior_body, g_free);
    return;
  }
}

/* Ô 2: capitals in the left column above ô 3; the superior upright, the body
 * itself bold. */
static void
read_bodies (AnkyAnatomy *self, const AnkyPageLines *lines)
{
  double limit = get_body_limit (self);
  gboolean has_bold = FALSE;

  for (guint i = 0; i < lines->segments->len; i++) {
    const AnkySegment *segment = g_ptr_array_index (lines->segments, i);

    if (segment->box.y >= limit || !segment->is_upper ||
        anky_segment_get_axis (segment) > self->page_width_mm * 0.45 ||
        contains (segment, "CỘNG HÒA XÃ HỘI") ||
        match_whole (segment, secrecy_marks, G_N_ELEMENTS (secrecy_marks)) ||
        match_whole (segment, urgency_marks, G_N_ELEMENTS (urgency_marks)) ||
        begins (segment, "DỰ THẢO"))
      continue;
    has_bold = has_bold || segment->is_bold;
    append_line (segment->is_bold ? &self->issuing_body : &self->superior_body,
                 segment->text);
  }
  /* Without any bold type all of it is the body's. */
  if (!has_bold && self->superior_body)
    self->issuing_body = g_steal_pointer (&self->superior_body);
  join_place (self);
}

static gboolean
is_heading (const AnkyAnatomy *self, const AnkySegment *segment)
{
  double axis = anky_segment_get_axis (segment);

  return axis > self->page_width_mm * 0.35 && axis < self->page_width_mm * 0.7;
}

/* Lines that belong to the heading above them: close, on the same axis. */
static void
read_following (const AnkyPageLines *lines, guint index, char **text)
{
  const AnkySegment *before = g_ptr_array_index (lines->segments, index);
  double axis = anky_segment_get_axis (before);

  for (guint i = index + 1; i < lines->segments->len; i++) {
    const AnkySegment *segment = g_ptr_array_index (lines->segments, i);
    double gap = segment->box.y - anky_segment_get_bottom (before);

    if (gap > 6 || segment->text[0] == '(')
      return;
    if (ABS (anky_segment_get_axis (segment) - axis) > 6 ||
        segment->line == before->line)
      continue;
    if (segment->is_bold != before->is_bold && *text)
      return;
    append_line (text, segment->text);
    before = segment;
  }
}

static void
read_type_and_subject (AnkyAnatomy *self, const AnkyPageLines *lines)
{
  for (guint i = 0; i < lines->segments->len; i++) {
    const AnkySegment *segment = g_ptr_array_index (lines->segments, i);
    const char *type =
        match_whole (segment, type_names, G_N_ELEMENTS (type_names));

    if (segment->box.y > self->page_height_mm * 0.6)
      return;
    if (type && is_heading (self, segment)) {
      self->type_name = g_strdup (type);
      read_following (lines, i, &self->subject);
      return;
    }
    if (begins (segment, "V/v") || begins (segment, "Về việc")) {
      append_line (&self->subject, segment->text);
      read_following (lines, i, &self->subject);
      return;
    }
  }
}

static void
add_addressee (AnkyAnatomy *self, const char *text)
{
  while (*text == '-' || *text == '+' || *text == ' ' || *text == ':')
    text++;
  if (*text != '\0')
    g_ptr_array_add (self->addressees, g_strdup (text));
}

/* Ô 9a: on the line of "Kính gửi:", or a list below it. */
static void
read_addressees (AnkyAnatomy *self, const AnkyPageLines *lines)
{
  double bottom = -1;

  for (guint i = 0; i < lines->segments->len; i++) {
    const AnkySegment *segment = g_ptr_array_index (lines->segments, i);

    if (bottom < 0) {
      if (!begins (segment, "Kính gửi"))
        continue;
      bottom = anky_segment_get_bottom (segment);
      add_addressee (self,
                     strchr (segment->text, ':') ? strchr (segment->text, ':')
                                                 : "");
      continue;
    }
    if (segment->box.y < bottom - segment->box.height / 2) {
      add_addressee (self, segment->text);
      continue;
    }
    if (segment->text[0] != '-' || segment->box.y - bottom > 8)
      return;
    add_addressee (self, segment->text);
    bottom = anky_segment_get_bottom (segment);
  }
}

void
anky_anatomy_read_head (AnkyAnatomy *self, const AnkyPageLines *lines)
{
  self->page_width_mm = lines->source->width_mm;
  self->page_height_mm = lines->source->height_mm;
  for (guint i = 0; i < lines->segments->len; i++) {
    const AnkySegment *segment = g_ptr_array_index (lines->segments, i);

    read_marks (self, segment);
    g_ptr_array_add (self->first_page_boxes,
                     g_memdup2 (&segment->box, sizeof segment->box));
  }
  anky_anatomy_read_number (self, lines);
  anky_anatomy_read_date (self, lines);
  read_bodies (self, lines);
  read_type_and_subject (self, lines);
  read_addressees (self, lines);
}
