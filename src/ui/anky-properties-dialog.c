/* anky-properties-dialog.c - what is to be known of a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-properties-dialog.h"

#include "anky-fact-list.h"
#include "anky-reply.h"

#include <glib/gi18n.h>

#define WIDTH_PX  420
#define MARGIN_PX 18

static void
add_file (GtkContainer *facts, AnkyDocumentModel *document)
{
  const char *path = anky_document_model_get_path (document);
  AnkyFile *file = anky_document_model_get_file (document);
  g_autofree char *name = anky_document_model_dup_title (document);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_filename_display_name (parent);
  g_autofree char *size = file ? g_format_size_full (anky_file_get_size (file),
                                                     G_FORMAT_SIZE_LONG_FORMAT)
                               : NULL;

  anky_fact_list_add (facts, _ ("File"), name);
  anky_fact_list_add (facts, _ ("Folder"), folder);
  anky_fact_list_add (facts, _ ("Size"), size);
}

static void
add_pages (GtkContainer *facts, AnkyDocumentModel *document)
{
  guint n_pages = 0;
  const AnkyPageExtent *pages =
      anky_document_model_get_pages (document, &n_pages);
  g_autofree char *count = g_strdup_printf ("%u", n_pages);
  g_autofree char *paper = NULL;

  if (n_pages == 0)
    return;

  /* Translators: the size of a page; the spaces before “mm” do not break. */
  paper = g_strdup_printf (_ ("%1$.0f × %2$.0f mm"),
                           pages[0].width_mm,
                           pages[0].height_mm);
  anky_fact_list_add (facts, _ ("Pages"), count);
  anky_fact_list_add (facts, _ ("Size of the first page"), paper);
}

static void
add_text (GtkContainer *facts, AnkyDocumentModel *document)
{
  AnkyReceipt *receipt = anky_document_model_get_receipt (document);
  g_autofree char *date =
      receipt ? anky_reply_format_date (receipt->date) : NULL;
  g_autofree char *versions =
      receipt && receipt->report
          ? g_strdup_printf ("%u", receipt->report->n_revisions)
          : NULL;

  anky_fact_list_add (facts, _ ("Versions in the file"), versions);
  if (!receipt)
    return;

  anky_fact_list_add (facts, _ ("Number and symbol"), receipt->number);
  anky_fact_list_add (facts, _ ("Date of issue"), date);
  anky_fact_list_add (facts, _ ("Issuing body"), receipt->issuing_body);
  anky_fact_list_add (facts, _ ("Subject of the document"), receipt->subject);
}

static gboolean
key_press_cb (GtkWidget *window, GdkEventKey *event)
{
  if (event->keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  gtk_window_close (GTK_WINDOW (window));

  return GDK_EVENT_STOP;
}

GtkWindow *
anky_properties_dialog_new (GtkWindow *parent, AnkyDocumentModel *document)
{
  GtkWidget *window = hdy_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = hdy_header_bar_new ();
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_type_hint (GTK_WINDOW (window), GDK_WINDOW_TYPE_HINT_DIALOG);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Properties"));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH_PX, -1);
  hdy_header_bar_set_title (HDY_HEADER_BAR (header), _ ("Properties"));
  hdy_header_bar_set_show_close_button (HDY_HEADER_BAR (header), TRUE);
  g_object_set (facts, "margin", MARGIN_PX, NULL);
  gtk_container_add (GTK_CONTAINER (box), header);
  gtk_container_add (GTK_CONTAINER (box), facts);
  gtk_container_add (GTK_CONTAINER (window), box);
  add_file (GTK_CONTAINER (facts), document);
  add_pages (GTK_CONTAINER (facts), document);
  add_text (GTK_CONTAINER (facts), document);
  g_signal_connect (window, "key-press-event", G_CALLBACK (key_press_cb), NULL);
  gtk_widget_show_all (box);

  return GTK_WINDOW (window);
}
