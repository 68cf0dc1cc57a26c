/* anky-batch-page.c - many files as a list, before and after one act
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-batch-page.h"

#include "anky-act-settings.h"
#include "anky-batch-panel.h"
#include "anky-batch-row.h"
#include "anky-batch-text.h"
#include "anky-output-folder.h"

#include <glib/gi18n.h>
#include <handy.h>

struct _AnkyBatchPage {
  GtkBin parent_instance;

  AnkyApplication *application; /* not owned: it owns the window */
  AnkyBatchPlan *plan;
  AnkyKind kind;
  gboolean is_decided;
  gboolean is_following;
  AnkyBatchEntry *opened; /* last; NULL */

  GtkWidget *act;
  GtkWidget *list;
  GtkWidget *flap;
  AnkyBatchPanel *panel;
};

G_DEFINE_FINAL_TYPE (AnkyBatchPage, anky_batch_page, GTK_TYPE_BIN)

enum {
  SIGNAL_CHANGED,
  SIGNAL_OPEN,
  SIGNAL_SHOW_IN_FILES,
  SIGNAL_CHOOSE_PICTURE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const AnkyKind acts[] = {
  ANKY_KIND_NONE,  ANKY_KIND_LEADER, ANKY_KIND_INITIALS,
  ANKY_KIND_ISSUE, ANKY_KIND_COPY,   ANKY_KIND_ATTACHMENT,
};

static void
emit_changed (AnkyBatchPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- what is done with all ----------------------------------------------- */

static void
look_to_check (AnkyBatchPage *self)
{
  GSettings *settings = anky_application_get_settings (self->application);
  g_autoptr (AnkyTrust) trust = anky_application_new_trust (self->application);
  g_autofree char *profile = g_settings_get_string (settings, "profile");
  g_autofree char *own_body = anky_application_dup_own_body (self->application);
  const AnkyReceiveOptions options = {
    .trust = trust,
    .profile = *profile ? profile : NULL,
    .own_body = own_body,
  };

  anky_batch_plan_set_check (self->plan,
                             &options,
                             g_settings_get_boolean (settings, "use-network"));
}

/* What the certificate's own entry says goes before what holds for all. */
static void
act_on_all (AnkyBatchPage *self,
            const AnkyActOptions *options,
            AnkyCertificate *certificate)
{
  AnkyIdentityBook *book = anky_application_get_identities (self->application);
  GSettings *settings = anky_application_get_settings (self->application);
  AnkyActOptions *full =
      certificate ? anky_act_settings_complete (options, book, certificate)
                  : anky_act_options_copy (options);

  if (!full->profile)
    full->profile = g_settings_get_string (settings, "profile");
  anky_batch_plan_set_act (self->plan, full, certificate);
  anky_act_options_free (full);
}

static void
look_to_sign (AnkyBatchPage *self)
{
  GSettings *settings = anky_application_get_settings (self->application);
  AnkyTokenCertificate *certificate =
      anky_batch_panel_get_certificate (self->panel);
  AnkyActOptions options = anky_batch_panel_get_options (self->panel);
  g_autoptr (AnkyTrust) trust = anky_application_new_trust (self->application);
  g_autofree char *folder = anky_output_folder_dup (settings);

  options.trust = trust;
  options.output_folder = folder;
  options.journal = anky_application_get_journal (self->application);
  act_on_all (self,
              &options,
              certificate ? anky_token_certificate_get_certificate (certificate)
                          : NULL);
}

/* A token that was pulled leaves what was found: it may come back. */
static void
panel_changed_cb (AnkyBatchPage *self)
{
  gboolean may_look = self->plan && self->is_decided &&
                      self->kind != ANKY_KIND_NONE && !self->is_following &&
                      anky_batch_panel_get_certificate (self->panel);

  if (may_look)
    look_to_sign (self);
  emit_changed (self);
}

void
anky_batch_page_set_kind (AnkyBatchPage *self, AnkyKind kind)
{
  gboolean is_check = kind == ANKY_KIND_NONE;

  self->kind = kind;
  self->is_decided = TRUE;
  self->is_following = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i] == kind)
      gtk_combo_box_set_active (GTK_COMBO_BOX (self->act), (int) i);
  anky_batch_panel_set_kind (self->panel, kind, self->application);
  self->is_following = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->panel), !is_check);
  hdy_flap_set_reveal_flap (HDY_FLAP (self->flap),
                            !is_check &&
                                !hdy_flap_get_folded (HDY_FLAP (self->flap)));
  if (is_check)
    look_to_check (self);
  else
    look_to_sign (self);
  emit_changed (self);
}

static void
act_changed_cb (AnkyBatchPage *self)
{
  int index = gtk_combo_box_get_active (GTK_COMBO_BOX (self->act));

  if (!self->is_following && self->plan && index >= 0)
    anky_batch_page_set_kind (self, acts[index]);
}

static void
decided_cb (AnkyBatchPage *self)
{
  anky_batch_page_set_kind (self, anky_batch_plan_get_proposed (self->plan));
}

/* --- the rows ------------------------------------------------------------ */

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  return anky_batch_entry_compare (
      anky_batch_row_get_entry (ANKY_BATCH_ROW (a)),
      anky_batch_row_get_entry (ANKY_BATCH_ROW (b)));
}

static void
row_open_cb (AnkyBatchRow *row, AnkyBatchPage *self)
{
  g_set_object (&self->opened, anky_batch_row_get_entry (row));
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, anky_batch_row_get_entry (row));
}

static void
row_files_cb (AnkyBatchRow *row, AnkyBatchPage *self)
{
  g_signal_emit (self,
                 signals[SIGNAL_SHOW_IN_FILES],
                 0,
                 anky_batch_row_get_entry (row));
}

static void
row_activated_cb (AnkyBatchPage *self, AnkyBatchRow *row)
{
  row_open_cb (row, self);
}

static void
add_row (AnkyBatchPage *self, AnkyBatchEntry *entry)
{
  GtkWidget *row = anky_batch_row_new (self->plan, entry);

  g_signal_connect (row, "open", G_CALLBACK (row_open_cb), self);
  g_signal_connect (row, "show-in-files", G_CALLBACK (row_files_cb), self);
  gtk_container_add (GTK_CONTAINER (self->list), row);
}

static void
add_path (AnkyBatchPage *self, const char *path, guint *n_left)
{
  guint n = anky_batch_plan_get_n_entries (self->plan);

  if (anky_batch_plan_add (self->plan, path))
    add_row (self, anky_batch_plan_get_entry (self->plan, n));
  else
    (*n_left)++;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  const char *const *first = a;
  const char *const *second = b;

  return g_utf8_collate (*first, *second);
}

/* Every file of a folder, not of folders within it: what is no PDF is answered
 * as such when it is checked. */
static void
add_folder (AnkyBatchPage *self, const char *folder, guint *n_left)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (*name != '.' && g_file_test (path, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (paths, g_steal_pointer (&path));
  }
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    add_path (self, paths->pdata[i], n_left);
}

guint
anky_batch_page_add (AnkyBatchPage *self, GFile **files, int n_files)
{
  guint n_left = 0;

  for (int i = 0; i < n_files; i++) {
    g_autofree char *path = g_file_get_path (files[i]);

    if (!path)
      n_left++;
    else if (g_file_test (path, G_FILE_TEST_IS_DIR))
      add_folder (self, path, &n_left);
    else
      add_path (self, path, &n_left);
  }
  emit_changed (self);

  return n_left;
}

/* The one that was opened last, or the first. */
static GtkWidget *
find_row_to_read (AnkyBatchPage *self)
{
  g_autoptr (GList) rows =
      gtk_container_get_children (GTK_CONTAINER (self->list));

  for (GList *link = rows; link; link = link->next)
    if (anky_batch_row_get_entry (link->data) == self->opened)
      return link->data;

  return rows ? rows->data : NULL;
}

static gboolean
focus_number (AnkyBatchPage *self)
{
  g_autoptr (GList) rows =
      gtk_container_get_children (GTK_CONTAINER (self->list));

  for (GList *link = rows; link; link = link->next)
    if (anky_batch_row_focus_number (link->data))
      return TRUE;

  return FALSE;
}

gboolean
anky_batch_page_focus_first (AnkyBatchPage *self)
{
  GtkWidget *row;

  if (anky_batch_panel_focus_entry (self->panel) || focus_number (self))
    return TRUE;
  row = find_row_to_read (self);
  if (self->kind != ANKY_KIND_NONE || !row)
    return FALSE;
  gtk_widget_grab_focus (row);

  return TRUE;
}

/* --- the list ------------------------------------------------------------ */

static void
connect_plan (AnkyBatchPage *self)
{
  g_signal_connect_object (self->plan,
                           "decided",
                           G_CALLBACK (decided_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan,
                           "changed",
                           G_CALLBACK (emit_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan,
                           "reordered",
                           G_CALLBACK (gtk_list_box_invalidate_sort),
                           self->list,
                           G_CONNECT_SWAPPED);
}

void
anky_batch_page_begin (AnkyBatchPage *self, AnkyApplication *application)
{
  anky_batch_page_end (self);
  self->application = application;
  self->plan = anky_batch_plan_new ();
  self->kind = ANKY_KIND_NONE;
  self->is_decided = FALSE;
  self->is_following = TRUE;
  gtk_combo_box_set_active (GTK_COMBO_BOX (self->act), -1);
  self->is_following = FALSE;
  gtk_widget_hide (GTK_WIDGET (self->panel));
  hdy_flap_set_reveal_flap (HDY_FLAP (self->flap), FALSE);
  connect_plan (self);
}

void
anky_batch_page_end (AnkyBatchPage *self)
{
  g_autoptr (GList) rows =
      gtk_container_get_children (GTK_CONTAINER (self->list));

  if (!self->plan)
    return;
  g_signal_handlers_disconnect_by_data (self->plan, self);
  anky_batch_plan_close (self->plan);
  for (GList *link = rows; link; link = link->next)
    gtk_widget_destroy (link->data);
  anky_batch_panel_set_kind (self->panel, ANKY_KIND_NONE, self->application);
  g_clear_object (&self->opened);
  g_clear_object (&self->plan);
}

AnkyBatchPlan *
anky_batch_page_get_plan (AnkyBatchPage *self)
{
  return self->plan;
}

AnkyKind
anky_batch_page_get_kind (AnkyBatchPage *self)
{
  return self->kind;
}

gboolean
anky_batch_page_is_decided (AnkyBatchPage *self)
{
  return self->is_decided;
}

AnkyTokenCertificate *
anky_batch_page_get_certificate (AnkyBatchPage *self)
{
  return anky_batch_panel_get_certificate (self->panel);
}

const char *
anky_batch_page_get_document_number (AnkyBatchPage *self)
{
  return anky_batch_panel_get_options (self->panel).document_number;
}

const char *
anky_batch_page_get_obstacle (AnkyBatchPage *self)
{
  return self->kind == ANKY_KIND_NONE
             ? NULL
             : anky_batch_panel_get_obstacle (self->panel);
}

gboolean
anky_batch_page_set_picture (AnkyBatchPage *self, GBytes *png, GError **error)
{
  return anky_batch_panel_set_picture (self->panel, png, error);
}

void
anky_batch_page_set_working (AnkyBatchPage *self, gboolean is_working)
{
  gtk_widget_set_sensitive (self->act, !is_working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->panel), !is_working);
}

static void
choose_picture_cb (AnkyBatchPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOOSE_PICTURE], 0);
}

static void
anky_batch_page_dispose (GObject *object)
{
  AnkyBatchPage *self = ANKY_BATCH_PAGE (object);

  if (self->plan)
    anky_batch_plan_close (self->plan);
  g_clear_object (&self->plan);
  g_clear_object (&self->opened);

  G_OBJECT_CLASS (anky_batch_page_parent_class)->dispose (object);
}

static guint
add_signal (AnkyBatchPageClass *klass, const char *name, gboolean has_entry)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       has_entry ? 1 : 0,
                       ANKY_TYPE_BATCH_ENTRY);
}

static void
anky_batch_page_class_init (AnkyBatchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anky_batch_page_dispose;
  signals[SIGNAL_CHANGED] = add_signal (klass, "changed", FALSE);
  signals[SIGNAL_OPEN] = add_signal (klass, "open", TRUE);
  signals[SIGNAL_SHOW_IN_FILES] = add_signal (klass, "show-in-files", TRUE);
  signals[SIGNAL_CHOOSE_PICTURE] = add_signal (klass, "choose-picture", FALSE);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-batch-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchPage, act);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchPage, list);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchPage, flap);
  gtk_widget_class_bind_template_child (widget_class, AnkyBatchPage, panel);
  gtk_widget_class_bind_template_callback (widget_class, act_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, panel_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_picture_cb);
}

static void
anky_batch_page_init (AnkyBatchPage *self)
{
  g_type_ensure (ANKY_TYPE_BATCH_PANEL);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_combo_box_text_append_text (GTK_COMBO_BOX_TEXT (self->act),
                                    anky_batch_text_get_act (acts[i]));
  gtk_list_box_set_sort_func (GTK_LIST_BOX (self->list),
                              compare_rows,
                              NULL,
                              NULL);
}
