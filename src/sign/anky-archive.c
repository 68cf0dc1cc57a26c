/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-archive.h"

#include "anky-icc-profile.h"

#define MAX_DEPTH 8

/* The XMP says so, as an attribute or an element (ISO 19005-1, 6.7.11). */
static guint
read_part (AnkyPdfRevision *revision, const AnkyPdfObject *catalog)
{
  const AnkyPdfObject *metadata =
      anky_pdf_revision_lookup (revision, catalog, "Metadata", NULL);
  g_autoptr (GBytes) xmp = NULL;
  g_autoptr (GRegex) pattern =
      g_regex_new ("pdfaid:part\\s*(?:=\\s*[\"']|>)\\s*([1-9])\\s*[\"'<]",
                   G_REGEX_RAW,
                   0,
                   NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  g_autofree char *part = NULL;

  if (anky_pdf_object_get_type (metadata) != ANKY_PDF_TYPE_STREAM)
    return 0;
  xmp = anky_pdf_revision_decode_stream (revision, metadata, NULL);
  if (!xmp)
    return 0;
  text = g_strndup (g_bytes_get_data (xmp, NULL), g_bytes_get_size (xmp));
  if (!g_regex_match (pattern, text, 0, &match))
    return 0;
  part = g_match_info_fetch (match, 1);
  return (guint) (part[0] - '0');
}

static guint
read_intent (AnkyPdfRevision *revision, const AnkyPdfObject *catalog)
{
  const AnkyPdfObject *intents =
      anky_pdf_revision_lookup (revision, catalog, "OutputIntents", NULL);
  gint64 n = 0;

  for (guint i = 0; i < anky_pdf_array_get_length (intents) && n == 0; i++) {
    const AnkyPdfObject *intent =
        anky_pdf_revision_resolve (revision,
                                   anky_pdf_array_get (intents, i),
                                   NULL);
    const AnkyPdfObject *profile =
        anky_pdf_revision_lookup (revision, intent, "DestOutputProfile", NULL);

    if (anky_pdf_object_is_name (anky_pdf_dict_get (intent, "S"), "GTS_PDFA1"))
      (void) anky_pdf_object_get_integer (
          anky_pdf_revision_lookup (revision, profile, "N", NULL),
          &n);
  }
  return (guint) CLAMP (n, 0, 4);
}

AnkyArchive
anky_archive_read (AnkyPdfRevision *revision)
{
  const AnkyPdfObject *catalog = anky_pdf_revision_get_catalog (revision, NULL);
  AnkyArchive self = { 0 };

  if (!catalog)
    return self;
  self.part = read_part (revision, catalog);
  if (self.part > 0)
    self.intent_channels = read_intent (revision, catalog);
  return self;
}

gboolean
anky_archive_needs_profiles (const AnkyArchive *self)
{
  return self->part > 0 && self->intent_channels != 3;
}

/* --- colours ------------------------------------------------------------- */

static AnkyPdfRef
add_profile (AnkyPdfUpdate *update, GBytes *profile, guint n)
{
  AnkyPdfObject *dict = anky_pdf_dict_new ();

  anky_pdf_dict_set (dict, "N", anky_pdf_integer_new (n));
  return anky_pdf_update_add (update, anky_pdf_stream_new (dict, profile));
}

static AnkyPdfObject *
new_space (AnkyPdfRef profile)
{
  AnkyPdfObject *space = anky_pdf_array_new ();

  anky_pdf_array_append (space, anky_pdf_name_new ("ICCBased"));
  anky_pdf_array_append (space, anky_pdf_reference_new (profile));
  return space;
}

static void set_spaces (AnkyPdfUpdate *update,
                        AnkyPdfObject *resources,
                        AnkyPdfRef rgb,
                        AnkyPdfRef gray,
                        guint depth);

static const AnkyPdfObject *
look (AnkyPdfUpdate *update, const AnkyPdfObject *object)
{
  AnkyPdfRef ref;

  return anky_pdf_object_get_ref (object, &ref)
             ? anky_pdf_update_get (update, ref, NULL)
             : object;
}

/* A form has resources of its own, where the same must be said. */
static void
set_in_form (AnkyPdfUpdate *update,
             AnkyPdfRef ref,
             AnkyPdfRef rgb,
             AnkyPdfRef gray,
             guint depth)
{
  const AnkyPdfObject *old = anky_pdf_update_get (update, ref, NULL);
  const AnkyPdfObject *resources =
      look (update, anky_pdf_dict_get (old, "Resources"));
  AnkyPdfObject *form, *copy;

  if (!anky_pdf_object_is_name (anky_pdf_dict_get (old, "Subtype"), "Form") ||
      !resources)
    return;
  form = anky_pdf_object_copy (old);
  copy = anky_pdf_object_copy (resources);
  set_spaces (update, copy, rgb, gray, depth + 1);
  anky_pdf_dict_set (form, "Resources", copy);
  anky_pdf_update_set (update, ref, form);
}

static void
set_spaces (AnkyPdfUpdate *update,
            AnkyPdfObject *resources,
            AnkyPdfRef rgb,
            AnkyPdfRef gray,
            guint depth)
{
  const AnkyPdfObject *forms =
      look (update, anky_pdf_dict_get (resources, "XObject"));
  AnkyPdfObject *spaces = anky_pdf_dict_new ();

  anky_pdf_dict_set (spaces, "DefaultRGB", new_space (rgb));
  anky_pdf_dict_set (spaces, "DefaultGray", new_space (gray));
  anky_pdf_dict_set (resources, "ColorSpace", spaces);
  for (guint i = 0; i < anky_pdf_dict_get_length (forms) && depth < MAX_DEPTH;
       i++) {
    const AnkyPdfObject *value;
    AnkyPdfRef ref;

    anky_pdf_dict_get_nth (forms, i, &value);
    if (anky_pdf_object_get_ref (value, &ref))
      set_in_form (update, ref, rgb, gray, depth);
  }
}

void
anky_archive_add_profiles (AnkyPdfUpdate *update, AnkyPdfObject *resources)
{
  g_autoptr (GBytes) rgb = anky_icc_profile_new_rgb ();
  g_autoptr (GBytes) gray = anky_icc_profile_new_gray ();

  set_spaces (update,
              resources,
              add_profile (update, rgb, 3),
              add_profile (update, gray, 1),
              0);
}
