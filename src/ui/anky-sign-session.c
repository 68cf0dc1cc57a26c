/* anky-sign-session.c - one act while the user prepares it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-clock.h"
#include "anky-kind-text.h"
#include "anky-sign-session-private.h"

#include <glib/gi18n.h>

/* What most offices' seals measure; the profile's unless one was entered. */
#define SEAL_DIAMETER_MM 36.0

G_DEFINE_FINAL_TYPE (AnkySignSession, anky_sign_session, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_PLACED,
  SIGNAL_GATES_CHANGED,
  SIGNAL_CHECKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
emit_changed (AnkySignSession *self)
{
  anky_placement_aid_set_picture (self->aid, self->picture);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What was chosen decides the place and the gates: ask again. */
static void
note_change (AnkySignSession *self)
{
  emit_changed (self);
  anky_sign_session_queue_questions (self);
}

static void
anky_sign_session_dispose (GObject *object)
{
  AnkySignSession *self = ANKY_SIGN_SESSION (object);

  anky_sign_session_stop_questions (self);
  anky_sign_session_stop_check (self);
  g_clear_object (&self->document);
  g_clear_object (&self->identities);
  g_clear_object (&self->trust);
  g_clear_object (&self->aid);
  g_clear_object (&self->editor);
  g_clear_object (&self->certificate);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (anky_sign_session_parent_class)->dispose (object);
}

static void
anky_sign_session_finalize (GObject *object)
{
  AnkySignSession *self = ANKY_SIGN_SESSION (object);

  g_clear_pointer (&self->check, anky_certificate_check_unref);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_pointer (&self->gates, g_ptr_array_unref);
  g_clear_pointer (&self->confirmed, g_ptr_array_unref);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self->profile);
  g_free (self->own_profile);
  g_free (self->picture_path);
  g_free (self->number);
  g_free (self->signer_name);
  g_free (self->organization);
  g_free (self->document_number);
  g_free (self->copy_reason);

  G_OBJECT_CLASS (anky_sign_session_parent_class)->finalize (object);
}

static guint
add_signal (AnkySignSessionClass *klass, const char *name)
{
  return g_signal_new (name,
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
anky_sign_session_class_init (AnkySignSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anky_sign_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = anky_sign_session_finalize;

  signals[SIGNAL_CHANGED] = add_signal (klass, "changed");
  signals[SIGNAL_PLACED] = add_signal (klass, "placed");
  signals[SIGNAL_GATES_CHANGED] = add_signal (klass, "gates-changed");
  signals[SIGNAL_CHECKED] = add_signal (klass, "checked");
}

static void
anky_sign_session_init (AnkySignSession *self)
{
  self->seal_diameter_mm = SEAL_DIAMETER_MM;
  self->date = anky_clock_now ();
  self->confirmed = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->confirmed, NULL);
}

AnkySignSession *
anky_sign_session_new (AnkyKind kind,
                       AnkyDocumentModel *document,
                       AnkyIdentityBook *identities,
                       AnkyTrust *trust,
                       const char *profile)
{
  AnkySignSession *self = g_object_new (ANKY_TYPE_SIGN_SESSION, NULL);
  AnkyReceipt *receipt = anky_document_model_get_receipt (document);
  const AnkyPageExtent *pages;
  guint n_pages = 0;

  self->kind = kind;
  self->document = g_object_ref (document);
  self->identities = g_object_ref (identities);
  self->trust = trust ? g_object_ref (trust) : NULL;
  self->profile = profile && *profile ? g_strdup (profile) : NULL;
  pages = anky_document_model_get_pages (document, &n_pages);
  self->editor = anky_placement_editor_new (pages, n_pages);
  anky_sign_session_place_by_default (self);
  self->aid = anky_placement_aid_new (
      self->editor,
      ANKY_PAGE_SOURCE (anky_document_model_get_renderer (document)),
      receipt ? receipt->report : NULL);
  anky_sign_session_queue_questions (self);

  return self;
}

void
anky_sign_session_close (AnkySignSession *self)
{
  anky_sign_session_stop_check (self);
  anky_sign_session_stop_questions (self);
  anky_placement_aid_close (self->aid);
}

AnkyKind
anky_sign_session_get_kind (AnkySignSession *self)
{
  return self->kind;
}

AnkyPlacementEditor *
anky_sign_session_get_editor (AnkySignSession *self)
{
  return self->editor;
}

AnkyPlacementAid *
anky_sign_session_get_aid (AnkySignSession *self)
{
  return self->aid;
}

/* Certificate and picture */

static gboolean
load_picture (AnkySignSession *self, const char *path, GError **error)
{
  g_autofree char *data = NULL;
  gsize size = 0;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (AnkyAppearance) picture = NULL;

  if (!g_file_get_contents (path, &data, &size, error))
    return FALSE;

  png = g_bytes_new_take (g_steal_pointer (&data), size);
  picture = anky_appearance_new_picture (png, error);
  if (!picture)
    return FALSE;

  g_set_object (&self->picture, picture);
  g_free (self->picture_path);
  self->picture_path = g_strdup (path);

  return TRUE;
}

static void
forget_picture (AnkySignSession *self)
{
  g_clear_object (&self->picture);
  g_clear_pointer (&self->picture_path, g_free);
}

static AnkyCertificate *
get_signer (AnkySignSession *self)
{
  return self->certificate
             ? anky_token_certificate_get_certificate (self->certificate)
             : NULL;
}

static void
recall_identity (AnkySignSession *self)
{
  AnkyCertificate *signer = get_signer (self);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  double diameter;

  forget_picture (self);
  g_clear_pointer (&self->own_profile, g_free);
  if (!signer)
    return;

  self->own_profile = anky_identity_book_dup_profile (self->identities, signer);

  diameter = anky_identity_book_get_seal_diameter (self->identities, signer);
  if (diameter > 0)
    self->seal_diameter_mm = diameter;
  path = anky_identity_book_dup_picture (self->identities, signer, self->kind);
  if (path && !load_picture (self, path, &error))
    g_message ("%s: %s", path, error->message);
}

/* The certificate's own rules, if it has any; the decree's are NULL. */
static const char *
get_profile (AnkySignSession *self)
{
  if (!self->own_profile)
    return self->profile;

  return *self->own_profile ? self->own_profile : NULL;
}

AnkyTokenCertificate *
anky_sign_session_get_certificate (AnkySignSession *self)
{
  return self->certificate;
}

void
anky_sign_session_set_certificate (AnkySignSession *self,
                                   AnkyTokenCertificate *certificate)
{
  AnkyCertificate *before = get_signer (self);
  gboolean is_same = before && certificate &&
                     anky_certificate_equal (
                         before,
                         anky_token_certificate_get_certificate (certificate));

  /* The same one on a token that was looked at again changes nothing else. */
  if (!g_set_object (&self->certificate, certificate) || is_same)
    return;

  /* A token that was pulled takes nothing with it: picture and place wait
   * until it is back. */
  if (!certificate) {
    anky_sign_session_stop_check (self);
    emit_changed (self);
    return;
  }

  recall_identity (self);
  anky_sign_session_fit_boxes (self);
  anky_sign_session_begin_check (self);
  note_change (self);
}

AnkyAppearance *
anky_sign_session_get_picture (AnkySignSession *self)
{
  return self->picture;
}

const char *
anky_sign_session_get_picture_path (AnkySignSession *self)
{
  return self->picture_path;
}

gboolean
anky_sign_session_set_picture (AnkySignSession *self,
                               GBytes *png,
                               GError **error)
{
  g_autoptr (AnkyAppearance) picture = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (self->certificate, FALSE);

  picture = anky_appearance_new_picture (png, error);
  if (!picture || !anky_identity_book_set_picture (self->identities,
                                                   get_signer (self),
                                                   self->kind,
                                                   png,
                                                   error))
    return FALSE;

  path = anky_identity_book_dup_picture (self->identities,
                                         get_signer (self),
                                         self->kind);
  g_set_object (&self->picture, picture);
  g_free (self->picture_path);
  self->picture_path = g_steal_pointer (&path);
  anky_sign_session_fit_boxes (self);
  note_change (self);

  return TRUE;
}

double
anky_sign_session_get_seal_diameter (AnkySignSession *self)
{
  return self->seal_diameter_mm;
}

void
anky_sign_session_set_seal_diameter (AnkySignSession *self, double diameter_mm)
{
  if (self->seal_diameter_mm == diameter_mm)
    return;

  self->seal_diameter_mm = diameter_mm;
  if (get_signer (self))
    anky_identity_book_set_seal_diameter (self->identities,
                                          get_signer (self),
                                          diameter_mm);
  anky_sign_session_fit_boxes (self);
  note_change (self);
}

/* What is written */

static void
set_text (AnkySignSession *self, char **field, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));

  if (g_strcmp0 (*field ? *field : "", stripped) == 0)
    return;

  g_free (*field);
  *field = *stripped ? g_steal_pointer (&stripped) : NULL;
  note_change (self);
}

const char *
anky_sign_session_get_number (AnkySignSession *self)
{
  return self->number;
}

void
anky_sign_session_set_number (AnkySignSession *self, const char *number)
{
  set_text (self, &self->number, number);
}

GDateTime *
anky_sign_session_get_date (AnkySignSession *self)
{
  return self->date;
}

void
anky_sign_session_set_date (AnkySignSession *self, GDateTime *date)
{
  if (g_date_time_equal (self->date, date))
    return;

  g_date_time_unref (self->date);
  self->date = g_date_time_ref (date);
  note_change (self);
}

void
anky_sign_session_set_signer_name (AnkySignSession *self, const char *name)
{
  set_text (self, &self->signer_name, name);
}

void
anky_sign_session_set_organization (AnkySignSession *self,
                                    const char *organization)
{
  set_text (self, &self->organization, organization);
}

void
anky_sign_session_set_document_number (AnkySignSession *self,
                                       const char *number)
{
  set_text (self, &self->document_number, number);
}

void
anky_sign_session_set_copy (AnkySignSession *self,
                            AnkyCopyForm form,
                            const char *reason)
{
  self->copy_form = form;
  g_free (self->copy_reason);
  self->copy_reason = g_strdup (reason);
  note_change (self);
}

void
anky_sign_session_point_at (AnkySignSession *self,
                            guint page,
                            double x_mm,
                            double y_mm)
{
  if (self->kind != ANKY_KIND_NUMBER && self->kind != ANKY_KIND_DATE)
    return;

  self->is_pointed = TRUE;
  self->pointed_page = page;
  self->pointed_x = x_mm;
  self->pointed_y = y_mm;
  anky_placement_editor_go_home (self->editor);
  note_change (self);
}

AnkyAppearance *
anky_sign_session_dup_appearance (AnkySignSession *self, guint index)
{
  const AnkyPlacement *box =
      anky_placement_editor_get_box (self->editor, index);

  if (!anky_kind_text_has_picture (box->kind))
    return anky_appearance_new_for_placement (box);

  return self->picture ? g_object_ref (self->picture)
                       : anky_appearance_new_empty ();
}

/* Gates */

GPtrArray *
anky_sign_session_get_gates (AnkySignSession *self)
{
  return self->gates;
}

static int
find_confirmed (AnkySignSession *self, const char *code)
{
  for (guint i = 0; i + 1 < self->confirmed->len; i++)
    if (g_str_equal (self->confirmed->pdata[i], code))
      return (int) i;

  return -1;
}

gboolean
anky_sign_session_is_confirmed (AnkySignSession *self, const char *code)
{
  return find_confirmed (self, code) >= 0;
}

void
anky_sign_session_confirm (AnkySignSession *self,
                           const char *code,
                           gboolean is_confirmed)
{
  int found = find_confirmed (self, code);

  if (is_confirmed == (found >= 0))
    return;

  if (is_confirmed)
    g_ptr_array_insert (self->confirmed, 0, g_strdup (code));
  else
    g_ptr_array_remove_index (self->confirmed, (guint) found);
  emit_changed (self);
}

static const char *
get_check_obstacle (AnkySignSession *self)
{
  if (!self->check)
    return _ ("The certificate is being checked");
  if (anky_certificate_check_is_refused (self->check))
    return _ ("This certificate must not be used");

  return NULL;
}

static const char *
get_gate_obstacle (AnkySignSession *self)
{
  for (guint i = 0; self->gates && i < self->gates->len; i++) {
    const AnkyGate *gate = self->gates->pdata[i];

    if (gate->level == ANKY_GATE_REFUSE)
      return _ ("The rules do not allow this");
    if (gate->level >= ANKY_GATE_ASK &&
        !anky_sign_session_is_confirmed (self, gate->code))
      return _ ("Something has to be confirmed first");
  }

  return NULL;
}

const char *
anky_sign_session_get_obstacle (AnkySignSession *self)
{
  if (!self->certificate)
    return _ ("Choose a certificate first");
  if (get_check_obstacle (self))
    return get_check_obstacle (self);
  if (anky_kind_text_has_picture (self->kind) && !self->picture)
    return _ ("Choose the picture first");
  if (self->kind == ANKY_KIND_ATTACHMENT && !self->document_number)
    return _ ("Enter the number of the main document first");
  if (self->kind == ANKY_KIND_COPY && !self->organization)
    return _ ("Enter the name of the organisation first");
  if (self->kind == ANKY_KIND_COPY && !self->copy_reason)
    return _ ("Enter the reason for the copy first");
  if (self->needs_number && !self->number)
    return _ ("Enter the number first");

  if (!anky_placement_editor_is_certain (self->editor))
    return _ ("Look where the box is first");

  return get_gate_obstacle (self);
}

AnkyActOptions
anky_sign_session_get_options (AnkySignSession *self)
{
  AnkyCertificate *signer = get_signer (self);
  AnkyActOptions options = { 0 };

  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  self->chosen = anky_placement_editor_dup_boxes (self->editor);

  options.kind = self->kind;
  options.placements = self->chosen;
  options.image_path = self->picture_path;
  options.seal_diameter_mm = self->seal_diameter_mm;
  options.number = self->number;
  options.date = self->date;
  options.signer_name = self->signer_name;
  options.copy_form = self->copy_form;
  options.copy_reason = self->copy_reason;
  options.organization = self->organization;
  options.document_number = self->document_number;
  options.docmdp = ANKY_DOCMDP_DEFAULT;
  options.trust = self->trust;
  options.check = self->check;
  if (self->application)
    options.journal = anky_application_get_journal (self->application);
  options.profile = get_profile (self);
  options.confirmed = (const char *const *) self->confirmed->pdata;
  if (signer)
    options.signer_kind =
        anky_identity_book_get_signer_kind (self->identities, signer);

  return options;
}
