/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-step-private.h"

#include "anky-appearance-reader-private.h"

/* Parts that one step may look at while it compares what moved. */
#define MAX_COMPARISONS 1000000u

void
anky_ink_free (AnkyInk *self)
{
  if (!self)
    return;

  g_free (self->field);
  g_free (self);
}

AnkyChange *
anky_step_add (AnkyStep *self,
               AnkyChanges changes,
               const char *rule,
               AnkyPlaceOfUse place,
               const char *message_format,
               ...)
{
  g_autofree char *message = NULL;
  AnkyChange *change = NULL;
  va_list arguments;

  va_start (arguments, message_format);
  message = g_strdup_vprintf (message_format, arguments);
  va_end (arguments);

  change = anky_change_new (changes, rule, "%s", message);
  change->revision = anky_pdf_revision_get_number (self->after);
  change->object = place.number;
  change->page = place.page;
  g_ptr_array_add (self->changes, change);
  if (place.page != G_MAXUINT)
    g_hash_table_add (self->pages, GUINT_TO_POINTER (place.page));
  return change;
}

/* Table 192: without an appearance readers draw background, border and caption
 * themselves. */
static gboolean
is_decorated (AnkyStep *self, const AnkyPdfObject *widget)
{
  const AnkyPdfObject *looks = anky_step_get_after (self, widget, "MK");

  return anky_pdf_array_get_length (anky_step_get_after (self, looks, "BG")) >
             0 ||
         anky_pdf_array_get_length (anky_step_get_after (self, looks, "BC")) >
             0 ||
         anky_step_get_after (self, looks, "CA") ||
         anky_step_get_after (self, looks, "I");
}

/* An appearance for states or for a pointer over it is looked at as well: the
 * renderer knows which of them it shows. */
gboolean
anky_step_shows_something (AnkyStep *self, const AnkyPdfObject *annotation)
{
  AnkyPdfRevision *revision = self->after;
  const AnkyPdfObject *all =
      anky_pdf_revision_lookup (revision, annotation, "AP", NULL);
  const AnkyPdfObject *normal =
      anky_pdf_revision_lookup (revision, all, "N", NULL);
  g_autoptr (AnkyShown) shown = NULL;

  if (!normal)
    return is_decorated (self, annotation);
  if (anky_pdf_object_get_type (normal) != ANKY_PDF_TYPE_STREAM)
    return TRUE;
  shown = anky_appearance_read (revision, annotation);
  return !anky_shown_is_empty (shown);
}

AnkyInk *
anky_step_add_ink (AnkyStep *self,
                   const AnkyPdfObject *annotation,
                   guint32 number,
                   guint page,
                   const char *field)
{
  AnkyPlaceOfUse place = { number, page };
  AnkyRectPdf rect;
  AnkyInk *ink = NULL;

  place.page = anky_step_find_page (self, place);
  if (place.page == G_MAXUINT ||
      !anky_step_shows_something (self, annotation) ||
      !anky_pdf_revision_read_rect (
          self->after,
          anky_pdf_revision_lookup (self->after, annotation, "Rect", NULL),
          &rect) ||
      anky_rect_pdf_is_empty (rect) ||
      !anky_step_check_listed_once (self, place))
    return NULL;

  /* Comments do so by habit, and are called comments. */
  if (field)
    anky_step_check_shown_always (self, annotation, place);
  ink = g_new0 (AnkyInk, 1);
  ink->page = place.page;
  ink->rect = rect;
  ink->object = number;
  ink->field = g_strdup (field);
  g_ptr_array_add (self->inks, ink);
  return ink;
}

/* --- judging ---------------------------------------------------------------
 */

static const struct {
  AnkyUse use;
  AnkyRuleFunc judge;
} rules[] = {
  { ANKY_USE_CATALOG, anky_rule_catalog },
  { ANKY_USE_ACROFORM, anky_rule_acroform },
  { ANKY_USE_FIELDS, anky_rule_fields },
  { ANKY_USE_FIELD, anky_rule_field },
  { ANKY_USE_APPEARANCE, anky_rule_appearance },
  { ANKY_USE_VALUE, anky_rule_value },
  { ANKY_USE_SIGNATURE, anky_rule_signature },
  { ANKY_USE_DSS, anky_rule_dss },
  { ANKY_USE_PERMS, anky_rule_perms },
  { ANKY_USE_METADATA, anky_rule_metadata },
  { ANKY_USE_INFO, anky_rule_info },
  { ANKY_USE_EXTENSIONS, anky_rule_extensions },
  { ANKY_USE_RESOURCES, anky_rule_resources },
  { ANKY_USE_RESOURCE_NAMES, anky_rule_resource_names },
  { ANKY_USE_STRUCTURE, anky_rule_structure },
  { ANKY_USE_CONTENT, anky_rule_content },
  { ANKY_USE_PAINT, anky_rule_content },
  /* Last: they ask what the rules for fields found. */
  { ANKY_USE_PAGES, anky_rule_pages },
  { ANKY_USE_PAGE, anky_rule_page },
  { ANKY_USE_ANNOTATIONS, anky_rule_annotations },
  { ANKY_USE_ANNOTATION, anky_rule_annotation },
};

void
anky_step_compare (AnkyStep *self,
                   AnkyUse use,
                   AnkyPlaceOfUse place,
                   const AnkyPdfObject *before,
                   const AnkyPdfObject *after)
{
  if (anky_step_is_same (self, before, after))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    if (rules[i].use == use) {
      rules[i].judge (self, place, before, after);
      return;
    }
  }
}

void
anky_step_compare_edge (AnkyStep *self,
                        AnkyUse use,
                        AnkyPlaceOfUse place,
                        const AnkyPdfObject *before,
                        const AnkyPdfObject *after)
{
  AnkyPdfRef ref;

  if (anky_step_is_same_reference (before, after))
    return;
  if (anky_pdf_object_get_ref (after, &ref))
    place.number = ref.number;
  anky_step_compare (self,
                     use,
                     place,
                     anky_pdf_revision_resolve (self->before, before, NULL),
                     anky_pdf_revision_resolve (self->after, after, NULL));
}

/* --- running ---------------------------------------------------------------
 */

/* A changed object with the uses it had before the step. */
typedef struct {
  guint32 number;
  AnkyUse uses;
  guint page;
  const AnkyPdfObject *before;
  const AnkyPdfObject *after;
} Changed;

static const AnkyPdfObject *
get_object (AnkyStep *self,
            AnkyPdfRevision *revision,
            guint32 number,
            GError **error)
{
  AnkyPdfPlace place = anky_pdf_revision_get_place (revision, number);
  AnkyPdfRef ref = { number, place.generation };

  return anky_pdf_revision_get_object (revision, ref, error);
}

/* What references from before find now: they name a generation, too, and under
 * another one the object is gone, even if the same stands there (7.3.10). */
static const AnkyPdfObject *
get_after (AnkyStep *self, guint32 number, GError **error)
{
  AnkyPdfPlace place = anky_pdf_revision_get_place (self->before, number);
  AnkyPdfRef ref = { number, place.generation };

  if (place.kind == ANKY_PDF_PLACE_MISSING || place.kind == ANKY_PDF_PLACE_FREE)
    return get_object (self, self->after, number, error);
  return anky_pdf_revision_get_object (self->after, ref, error);
}

static void
note_unreadable (AnkyStep *self, guint32 number, const GError *error)
{
  AnkyPlaceOfUse place = { number,
                           anky_object_uses_get_page (self->uses, number) };

  if (error->code == ANKY_PDF_ERROR_LIMIT)
    self->is_exhausted = TRUE;
  if (anky_object_uses_get (self->uses, number) == ANKY_USE_NONE)
    return;
  anky_step_add (self,
                 ANKY_CHANGES_FORBIDDEN,
                 "object-unreadable",
                 place,
                 "object %u was replaced by something that cannot be read: %s",
                 number,
                 error->message);
}

static void
add_changed (AnkyStep *self, GArray *list, guint32 number)
{
  g_autoptr (GError) error = NULL;
  Changed item = {
    .number = number,
    .uses = anky_object_uses_get (self->uses, number),
    .page = anky_object_uses_get_page (self->uses, number),
  };

  item.before = get_object (self, self->before, number, NULL);
  item.after = get_after (self, number, &error);
  if (error) {
    note_unreadable (self, number, error);
    return;
  }
  if (anky_step_is_same (self, item.before, item.after))
    return;

  g_hash_table_add (self->changed, GUINT_TO_POINTER (number));
  g_array_append_val (list, item);
}

/* References inside are compared by number, so which other objects changed
 * does not matter here. */
static GArray *
list_changed (AnkyStep *self)
{
  g_autoptr (GArray) numbers = anky_pdf_revision_dup_own_numbers (self->after);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Changed));

  for (guint i = 0; i < numbers->len; i++)
    add_changed (self, list, g_array_index (numbers, guint32, i));
  return list;
}

/* New references stand only in changed objects: following those from each of
 * its uses gives the uses of everything that is new. */
static void
grow_uses (AnkyStep *self, GArray *list)
{
  for (guint i = 0; i < list->len; i++) {
    const Changed *item = &g_array_index (list, Changed, i);

    for (guint bit = 0; bit < 32; bit++) {
      AnkyUse use = (AnkyUse) (item->uses & (1u << bit));

      if (use != ANKY_USE_NONE)
        anky_object_uses_add_object (self->uses,
                                     self->after,
                                     item->number,
                                     item->after,
                                     use,
                                     item->page);
    }
  }
}

/* Freed objects that nothing leads to any more are only tidied up; whoever led
 * to them changed too, and is judged. */
static void
forget_unreachable (AnkyStep *self, GArray *list)
{
  g_autoptr (AnkyObjectUses) now = NULL;

  for (guint i = 0; i < list->len; i++) {
    Changed *item = &g_array_index (list, Changed, i);

    if (item->uses == ANKY_USE_NONE || !anky_pdf_object_is_null (item->after))
      continue;
    if (!now) {
      now = anky_object_uses_new (self->comparisons_left);
      anky_object_uses_add_revision (now, self->after, TRUE);
      self->is_exhausted |= anky_object_uses_is_exhausted (now);
    }
    if (anky_object_uses_get (now, item->number) == ANKY_USE_NONE)
      item->uses = ANKY_USE_NONE;
  }
}

static void
judge_changed (AnkyStep *self, GArray *list)
{
  for (gsize rule = 0; rule < G_N_ELEMENTS (rules); rule++) {
    for (guint i = 0; i < list->len; i++) {
      const Changed *item = &g_array_index (list, Changed, i);
      AnkyPlaceOfUse place = { item->number, item->page };

      if (item->uses & rules[rule].use)
        rules[rule].judge (self, place, item->before, item->after);
    }
  }
}

static gboolean
is_first_id_same (AnkyStep *self,
                  const AnkyPdfObject *before,
                  const AnkyPdfObject *after)
{
  const AnkyPdfObject *a = anky_step_get_before (self, before, "ID");
  const AnkyPdfObject *b = anky_step_get_after (self, after, "ID");

  return anky_pdf_array_get_length (a) == 0 ||
         anky_step_is_same (self,
                            anky_pdf_array_get (a, 0),
                            anky_pdf_array_get (b, 0));
}

/* Keys of a cross-reference stream, and those with a check of their own. */
static gboolean
is_own_trailer_key (const char *key)
{
  static const char *const keys[] = {
    "DecodeParms", "Filter", "ID",   "Index",   "Info", "Length", "Prev",
    "Root",        "Size",   "Type", "XRefStm", "W",    NULL,
  };

  return g_strv_contains (keys, key);
}

static gboolean
judge_trailer_key (AnkyStep *self,
                   AnkyPlaceOfUse place,
                   const char *key,
                   const AnkyPdfObject *before,
                   const AnkyPdfObject *after,
                   gpointer data)
{
  return is_own_trailer_key (key);
}

static void
judge_trailer (AnkyStep *self)
{
  const AnkyPdfObject *before = anky_pdf_revision_get_trailer (self->before);
  const AnkyPdfObject *after = anky_pdf_revision_get_trailer (self->after);
  AnkyPlaceOfUse place = { 0, G_MAXUINT };

  anky_step_compare_keys (self,
                          place,
                          before,
                          after,
                          "trailer",
                          judge_trailer_key,
                          NULL);
  if (!anky_step_is_same_reference (anky_pdf_dict_get (before, "Root"),
                                    anky_pdf_dict_get (after, "Root")))
    anky_step_add (self,
                   ANKY_CHANGES_FORBIDDEN,
                   "root-replaced",
                   place,
                   "the document was given another root object");
  if (!is_first_id_same (self, before, after))
    anky_step_add (self,
                   ANKY_CHANGES_FORBIDDEN,
                   "id-changed",
                   place,
                   "the permanent identifier of the document was changed");
  anky_step_compare_edge (self,
                          ANKY_USE_INFO,
                          place,
                          anky_pdf_dict_get (before, "Info"),
                          anky_pdf_dict_get (after, "Info"));
}

static void
note_limits (AnkyStep *self)
{
  AnkyPlaceOfUse place = { 0, G_MAXUINT };

  if (!self->is_exhausted && !anky_object_uses_is_exhausted (self->uses))
    return;
  self->is_exhausted = TRUE;
  anky_step_add (self,
                 ANKY_CHANGES_UNKNOWN,
                 "limit",
                 place,
                 "the changes of revision %u were not checked to the end",
                 anky_pdf_revision_get_number (self->after));
}

AnkyStep *
anky_step_run (AnkyPdfRevision *before,
               AnkyPdfRevision *after,
               AnkyObjectUses *uses,
               AnkySignsRevisionFunc signs_revision,
               gpointer signs_revision_data)
{
  AnkyStep *self = g_new0 (AnkyStep, 1);
  g_autoptr (GArray) list = NULL;

  self->before = before;
  self->after = after;
  self->uses = uses;
  self->signs_revision = signs_revision;
  self->signs_revision_data = signs_revision_data;
  self->changed = g_hash_table_new (NULL, NULL);
  self->widgets = g_hash_table_new (NULL, NULL);
  self->pages = g_hash_table_new (NULL, NULL);
  self->changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_change_free);
  self->inks = g_ptr_array_new_with_free_func ((GDestroyNotify) anky_ink_free);
  self->comparisons_left = MAX_COMPARISONS;

  list = list_changed (self);
  grow_uses (self, list);
  forget_unreachable (self, list);
  judge_trailer (self);
  judge_changed (self, list);
  note_limits (self);
  return self;
}

void
anky_step_free (AnkyStep *self)
{
  if (!self)
    return;

  g_hash_table_unref (self->changed);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->listed, g_hash_table_unref);
  g_hash_table_unref (self->widgets);
  g_hash_table_unref (self->pages);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->inks);
  g_free (self);
}
