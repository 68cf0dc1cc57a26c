/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-evidence-record.h"

#include "anky-errno.h"
#include "anky-evidence-store.h"
#include "anky-json.h"

#include <errno.h>
#include <glib/gstdio.h>

#define FOLDER_MODE 0700
#define FILE_MODE   0600

static char *
dup_name (const AnkyActJob *job)
{
  g_autoptr (AnkyDigest) digest = anky_digest_copy (job->writer->digest);
  g_autoptr (GBytes) hash = anky_digest_finish (digest);
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (hash, &size);
  GString *name = g_string_new (NULL);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (name, "%02x", bytes[i]);
  return g_string_free (name, FALSE);
}

/* --- the result ---------------------------------------------------------- */

static void
add_certificate (AnkyJson *json, AnkyCertificate *certificate)
{
  anky_json_begin_object (json, "certificate");
  anky_json_add_string (json,
                        "subject",
                        anky_certificate_get_subject (certificate));
  anky_json_add_string (json,
                        "issuer",
                        anky_certificate_get_issuer (certificate));
  anky_json_add_string (json,
                        "serial",
                        anky_certificate_get_serial (certificate));
  anky_json_add_string (json,
                        "sha256",
                        anky_certificate_get_fingerprint (certificate));
  anky_json_add_time (json,
                      "notBefore",
                      anky_certificate_get_not_before (certificate));
  anky_json_add_time (json,
                      "notAfter",
                      anky_certificate_get_not_after (certificate));
  anky_json_end_object (json);
}

static void
add_remarks (AnkyJson *json, AnkyCheckRemarks remarks)
{
  anky_json_begin_array (json, "remarks");
  for (guint bit = 1; bit && bit <= (guint) remarks; bit <<= 1)
    if (bit & (guint) remarks)
      anky_json_add_string (json, NULL, anky_check_remark_to_string (bit));
  anky_json_end_array (json);
}

static void
add_check (AnkyJson *json, const AnkyCertificateCheck *check)
{
  const AnkyPath *path = check->path;

  anky_json_begin_object (json, "check");
  anky_json_add_time (json, "time", check->time);
  anky_json_add_string (json,
                        "result",
                        check->remarks ? "not-fully-checked" : "good");
  add_remarks (json, check->remarks);
  anky_json_add_boolean (json, "trusted", path->is_trusted);
  anky_json_add_string (json,
                        "indication",
                        anky_indication_to_string (path->indication));
  anky_json_add_string (json,
                        "subIndication",
                        anky_sub_indication_to_string (path->sub));
  anky_json_begin_object (json, "revocation");
  anky_json_add_string (json,
                        "status",
                        anky_revocation_status_to_string (path->revocation));
  anky_json_add_string (json, "source", path->revocation_source);
  anky_json_add_time (json, "time", path->revocation_time);
  anky_json_end_object (json);
  anky_json_end_object (json);
}

static char *
dup_result (const AnkyActJob *job, const char *name)
{
  g_autoptr (AnkyJson) json = anky_json_new ();

  anky_json_begin_object (json, NULL);
  anky_json_add_string (json, "document", name);
  anky_json_add_string (json, "as", anky_kind_to_string (job->options->kind));
  anky_json_add_time (json, "signingTime", job->time);
  anky_json_add_string (json, "level", anky_level_to_string (job->reached));
  add_certificate (json, job->certificate);
  add_check (json, job->check);
  anky_json_end_object (json);
  return anky_json_steal_text (json);
}

/* --- files --------------------------------------------------------------- */

static gboolean
write_file (const char *folder,
            const char *name,
            gconstpointer data,
            gsize size,
            GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_set_contents_full (path,
                                   data,
                                   (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT,
                                   FILE_MODE,
                                   error);
}

static gboolean
write_bytes (const char *folder,
             const char *name,
             GBytes *bytes,
             GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return write_file (folder, name, data, size, error);
}

static gboolean
write_list (const char *folder,
            const char *stem,
            const char *suffix,
            GPtrArray *list,
            GError **error)
{
  for (guint i = 0; i < list->len; i++) {
    g_autofree char *name = g_strdup_printf ("%s-%u%s", stem, i + 1, suffix);

    if (!write_bytes (folder, name, g_ptr_array_index (list, i), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_issuers (const char *folder, const AnkyPath *path, GError **error)
{
  for (guint i = 1; i < path->chain->len; i++) {
    g_autofree char *name = g_strdup_printf ("issuer-%u.cer", i);
    AnkyCertificate *issuer = g_ptr_array_index (path->chain, i);

    if (!write_bytes (folder, name, anky_certificate_get_der (issuer), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_all (const AnkyActJob *job,
           const char *folder,
           const char *name,
           GError **error)
{
  const AnkyPath *path = job->check->path;
  g_autofree char *result = dup_result (job, name);

  return write_bytes (folder,
                      "certificate.cer",
                      anky_certificate_get_der (job->certificate),
                      error) &&
         write_issuers (folder, path, error) &&
         write_list (folder, "ocsp", ".ors", path->used_ocsp, error) &&
         write_list (folder, "list", ".crl", path->used_crls, error) &&
         write_file (folder, "result.json", result, strlen (result), error);
}

/* Whole or not at all: filled under another name first. */
static gboolean
write_folder (const AnkyActJob *job,
              const char *path,
              const char *name,
              GError **error)
{
  g_autofree char *filling = g_strconcat (path, ".new", NULL);

  if (g_mkdir_with_parents (filling, FOLDER_MODE) != 0)
    return anky_errno_set_error (error, errno, filling);
  if (write_all (job, filling, name, error)) {
    if (g_rename (filling, path) == 0)
      return TRUE;
    anky_errno_set_error (error, errno, path);
  }
  anky_evidence_store_remove_folder (filling, NULL);
  return FALSE;
}

gboolean
anky_evidence_record_keep (const AnkyActJob *job, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (!job->options->evidence_folder || !job->check || !job->check->path)
    return TRUE;
  name = dup_name (job);
  path = g_build_filename (job->options->evidence_folder, name, NULL);
  return g_file_test (path, G_FILE_TEST_IS_DIR) ||
         write_folder (job, path, name, error);
}
