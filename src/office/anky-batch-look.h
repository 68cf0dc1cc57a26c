/* anky-batch-look.h - one file of many, looked at before anything is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"
#include "anky-receive.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Ô 10b, in the order of haste. */
typedef enum {
  ANKY_URGENCY_NONE,
  ANKY_URGENCY_KHAN,
  ANKY_URGENCY_THUONG_KHAN,
  ANKY_URGENCY_HOA_TOC,
} AnkyUrgency;

/* Why a place is not to be taken unseen (design decision 5). */
typedef enum {
  ANKY_DOUBT_NONE,
  ANKY_DOUBT_NO_PLACE,  /* the text names none */
  ANKY_DOUBT_UNCERTAIN, /* a guess */
  ANKY_DOUBT_SEVERAL,   /* several signers, none chosen */
} AnkyDoubt;

/**
 * AnkyBatchLook:
 *
 * What an act would meet in a file: where it goes, what stands against it, what
 * it will look like; or what is to be answered about a received one. Reference
 * counted, immutable. Thread: any.
 */
typedef struct {
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public >*/
  AnkyKind kind;      /* that was looked at; NONE: the file was checked */
  AnkyKind next_kind; /* what it lacks next; NONE: nothing, or unreadable */
  GError *error;      /* why it cannot be read; NULL */
  GPtrArray *places;  /* AnkyPlacement; NULL: none */
  AnkyDoubt doubt;    /* about them */
  double confidence;  /* of the least certain; 0 without any */
  GPtrArray *gates;   /* AnkyGate, hardest first; empty without certificate */
  GError *refusal;    /* by the document itself or the certificate; NULL */
  gboolean needs_number; /* none is printed */
  gboolean is_there; /* an issued document of this number, where it would go */
  AnkyUrgency urgency;
  char *symbol;             /* "UBND-VX"; NULL */
  char *subject;            /* trích yếu; NULL */
  char *body;               /* that issues it; NULL */
  cairo_surface_t *picture; /* of the place; NULL */
  AnkyReceipt *receipt;     /* of a checked file; NULL */
} AnkyBatchLook;

AnkyBatchLook *anky_batch_look_ref (AnkyBatchLook *self);
void anky_batch_look_unref (AnkyBatchLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyBatchLook, anky_batch_look_unref)

/* For the act of @options (of kind NONE: for what the file lacks next).
 * @certificate: NULL if there is none yet. NULL only when cancelled. Blocks. */
AnkyBatchLook *anky_batch_look_to_sign (const char *path,
                                        const AnkyActOptions *options,
                                        AnkyCertificate *certificate,
                                        GCancellable *cancellable)
    G_GNUC_WARN_UNUSED_RESULT;
/* The answer about a received file. NULL only when cancelled. Blocks. */
AnkyBatchLook *anky_batch_look_to_check (const char *path,
                                         const AnkyReceiveOptions *options,
                                         GCancellable *cancellable)
    G_GNUC_WARN_UNUSED_RESULT;

/* The urgency that a mark of ô 10b names. */
AnkyUrgency anky_urgency_from_mark (const char *mark);

G_END_DECLS
