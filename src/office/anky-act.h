/* anky-act.h - one act from start to finish: gates, signature, own check, file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-observer.h"
#include "anky-certificate-check.h"
#include "anky-fetcher.h"
#include "anky-gates.h"
#include "anky-number-journal.h"
#include "anky-report.h"
#include "anky-rule-text.h"
#include "anky-sign-request.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANKY_OFFICE_ERROR (anky_office_error_quark ())
GQuark anky_office_error_quark (void);

typedef enum {
  ANKY_OFFICE_ERROR_USAGE, /* exit 2 */
  ANKY_OFFICE_ERROR_FILE,  /* exit 3: cannot be opened, damaged, exists, ... */
  ANKY_OFFICE_ERROR_PICTURE,     /* exit 3 */
  ANKY_OFFICE_ERROR_CERTIFICATE, /* exit 4: expired, wrong kind */
  ANKY_OFFICE_ERROR_EVIDENCE,    /* exit 5 */
  ANKY_OFFICE_ERROR_GATE,        /* exit 6 */
  ANKY_OFFICE_ERROR_NO_PLACE,    /* exit 1: none, several or too uncertain */
  ANKY_OFFICE_ERROR_NOT_YET,     /* exit 2: comes with a later version */
} AnkyOfficeError;

/* The exit status of the command line contract for an error of any layer. */
int anky_office_exit_status (const GError *error);

/**
 * AnkyActOptions:
 *
 * What the user asked for, in plain data; borrowed while the act runs.
 */
typedef struct {
  AnkyKind kind;
  GPtrArray *placements;   /* AnkyPlacement the user chose; NULL: propose */
  const char *image_path;  /* PNG; NULL */
  AnkyAppearance *picture; /* the same, loaded already; NULL */
  double seal_diameter_mm; /* 0: the profile's */
  const char *number;      /* text after Số:, NULL */
  GDateTime *date;         /* NULL: today in Vietnam */
  const char *signer_name; /* which signer of a joint document; NULL */
  AnkyCopyForm copy_form;
  const char *copy_reason;     /* "revoked", "incoming", "other:TEXT"; NULL */
  const char *organization;    /* as it stands in a copy's line; NULL */
  const char *document_number; /* of attachments, "15/UBND-VX"; NULL */
  const char *field_name;      /* --field; NULL */
  AnkyDocmdp docmdp;
  AnkySignatureScheme scheme; /* UNKNOWN: auto */
  AnkySignerKind signer_kind; /* the user's correction; UNKNOWN: guess */
  AnkyLevel level;            /* NONE: B-B, or B-T with tsa */
  gboolean or_lower;
  const char *const *tsa; /* addresses in order; NULL */
  guint tsa_pause_ms;     /* before the second try, doubled then; 0: 500 */
  AnkyTrust *trust;
  AnkyFetcher *fetcher;      /* NULL: no network */
  const char *profile;       /* name or file; NULL: the default */
  const char *output_path;   /* NULL: named by its kind, in output_folder */
  const char *output_folder; /* NULL: beside the input */
  gboolean overwrite;
  /* Codes of gates that the user answered with yes (ASK, CONFIRM). */
  const char *const *confirmed;
  gboolean number_was_used;   /* as far as the caller knows */
  AnkyNumberJournal *journal; /* of the numbers that were given; NULL */
  /* Of this certificate, made while the user chose or for another file of the
   * same batch; its remarks were told then. NULL: none. */
  AnkyCertificateCheck *check;
  AnkyActObserver *observer;   /* NULL: nobody is there to ask */
  const char *evidence_folder; /* where evidence is kept; NULL: it is not */
} AnkyActOptions;

typedef struct {
  char *output_path;
  AnkyReport *report;  /* of the finished file */
  AnkyLevel level;     /* reached */
  gboolean is_lowered; /* more was asked for, and the user went on without */
  /* The certificate and its check could not be kept (TT 15/2025 Điều 5(4)). */
  gboolean is_unrecorded;
  GPtrArray *warnings; /* AnkyGate that stopped nothing: to be said */
} AnkyActResult;

void anky_act_result_free (AnkyActResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyActResult, anky_act_result_free)

/* NAME.signed.pdf beside @input_path, number names for issued ones, never
 * .signed.signed. */
char *anky_act_default_output (const char *input_path,
                               const AnkyActOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;

/* Everything that can be known before the PIN: file, permissions, gates,
 * certificate, output. Blocks; never on the main thread of the window. */
gboolean anky_act_check (const char *input_path,
                         const AnkyActOptions *options,
                         AnkyCertificate *certificate,
                         GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * AnkyActJob:
 *
 * An act that was checked and may be run: the document is open, a copy of it
 * lies hidden where the output will be. What the window or the command line
 * holds while the PIN is asked; freeing it takes everything away. Thread: any,
 * one at a time.
 */
typedef struct _AnkyActJob AnkyActJob;
void anky_act_job_free (AnkyActJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyActJob, anky_act_job_free)

/* As anky_act_check(), and all the work that needs no key. @options must
 * outlive the job. Blocks. */
AnkyActJob *anky_act_prepare (const char *input_path,
                              const AnkyActOptions *options,
                              AnkyCertificate *certificate,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The rest; @key is begun and ended by the caller. Once for each job. */
AnkyActResult *anky_act_run_prepared (AnkyActJob *job,
                                      AnkyKey *key,
                                      GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The gates that do not stand open, hardest first, those that were confirmed
 * left out: what the window shows and asks before the PIN. NULL only when the
 * document cannot be read. Blocks. (element-type AnkyGate) */
GPtrArray *anky_act_list_gates (const char *input_path,
                                const AnkyActOptions *options,
                                AnkyCertificate *certificate,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The whole act; @key is begun and ended by the caller (one PIN for many).
 * Either the finished, checked file is there, or nothing is. Blocks. */
AnkyActResult *anky_act_run (const char *input_path,
                             const AnkyActOptions *options,
                             AnkyKey *key,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* check, begin, run, end on a thread; @interaction asks for the PIN on the
 * main thread. Options are copied. */
void anky_act_run_async (const char *input_path,
                         const AnkyActOptions *options,
                         AnkyKey *key,
                         GTlsInteraction *interaction,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
AnkyActResult *anky_act_run_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Adds evidence (B-LT), and a timestamp over it (B-LTA), to a document that is
 * signed already; needs no key. Where a signature has no timestamp the
 * document gets one first. Finished by anky_act_run_finish(). Blocks. */
AnkyActResult *anky_act_extend (const char *input_path,
                                const AnkyActOptions *options,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anky_act_extend_async (const char *input_path,
                            const AnkyActOptions *options,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

G_END_DECLS
