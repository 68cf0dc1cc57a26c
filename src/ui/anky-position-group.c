/* anky-position-group.c - the place of a box in words and numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-position-group.h"

#include "anky-answer-row.h"
#include "anky-kind-text.h"
#include "anky-length-spin.h"
#include "anky-length-text.h"

#include <glib/gi18n.h>

/* NĐ 30/2020, Phụ lục I, II.8: "khoảng 1/3". */
#define OVERLAP       (1.0 / 3)
#define OVERLAP_SLACK 0.05
/* As many as can be read at a glance. */
#define MOST_WORDS 6

struct _AnkyPositionGroup {
  GtkBin parent_instance;

  AnkyPlacementEditor *editor;
  AnkyPlacementAid *aid;
  gboolean is_following;

  AnkyAnswerRow *note;
  AnkyAnswerRow *overlap;
  AnkyAnswerRow *covered;
  GtkWidget *accept_button;
  GtkWidget *home_button;
  GtkWidget *page;
  GtkWidget *left;
  GtkWidget *top;
  GtkWidget *width;
};

G_DEFINE_FINAL_TYPE (AnkyPositionGroup, anky_position_group, GTK_TYPE_BIN)

static const AnkyPlacement *
get_box (AnkyPositionGroup *self)
{
  guint selected;

  if (!self->editor)
    return NULL;

  selected = anky_placement_editor_get_selected (self->editor);

  return selected < anky_placement_editor_get_n_boxes (self->editor)
             ? anky_placement_editor_get_box (self->editor, selected)
             : NULL;
}

static void
follow_note (AnkyPositionGroup *self, const AnkyPlacement *box)
{
  double dx = 0;
  double dy = 0;
  gboolean is_home = anky_placement_editor_get_offset (self->editor, &dx, &dy);
  gboolean is_sure = box->confidence >= ANKY_SURE_CONFIDENCE;
  gboolean is_certain = anky_placement_editor_is_certain (self->editor);
  g_autofree char *offset = anky_length_text_dup_offset (dx, dy);
  g_autofree char *reason = anky_placement_text_dup_reason (box);

  if (!is_sure && !is_certain)
    anky_answer_row_set (
        self->note,
        ANKY_TONE_OPEN,
        _ ("The rules give no certain place: look where the box is"));
  else if (!is_sure)
    anky_answer_row_set (self->note,
                         ANKY_TONE_PLAIN,
                         _ ("The place was chosen by hand"));
  else if (is_home)
    anky_answer_row_set (self->note,
                         ANKY_TONE_GOOD,
                         _ ("At the place the rule gives"));
  else
    anky_answer_row_set (self->note, ANKY_TONE_PLAIN, offset);
  anky_answer_row_set_note (self->note, is_sure ? reason : NULL);
  gtk_widget_set_visible (self->accept_button, !is_certain);
  gtk_widget_set_sensitive (self->home_button, !is_home);
}

static void
follow_overlap (AnkyPositionGroup *self)
{
  double part = 0;
  gboolean is_known = anky_placement_aid_get_overlap (self->aid, &part);
  gboolean is_good =
      part > OVERLAP - OVERLAP_SLACK && part < OVERLAP + OVERLAP_SLACK;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->overlap), is_known);
  if (!is_known)
    return;

  /* Translators: %.0f is a number of per cent. */
  text =
      g_strdup_printf (_ ("Overlap with the signature: %.0f %%"), part * 100);
  anky_answer_row_set (self->overlap,
                       is_good ? ANKY_TONE_GOOD : ANKY_TONE_OPEN,
                       text);
  anky_answer_row_set_note (
      self->overlap,
      is_good ? NULL : _ ("The seal goes over about a third of it"));
}

static char *
join_words (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len && i < MOST_WORDS; i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? " " : "",
                            (const char *) words->pdata[i]);
  if (words->len > MOST_WORDS)
    g_string_append (text, "…");

  return g_string_free (text, FALSE);
}

static void
follow_covered (AnkyPositionGroup *self)
{
  g_autoptr (GPtrArray) words = anky_placement_aid_dup_covered (self->aid);
  g_autofree char *joined = words ? join_words (words) : NULL;
  /* Translators: %s are words of the document. */
  g_autofree char *text =
      joined ? g_strdup_printf (_ ("Hides the words “%s”"), joined) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->covered), text != NULL);
  if (text)
    anky_answer_row_set (self->covered, ANKY_TONE_OPEN, text);
}

static void
follow_aid (AnkyPositionGroup *self)
{
  if (!self->aid || !get_box (self))
    return;

  follow_overlap (self);
  follow_covered (self);
}

static void
set_range (GtkWidget *spin, double upper, double value)
{
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (spin), 0, MAX (0, upper));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
}

static void
follow_numbers (AnkyPositionGroup *self, const AnkyPlacement *box)
{
  const AnkyPageExtent *extent =
      anky_placement_editor_get_page (self->editor, box->page);
  guint n_pages = anky_placement_editor_get_n_pages (self->editor);
  guint selected = anky_placement_editor_get_selected (self->editor);

  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->page), 1, n_pages);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->page), box->page + 1.0);
  gtk_widget_set_sensitive (self->page, n_pages > 1);
  set_range (self->left, extent->width_mm - box->rect.width, box->rect.x);
  set_range (self->top, extent->height_mm - box->rect.height, box->rect.y);
  set_range (self->width, extent->width_mm, box->rect.width);
  gtk_widget_set_sensitive (
      self->width,
      !anky_placement_editor_get_limits (self->editor, selected)->is_fixed);
}

static void
follow_cb (AnkyPositionGroup *self)
{
  const AnkyPlacement *box = get_box (self);

  gtk_widget_set_visible (GTK_WIDGET (self), box != NULL);
  if (!box)
    return;

  self->is_following = TRUE;
  follow_note (self, box);
  follow_numbers (self, box);
  follow_aid (self);
  self->is_following = FALSE;
}

static void
number_changed_cb (AnkyPositionGroup *self)
{
  const AnkyPlacement *box = get_box (self);
  AnkyRectMm rect;
  double width;

  if (!box || self->is_following)
    return;

  rect = box->rect;
  width = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->width));
  rect.x = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->left));
  rect.y = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->top));
  if (gtk_widget_get_sensitive (self->width) && rect.width > 0) {
    rect.height *= width / rect.width;
    rect.width = width;
  }
  anky_placement_editor_set_rect (
      self->editor,
      (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->page)) -
          1,
      rect,
      g_get_monotonic_time ());
}

static void
accept_clicked_cb (AnkyPositionGroup *self)
{
  if (self->editor)
    anky_placement_editor_accept (self->editor);
}

static void
home_clicked_cb (AnkyPositionGroup *self)
{
  if (self->editor)
    anky_placement_editor_go_home (self->editor);
}

void
anky_position_group_set_editor (AnkyPositionGroup *self,
                                AnkyPlacementEditor *editor,
                                AnkyPlacementAid *aid)
{
  if (self->editor)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  if (self->aid)
    g_signal_handlers_disconnect_by_data (self->aid, self);
  g_set_object (&self->editor, editor);
  g_set_object (&self->aid, aid);
  if (aid)
    g_signal_connect_object (aid,
                             "changed",
                             G_CALLBACK (follow_aid),
                             self,
                             G_CONNECT_SWAPPED);
  if (editor) {
    g_signal_connect_object (editor,
                             "changed",
                             G_CALLBACK (follow_cb),
                             self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (editor,
                             "selected",
                             G_CALLBACK (follow_cb),
                             self,
                             G_CONNECT_SWAPPED);
  }
  follow_cb (self);
}

static void
anky_position_group_dispose (GObject *object)
{
  AnkyPositionGroup *self = ANKY_POSITION_GROUP (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->aid);

  G_OBJECT_CLASS (anky_position_group_parent_class)->dispose (object);
}

static void
anky_position_group_class_init (AnkyPositionGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anky_position_group_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-position-group.ui");
  gtk_widget_class_bind_template_child (widget_class, AnkyPositionGroup, note);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPositionGroup,
                                        overlap);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPositionGroup,
                                        covered);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPositionGroup,
                                        home_button);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPositionGroup,
                                        accept_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, AnkyPositionGroup, page);
  gtk_widget_class_bind_template_child (widget_class, AnkyPositionGroup, left);
  gtk_widget_class_bind_template_child (widget_class, AnkyPositionGroup, top);
  gtk_widget_class_bind_template_child (widget_class, AnkyPositionGroup, width);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, home_clicked_cb);
}

static void
anky_position_group_init (AnkyPositionGroup *self)
{
  g_type_ensure (ANKY_TYPE_ANSWER_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
  anky_length_spin_adopt (GTK_SPIN_BUTTON (self->left));
  anky_length_spin_adopt (GTK_SPIN_BUTTON (self->top));
  anky_length_spin_adopt (GTK_SPIN_BUTTON (self->width));
}
