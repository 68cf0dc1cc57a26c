/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-profile.h"

#include <string.h>

#define MAX_SIZE (64 * 1024)

struct _AnkyProfile {
  GObject parent_instance;

  GKeyFile *file;
  char *id;
  char *title;
  char *source_number;
  char *source_date;
  char *territory;
  char *secrecy_article;
  char *recovery_office;
  char *own_body;
  AnkyMeasures measures;
};

G_DEFINE_FINAL_TYPE (AnkyProfile, anky_profile, G_TYPE_OBJECT)

static void
anky_profile_finalize (GObject *object)
{
  AnkyProfile *self = ANKY_PROFILE (object);

  g_key_file_unref (self->file);
  g_free (self->id);
  g_free (self->title);
  g_free (self->source_number);
  g_free (self->source_date);
  g_free (self->territory);
  g_free (self->secrecy_article);
  g_free (self->recovery_office);
  g_free (self->own_body);
  G_OBJECT_CLASS (anky_profile_parent_class)->finalize (object);
}

static void
anky_profile_class_init (AnkyProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_profile_finalize;
}

static void
anky_profile_init (AnkyProfile *self)
{
  self->file = g_key_file_new ();
  self->measures = anky_measures_default ();
}

static void
read_measure (AnkyProfile *self,
              const char *key,
              double lowest,
              double highest,
              double *value)
{
  g_autoptr (GError) error = NULL;
  double read = g_key_file_get_double (self->file, "Measures", key, &error);

  if (!error && read >= lowest && read <= highest)
    *value = read;
}

static char *
read_text (AnkyProfile *self,
           const char *group,
           const char *key,
           const char *fallback)
{
  char *text = g_key_file_get_string (self->file, group, key, NULL);

  return text && *text ? text : (g_free (text), g_strdup (fallback));
}

static void
read_all (AnkyProfile *self)
{
  AnkyMeasures *measures = &self->measures;

  self->id = read_text (self, "Profile", "Id", "decree");
  self->title =
      read_text (self, "Profile", "Title", "Nghị định 30/2020 (mặc định)");
  self->source_number = read_text (self, "Source", "Number", NULL);
  self->source_date = read_text (self, "Source", "Date", NULL);
  self->territory = read_text (self, "Source", "Territory", NULL);
  self->secrecy_article = read_text (self, "Rules", "SecrecyArticle", NULL);
  self->recovery_office = read_text (self, "Rules", "RecoveryOffice", NULL);
  self->own_body = read_text (self, "Profile", "Body", NULL);
  read_measure (self, "LeaderWidth", 20, 100, &measures->leader_width);
  read_measure (self, "LeaderMinWidth", 5, 45, &measures->leader_min_width);
  read_measure (self, "LeaderClearance", 0, 10, &measures->leader_clearance);
  /* Regulation: actual size; 30 to 45 mm are the sizes of round seals. */
  read_measure (self, "SealDiameter", 30, 45, &measures->seal_diameter);
  read_measure (self, "SealOverlap", 0.2, 0.5, &measures->seal_overlap);
  read_measure (self, "InitialsWidth", 4, 30, &measures->initials_width);
  read_measure (self, "InitialsHeight", 3, 15, &measures->initials_height);
}

AnkyProfile *
anky_profile_new_default (void)
{
  AnkyProfile *self = g_object_new (ANKY_TYPE_PROFILE, NULL);

  read_all (self);
  g_free (self->source_number);
  g_free (self->source_date);
  self->source_number = g_strdup ("30/2020/NĐ-CP");
  self->source_date = g_strdup ("2020-03-05");
  return self;
}

AnkyProfile *
anky_profile_new_from_data (const char *data, GError **error)
{
  g_autoptr (AnkyProfile) self = g_object_new (ANKY_TYPE_PROFILE, NULL);
  g_autofree char *id = NULL;
  gsize size = strlen (data);

  if (size > MAX_SIZE) {
    g_set_error (error,
                 G_KEY_FILE_ERROR,
                 G_KEY_FILE_ERROR_PARSE,
                 "profile of %" G_GSIZE_FORMAT " bytes, at most %d",
                 size,
                 MAX_SIZE);
    return NULL;
  }
  if (!g_key_file_load_from_data (self->file,
                                  data,
                                  size,
                                  G_KEY_FILE_NONE,
                                  error))
    return NULL;
  id = g_key_file_get_string (self->file, "Profile", "Id", error);
  if (!id)
    return NULL;
  read_all (self);
  return g_steal_pointer (&self);
}

const char *
anky_profile_get_id (AnkyProfile *self)
{
  return self->id;
}

const char *
anky_profile_get_title (AnkyProfile *self)
{
  return self->title;
}

const char *
anky_profile_get_source_number (AnkyProfile *self)
{
  return self->source_number;
}

const char *
anky_profile_get_source_date (AnkyProfile *self)
{
  return self->source_date;
}

const char *
anky_profile_get_territory (AnkyProfile *self)
{
  return self->territory;
}

const AnkyMeasures *
anky_profile_get_measures (AnkyProfile *self)
{
  return &self->measures;
}

gboolean
anky_profile_wants_iso_time (AnkyProfile *self)
{
  return g_key_file_get_boolean (self->file, "Rules", "IsoTime", NULL);
}

gboolean
anky_profile_copies_only_when_revoked (AnkyProfile *self)
{
  return g_key_file_get_boolean (self->file,
                                 "Rules",
                                 "CopiesOnlyWhenRevoked",
                                 NULL);
}

gboolean
anky_profile_wants_seal_text (AnkyProfile *self)
{
  return g_key_file_get_boolean (self->file, "Rules", "SealText", NULL);
}

const char *
anky_profile_get_secrecy_article (AnkyProfile *self)
{
  return self->secrecy_article;
}

const char *
anky_profile_get_recovery_office (AnkyProfile *self)
{
  return self->recovery_office;
}

const char *
anky_profile_get_own_body (AnkyProfile *self)
{
  return self->own_body;
}

AnkyWeight
anky_profile_get_weight (AnkyProfile *self,
                         const char *code,
                         AnkyWeight fallback)
{
  g_autofree char *word =
      g_key_file_get_string (self->file, "Weights", code, NULL);
  AnkyWeight weight;

  if (!word || !anky_weight_from_string (g_strstrip (word), &weight))
    return fallback;
  return weight;
}
