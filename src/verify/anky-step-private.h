/* anky-step-private.h - what one revision changed against the one before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-object-uses-private.h"
#include "anky-report.h"

G_BEGIN_DECLS

/* Ink that a revision brought onto a page: judged by looking at it.
 * @shown_before, @shown_after: revisions that show, where the ink is, what the
 * step had before it and after it (anky-look-moments.c). */
typedef struct {
  guint page;
  AnkyRectPdf rect;
  guint32 object;    /* the widget or annotation */
  char *field;       /* NULL: an annotation that is no field */
  gboolean is_state; /* another of the looks that were there before */
  AnkyPdfRevision *shown_before;
  AnkyPdfRevision *shown_after;
} AnkyInk;

void anky_ink_free (AnkyInk *self);

/* Whether the dictionary that stands at @offset is a signature that covers
 * exactly the revision @number. */
typedef gboolean (*AnkySignsRevisionFunc) (const AnkyPdfObject *dict,
                                           guint number,
                                           gpointer user_data);

/**
 * AnkyStep:
 *
 * The comparison of two neighbouring revisions by a list of named rules: what
 * no rule allows is forbidden. Each changed object is judged once for every use
 * that it has.
 */
typedef struct {
  AnkyPdfRevision *before;
  AnkyPdfRevision *after;
  AnkyObjectUses *uses; /* of all revisions up to @before; grows to @after */
  AnkySignsRevisionFunc signs_revision;
  gpointer signs_revision_data;

  GHashTable *changed; /* numbers of objects that differ */
  GHashTable *widgets; /* numbers of new signature fields and their widgets */
  GHashTable *names;   /* of the fields before; read when it is asked for */
  GHashTable *listed;  /* annotations by page; the same */
  GPtrArray *changes;  /* AnkyChange, the answer */
  GPtrArray *inks;     /* AnkyInk, the answer's other half */
  GHashTable *pages;   /* indices of pages that something changed on */
  guint comparisons_left;
  gboolean is_exhausted;
} AnkyStep;

/* A part that is compared: the object it stands in and the page, if any. */
typedef struct {
  guint32 number;
  guint page;
} AnkyPlaceOfUse;

AnkyStep *anky_step_run (AnkyPdfRevision *before,
                         AnkyPdfRevision *after,
                         AnkyObjectUses *uses,
                         AnkySignsRevisionFunc signs_revision,
                         gpointer signs_revision_data)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_step_free (AnkyStep *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyStep, anky_step_free)

/* --- for the rules ---------------------------------------------------------
 */

AnkyChange *anky_step_add (AnkyStep *self,
                           AnkyChanges changes,
                           const char *rule,
                           AnkyPlaceOfUse place,
                           const char *message_format,
                           ...) G_GNUC_PRINTF (5, 6);
/* The ink, or NULL if there is nothing to look at. */
AnkyInk *anky_step_add_ink (AnkyStep *self,
                            const AnkyPdfObject *annotation,
                            guint32 number,
                            guint page,
                            const char *field);

/* Which page of @after lists the annotation place.number: place.page if none
 * does. */
guint anky_step_find_page (AnkyStep *self, AnkyPlaceOfUse place);
/* FALSE, and the change noted, if it stands in the lists more than once. */
gboolean anky_step_check_listed_once (AnkyStep *self, AnkyPlaceOfUse place);
/* Notes it if readers show the annotation at times only, or elsewhere. */
void anky_step_check_shown_always (AnkyStep *self,
                                   const AnkyPdfObject *annotation,
                                   AnkyPlaceOfUse place);

/* Whether a widget or annotation of @after has an appearance that draws. */
gboolean anky_step_shows_something (AnkyStep *self,
                                    const AnkyPdfObject *annotation);

/* Whether both mean the same: equal as written, or equal after references are
 * followed. A reference to a changed object counts as the same: that object is
 * judged by itself. */
gboolean anky_step_is_same (AnkyStep *self,
                            const AnkyPdfObject *before,
                            const AnkyPdfObject *after);
const AnkyPdfObject *anky_step_get_before (AnkyStep *self,
                                           const AnkyPdfObject *dict,
                                           const char *key);
const AnkyPdfObject *anky_step_get_after (AnkyStep *self,
                                          const AnkyPdfObject *dict,
                                          const char *key);
/* Whether the two name the same object by its number. */
gboolean anky_step_is_same_reference (const AnkyPdfObject *before,
                                      const AnkyPdfObject *after);

/* Judges what was @before and is @after now, as the one use that is given. */
void anky_step_compare (AnkyStep *self,
                        AnkyUse use,
                        AnkyPlaceOfUse place,
                        const AnkyPdfObject *before,
                        const AnkyPdfObject *after);
/* The same for what stands under a key: a reference that stayed the same is
 * left to the object it names. */
void anky_step_compare_edge (AnkyStep *self,
                             AnkyUse use,
                             AnkyPlaceOfUse place,
                             const AnkyPdfObject *before,
                             const AnkyPdfObject *after);

/* Says what to do with a key that differs; TRUE if it was dealt with. */
typedef gboolean (*AnkyKeyFunc) (AnkyStep *self,
                                 AnkyPlaceOfUse place,
                                 const char *key,
                                 const AnkyPdfObject *before,
                                 const AnkyPdfObject *after,
                                 gpointer data);
/* Calls @func for each key that is not the same in both; what it does not deal
 * with is forbidden under the name of @rule. */
void anky_step_compare_keys (AnkyStep *self,
                             AnkyPlaceOfUse place,
                             const AnkyPdfObject *before,
                             const AnkyPdfObject *after,
                             const char *rule,
                             AnkyKeyFunc func,
                             gpointer data);

/* Calls @added for each item that is new; FALSE if an old one is missing or
 * stands elsewhere. */
typedef void (*AnkyItemFunc) (AnkyStep *self,
                              AnkyPlaceOfUse place,
                              const AnkyPdfObject *item,
                              gpointer data);
gboolean anky_step_compare_items (AnkyStep *self,
                                  AnkyPlaceOfUse place,
                                  const AnkyPdfObject *before,
                                  const AnkyPdfObject *after,
                                  AnkyItemFunc added,
                                  gpointer data);

/* The rules, by what they judge. */
typedef void (*AnkyRuleFunc) (AnkyStep *self,
                              AnkyPlaceOfUse place,
                              const AnkyPdfObject *before,
                              const AnkyPdfObject *after);

void anky_rule_catalog (AnkyStep *self,
                        AnkyPlaceOfUse place,
                        const AnkyPdfObject *before,
                        const AnkyPdfObject *after);
void anky_rule_perms (AnkyStep *self,
                      AnkyPlaceOfUse place,
                      const AnkyPdfObject *before,
                      const AnkyPdfObject *after);
void anky_rule_extensions (AnkyStep *self,
                           AnkyPlaceOfUse place,
                           const AnkyPdfObject *before,
                           const AnkyPdfObject *after);
void anky_rule_dss (AnkyStep *self,
                    AnkyPlaceOfUse place,
                    const AnkyPdfObject *before,
                    const AnkyPdfObject *after);
void anky_rule_metadata (AnkyStep *self,
                         AnkyPlaceOfUse place,
                         const AnkyPdfObject *before,
                         const AnkyPdfObject *after);
void anky_rule_info (AnkyStep *self,
                     AnkyPlaceOfUse place,
                     const AnkyPdfObject *before,
                     const AnkyPdfObject *after);
void anky_rule_structure (AnkyStep *self,
                          AnkyPlaceOfUse place,
                          const AnkyPdfObject *before,
                          const AnkyPdfObject *after);
void anky_rule_pages (AnkyStep *self,
                      AnkyPlaceOfUse place,
                      const AnkyPdfObject *before,
                      const AnkyPdfObject *after);
void anky_rule_page (AnkyStep *self,
                     AnkyPlaceOfUse place,
                     const AnkyPdfObject *before,
                     const AnkyPdfObject *after);
void anky_rule_annotations (AnkyStep *self,
                            AnkyPlaceOfUse place,
                            const AnkyPdfObject *before,
                            const AnkyPdfObject *after);
void anky_rule_annotation (AnkyStep *self,
                           AnkyPlaceOfUse place,
                           const AnkyPdfObject *before,
                           const AnkyPdfObject *after);
void anky_rule_acroform (AnkyStep *self,
                         AnkyPlaceOfUse place,
                         const AnkyPdfObject *before,
                         const AnkyPdfObject *after);
void anky_rule_resources (AnkyStep *self,
                          AnkyPlaceOfUse place,
                          const AnkyPdfObject *before,
                          const AnkyPdfObject *after);
void anky_rule_resource_names (AnkyStep *self,
                               AnkyPlaceOfUse place,
                               const AnkyPdfObject *before,
                               const AnkyPdfObject *after);
void anky_rule_fields (AnkyStep *self,
                       AnkyPlaceOfUse place,
                       const AnkyPdfObject *before,
                       const AnkyPdfObject *after);
void anky_rule_field (AnkyStep *self,
                      AnkyPlaceOfUse place,
                      const AnkyPdfObject *before,
                      const AnkyPdfObject *after);
void anky_rule_appearance (AnkyStep *self,
                           AnkyPlaceOfUse place,
                           const AnkyPdfObject *before,
                           const AnkyPdfObject *after);
void anky_rule_value (AnkyStep *self,
                      AnkyPlaceOfUse place,
                      const AnkyPdfObject *before,
                      const AnkyPdfObject *after);
void anky_rule_signature (AnkyStep *self,
                          AnkyPlaceOfUse place,
                          const AnkyPdfObject *before,
                          const AnkyPdfObject *after);
void anky_rule_content (AnkyStep *self,
                        AnkyPlaceOfUse place,
                        const AnkyPdfObject *before,
                        const AnkyPdfObject *after);

/* A field shows a signature that no field showed before; @rule names how. */
void anky_rule_new_signature (AnkyStep *self,
                              AnkyPlaceOfUse place,
                              const AnkyPdfObject *field,
                              const char *rule);

/* --- fields, in either revision --------------------------------------------
 */

/* /FT, inherited (12.7.4.1); NULL if there is none. */
const char *anky_field_get_type (AnkyPdfRevision *revision,
                                 const AnkyPdfObject *field);
/* The fully qualified name (12.7.4.2). */
char *anky_field_dup_name (AnkyPdfRevision *revision,
                           const AnkyPdfObject *field);

G_END_DECLS
