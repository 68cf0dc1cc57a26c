/* anky-identity-row.c - a certificate to choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-identity-row.h"

#include "anky-answer-row.h"
#include "anky-check-text.h"
#include "anky-kind-text.h"

#include <glib/gi18n.h>

struct _AnkyIdentityRow {
  GtkListBoxRow parent_instance;

  AnkyTokenCertificate *certificate;

  GtkWidget *check;
  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *body;
  GtkWidget *note;
  AnkyAnswerRow *answer;
  char *spoken;
};

G_DEFINE_FINAL_TYPE (AnkyIdentityRow, anky_identity_row, GTK_TYPE_LIST_BOX_ROW)

static const struct {
  const char *why;
  const char *text;
} reasons[] = {
  { "no-key", N_ ("The token has no key for it") },
  { "expired", N_ ("Expired") },
  { "not-yet-valid", N_ ("Not yet valid") },
  { "ca", N_ ("Belongs to an issuer of certificates") },
  { "key-usage", N_ ("Not made for signing") },
  { "weak-key", N_ ("Its key is too weak") },
  { "locked", N_ ("Token locked") },
};

static const char *
describe_why (const char *why)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (reasons[i].why, why) == 0)
      return _ (reasons[i].text);

  return _ ("Cannot be used");
}

const char *
anky_identity_row_get_unfit (AnkyTokenCertificate *certificate,
                             AnkyKind kind,
                             AnkyIdentityBook *identities)
{
  AnkySignerKind signer = anky_identity_book_get_signer_kind (
      identities,
      anky_token_certificate_get_certificate (certificate));

  if (!anky_token_certificate_is_usable (certificate))
    return describe_why (anky_token_certificate_get_why (certificate));
  if (anky_kind_is_organization (kind) &&
      (signer == ANKY_SIGNER_PERSON || signer == ANKY_SIGNER_OFFICE))
    return _ ("A person’s certificate does not sign for the organisation");
  if (!anky_kind_is_organization (kind) && signer == ANKY_SIGNER_ORGANIZATION)
    return _ ("An organisation’s certificate does not sign in place of a "
              "person");

  return NULL;
}

static const char *
get_icon (AnkySignerKind kind)
{
  return kind == ANKY_SIGNER_ORGANIZATION ? "anky-organization-symbolic"
                                          : "avatar-default-symbolic";
}

static void
fill (AnkyIdentityRow *self, AnkyKind kind, AnkyIdentityBook *identities)
{
  AnkyCertificate *certificate =
      anky_token_certificate_get_certificate (self->certificate);
  AnkySignerKind signer =
      anky_identity_book_get_signer_kind (identities, certificate);
  g_autofree char *label =
      anky_identity_book_dup_label (identities, certificate);
  const char *name =
      label ? label : anky_certificate_get_common_name (certificate);
  const char *body = anky_certificate_get_managing_body (certificate);
  const char *unfit =
      anky_identity_row_get_unfit (self->certificate, kind, identities);
  g_autofree char *validity = anky_check_text_dup_validity (certificate);
  const char *note = unfit ? unfit : validity;

  if (!name)
    name = anky_token_certificate_get_label (self->certificate);
  gtk_label_set_text (GTK_LABEL (self->name),
                      name ? name : _ ("Without a name"));
  gtk_label_set_text (GTK_LABEL (self->body), body ? body : "");
  gtk_widget_set_visible (self->body, body && *body);
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                get_icon (signer),
                                GTK_ICON_SIZE_LARGE_TOOLBAR);
  gtk_widget_set_tooltip_text (self->icon, anky_signer_kind_text_get (signer));
  gtk_widget_set_sensitive (GTK_WIDGET (self), unfit == NULL);

  self->spoken = g_strdup_printf ("%s. %s. %s. %s.",
                                  name ? name : "",
                                  anky_signer_kind_text_get (signer),
                                  body ? body : "",
                                  note);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                       self->spoken);
}

static void
anky_identity_row_finalize (GObject *object)
{
  AnkyIdentityRow *self = ANKY_IDENTITY_ROW (object);

  g_clear_object (&self->certificate);
  g_free (self->spoken);

  G_OBJECT_CLASS (anky_identity_row_parent_class)->finalize (object);
}

static void
anky_identity_row_class_init (AnkyIdentityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_identity_row_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-identity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnkyIdentityRow, check);
  gtk_widget_class_bind_template_child (widget_class, AnkyIdentityRow, icon);
  gtk_widget_class_bind_template_child (widget_class, AnkyIdentityRow, name);
  gtk_widget_class_bind_template_child (widget_class, AnkyIdentityRow, body);
  gtk_widget_class_bind_template_child (widget_class, AnkyIdentityRow, note);
  gtk_widget_class_bind_template_child (widget_class, AnkyIdentityRow, answer);
}

static void
anky_identity_row_init (AnkyIdentityRow *self)
{
  g_type_ensure (ANKY_TYPE_ANSWER_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anky_identity_row_new (AnkyTokenCertificate *certificate,
                       AnkyKind kind,
                       AnkyIdentityBook *identities)
{
  AnkyIdentityRow *self = g_object_new (ANKY_TYPE_IDENTITY_ROW, NULL);

  self->certificate = g_object_ref (certificate);
  fill (self, kind, identities);

  return GTK_WIDGET (self);
}

AnkyTokenCertificate *
anky_identity_row_get_certificate (AnkyIdentityRow *self)
{
  return self->certificate;
}

static void
show_check (AnkyIdentityRow *self, const AnkyCertificateCheck *check)
{
  g_auto (AnkyAnswer) answer = { ANKY_TONE_PLAIN, NULL };
  g_autofree char *spoken = NULL;

  if (check)
    answer = anky_check_text_get (check);
  else
    answer.text = g_strdup (_ ("Being checked…"));
  spoken = g_strdup_printf ("%s %s.", self->spoken, answer.text);
  anky_answer_row_set (self->answer, answer.tone, answer.text);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), spoken);
}

void
anky_identity_row_set_chosen (AnkyIdentityRow *self,
                              gboolean is_chosen,
                              const AnkyCertificateCheck *check)
{
  gtk_widget_set_opacity (self->check, is_chosen ? 1 : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), is_chosen);
  if (is_chosen)
    show_check (self, check);
  else
    atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                         self->spoken);
}
