/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * NĐ 30/2020 Điều 25, Phụ lục I and III: the line of a copy or an attachment,
 * in its place with its contents. All the variants in use are read; they are
 * in the appearance's text.
 */

#include "anky-articles.h"
#include "anky-judge-private.h"

#include <string.h>

/* Below this it is not in the margin above the head. */
#define TOP_MM 25.0

/* Numbers that offices write differently: "05/UBND" and "5/UBND". */
static const char *
skip_zeros (const char *text)
{
  while (*text == '0' || *text == ' ')
    text++;
  return text;
}

/* "15/UBND-VX" of "Số: 15/UBND-VX; 21/11/2026; 14:05:09 +07:00"; NULL. */
static char *
read_number (const char *text)
{
  const char *start = text;
  const char *end = NULL;

  while (*start && !g_ascii_isdigit (*start))
    start++;
  end = strpbrk (start, ";\n");
  if (!*start || !end || !memchr (start, '/', (gsize) (end - start)))
    return NULL;
  return g_strstrip (g_strndup (start, (gsize) (end - start)));
}

/* A year of four digits stands in every way of writing the time. */
static gboolean
has_time (const char *text)
{
  guint n = 0;

  for (; *text; text++) {
    n = g_ascii_isdigit (*text) ? n + 1 : 0;
    if (n == 4)
      return TRUE;
  }
  return FALSE;
}

/* Form of the copy, body, time: letters between the first two semicolons. */
static gboolean
names_a_body (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ";\n", -1);

  for (guint i = 1; parts[0] && parts[i]; i++)
    if (g_unichar_isalpha (g_utf8_get_char (g_strstrip (parts[i]))))
      return TRUE;
  return FALSE;
}

static void
judge_content (AnkyJudge *self, const AnkySignatureFact *fact)
{
  gboolean is_copy = self->sort == ANKY_SORT_COPY;
  g_autofree char *number = is_copy ? NULL : read_number (fact->text);

  if (has_time (fact->text) &&
      (is_copy ? names_a_body (fact->text) : number != NULL))
    return;
  anky_judge_add (self,
                  is_copy ? "copy-line" : "attachment-line",
                  ANKY_WEIGHT_REMARK,
                  ANKY_ARTICLE_ANNEX_I,
                  fact->text,
                  NULL);
}

static void
judge_place (AnkyJudge *self, const AnkySignatureFact *fact)
{
  double middle = fact->rect.x + fact->rect.width / 2;
  double half = self->facts->anatomy->page_width_mm / 2;

  if (fact->page == 0 && fact->rect.y <= TOP_MM && middle >= half)
    return;
  anky_judge_add (self,
                  "line-place",
                  ANKY_WEIGHT_REMARK,
                  ANKY_ARTICLE_ANNEX_I,
                  NULL,
                  NULL);
}

/* A copy is made from paper; an electronic original is sent as it is. */
static void
judge_copied_text (AnkyJudge *self)
{
  AnkyDocumentKind kind = self->facts->anatomy->kind;

  if (kind == ANKY_DOCUMENT_SCAN || kind == ANKY_DOCUMENT_SCAN_OCR)
    return;
  anky_judge_add (self,
                  "copy-of-text",
                  ANKY_WEIGHT_ASK,
                  "điểm c khoản 1 Điều 25 Nghị định số 30/2020/NĐ-CP",
                  NULL,
                  NULL);
}

static void
judge_main_number (AnkyJudge *self, const AnkySignatureFact *fact)
{
  const char *wanted = self->facts->main_number;
  g_autofree char *number = fact->text ? read_number (fact->text) : NULL;

  if (!wanted ||
      (number && strcmp (skip_zeros (number), skip_zeros (wanted)) == 0))
    return;
  anky_judge_add (self,
                  "attachment-number",
                  ANKY_WEIGHT_ASK,
                  ANKY_ARTICLE_RECEIVE,
                  wanted,
                  NULL);
}

void
anky_judge_line (AnkyJudge *self)
{
  gboolean is_copy = self->sort == ANKY_SORT_COPY;
  const AnkySignatureFact *fact =
      anky_judge_find (self, is_copy ? ANKY_ROLE_COPY : ANKY_ROLE_ATTACHMENT);

  if (!fact)
    return;
  judge_place (self, fact);
  if (fact->text)
    judge_content (self, fact);
  if (is_copy)
    judge_copied_text (self);
  else
    judge_main_number (self, fact);
}
