/* anky-act-job.h - one act on one file, up to the moment of the PIN
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-reader.h"
#include "anky-act-writer.h"
#include "anky-act.h"
#include "anky-output.h"
#include "anky-pdf-document.h"
#include "anky-proposal.h"

G_BEGIN_DECLS

/**
 * AnkyActJob:
 *
 * An act on its way: the document, what it bears, what its text says, which
 * gates stand, where the signatures go, the file that receives them. Declared
 * in anky-act.h for those who hold one between check and PIN.
 */
struct _AnkyActJob {
  char *input_path;
  const AnkyActOptions *options; /* borrowed */
  AnkyCertificate *certificate;  /* NULL: nothing is signed */
  GDateTime *time;               /* that the signatures will state */

  AnkyFile *input;
  AnkyPdfDocument *document;
  AnkyActReader *reader; /* NULL when it was waited for */
  AnkyReport *before;    /* NULL: no signature yet */
  AnkyPageSource *pages; /* NULL: cannot be drawn */
  AnkyAnatomy *anatomy;  /* NULL: cannot be read */
  AnkyProfile *profile;
  AnkyAppearance *picture; /* NULL: none given */
  GPtrArray *gates;        /* AnkyGate, that do not stand open */
  GPtrArray *placements;   /* AnkyPlacement, in the order of signing */
  GPtrArray *requests;     /* AnkyActRequest, one a placement */
  char *output_path;
  AnkyOutput *output;
  AnkyCertificateCheck *check; /* NULL before it was made */
  AnkyActWriter *writer;       /* NULL: the input was not copied */
  AnkyLevel reached;
  gboolean is_lowered; /* no timestamp could be had, and the user said go on */
  gboolean is_unrecorded; /* the record of the check could not be kept */
  GPtrArray *warnings;    /* AnkyGate, to be said */
};

/* Opens, reads, judges what is there and lists the gates. Refuses nothing but
 * what cannot be read. With @copies the output is begun at the same time.
 * Without @certificate there are no gates, and it cannot be prepared. */
AnkyActJob *anky_act_job_open (const char *input_path,
                               const AnkyActOptions *options,
                               AnkyCertificate *certificate,
                               gboolean copies,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Gates, certificate, places, output: all that can refuse before the PIN. */
gboolean anky_act_job_prepare (AnkyActJob *self,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Without the gates and the output: whether the certificate, the document's
 * permissions and its fields allow it at these places. Once for each job. */
gboolean anky_act_job_try_places (AnkyActJob *self,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For evidence that is added to what is signed already: no certificate, no
 * gates, no places. The output is begun. */
AnkyActJob *anky_act_job_open_to_extend (const char *input_path,
                                         const AnkyActOptions *options,
                                         GCancellable *cancellable,
                                         GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* The key's part, then the rest: the evidence, the own check, the file under
 * its name. @key must have begun. */
gboolean anky_act_job_sign (AnkyActJob *self,
                            AnkyKey *key,
                            GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
AnkyActResult *anky_act_job_finish (AnkyActJob *self,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
