/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-receive.h"

#include "anky-act-reader.h"
#include "anky-articles.h"
#include "anky-clock.h"
#include "anky-kept-pages.h"
#include "anky-office-file.h"
#include "anky-profile-store.h"
#include "anky-signature-facts.h"
#include "anky-validator.h"

AnkyReceipt *
anky_receipt_ref (AnkyReceipt *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
anky_receipt_unref (AnkyReceipt *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->report, anky_report_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_free (self->number);
  g_free (self->date);
  g_free (self->issuing_body);
  g_free (self->subject);
  g_free (self->urgency);
  g_clear_pointer (&self->checked, g_date_time_unref);
  g_free (self);
}

static AnkyReceipt *
receipt_new (void)
{
  AnkyReceipt *self = g_new0 (AnkyReceipt, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

gboolean
anky_receipt_has_reason (AnkyReceipt *self, const char *code)
{
  for (guint i = 0; i < self->reasons->len; i++) {
    const AnkyReason *reason = g_ptr_array_index (self->reasons, i);

    if (g_str_equal (reason->code, code))
      return TRUE;
  }
  return FALSE;
}

gboolean
anky_receipt_is_secret (AnkyReceipt *self)
{
  return self->is_secret;
}

/* --- what cannot be parsed ----------------------------------------------- */

static void
add_reason (GPtrArray *reasons,
            const char *code,
            AnkyWeight weight,
            const char *article,
            const char *first)
{
  g_ptr_array_add (reasons,
                   anky_reason_new (code, weight, article, first, NULL));
}

/* NĐ 30/2020 Điều 5(1): an electronic document bears signatures. A signed one
 * of another format cannot be judged here, which is not the sender's fault. */
static void
add_not_pdf_reasons (GPtrArray *reasons, AnkyFile *file)
{
  AnkyOfficeFile found = anky_office_file_look (file);
  AnkyWeight weight = ANKY_WEIGHT_RETURN;

  if (found.is_signed) {
    add_reason (reasons,
                "office-file-signed",
                weight = ANKY_WEIGHT_ASK,
                ANKY_ARTICLE_RECEIVE,
                NULL);
  } else if (found.kind == ANKY_OFFICE_FILE_SHEET) {
    add_reason (reasons,
                "spreadsheet",
                weight = ANKY_WEIGHT_ASK,
                ANKY_ARTICLE_RECEIVE,
                NULL);
  }
  /* The contract's word for every file that is none, lighter where another
   * reason decides. */
  add_reason (reasons,
              "not-pdf",
              weight == ANKY_WEIGHT_ASK ? ANKY_WEIGHT_REMARK : weight,
              found.kind == ANKY_OFFICE_FILE_NONE
                  ? ANKY_ARTICLE_RECEIVE
                  : "khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP",
              NULL);
}

static AnkyReceipt *
make_unreadable (AnkyFile *file,
                 const AnkyReceiveOptions *options,
                 const GError *error)
{
  AnkyReceipt *self = receipt_new ();
  const AnkyReason *heaviest;

  self->error = g_error_copy (error);
  self->checked =
      options->at ? g_date_time_ref (options->at) : anky_clock_now ();
  self->reasons =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_reason_free);
  if (g_error_matches (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_NOT_PDF))
    add_not_pdf_reasons (self->reasons, file);
  else
    add_reason (self->reasons,
                "file-cannot-be-read",
                ANKY_WEIGHT_ASK,
                ANKY_ARTICLE_RECEIVE,
                error->message);
  heaviest = g_ptr_array_index (self->reasons, 0);
  self->acceptance = heaviest->weight;
  self->verdict = heaviest->weight == ANKY_WEIGHT_RETURN
                      ? ANKY_VERDICT_UNSIGNED
                      : ANKY_VERDICT_INDETERMINATE;
  return self;
}

/* --- what was found ------------------------------------------------------ */

static const AnkySignatureReport *
find_removed (AnkyReport *report)
{
  for (guint i = 0; i < report->signatures->len; i++) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i);

    if (signature->is_removed)
      return signature;
  }
  return NULL;
}

/* A tool that writes the file anew breaks every signature at once (regulation
 * 14.8: the stamp of the receiving office), and may sign after that. One alone
 * can be broken in any way. */
static gboolean
was_rewritten (AnkyReport *report)
{
  guint n_broken = 0;
  gboolean has_good = FALSE;

  for (guint i = 0; i < report->signatures->len; i++) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i);
    gboolean is_broken = signature->integrity == ANKY_INTEGRITY_BROKEN;

    if (signature->is_removed)
      continue;
    if (is_broken && has_good)
      return FALSE;
    has_good = has_good || !is_broken;
    n_broken += is_broken ? 1 : 0;
  }
  return n_broken > 1;
}

static gboolean
has_unexplained (AnkyReport *report)
{
  for (guint i = 0; i < report->findings->len; i++) {
    const AnkyFinding *finding = g_ptr_array_index (report->findings, i);

    if (g_str_equal (finding->code, "bytes-after-end"))
      return TRUE;
  }
  return FALSE;
}

/* No signature's answer depends on it, but what it covers was changed. */
static gboolean
is_stamp_broken (AnkyReport *report)
{
  for (guint i = 0; i < report->signatures->len; i++) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i);

    if (signature->is_document_timestamp && !signature->is_removed &&
        signature->integrity != ANKY_INTEGRITY_INTACT)
      return TRUE;
  }
  return FALSE;
}

/* Errors of the document itself that no signature's answer tells. */
static gboolean
is_faulty (AnkyReport *report)
{
  for (guint i = 0; i < report->findings->len; i++) {
    const AnkyFinding *finding = g_ptr_array_index (report->findings, i);

    if (finding->severity == ANKY_SEVERITY_ERROR &&
        !g_str_equal (finding->code, "bytes-after-end") &&
        !g_str_equal (finding->code, "renderer-differs"))
      return TRUE;
  }
  return FALSE;
}

AnkyReceipt *
anky_receipt_new (AnkyReport *report,
                  GPtrArray *signatures,
                  const AnkyAnatomy *anatomy,
                  AnkyProfile *profile,
                  const AnkyReceiveOptions *options)
{
  g_autoptr (GDateTime) now =
      options->at ? g_date_time_ref (options->at) : anky_clock_now ();
  const AnkySignatureReport *removed = find_removed (report);
  const AnkyJudgementFacts facts = {
    .anatomy = anatomy,
    .profile = profile,
    .signatures = signatures,
    .now = now,
    .own_body = options->own_body ? options->own_body
                                  : anky_profile_get_own_body (profile),
    .main_number = options->main_number,
    .typed_number = options->typed_number,
    .typed_date = options->typed_date,
    .is_encrypted = report->is_encrypted,
    .was_rewritten = was_rewritten (report),
    .was_removed = removed != NULL,
    .removed_signer = removed && removed->signer
                          ? anky_certificate_get_common_name (removed->signer)
                          : NULL,
    .has_limits = report->limits->len > 0,
    .is_unexplained = has_unexplained (report),
    .is_stamp_broken = is_stamp_broken (report),
    .is_faulty = is_faulty (report),
  };
  g_autoptr (AnkyJudgement) judgement = anky_judge (&facts);
  AnkyReceipt *self = receipt_new ();

  self->report = anky_report_ref (report);
  self->verdict = judgement->verdict;
  self->acceptance = judgement->acceptance;
  self->number = g_steal_pointer (&judgement->number);
  self->date = g_steal_pointer (&judgement->date);
  self->checked = g_date_time_ref (now);
  if (anatomy) {
    self->is_secret = anatomy->secrecy != NULL;
    self->issuing_body = g_strdup (anatomy->issuing_body);
    self->subject = g_strdup (anatomy->subject);
    self->urgency = g_strdup (anatomy->urgency);
  }
  self->reasons = g_ptr_array_ref (judgement->reasons);
  return self;
}

/* Waits for them; does nothing the second time. Pages that cannot be had leave
 * the rules of form out, no more. */
static void
read_pages (AnkyActReader *reader,
            AnkyPageSource **pages,
            AnkyAnatomy **anatomy)
{
  g_autoptr (GError) error = NULL;

  if (reader && !*pages &&
      !anky_act_reader_finish (reader, pages, anatomy, &error))
    g_debug ("the text cannot be read: %s", error->message);
}

static AnkyReport *
validate (AnkyPdfDocument *document,
          AnkyActReader *reader,
          const AnkyReceiveOptions *options,
          gboolean is_secret,
          GCancellable *cancellable,
          GError **error)
{
  const AnkyValidateOptions validate_options = {
    .trust = options->trust,
    .fetcher = is_secret ? NULL : options->fetcher,
    .at = options->at,
    .page_source = reader ? anky_act_reader_make_source : NULL,
    .page_source_data = reader,
    .anatomy = reader ? anky_act_reader_get_anatomy : NULL,
    .anatomy_data = reader,
  };

  return anky_validate (document, &validate_options, cancellable, error);
}

AnkyReceipt *
anky_receive (AnkyFile *file,
              const AnkyReceiveOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GError) pdf_error = NULL;
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyActReader) reader = NULL;
  g_autoptr (AnkyProfile) profile =
      anky_profile_store_load (options->profile, error);
  g_autoptr (AnkyPageSource) pages = NULL;
  g_autoptr (AnkyAnatomy) anatomy = NULL;
  g_autoptr (AnkyReport) report = NULL;
  g_autoptr (GPtrArray) signatures = NULL;

  if (!profile)
    return NULL;
  document = anky_pdf_document_open (file, &pdf_error);
  if (!document)
    return make_unreadable (file, options, pdf_error);
  if (!anky_pdf_document_is_encrypted (document))
    reader = anky_act_reader_new (document,
                                  ANKY_KEPT_PAGES_CPU_SECONDS,
                                  cancellable);
  /* The text first: a secrecy mark keeps everything off the network. Without
   * one, the text is read while the file is judged. */
  if (options->fetcher)
    read_pages (reader, &pages, &anatomy);
  report = validate (document,
                     reader,
                     options,
                     anatomy && anatomy->secrecy,
                     cancellable,
                     error);
  if (!report)
    return NULL;
  signatures = anky_signature_facts_new (report);
  read_pages (reader, &pages, &anatomy);
  if (anatomy)
    anky_signature_facts_look (signatures, pages, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return anky_receipt_new (report, signatures, anatomy, profile, options);
}

/* --- from the main thread ------------------------------------------------ */

typedef struct {
  AnkyFile *file;
  AnkyTrust *trust;
  AnkyFetcher *fetcher;
  GDateTime *at;
  char *profile;
  char *own_body;
  char *main_number;
  char *typed_number;
  char *typed_date;
} Task;

static void
task_free (Task *self)
{
  g_object_unref (self->file);
  g_clear_object (&self->trust);
  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->at, g_date_time_unref);
  g_free (self->profile);
  g_free (self->own_body);
  g_free (self->main_number);
  g_free (self->typed_number);
  g_free (self->typed_date);
  g_free (self);
}

static void
receive_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Task *self = data;
  const AnkyReceiveOptions options = {
    .trust = self->trust,
    .fetcher = self->fetcher,
    .at = self->at,
    .profile = self->profile,
    .own_body = self->own_body,
    .main_number = self->main_number,
    .typed_number = self->typed_number,
    .typed_date = self->typed_date,
  };
  GError *error = NULL;
  AnkyReceipt *receipt =
      anky_receive (self->file, &options, cancellable, &error);

  if (receipt)
    g_task_return_pointer (task, receipt, (GDestroyNotify) anky_receipt_unref);
  else
    g_task_return_error (task, error);
}

void
anky_receive_async (AnkyFile *file,
                    const AnkyReceiveOptions *options,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Task *data = g_new0 (Task, 1);

  data->file = g_object_ref (file);
  data->trust = options->trust ? g_object_ref (options->trust) : NULL;
  data->fetcher = options->fetcher ? g_object_ref (options->fetcher) : NULL;
  data->at = options->at ? g_date_time_ref (options->at) : NULL;
  data->profile = g_strdup (options->profile);
  data->own_body = g_strdup (options->own_body);
  data->main_number = g_strdup (options->main_number);
  data->typed_number = g_strdup (options->typed_number);
  data->typed_date = g_strdup (options->typed_date);
  g_task_set_source_tag (task, anky_receive_async);
  g_task_set_task_data (task, data, (GDestroyNotify) task_free);
  g_task_run_in_thread (task, receive_thread);
}

AnkyReceipt *
anky_receive_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
