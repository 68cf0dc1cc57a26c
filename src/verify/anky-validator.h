/* anky-validator.h - judges every signature of a document and every later
 * change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"
#include "anky-page-source.h"
#include "anky-pdf-document.h"
#include "anky-report.h"

G_BEGIN_DECLS

/* The hash states that a writer already has: bytes [0, end) were hashed as they
 * were copied, so the self-check reads only what is new (design decision 10).
 */
typedef struct {
  const AnkyDigest *digest;
  guint64 end;
} AnkyKnownPrefix;

/* The renderer's view of a document, for design decisions 16 and 17: makes a
 * page source for it, which is asked from several threads. NULL if it cannot be
 * had. */
typedef AnkyPageSource *(*AnkyPageSourceFunc) (AnkyFile *document,
                                               gpointer user_data,
                                               GError **error);

/* What the text of the document says, where it is read anyhow: borrowed until
 * the judgement ends. NULL if it cannot be had. Waits. */
typedef const AnkyAnatomy *(*AnkyAnatomyFunc) (gpointer user_data);

typedef struct {
  AnkyTrust *trust;                    /* NULL: nothing is trusted */
  AnkyFetcher *fetcher;                /* NULL: no network */
  GDateTime *at;                       /* validation time; NULL: now */
  const AnkyKnownPrefix *known_prefix; /* NULL */
  /* With a known prefix: signatures that lie inside it were judged before and
   * are listed with integrity unknown and the finding "judged-before". */
  gboolean only_new;
  AnkyPageSourceFunc
      page_source; /* NULL: later changes that need drawing are unknown */
  gpointer page_source_data;
  AnkyAnatomyFunc anatomy; /* NULL: read from the page source when needed */
  gpointer anatomy_data;
} AnkyValidateOptions;

/* Never fails for what a file holds: a document that cannot be judged has a
 * report that says so. A finding of severity error about the document means
 * that it must not be accepted. NULL only when cancelled or the file changed
 * under us. Thread: blocks (network, drawing); never on the main thread. */
AnkyReport *anky_validate (AnkyPdfDocument *document,
                           const AnkyValidateOptions *options,
                           GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
