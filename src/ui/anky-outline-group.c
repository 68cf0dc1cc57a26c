/* anky-outline-group.c - what was read of a document's parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-outline-group.h"

#include "anky-container.h"

#include <glib/gi18n.h>

struct _AnkyOutlineGroup {
  GtkBin parent_instance;

  AnkyPlacementAid *aid;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (AnkyOutlineGroup, anky_outline_group, GTK_TYPE_BIN)

static const char *
get_kind_text (const AnkyAnatomy *anatomy)
{
  switch (anatomy->kind) {
  case ANKY_DOCUMENT_DECREE:
    return _ ("Form of Nghị định 30/2020/NĐ-CP");
  case ANKY_DOCUMENT_PARTY:
    return _ ("Document of the Party");
  case ANKY_DOCUMENT_SCAN:
    return _ ("Scanned document, without text");
  case ANKY_DOCUMENT_SCAN_OCR:
    return _ ("Scanned document, with recognised text");
  case ANKY_DOCUMENT_OTHER:
  default:
    return _ ("Another form");
  }
}

static void
add_row (AnkyOutlineGroup *self, const char *name, const char *value)
{
  GtkWidget *row;
  GtkWidget *title;
  GtkWidget *text;

  if (!value || !*value)
    return;

  row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  title = gtk_label_new (name);
  text = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_line_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (title),
                               "detail-name");
  gtk_container_add (GTK_CONTAINER (row), title);
  gtk_container_add (GTK_CONTAINER (row), text);
  gtk_container_add (GTK_CONTAINER (self->list), row);
  gtk_widget_show_all (row);
}

static char *
dup_number (const AnkyNumberLine *line)
{
  if (!line->is_found)
    return NULL;

  return g_strdup_printf ("%s/%s",
                          line->number.printed ? line->number.printed : "…",
                          line->symbol ? line->symbol : "");
}

static const char *
get_blank (const AnkyBlank *blank)
{
  return blank->printed ? blank->printed : "…";
}

static char *
dup_date (const AnkyDateLine *line)
{
  if (!line->is_found)
    return NULL;

  return g_strdup_printf ("%s, %s/%s/%s",
                          line->place ? line->place : "…",
                          get_blank (&line->day),
                          get_blank (&line->month),
                          get_blank (&line->year));
}

static char *
dup_list (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? "\n" : "",
                            (const char *) lines->pdata[i]);

  return g_string_free (text, FALSE);
}

static void
add_block (AnkyOutlineGroup *self, const AnkySignerBlock *block)
{
  g_autofree char *titles = dup_list (block->titles);
  g_autofree char *text = g_strdup_printf (
      /* Translators: the titles, one a line; another title above the name or
       * nothing; the name; the page. */
      _ ("%1$s%2$s\n%3$s (page %4$u)"),
      titles,
      block->other_title ? block->other_title : "",
      block->name ? block->name : "…",
      block->page + 1);

  add_row (self, _ ("Title and name of the signer"), text);
}

static void
add_rows (AnkyOutlineGroup *self, const AnkyAnatomy *anatomy)
{
  g_autofree char *number = dup_number (&anatomy->number);
  g_autofree char *date = dup_date (&anatomy->date);
  g_autofree char *addressees = dup_list (anatomy->addressees);
  g_autofree char *recipients = dup_list (anatomy->recipients);

  add_row (self, _ ("Kind of document"), get_kind_text (anatomy));
  add_row (self, _ ("Secrecy mark"), anatomy->secrecy);
  add_row (self, _ ("Urgency mark"), anatomy->urgency);
  add_row (self, _ ("Superior body"), anatomy->superior_body);
  add_row (self, _ ("Issuing body"), anatomy->issuing_body);
  add_row (self, _ ("Number and symbol"), number);
  add_row (self, _ ("Place and date"), date);
  add_row (self, _ ("Type"), anatomy->type_name);
  add_row (self, _ ("Subject"), anatomy->subject);
  add_row (self, _ ("Addressees"), addressees);
  for (guint i = 0; i < anatomy->blocks->len; i++)
    add_block (self, anatomy->blocks->pdata[i]);
  add_row (self, _ ("Recipients"), recipients);
}

static void
follow_cb (AnkyOutlineGroup *self)
{
  const AnkyAnatomy *anatomy =
      self->aid ? anky_placement_aid_get_anatomy (self->aid) : NULL;

  anky_container_clear (self->list);
  if (anatomy)
    add_rows (self, anatomy);
  gtk_widget_set_visible (GTK_WIDGET (self), anatomy != NULL);
}

void
anky_outline_group_set_aid (AnkyOutlineGroup *self, AnkyPlacementAid *aid)
{
  if (self->aid)
    g_signal_handlers_disconnect_by_data (self->aid, self);
  g_set_object (&self->aid, aid);
  if (aid)
    g_signal_connect_object (aid,
                             "changed",
                             G_CALLBACK (follow_cb),
                             self,
                             G_CONNECT_SWAPPED);
  follow_cb (self);
}

static void
anky_outline_group_dispose (GObject *object)
{
  g_clear_object (&ANKY_OUTLINE_GROUP (object)->aid);

  G_OBJECT_CLASS (anky_outline_group_parent_class)->dispose (object);
}

static void
anky_outline_group_class_init (AnkyOutlineGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anky_outline_group_dispose;
}

static void
anky_outline_group_init (AnkyOutlineGroup *self)
{
  GtkWidget *expander =
      gtk_expander_new_with_mnemonic (_ ("_Read from the Document"));

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_margin_start (self->list, 12);
  gtk_container_add (GTK_CONTAINER (expander), self->list);
  gtk_container_add (GTK_CONTAINER (self), expander);
  gtk_widget_show_all (expander);
}
