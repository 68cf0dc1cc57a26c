/* anky-identity-book.c - what the user once said about a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-identity-book.h"

#define FILE_NAME      "identities.conf"
#define PICTURE_FOLDER "pictures"
#define FOLDER_MODE    0700

#define KEY_NAME     "name"
#define KEY_KIND     "kind"
#define KEY_DIAMETER "seal-diameter-mm"
#define KEY_BODY     "organization"
#define KEY_LABEL    "label"
#define KEY_PROFILE  "profile"

struct _AnkyIdentityBook {
  GObject parent_instance;

  char *folder;
  GKeyFile *file;
};

G_DEFINE_FINAL_TYPE (AnkyIdentityBook, anky_identity_book, G_TYPE_OBJECT)

static char *
dup_file_path (AnkyIdentityBook *self)
{
  return g_build_filename (self->folder, FILE_NAME, NULL);
}

/* A book that cannot be written is no reason to stop: what was chosen then
 * holds until the window is closed. */
static void
save (AnkyIdentityBook *self)
{
  g_autofree char *path = dup_file_path (self);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (self->folder, FOLDER_MODE);
  if (!g_key_file_save_to_file (self->file, path, &error))
    g_message ("%s", error->message);
}

/* The name stands in the file for the person who reads it. */
static const char *
get_group (AnkyIdentityBook *self, AnkyCertificate *certificate)
{
  return anky_certificate_get_fingerprint (certificate);
}

static void
note_name (AnkyIdentityBook *self, AnkyCertificate *certificate)
{
  const char *name = anky_certificate_get_common_name (certificate);

  if (name)
    g_key_file_set_string (self->file,
                           get_group (self, certificate),
                           KEY_NAME,
                           name);
}

static void
anky_identity_book_finalize (GObject *object)
{
  AnkyIdentityBook *self = ANKY_IDENTITY_BOOK (object);

  g_free (self->folder);
  g_key_file_unref (self->file);

  G_OBJECT_CLASS (anky_identity_book_parent_class)->finalize (object);
}

static void
anky_identity_book_class_init (AnkyIdentityBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_identity_book_finalize;
}

static void
anky_identity_book_init (AnkyIdentityBook *self)
{
  self->file = g_key_file_new ();
}

AnkyIdentityBook *
anky_identity_book_new (const char *folder)
{
  AnkyIdentityBook *self = g_object_new (ANKY_TYPE_IDENTITY_BOOK, NULL);
  g_autofree char *path = NULL;

  self->folder = g_strdup (folder);
  path = dup_file_path (self);
  /* Missing is empty; what cannot be read is written anew. */
  g_key_file_load_from_file (self->file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);

  return self;
}

AnkyIdentityBook *
anky_identity_book_new_default (void)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_config_dir (), "anky", NULL);

  return anky_identity_book_new (folder);
}

/* A leader's signature and initials are two pictures, a seal a third; all that
 * an organisation shows is its seal. */
static const char *
get_picture_key (AnkyKind kind)
{
  if (kind == ANKY_KIND_INITIALS)
    return "initials-picture";
  if (anky_kind_is_organization (kind))
    return "seal-picture";

  return "signature-picture";
}

char *
anky_identity_book_dup_picture (AnkyIdentityBook *self,
                                AnkyCertificate *certificate,
                                AnkyKind kind)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  name = g_key_file_get_string (self->file,
                                get_group (self, certificate),
                                get_picture_key (kind),
                                NULL);
  if (!name)
    return NULL;

  path = g_path_is_absolute (name)
             ? g_strdup (name)
             : g_build_filename (self->folder, PICTURE_FOLDER, name, NULL);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;

  return g_steal_pointer (&path);
}

gboolean
anky_identity_book_set_picture (AnkyIdentityBook *self,
                                AnkyCertificate *certificate,
                                AnkyKind kind,
                                GBytes *png,
                                GError **error)
{
  const char *group = get_group (self, certificate);
  g_autofree char *name =
      g_strdup_printf ("%.16s-%s.png", group, get_picture_key (kind));
  g_autofree char *folder =
      g_build_filename (self->folder, PICTURE_FOLDER, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (png, &size);

  g_mkdir_with_parents (folder, FOLDER_MODE);
  if (!g_file_set_contents (path, data, (gssize) size, error))
    return FALSE;

  note_name (self, certificate);
  g_key_file_set_string (self->file, group, get_picture_key (kind), name);
  save (self);

  return TRUE;
}

double
anky_identity_book_get_seal_diameter (AnkyIdentityBook *self,
                                      AnkyCertificate *certificate)
{
  return g_key_file_get_double (self->file,
                                get_group (self, certificate),
                                KEY_DIAMETER,
                                NULL);
}

void
anky_identity_book_set_seal_diameter (AnkyIdentityBook *self,
                                      AnkyCertificate *certificate,
                                      double diameter_mm)
{
  note_name (self, certificate);
  g_key_file_set_double (self->file,
                         get_group (self, certificate),
                         KEY_DIAMETER,
                         diameter_mm);
  save (self);
}

/* NULL takes the entry away. */
static void
set_text (AnkyIdentityBook *self,
          AnkyCertificate *certificate,
          const char *key,
          const char *text)
{
  const char *group = get_group (self, certificate);

  note_name (self, certificate);
  if (text)
    g_key_file_set_string (self->file, group, key, text);
  else
    g_key_file_remove_key (self->file, group, key, NULL);
  save (self);
}

char *
anky_identity_book_dup_label (AnkyIdentityBook *self,
                              AnkyCertificate *certificate)
{
  return g_key_file_get_string (self->file,
                                get_group (self, certificate),
                                KEY_LABEL,
                                NULL);
}

void
anky_identity_book_set_label (AnkyIdentityBook *self,
                              AnkyCertificate *certificate,
                              const char *label)
{
  g_autofree char *stripped = g_strstrip (g_strdup (label));

  set_text (self, certificate, KEY_LABEL, *stripped ? stripped : NULL);
}

char *
anky_identity_book_dup_profile (AnkyIdentityBook *self,
                                AnkyCertificate *certificate)
{
  return g_key_file_get_string (self->file,
                                get_group (self, certificate),
                                KEY_PROFILE,
                                NULL);
}

void
anky_identity_book_set_profile (AnkyIdentityBook *self,
                                AnkyCertificate *certificate,
                                const char *profile)
{
  set_text (self, certificate, KEY_PROFILE, profile);
}

char *
anky_identity_book_dup_organization (AnkyIdentityBook *self,
                                     AnkyCertificate *certificate)
{
  return g_key_file_get_string (self->file,
                                get_group (self, certificate),
                                KEY_BODY,
                                NULL);
}

void
anky_identity_book_set_organization (AnkyIdentityBook *self,
                                     AnkyCertificate *certificate,
                                     const char *organization)
{
  set_text (self, certificate, KEY_BODY, organization);
}

AnkySignerKind
anky_identity_book_get_signer_kind (AnkyIdentityBook *self,
                                    AnkyCertificate *certificate)
{
  g_autofree char *word = g_key_file_get_string (self->file,
                                                 get_group (self, certificate),
                                                 KEY_KIND,
                                                 NULL);
  AnkySignerKind kind =
      word ? anky_signer_kind_from_string (word) : ANKY_SIGNER_UNKNOWN;

  return kind != ANKY_SIGNER_UNKNOWN
             ? kind
             : anky_certificate_guess_kind (certificate);
}

void
anky_identity_book_set_signer_kind (AnkyIdentityBook *self,
                                    AnkyCertificate *certificate,
                                    AnkySignerKind kind)
{
  note_name (self, certificate);
  g_key_file_set_string (self->file,
                         get_group (self, certificate),
                         KEY_KIND,
                         anky_signer_kind_to_string (kind));
  save (self);
}
