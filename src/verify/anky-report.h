/* anky-report.h - what was found about every signature of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-geometry.h"
#include "anky-key.h"
#include "anky-kind.h"
#include "anky-path.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_COVERS_INVALID,
  ANKY_COVERS_PARTIAL,
  ANKY_COVERS_REVISION,
  ANKY_COVERS_FILE
} AnkyCovers;
typedef enum {
  ANKY_INTEGRITY_UNKNOWN,
  ANKY_INTEGRITY_INTACT,
  ANKY_INTEGRITY_BROKEN
} AnkyIntegrity;
/* In the order of gravity. */
typedef enum {
  ANKY_CHANGES_NONE,
  ANKY_CHANGES_EXTENSION,
  ANKY_CHANGES_FORM_FILLING,
  ANKY_CHANGES_ANNOTATION,
  ANKY_CHANGES_UNKNOWN,
  ANKY_CHANGES_FORBIDDEN,
} AnkyChanges;
typedef enum {
  ANKY_PERMITTED_UNKNOWN = -1,
  ANKY_PERMITTED_NO = 0,
  ANKY_PERMITTED_YES = 1
} AnkyPermitted;
typedef enum {
  ANKY_SEVERITY_INFO,
  ANKY_SEVERITY_WARNING,
  ANKY_SEVERITY_ERROR
} AnkySeverity;
typedef enum {
  ANKY_LEVEL_NONE,
  ANKY_LEVEL_B_B,
  ANKY_LEVEL_B_T,
  ANKY_LEVEL_B_LT,
  ANKY_LEVEL_B_LTA
} AnkyLevel;

const char *anky_covers_to_string (AnkyCovers covers);
const char *anky_integrity_to_string (AnkyIntegrity integrity);
const char *anky_changes_to_string (AnkyChanges changes);
const char *anky_severity_to_string (AnkySeverity severity);
const char *anky_level_to_string (AnkyLevel level); /* "B-T"; NULL for none */
AnkyLevel anky_level_from_string (const char *word);

/* One observation. @code is stable ("later-extension"); @message English. */
typedef struct {
  char *code;
  AnkySeverity severity;
  char *article; /* Vietnamese order; NULL */
  char *message;
  guint32 object;  /* number; 0: none */
  guint64 offset;  /* bytes; 0: none */
  guint page;      /* from 0; G_MAXUINT: none */
  AnkyRectMm rect; /* of what changed; empty: none */
} AnkyFinding;

/* A change after a signed revision: named rule, where, how grave. */
typedef struct {
  AnkyChanges changes;
  char *rule; /* "signature-added", "page-content", ... */
  char *message;
  guint revision; /* that brought it */
  guint32 object;
  char *field;     /* full name of the form field that changed; NULL */
  guint page;      /* G_MAXUINT: none */
  AnkyRectMm rect; /* empty: none */
} AnkyChange;

typedef struct {
  char *field;    /* NULL if unknown */
  guint revision; /* that it signed; 0 unknown */
  AnkyCovers covers;
  AnkyIndication indication;
  AnkySubIndication sub;
  AnkyIntegrity integrity;
  AnkyChanges later_changes;
  AnkyPermitted changes_permitted;
  AnkyLevel level;
  char *sub_filter;
  AnkyDigestAlgorithm digest;
  AnkySignatureScheme scheme;
  AnkyCertificate *signer; /* NULL if not found */
  AnkySignerKind signer_kind;
  AnkyPath *path;          /* NULL if not built */
  GDateTime *claimed_time; /* /M or signing-time; NULL */
  gboolean has_timestamp;
  GDateTime *timestamp_time;
  char *timestamp_tsa;
  AnkyIndication timestamp_indication;
  AnkySubIndication timestamp_sub;
  GDateTime
      *best_time; /* signature time that is proven, else claimed, else NULL */
  AnkyRole role;
  guint page; /* from 0; G_MAXUINT invisible */
  gboolean has_rect;
  AnkyRectMm rect;
  gboolean shows_picture; /* the appearance paints an image */
  char *shown_text;       /* what the appearance writes; NULL: not read */
  gboolean is_removed;    /* reachable in an earlier revision only */
  gboolean is_document_timestamp;
  guint docmdp;        /* P that this signature sets; 0 none */
  guint64 signed_end;  /* end of its byte range */
  GPtrArray *findings; /* AnkyFinding */
  GPtrArray *changes;  /* AnkyChange */
} AnkySignatureReport;

/**
 * AnkyReport:
 *
 * Reference counted, immutable once handed out. Thread: any.
 */
typedef struct {
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public >*/
  guint n_pages;
  guint n_revisions;
  gboolean is_encrypted;
  GPtrArray *signatures; /* AnkySignatureReport, in the order of signing */
  GPtrArray *findings;   /* AnkyFinding about the document */
  GPtrArray *limits;     /* char *, words of limits reached */
} AnkyReport;

AnkyFinding *anky_finding_new (const char *code,
                               AnkySeverity severity,
                               const char *message_format,
                               ...) G_GNUC_PRINTF (3, 4);
void anky_finding_free (AnkyFinding *self);
AnkyChange *anky_change_new (AnkyChanges changes,
                             const char *rule,
                             const char *message_format,
                             ...) G_GNUC_PRINTF (3, 4);
AnkyChange *anky_change_copy (const AnkyChange *self);
void anky_change_free (AnkyChange *self);
AnkySignatureReport *anky_signature_report_new (void);
void anky_signature_report_free (AnkySignatureReport *self);
/* While a report is being made; the finding stays the report's. */
AnkyFinding *anky_signature_report_add (AnkySignatureReport *self,
                                        const char *code,
                                        AnkySeverity severity,
                                        const char *message_format,
                                        ...) G_GNUC_PRINTF (4, 5);
gboolean anky_signature_report_has (const AnkySignatureReport *self,
                                    const char *code);

AnkyReport *anky_report_new (void);
AnkyFinding *anky_report_add (AnkyReport *self,
                              const char *code,
                              AnkySeverity severity,
                              const char *message_format,
                              ...) G_GNUC_PRINTF (4, 5);
/* Once, however often it is reached. */
void anky_report_add_limit (AnkyReport *self, const char *word);
AnkyReport *anky_report_ref (AnkyReport *self);
void anky_report_unref (AnkyReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyReport, anky_report_unref)

G_END_DECLS
