/* anky-placement-aid.c - what the document's text says of a box's place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-placement-aid.h"

#include "anky-covered-words.h"
#include "anky-document-guides.h"
#include "anky-leader-ink.h"

struct _AnkyPlacementAid {
  GObject parent_instance;

  AnkyPlacementEditor *editor;
  AnkyPageSource *pages;
  AnkyReport *report;
  AnkyAppearance *picture;
  GCancellable *reading;

  AnkyAnatomy *anatomy;
  gboolean has_ink; /* a person's signature, over which a seal goes */
  guint ink_page;
  AnkyRectMm ink;
  GHashTable *lines; /* page + 1 to AnkyPageLines; NULL: being read, or none */
};

G_DEFINE_FINAL_TYPE (AnkyPlacementAid, anky_placement_aid, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const AnkyPlacement *
get_box (AnkyPlacementAid *self)
{
  guint selected = anky_placement_editor_get_selected (self->editor);

  return selected < anky_placement_editor_get_n_boxes (self->editor)
             ? anky_placement_editor_get_box (self->editor, selected)
             : NULL;
}

/* Guides */

GArray *
anky_placement_aid_dup_guides (AnkyPlacementAid *self)
{
  const AnkyPlacement *box = get_box (self);
  gboolean has_ink = box && self->has_ink && self->ink_page == box->page;

  if (!box || !self->anatomy)
    return NULL;

  return anky_document_guides_new (self->anatomy,
                                   box->kind,
                                   box->page,
                                   has_ink ? &self->ink : NULL);
}

static void
give_guides_of_page (AnkyPlacementAid *self, AnkyKind kind, guint page)
{
  gboolean has_ink = self->has_ink && self->ink_page == page;
  g_autoptr (GArray) guides =
      anky_document_guides_new (self->anatomy,
                                kind,
                                page,
                                has_ink ? &self->ink : NULL);

  anky_placement_editor_set_guides (self->editor, page, guides);
}

/* The editor looks for guides by page alone: they are of the selected box, on
 * every page to which it may be dragged. */
static void
give_guides (AnkyPlacementAid *self)
{
  const AnkyPlacement *box = get_box (self);

  if (!box || !self->anatomy)
    return;

  for (guint i = 0; i < self->anatomy->blocks->len; i++) {
    const AnkySignerBlock *block = self->anatomy->blocks->pdata[i];

    give_guides_of_page (self, box->kind, block->page);
  }
  if (self->has_ink)
    give_guides_of_page (self, box->kind, self->ink_page);
}

/* The anatomy, and the ink of the signature */

typedef struct {
  AnkyPageSource *pages;
  AnkyReport *report;
} Question;

typedef struct {
  AnkyAnatomy *anatomy;
  gboolean has_ink;
  guint ink_page;
  AnkyRectMm ink;
} Reply;

static void
question_free (Question *question)
{
  g_object_unref (question->pages);
  g_clear_pointer (&question->report, anky_report_unref);
  g_free (question);
}

static void
reply_free (Reply *reply)
{
  g_clear_pointer (&reply->anatomy, anky_anatomy_free);
  g_free (reply);
}

static void
read_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Question *question = task_data;
  const AnkySignatureReport *leader =
      anky_leader_ink_find (question->report, NULL);
  g_autoptr (GError) error = NULL;
  Reply *reply = g_new0 (Reply, 1);

  reply->anatomy = anky_anatomy_read (question->pages, cancellable, &error);
  if (error)
    g_debug ("the document was not read: %s", error->message);
  if (leader) {
    reply->has_ink = TRUE;
    reply->ink_page = leader->page;
    reply->ink = anky_leader_ink_measure (leader, question->pages, cancellable);
  }
  g_task_return_pointer (task, reply, (GDestroyNotify) reply_free);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AnkyPlacementAid *self = ANKY_PLACEMENT_AID (source);
  Reply *reply = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: nobody waits for it any more. */
  if (!reply)
    return;

  self->anatomy = g_steal_pointer (&reply->anatomy);
  self->has_ink = reply->has_ink;
  self->ink_page = reply->ink_page;
  self->ink = reply->ink;
  reply_free (reply);
  give_guides (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
begin_reading (AnkyPlacementAid *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->reading, read_cb, NULL);
  Question *question = g_new0 (Question, 1);

  question->pages = g_object_ref (self->pages);
  question->report = self->report ? anky_report_ref (self->report) : NULL;
  g_task_set_source_tag (task, begin_reading);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, read_in_thread);
}

/* The lines of one page */

static void
read_lines_in_thread (GTask *task,
                      gpointer source,
                      gpointer task_data,
                      GCancellable *cancellable)
{
  AnkyPlacementAid *self = ANKY_PLACEMENT_AID (source);
  guint page = GPOINTER_TO_UINT (task_data) - 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPageText) text =
      anky_page_source_dup_text (self->pages, page, cancellable, &error);

  if (text)
    g_task_return_pointer (task,
                           anky_page_lines_new (text, page),
                           (GDestroyNotify) anky_page_lines_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
lines_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AnkyPlacementAid *self = ANKY_PLACEMENT_AID (source);
  g_autoptr (GError) error = NULL;
  AnkyPageLines *lines = g_task_propagate_pointer (G_TASK (result), &error);

  if (!lines) {
    g_debug ("a page was not read: %s", error->message);
    return;
  }

  g_hash_table_insert (self->lines,
                       g_task_get_task_data (G_TASK (result)),
                       lines);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* NULL: not known yet; it is asked for once. */
static const AnkyPageLines *
get_lines (AnkyPlacementAid *self, guint page)
{
  gpointer key = GUINT_TO_POINTER (page + 1);
  gpointer lines = NULL;
  g_autoptr (GTask) task = NULL;

  if (g_hash_table_lookup_extended (self->lines, key, NULL, &lines))
    return lines;

  g_hash_table_insert (self->lines, key, NULL);
  task = g_task_new (self, self->reading, lines_read_cb, NULL);
  g_task_set_source_tag (task, get_lines);
  g_task_set_task_data (task, key, NULL);
  g_task_run_in_thread (task, read_lines_in_thread);

  return NULL;
}

/* What is said of the selected box */

gboolean
anky_placement_aid_get_overlap (AnkyPlacementAid *self, double *part_out)
{
  const AnkyPlacement *box = get_box (self);

  *part_out = 0;
  if (!box || box->kind != ANKY_KIND_SEAL || !self->has_ink ||
      self->ink_page != box->page)
    return FALSE;

  *part_out = anky_document_guides_get_overlap (box->rect, self->ink);

  return TRUE;
}

static AnkyRectMm
get_ink (AnkyPlacementAid *self, const AnkyPlacement *box)
{
  AnkyRectMm ink = box->rect;
  double x = 0;
  double y = 0;
  double width = 1;
  double height = 1;

  if (self->picture && !box->text)
    anky_appearance_get_ink (self->picture, &x, &y, &width, &height);
  ink.x += x * box->rect.width;
  ink.y += y * box->rect.height;
  ink.width *= width;
  ink.height *= height;

  return ink;
}

/* NĐ 30/2020, Phụ lục I, II.8: over the signature, and so over the title and
 * the name beside it. */
static GArray *
list_spared (AnkyPlacementAid *self, const AnkyPlacement *box)
{
  GArray *spared = g_array_new (FALSE, FALSE, sizeof (AnkyRectMm));

  if (!self->anatomy || box->kind != ANKY_KIND_SEAL)
    return spared;

  for (guint i = 0; i < self->anatomy->blocks->len; i++) {
    const AnkySignerBlock *block = self->anatomy->blocks->pdata[i];

    if (block->page != box->page)
      continue;
    g_array_append_val (spared, block->title_box);
    g_array_append_val (spared, block->name_box);
  }

  return spared;
}

GPtrArray *
anky_placement_aid_dup_covered (AnkyPlacementAid *self)
{
  const AnkyPlacement *box = get_box (self);
  const AnkyPageLines *lines;
  g_autoptr (GArray) spared = NULL;
  g_autoptr (GPtrArray) words = NULL;

  /* Number and date stand in a line that is printed: their box is over it. */
  if (!box || box->kind == ANKY_KIND_NUMBER || box->kind == ANKY_KIND_DATE)
    return NULL;

  lines = get_lines (self, box->page);
  if (!lines)
    return NULL;

  spared = list_spared (self, box);
  words = anky_covered_words_find (lines,
                                   get_ink (self, box),
                                   (const AnkyRectMm *) spared->data,
                                   spared->len);

  return words->len > 0 ? g_steal_pointer (&words) : NULL;
}

const AnkyAnatomy *
anky_placement_aid_get_anatomy (AnkyPlacementAid *self)
{
  return self->anatomy;
}

void
anky_placement_aid_set_picture (AnkyPlacementAid *self, AnkyAppearance *picture)
{
  g_set_object (&self->picture, picture);
}

/* The object */

void
anky_placement_aid_close (AnkyPlacementAid *self)
{
  g_cancellable_cancel (self->reading);
}

static void
anky_placement_aid_dispose (GObject *object)
{
  AnkyPlacementAid *self = ANKY_PLACEMENT_AID (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->editor);
  g_clear_object (&self->pages);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->report, anky_report_unref);

  G_OBJECT_CLASS (anky_placement_aid_parent_class)->dispose (object);
}

static void
free_lines (gpointer lines)
{
  if (lines)
    anky_page_lines_free (lines);
}

static void
anky_placement_aid_finalize (GObject *object)
{
  AnkyPlacementAid *self = ANKY_PLACEMENT_AID (object);

  g_clear_pointer (&self->anatomy, anky_anatomy_free);
  g_hash_table_unref (self->lines);

  G_OBJECT_CLASS (anky_placement_aid_parent_class)->finalize (object);
}

static void
anky_placement_aid_class_init (AnkyPlacementAidClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anky_placement_aid_dispose;
  G_OBJECT_CLASS (klass)->finalize = anky_placement_aid_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
anky_placement_aid_init (AnkyPlacementAid *self)
{
  self->reading = g_cancellable_new ();
  self->lines = g_hash_table_new_full (NULL, NULL, NULL, free_lines);
}

AnkyPlacementAid *
anky_placement_aid_new (AnkyPlacementEditor *editor,
                        AnkyPageSource *pages,
                        AnkyReport *report)
{
  AnkyPlacementAid *self = g_object_new (ANKY_TYPE_PLACEMENT_AID, NULL);

  self->editor = g_object_ref (editor);
  self->pages = g_object_ref (pages);
  self->report = report ? anky_report_ref (report) : NULL;
  g_signal_connect_object (editor,
                           "selected",
                           G_CALLBACK (give_guides),
                           self,
                           G_CONNECT_SWAPPED);
  begin_reading (self);

  return self;
}
