/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came after each signature. Every step from one revision to the next is
 * judged once; a signature answers for all steps after its own revision.
 */

#include "anky-look-private.h"
#include "anky-step-private.h"
#include "anky-validation-private.h"

/* Objects and parts of objects that all steps together may look at: counted,
 * so that the verdict does not depend on the machine. */
#define MAX_VISITS 3000000u
#define MAX_STEPS  1000u
/* Changes that are listed; what is graver than those listed still counts. */
#define MAX_LISTED 200u

static void
add_change (GPtrArray *changes,
            AnkyChanges grade,
            const char *rule,
            guint revision,
            const char *message)
{
  AnkyChange *change = anky_change_new (grade, rule, "%s", message);

  change->revision = revision;
  g_ptr_array_add (changes, change);
}

/* --- the bytes of a revision -----------------------------------------------
 */

/* Sections of a revision as the format demands, and only one of them: readers
 * that repair make something else of what is not. */
static void
judge_sections (AnkyPdfRevision *revision, GPtrArray *changes)
{
  const AnkyPdfRevisionFacts *facts = anky_pdf_revision_get_facts (revision);
  guint number = anky_pdf_revision_get_number (revision);

  if (facts->has_irregular_tail || facts->n_sections != 1)
    add_change (changes,
                ANKY_CHANGES_FORBIDDEN,
                "revision-irregular",
                number,
                "a later revision is not put together as the format demands");
  if (facts->has_hybrid_disagreement || facts->has_duplicates ||
      facts->has_entries_beyond_size)
    add_change (changes,
                ANKY_CHANGES_FORBIDDEN,
                "cross-reference-ambiguous",
                number,
                "readers may disagree about where the objects of a later "
                "revision stand");
}

/* Some writers list every object again, where it stood before. */
static gboolean
is_listed_again (AnkyPdfRevision *before, const AnkyPdfFinding *finding)
{
  AnkyPdfPlace place = anky_pdf_revision_get_place (before, finding->number);

  return finding->kind == ANKY_PDF_FINDING_OUTSIDE &&
         place.kind == ANKY_PDF_PLACE_OFFSET && place.offset == finding->start;
}

static void
add_finding (GPtrArray *changes, guint revision, const AnkyPdfFinding *finding)
{
  static const struct {
    const char *rule;
    const char *message;
  } words[] = {
    [ANKY_PDF_FINDING_GAP] = { "bytes-unexplained",
                               "a later revision holds bytes that belong to "
                               "no object" },
    [ANKY_PDF_FINDING_OBJECT] = { "object-missing",
                                  "a later revision names an object that is "
                                  "not there" },
    [ANKY_PDF_FINDING_OVERLAP] = { "objects-overlap",
                                   "an object of a later revision stands "
                                   "inside another one" },
    [ANKY_PDF_FINDING_OUTSIDE] = { "object-outside",
                                   "a later revision puts bytes of an earlier "
                                   "one to another use" },
  };
  AnkyChange *change = anky_change_new (ANKY_CHANGES_FORBIDDEN,
                                        words[finding->kind].rule,
                                        "%s (at byte %" G_GUINT64_FORMAT ")",
                                        words[finding->kind].message,
                                        finding->start);

  change->revision = revision;
  change->object = finding->number;
  g_ptr_array_add (changes, change);
}

/* Every byte after a signed revision has to be explained by well-formed
 * revisions: what a strict reader skips, a lenient one may show. */
static void
judge_bytes (AnkyPdfRevision *before,
             AnkyPdfRevision *revision,
             GPtrArray *changes)
{
  guint number = anky_pdf_revision_get_number (revision);
  g_autoptr (GArray) findings = anky_pdf_revision_audit (revision, NULL);

  if (!findings) {
    add_change (changes,
                ANKY_CHANGES_UNKNOWN,
                "limit",
                number,
                "the bytes of a later revision were not read to the end");
    return;
  }
  for (guint i = 0; i < findings->len; i++) {
    const AnkyPdfFinding *finding =
        &g_array_index (findings, AnkyPdfFinding, i);

    if (!is_listed_again (before, finding))
      add_finding (changes, number, finding);
  }
}

static void
judge_end (AnkyValidation *self, GPtrArray *changes)
{
  guint64 offset = 0;

  if (!anky_pdf_document_get_unexplained (self->document, &offset))
    return;
  add_change (
      changes,
      ANKY_CHANGES_FORBIDDEN,
      "bytes-after-end",
      0,
      "bytes that belong to no revision follow the end of the document");
  anky_report_add (self->report,
                   "bytes-after-end",
                   ANKY_SEVERITY_ERROR,
                   "bytes that belong to no revision follow the end of the "
                   "document")
      ->offset = offset;
}

/* --- steps -----------------------------------------------------------------
 */

static gboolean
signs_revision (const AnkyPdfObject *dict, guint number, gpointer user_data)
{
  AnkyValidation *self = user_data;
  guint64 start = 0;

  if (!anky_object_get_start (dict, &start))
    return FALSE;

  for (guint i = 0; i < self->signatures->len; i++) {
    const AnkySignature *signature = g_ptr_array_index (self->signatures, i);
    guint64 own = 0;

    if (anky_object_get_start (signature->dict, &own) && own == start)
      return signature->has_range && signature->signed_revision &&
             anky_pdf_revision_get_number (signature->signed_revision) ==
                 number;
  }
  return FALSE;
}

static guint
find_first_signed (AnkyValidation *self)
{
  guint first = G_MAXUINT;

  for (guint i = 0; i < self->signatures->len; i++) {
    const AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    if (signature->signed_revision)
      first = MIN (first,
                   anky_pdf_revision_get_number (signature->signed_revision));
  }
  return first;
}

typedef struct {
  AnkyValidation *run;
  AnkyObjectUses *uses;
  GPtrArray *steps; /* AnkyStep */
  guint first;      /* revision before the first of them */
} Steps;

static void
run_step (Steps *self, guint number)
{
  AnkyPdfRevision *before =
      anky_pdf_document_get_revision (self->run->document, number);
  AnkyPdfRevision *after =
      anky_pdf_document_get_revision (self->run->document, number + 1);
  AnkyStep *step =
      anky_step_run (before, after, self->uses, signs_revision, self->run);

  judge_sections (after, step->changes);
  judge_bytes (before, after, step->changes);
  if (step->is_exhausted)
    anky_report_add_limit (self->run->report, "objects");
  g_ptr_array_add (self->steps, step);
}

static void
run_steps (Steps *self, GCancellable *cancellable)
{
  guint n_revisions = anky_pdf_document_get_n_revisions (self->run->document);

  anky_object_uses_add_revision (
      self->uses,
      anky_pdf_document_get_revision (self->run->document, self->first),
      TRUE);

  for (guint i = self->first; i < n_revisions; i++) {
    if (i - self->first >= MAX_STEPS) {
      anky_report_add_limit (self->run->report, "revisions");
      return;
    }
    if (g_cancellable_is_cancelled (cancellable))
      return;
    run_step (self, i);
  }
}

static void
run_and_look (Steps *self, GCancellable *cancellable)
{
  AnkyLook look;

  anky_look_begin (&look, self->run);
  run_steps (self, cancellable);
  anky_look_finish (&look, self->steps, cancellable);
}

/* --- what they mean for one signature --------------------------------------
 */

static void
weigh_change (AnkySignature *self,
              const AnkyChange *change,
              AnkyPermitted permitted)
{
  AnkySignatureReport *report = self->report;

  report->later_changes = MAX (report->later_changes, change->changes);
  if (permitted == ANKY_PERMITTED_NO)
    report->changes_permitted = ANKY_PERMITTED_NO;
  else if (permitted == ANKY_PERMITTED_UNKNOWN &&
           report->changes_permitted == ANKY_PERMITTED_YES)
    report->changes_permitted = ANKY_PERMITTED_UNKNOWN;

  if (report->changes->len < MAX_LISTED)
    g_ptr_array_add (report->changes, anky_change_copy (change));
}

/* A signature is bound by what it says itself and by what the ones before it
 * had said. */
static AnkyPermitted
judge_permission (AnkyValidation *self, guint64 end, const AnkyChange *change)
{
  guint level = 0;

  for (guint i = 0; i < self->signatures->len; i++) {
    const AnkySignature *signature = g_ptr_array_index (self->signatures, i);
    guint own = anky_restrictions_get_level (signature->restrictions);

    if (!signature->has_range || signature->end > end)
      continue;
    if (change->field && change->changes != ANKY_CHANGES_FORBIDDEN &&
        !g_str_equal (change->rule, "signature-added") &&
        anky_restrictions_lock_field (signature->restrictions, change->field))
      return ANKY_PERMITTED_NO;
    if (own > 0)
      level = level > 0 ? MIN (level, own) : own;
  }
  return anky_level_permits (level, change);
}

static void
weigh_list (AnkyValidation *self, AnkySignature *signature, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    const AnkyChange *change = g_ptr_array_index (changes, i);

    weigh_change (signature,
                  change,
                  judge_permission (self, signature->end, change));
  }
}

static void
sum_up (AnkySignature *self)
{
  AnkySignatureReport *report = self->report;
  static const struct {
    const char *code;
    AnkySeverity severity;
    const char *message;
  } sums[] = {
    [ANKY_CHANGES_NONE] = { NULL },
    [ANKY_CHANGES_EXTENSION] = { "later-extension",
                                 ANKY_SEVERITY_INFO,
                                 "later revisions added signatures or "
                                 "validation data only" },
    [ANKY_CHANGES_FORM_FILLING] = { "later-form-filling",
                                    ANKY_SEVERITY_INFO,
                                    "later revisions filled in form fields" },
    [ANKY_CHANGES_ANNOTATION] = { "later-annotation",
                                  ANKY_SEVERITY_WARNING,
                                  "later revisions added comments" },
    [ANKY_CHANGES_UNKNOWN] = { "later-unknown",
                               ANKY_SEVERITY_WARNING,
                               "later changes could not be checked to the "
                               "end" },
    [ANKY_CHANGES_FORBIDDEN] = { "later-forbidden",
                                 ANKY_SEVERITY_ERROR,
                                 "the document was changed after signing" },
  };

  if (report->later_changes == ANKY_CHANGES_NONE)
    return;
  anky_signature_report_add (report,
                             sums[report->later_changes].code,
                             sums[report->later_changes].severity,
                             "%s",
                             sums[report->later_changes].message);
  if (report->changes_permitted == ANKY_PERMITTED_NO &&
      report->later_changes < ANKY_CHANGES_UNKNOWN)
    anky_signature_report_add (report,
                               "changes-not-permitted",
                               ANKY_SEVERITY_ERROR,
                               "the signature does not allow these later "
                               "changes");
}

static void
judge_signature (const Steps *steps,
                 AnkySignature *signature,
                 GPtrArray *at_end)
{
  guint number = 0;

  if (!signature->signed_revision)
    return;

  signature->report->later_changes = ANKY_CHANGES_NONE;
  signature->report->changes_permitted = ANKY_PERMITTED_YES;
  number = anky_pdf_revision_get_number (signature->signed_revision);
  for (guint i = number - steps->first; i < steps->steps->len; i++) {
    const AnkyStep *step = g_ptr_array_index (steps->steps, i);

    weigh_list (steps->run, signature, step->changes);
  }
  weigh_list (steps->run, signature, at_end);
  sum_up (signature);
}

/* Objects of an encrypted file are not read: what changed cannot be told. */
static void
judge_encrypted (AnkyValidation *self, GPtrArray *at_end)
{
  if (!self->report->is_encrypted ||
      anky_pdf_document_get_n_revisions (self->document) < 2)
    return;
  add_change (at_end,
              ANKY_CHANGES_UNKNOWN,
              "encrypted",
              0,
              "the document is encrypted");
}

/* If not every step was run, nothing good can be said of those left out. */
static void
judge_missing_steps (const Steps *steps, GPtrArray *at_end)
{
  guint n_revisions = anky_pdf_document_get_n_revisions (steps->run->document);

  if (steps->first + steps->steps->len >= n_revisions)
    return;
  add_change (at_end,
              ANKY_CHANGES_UNKNOWN,
              "limit",
              steps->first + steps->steps->len + 1,
              "there are more revisions than are checked");
}

void
anky_validation_check_changes (AnkyValidation *self, GCancellable *cancellable)
{
  g_autoptr (AnkyObjectUses) uses = anky_object_uses_new (MAX_VISITS);
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_step_free);
  g_autoptr (GPtrArray) at_end =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_change_free);
  Steps steps = { self, uses, list, find_first_signed (self) };

  if (steps.first == G_MAXUINT)
    return;

  if (steps.first < anky_pdf_document_get_n_revisions (self->document) &&
      !self->report->is_encrypted)
    run_and_look (&steps, cancellable);
  judge_end (self, at_end);
  judge_encrypted (self, at_end);
  judge_missing_steps (&steps, at_end);
  for (guint i = 0; i < self->signatures->len; i++)
    judge_signature (&steps, g_ptr_array_index (self->signatures, i), at_end);
}
