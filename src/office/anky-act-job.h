/* anky-act-job.h - one act on one file, up to the moment of the PIN
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"
#include "anky-output.h"
#include "anky-pdf-document.h"
#include "anky-proposal.h"

G_BEGIN_DECLS

/**
 * AnkyActJob:
 *
 * What is known of an act before a key is used: the document, what it bears,
 * what its text says, which gates stand, where the signatures go, the file
 * that will receive them. Thread: any, one at a time.
 */
typedef struct {
  char *input_path;
  const AnkyActOptions *options; /* borrowed */
  AnkyCertificate *certificate;  /* NULL: nothing is signed */
  GDateTime *time;               /* that the signatures will state */

  AnkyFile *input;
  AnkyPdfDocument *document;
  AnkyReport *before;    /* NULL: no signature yet */
  AnkyPageSource *pages; /* NULL: cannot be drawn */
  AnkyAnatomy *anatomy;  /* NULL: cannot be read */
  AnkyProfile *profile;
  AnkyAppearance *picture; /* NULL: none given */
  GPtrArray *gates;        /* AnkyGate, that do not stand open */
  GPtrArray *placements;   /* AnkyPlacement, in the order of signing */
  char *output_path;
  AnkyOutput *output;
  GPtrArray *warnings; /* char * */
} AnkyActJob;

/* Opens and reads; refuses nothing yet but what cannot be read or signed. */
AnkyActJob *anky_act_job_open (const char *input_path,
                               const AnkyActOptions *options,
                               AnkyCertificate *certificate,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For evidence that is added to what is signed already: whole, its output
 * included; no certificate, no gates, no places. */
AnkyActJob *anky_act_job_open_to_extend (const char *input_path,
                                         const AnkyActOptions *options,
                                         GCancellable *cancellable,
                                         GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Gates, certificate, places, output: all that can refuse before the PIN. */
gboolean anky_act_job_prepare (AnkyActJob *self,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anky_act_job_free (AnkyActJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyActJob, anky_act_job_free)

G_END_DECLS
