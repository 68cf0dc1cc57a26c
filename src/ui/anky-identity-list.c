/* anky-identity-list.c - the certificates on the tokens that are plugged in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-identity-list.h"

#include "anky-application.h"
#include "anky-container.h"

#include <glib/gi18n.h>

struct _AnkyIdentityList {
  GtkBin parent_instance;

  AnkyTokenManager *tokens;
  AnkyIdentityBook *identities;
  AnkyKind kind;
  char *wanted; /* fingerprint of what was chosen, or used last */
  AnkyTokenCertificate *chosen;
  AnkyCertificateCheck *check; /* of the chosen one; NULL: being made */
  gboolean has_announced;

  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *waiting_spinner;
  GtkWidget *waiting_title;
  GtkWidget *waiting_text;
  GtkWidget *unfit_expander;
  GtkWidget *unfit_list;
};

G_DEFINE_FINAL_TYPE (AnkyIdentityList, anky_identity_list, GTK_TYPE_BIN)

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
get_fingerprint (AnkyTokenCertificate *certificate)
{
  return anky_certificate_get_fingerprint (
      anky_token_certificate_get_certificate (certificate));
}

/* All certificates of all tokens, (element-type AnkyTokenCertificate). */
static GPtrArray *
collect (AnkyIdentityList *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_tokens = g_list_model_get_n_items (G_LIST_MODEL (self->tokens));

  for (guint i = 0; i < n_tokens; i++) {
    g_autoptr (AnkyToken) token =
        g_list_model_get_item (G_LIST_MODEL (self->tokens), i);
    GPtrArray *certificates = anky_token_get_certificates (token);

    for (guint j = 0; j < certificates->len; j++)
      g_ptr_array_add (all, g_object_ref (certificates->pdata[j]));
  }

  return all;
}

static AnkyTokenCertificate *
find_best (AnkyIdentityList *self, GPtrArray *fit)
{
  for (guint i = 0; i < fit->len; i++)
    if (g_strcmp0 (get_fingerprint (fit->pdata[i]), self->wanted) == 0)
      return fit->pdata[i];

  return fit->len > 0 ? fit->pdata[0] : NULL;
}

static void
show_chosen (AnkyIdentityList *self)
{
  g_autoptr (GList) rows =
      gtk_container_get_children (GTK_CONTAINER (self->list));

  for (GList *link = rows; link; link = link->next) {
    AnkyIdentityRow *row = link->data;
    gboolean is_chosen =
        anky_identity_row_get_certificate (row) == self->chosen;

    anky_identity_row_set_chosen (row, is_chosen, self->check);
    if (is_chosen)
      gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                               GTK_LIST_BOX_ROW (row));
  }
}

void
anky_identity_list_set_check (AnkyIdentityList *self,
                              AnkyCertificateCheck *check)
{
  g_clear_pointer (&self->check, anky_certificate_check_unref);
  self->check = check ? anky_certificate_check_ref (check) : NULL;
  show_chosen (self);
}

static void
choose (AnkyIdentityList *self, AnkyTokenCertificate *certificate)
{
  if (g_set_object (&self->chosen, certificate) || !certificate)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
  show_chosen (self);
}

static void
add_row (AnkyIdentityList *self, GtkWidget *list, gpointer certificate)
{
  gtk_container_add (
      GTK_CONTAINER (list),
      anky_identity_row_new (certificate, self->kind, self->identities));
}

static void
show_unfit (AnkyIdentityList *self, guint n_unfit)
{
  g_autofree char *label = g_strdup_printf (
      /* Translators: certificates that cannot be used for what is done. */
      ngettext ("Unsuitable (%u)", "Unsuitable (%u)", n_unfit),
      n_unfit);

  gtk_expander_set_label (GTK_EXPANDER (self->unfit_expander), label);
  gtk_widget_set_visible (self->unfit_expander, n_unfit > 0);
}

static gboolean
is_any_locked (GPtrArray *certificates)
{
  for (guint i = 0; i < certificates->len; i++) {
    AnkyToken *token =
        anky_token_certificate_get_token (certificates->pdata[i]);

    if (anky_token_get_pin_state (token) & ANKY_PIN_LOCKED)
      return TRUE;
  }

  return FALSE;
}

static void
show_waiting (AnkyIdentityList *self, gboolean has_unfit, gboolean is_locked)
{
  gtk_widget_set_visible (self->waiting_spinner, !is_locked);
  if (is_locked) {
    g_autofree char *text =
        anky_application_dup_unlock_text (GTK_WIDGET (self));

    gtk_label_set_text (GTK_LABEL (self->waiting_title), _ ("Token locked"));
    gtk_label_set_text (GTK_LABEL (self->waiting_text), text);
  } else if (has_unfit) {
    gtk_label_set_text (GTK_LABEL (self->waiting_title),
                        _ ("No suitable certificate"));
    gtk_label_set_text (
        GTK_LABEL (self->waiting_text),
        _ ("Plug in the token that holds the certificate for this."));
  } else {
    gtk_label_set_text (GTK_LABEL (self->waiting_title),
                        _ ("Waiting for the token"));
    gtk_label_set_text (GTK_LABEL (self->waiting_text),
                        _ ("Plug in the token (USB signing device)."));
  }
}

/* A token comes and goes while the eyes are elsewhere. */
static void
announce (AnkyIdentityList *self, AnkyTokenCertificate *best)
{
  const char *name = best ? anky_certificate_get_common_name (
                                anky_token_certificate_get_certificate (best))
                          : NULL;
  const char *text =
      best ? name : gtk_label_get_text (GTK_LABEL (self->waiting_title));

  self->has_announced = TRUE;
  if (text)
    g_signal_emit_by_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                           "announcement",
                           text);
}

static void
tokens_changed_cb (AnkyIdentityList *self)
{
  AnkyTokenCertificate *best;
  gboolean is_news;
  g_autoptr (GPtrArray) all = collect (self);
  g_autoptr (GPtrArray) fit = g_ptr_array_new ();

  anky_container_clear (self->list);
  anky_container_clear (self->unfit_list);
  for (guint i = 0; i < all->len; i++) {
    gboolean is_fit = !anky_identity_row_get_unfit (all->pdata[i],
                                                    self->kind,
                                                    self->identities);

    if (is_fit)
      g_ptr_array_add (fit, all->pdata[i]);
    add_row (self, is_fit ? self->list : self->unfit_list, all->pdata[i]);
  }
  show_unfit (self, all->len - fit->len);
  show_waiting (self, all->len > fit->len, is_any_locked (all));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    fit->len > 0 ? "list" : "waiting");
  best = find_best (self, fit);
  is_news = best != self->chosen || !self->has_announced;
  choose (self, best);
  if (is_news)
    announce (self, best);
}

static void
row_activated_cb (AnkyIdentityList *self, AnkyIdentityRow *row)
{
  AnkyTokenCertificate *certificate = anky_identity_row_get_certificate (row);

  g_free (self->wanted);
  self->wanted = g_strdup (get_fingerprint (certificate));
  choose (self, certificate);
}

void
anky_identity_list_watch (AnkyIdentityList *self,
                          AnkyTokenManager *tokens,
                          AnkyIdentityBook *identities,
                          AnkyKind kind,
                          const char *last)
{
  anky_identity_list_stop (self);

  self->kind = kind;
  self->wanted = g_strdup (last);
  g_set_object (&self->identities, identities);
  g_set_object (&self->tokens, tokens);
  g_signal_connect_object (tokens,
                           "items-changed",
                           G_CALLBACK (tokens_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  anky_token_manager_start_watching (tokens);
  tokens_changed_cb (self);
}

void
anky_identity_list_stop (AnkyIdentityList *self)
{
  if (!self->tokens)
    return;

  g_signal_handlers_disconnect_by_data (self->tokens, self);
  anky_token_manager_stop_watching (self->tokens);
  self->has_announced = FALSE;
  g_clear_object (&self->tokens);
  g_clear_object (&self->identities);
  g_clear_object (&self->chosen);
  g_clear_pointer (&self->check, anky_certificate_check_unref);
  g_clear_pointer (&self->wanted, g_free);
}

AnkyTokenCertificate *
anky_identity_list_get_chosen (AnkyIdentityList *self)
{
  return self->chosen;
}

static void
anky_identity_list_dispose (GObject *object)
{
  anky_identity_list_stop (ANKY_IDENTITY_LIST (object));

  G_OBJECT_CLASS (anky_identity_list_parent_class)->dispose (object);
}

static void
anky_identity_list_class_init (AnkyIdentityListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anky_identity_list_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-identity-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AnkyIdentityList, stack);
  gtk_widget_class_bind_template_child (widget_class, AnkyIdentityList, list);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyIdentityList,
                                        waiting_spinner);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyIdentityList,
                                        waiting_title);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyIdentityList,
                                        waiting_text);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyIdentityList,
                                        unfit_expander);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyIdentityList,
                                        unfit_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
anky_identity_list_init (AnkyIdentityList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
