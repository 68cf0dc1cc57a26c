/* anky-doctor-window.c - the token check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-doctor-window.h"

#include "anky-clock.h"
#include "anky-container.h"
#include "anky-doctor-text.h"

#include <glib/gi18n.h>

#define WIDTH       560
#define HEIGHT      520
#define MAX_FETCHES 8

struct _AnkyDoctorWindow {
  HdyWindow parent_instance;

  AnkyApplication *application;
  GCancellable *cancellable;
  char *report; /* NULL while it is looked */

  GtkWidget *again;
  GtkWidget *copy;
  GtkWidget *stack;
  GtkWidget *headline_icon;
  GtkWidget *headline;
  GtkWidget *repair;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (AnkyDoctorWindow, anky_doctor_window, HDY_TYPE_WINDOW)

/* What the thread works with. */
typedef struct {
  AnkyTokenManager *tokens;
  AnkyTrust *trust;
  AnkyFetcher *fetcher;
  char *server;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->tokens);
  g_clear_object (&job->trust);
  g_clear_object (&job->fetcher);
  g_free (job->server);
  g_free (job);
}

static const struct {
  const char *icon;
  const char *style;
} looks[] = {
  { "emblem-ok-symbolic", "answer-good" },
  { "dialog-warning-symbolic", "answer-open" },
  { "list-remove-symbolic", "answer-plain" },
  { "dialog-error-symbolic", "answer-bad" },
  { "content-loading-symbolic", "answer-plain" },
};

/* The links */

static GtkWidget *
new_link (const AnkyDoctorFinding *finding)
{
  GtkWidget *row = hdy_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[finding->state].icon,
                                                  GTK_ICON_SIZE_LARGE_TOOLBAR);
  AnkyDoctorText text = anky_doctor_text_get (finding);
  /* Translators: the number and the name of a step of the token check. */
  g_autofree char *title =
      g_strdup_printf (C_ ("step", "%u. %s"),
                       finding->step + 1,
                       anky_doctor_text_get_step (finding->step));
  g_autofree char *subtitle =
      finding->detail ? g_strdup_printf ("%s\n%s", text.what, finding->detail)
                      : g_strdup (text.what);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, subtitle);

  hdy_preferences_row_set_title (HDY_PREFERENCES_ROW (row), title);
  hdy_action_row_set_subtitle (HDY_ACTION_ROW (row), subtitle);
  hdy_action_row_set_title_lines (HDY_ACTION_ROW (row), 0);
  hdy_action_row_set_subtitle_lines (HDY_ACTION_ROW (row), 0);
  hdy_action_row_add_prefix (HDY_ACTION_ROW (row), icon);
  gtk_style_context_add_class (gtk_widget_get_style_context (icon),
                               "link-icon");
  gtk_style_context_add_class (gtk_widget_get_style_context (icon),
                               looks[finding->state].style);
  gtk_widget_set_can_focus (row, TRUE);
  atk_object_set_name (gtk_widget_get_accessible (icon),
                       anky_doctor_text_get_state (finding->state));
  atk_object_set_name (gtk_widget_get_accessible (row), spoken);
  gtk_widget_show_all (row);

  return row;
}

/* The headline */

static void
show_headline (AnkyDoctorWindow *self,
               AnkyDoctorState state,
               const char *headline,
               const char *repair)
{
  GtkStyleContext *style = gtk_widget_get_style_context (self->headline_icon);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_style_context_remove_class (style, looks[i].style);
  gtk_style_context_add_class (style, looks[state].style);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->headline_icon),
                                looks[state].icon,
                                GTK_ICON_SIZE_DND);
  gtk_label_set_text (GTK_LABEL (self->headline), headline);
  gtk_label_set_text (GTK_LABEL (self->repair), repair ? repair : "");
  gtk_widget_set_visible (self->repair, repair != NULL);
  g_signal_emit_by_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                         "announcement",
                         headline);
}

static void
show_broken (AnkyDoctorWindow *self, const AnkyDoctorFinding *broken)
{
  AnkyDoctorText text = anky_doctor_text_get (broken);
  /* Translators: the number and the name of the step that fails. */
  g_autofree char *headline =
      g_strdup_printf (_ ("Stopped at step %u: %s"),
                       broken->step + 1,
                       anky_doctor_text_get_step (broken->step));
  gboolean is_locked = g_str_equal (broken->code, "locked");
  g_autofree char *office =
      is_locked ? anky_application_dup_recovery_office (self->application)
                : NULL;
  g_autofree char *application =
      is_locked ? anky_doctor_text_dup_application (office) : NULL;
  g_autofree char *repair = g_strdup_printf ("%s %s",
                                             text.what,
                                             application   ? application
                                             : text.repair ? text.repair
                                                           : "");

  show_headline (self, ANKY_DOCTOR_BROKEN, headline, repair);
}

static const AnkyDoctorFinding *
find_remark (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    const AnkyDoctorFinding *finding = findings->pdata[i];

    if (finding->state == ANKY_DOCTOR_REMARK)
      return finding;
  }

  return NULL;
}

static void
show_findings (AnkyDoctorWindow *self, GPtrArray *findings)
{
  g_autoptr (GDateTime) now = anky_clock_now ();
  const AnkyDoctorFinding *broken = anky_doctor_find_broken (findings);
  const AnkyDoctorFinding *remark = find_remark (findings);

  anky_container_clear (self->list);
  for (guint i = 0; i < findings->len; i++)
    gtk_container_add (GTK_CONTAINER (self->list),
                       new_link (findings->pdata[i]));
  if (broken)
    show_broken (self, broken);
  else if (remark)
    show_headline (self,
                   ANKY_DOCTOR_REMARK,
                   anky_doctor_text_get (remark).what,
                   anky_doctor_text_get (remark).repair);
  else
    show_headline (self,
                   ANKY_DOCTOR_GOOD,
                   _ ("Everything is in order for signing"),
                   NULL);
  g_free (self->report);
  self->report = anky_doctor_text_dup_report (findings, now);
}

/* Looking */

static void
gather_in_thread (GTask *task,
                  gpointer source,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  AnkyDoctorSources sources = {
    .tokens = job->tokens,
    .trust = job->trust,
    .fetcher = job->fetcher,
    .server = job->server,
  };

  g_task_return_pointer (task,
                         anky_doctor_gather (&sources, cancellable),
                         (GDestroyNotify) anky_doctor_facts_free);
}

static void
set_looking (AnkyDoctorWindow *self, gboolean is_looking)
{
  gtk_widget_set_sensitive (self->again, !is_looking);
  gtk_widget_set_sensitive (self->copy, !is_looking);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    is_looking ? "looking" : "found");
}

static void
gathered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyDoctorWindow) self = user_data;
  g_autoptr (AnkyDoctorFacts) facts =
      g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GPtrArray) findings = NULL;

  /* The window was closed meanwhile. */
  if (!facts)
    return;

  findings = anky_doctor_judge (facts);
  show_findings (self, findings);
  set_looking (self, FALSE);
  gtk_widget_grab_focus (self->again);
}

static void
look (AnkyDoctorWindow *self)
{
  g_autoptr (GTask) task =
      g_task_new (NULL, self->cancellable, gathered_cb, g_object_ref (self));
  Job *job = g_new0 (Job, 1);
  g_auto (GStrv) servers =
      g_settings_get_strv (anky_application_get_settings (self->application),
                           "timestamp-servers");

  job->tokens = g_object_ref (anky_application_get_tokens (self->application));
  job->trust = anky_application_new_trust (self->application);
  job->fetcher = anky_application_new_fetcher (self->application, MAX_FETCHES);
  job->server = g_strdup (servers[0]);
  set_looking (self, TRUE);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, gather_in_thread);
}

static void
copy_cb (AnkyDoctorWindow *self)
{
  GtkClipboard *clipboard =
      gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD);

  if (!self->report)
    return;

  gtk_clipboard_set_text (clipboard, self->report, -1);
  gtk_clipboard_store (clipboard);
  gtk_button_set_label (GTK_BUTTON (self->copy), _ ("Copied"));
}

static gboolean
key_pressed_cb (AnkyDoctorWindow *self, GdkEventKey *event)
{
  if (event->keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  gtk_window_close (GTK_WINDOW (self));

  return GDK_EVENT_STOP;
}

static void
anky_doctor_window_dispose (GObject *object)
{
  AnkyDoctorWindow *self = ANKY_DOCTOR_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (anky_doctor_window_parent_class)->dispose (object);
}

static void
anky_doctor_window_finalize (GObject *object)
{
  g_free (ANKY_DOCTOR_WINDOW (object)->report);

  G_OBJECT_CLASS (anky_doctor_window_parent_class)->finalize (object);
}

static void
anky_doctor_window_class_init (AnkyDoctorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anky_doctor_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = anky_doctor_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-doctor-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnkyDoctorWindow, again);
  gtk_widget_class_bind_template_child (widget_class, AnkyDoctorWindow, copy);
  gtk_widget_class_bind_template_child (widget_class, AnkyDoctorWindow, stack);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyDoctorWindow,
                                        headline_icon);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyDoctorWindow,
                                        headline);
  gtk_widget_class_bind_template_child (widget_class, AnkyDoctorWindow, repair);
  gtk_widget_class_bind_template_child (widget_class, AnkyDoctorWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, look);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
anky_doctor_window_init (AnkyDoctorWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
}

void
anky_doctor_window_present (AnkyApplication *application, GtkWindow *parent)
{
  AnkyDoctorWindow *self = g_object_new (ANKY_TYPE_DOCTOR_WINDOW, NULL);

  self->application = g_object_ref (application);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  look (self);
  gtk_window_present (GTK_WINDOW (self));
}
