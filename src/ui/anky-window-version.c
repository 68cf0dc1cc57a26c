/* anky-window-version.c - the document as it was when it was signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-signature-text.h"
#include "anky-window-private.h"

#include <glib/gi18n.h>

gboolean
anky_window_shows_old_version (AnkyWindow *self)
{
  return self->version != NULL;
}

/* Marks */

static const char *
get_color (const AnkyChange *change)
{
  switch (change->changes) {
  case ANKY_CHANGES_FORBIDDEN:
    return "error_color";
  case ANKY_CHANGES_UNKNOWN:
  case ANKY_CHANGES_ANNOTATION:
    return "warning_color";
  case ANKY_CHANGES_FORM_FILLING:
  case ANKY_CHANGES_EXTENSION:
  case ANKY_CHANGES_NONE:
  default:
    return "theme_selected_bg_color";
  }
}

/* A signature that was added stands where its own row says. */
static void
find_place (const AnkyReceipt *receipt,
            const AnkyChange *change,
            AnkyPageChange *mark)
{
  for (guint i = 0; change->field && i < receipt->report->signatures->len;
       i++) {
    const AnkySignatureReport *signature =
        receipt->report->signatures->pdata[i];

    if (!signature->has_rect ||
        g_strcmp0 (signature->field, change->field) != 0)
      continue;
    mark->page = signature->page;
    mark->rect = signature->rect;
  }
}

static void
append_mark (GArray *marks,
             const AnkyReceipt *receipt,
             const AnkyChange *change)
{
  AnkyPageChange mark = { change->page, change->rect, get_color (change) };
  gboolean has_place;

  if (mark.rect.width <= 0 || mark.rect.height <= 0)
    find_place (receipt, change, &mark);
  has_place = mark.rect.width > 0 && mark.rect.height > 0;
  /* A frame around the whole page is for what is wrong with it. */
  if (mark.page == G_MAXUINT ||
      (!has_place && change->changes <= ANKY_CHANGES_FORM_FILLING))
    return;

  g_array_append_val (marks, mark);
}

/* An older revision knows nothing of what came later: marks are for the
 * document as it is now. */
void
anky_window_mark_changes (AnkyWindow *self)
{
  const AnkySignatureReport *signature =
      anky_signature_panel_get_selected (self->signature_panel);
  AnkyReceipt *receipt =
      self->document ? anky_document_model_get_receipt (self->document) : NULL;
  g_autoptr (GArray) marks = NULL;

  if (self->version || !signature || !receipt) {
    anky_page_view_set_changes (self->view, NULL);
    return;
  }

  marks = g_array_new (FALSE, FALSE, sizeof (AnkyPageChange));
  for (guint i = 0; i < signature->changes->len; i++)
    append_mark (marks, receipt, signature->changes->pdata[i]);
  anky_page_view_set_changes (self->view, marks);
}

/* Showing */

static void
stop_opening (AnkyWindow *self)
{
  if (self->version_opening)
    g_cancellable_cancel (self->version_opening);
  g_clear_object (&self->version_opening);
}

static void
show_document (AnkyWindow *self,
               AnkyRenderer *renderer,
               const AnkyPageExtent *pages,
               guint n_pages)
{
  guint page = anky_page_view_get_page (self->view);

  anky_window_close_find (self);
  anky_text_selection_clear (self->selection);
  anky_page_view_set_document (self->view, renderer, pages, n_pages);
  anky_page_view_set_document (self->thumbnails, renderer, pages, n_pages);
  page = MIN (page, n_pages - 1);
  anky_page_view_scroll_to_page (self->view, page);
  anky_page_view_set_current (self->thumbnails, page);
  anky_window_show_page_number (self);
}

static void
show_bar (AnkyWindow *self, const AnkySignatureReport *signature)
{
  g_autofree char *name = anky_signature_text_dup_name (signature);
  GDateTime *time =
      signature->best_time ? signature->best_time : signature->claimed_time;
  g_autofree char *when = time ? anky_signature_text_dup_time (time) : NULL;
  gboolean is_newest = signature->covers == ANKY_COVERS_FILE;
  g_autofree char *text =
      g_strdup_printf ("%s%s%s. %s",
                       name,
                       when ? ", " : "",
                       when ? when : "",
                       is_newest ? _ ("Nothing was added later.")
                                 : _ ("What was added later is not shown."));
  g_autofree char *spoken =
      g_strdup_printf ("%s. %s", _ ("Version at the time of signing"), text);

  gtk_label_set_text (GTK_LABEL (self->version_text), text);
  gtk_widget_show (self->version_bar);
  g_signal_emit_by_name (gtk_widget_get_accessible (self->version_bar),
                         "announcement",
                         spoken);
}

static void
show_place (AnkyWindow *self, const AnkySignatureReport *signature)
{
  if (!signature->has_rect || signature->page == G_MAXUINT)
    return;

  anky_page_view_set_outline (self->view, signature->page, &signature->rect);
  anky_page_view_scroll_to (self->view, signature->page, signature->rect);
}

typedef struct {
  AnkyWindow *window;
  AnkyReceipt *receipt; /* that the signature belongs to */
  const AnkySignatureReport *signature;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->window);
  anky_receipt_unref (self->receipt);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  AnkyWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes =
      anky_renderer_open_finish (ANKY_RENDERER (source), result, &error);
  g_autoptr (GArray) pages = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->version_opening);
  if (error || sizes->len == 0) {
    if (error)
      anky_message_bar_show_error (self->message_bar, error);
    return;
  }

  pages = anky_page_extents_new (sizes);
  g_set_object (&self->version, ANKY_RENDERER (source));
  show_document (self,
                 self->version,
                 (const AnkyPageExtent *) (void *) pages->data,
                 pages->len);
  show_bar (self, opening->signature);
  show_place (self, opening->signature);
  anky_window_update_actions (self);
}

static void
show_signed_version_cb (GSimpleAction *action,
                        GVariant *parameter,
                        gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  const AnkySignatureReport *signature =
      anky_window_get_signature (self, parameter);
  g_autoptr (AnkyRenderer) renderer = NULL;
  Opening *opening;

  if (!signature || self->mode != ANKY_MODE_READING)
    return;

  stop_opening (self);
  self->version_opening = g_cancellable_new ();
  renderer = anky_renderer_new (anky_document_model_get_file (self->document),
                                (gsize) signature->signed_end,
                                NULL);
  anky_renderer_set_user_units (
      renderer,
      anky_document_model_get_user_units (self->document));
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->receipt =
      anky_receipt_ref (anky_document_model_get_receipt (self->document));
  opening->signature = signature;
  anky_renderer_open_async (renderer,
                            self->version_opening,
                            opened_cb,
                            opening);
}

void
anky_window_forget_version (AnkyWindow *self)
{
  stop_opening (self);
  g_clear_object (&self->version);
  gtk_widget_hide (self->version_bar);
}

static void
show_current_version_cb (GSimpleAction *action,
                         GVariant *parameter,
                         gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  guint n_pages = 0;
  const AnkyPageExtent *pages =
      anky_document_model_get_pages (self->document, &n_pages);

  anky_window_forget_version (self);
  show_document (self,
                 anky_document_model_get_renderer (self->document),
                 pages,
                 n_pages);
  anky_window_show_marks (self);
  anky_window_mark_changes (self);
  anky_window_update_actions (self);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static const GActionEntry entries[] = {
  { "show-signed-version", show_signed_version_cb, "u", NULL, NULL },
  { "show-current-version", show_current_version_cb, NULL, NULL, NULL },
};

void
anky_window_add_version_actions (AnkyWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
}

void
anky_window_update_version_actions (AnkyWindow *self)
{
  anky_window_enable_action (self,
                             "show-signed-version",
                             self->mode == ANKY_MODE_READING);
  anky_window_enable_action (self,
                             "show-current-version",
                             self->version != NULL);
}
