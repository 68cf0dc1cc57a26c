/* anky-validation-private.h - one run of the validator, shared by its steps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-clock.h"
#include "anky-cms.h"
#include "anky-pdf-form.h"
#include "anky-restrictions-private.h"
#include "anky-timestamp.h"
#include "anky-validator.h"

G_BEGIN_DECLS

/* What /SubFilter says the value is (ISO 32000-2, table 260; EN 319 142-1,
 * 5.3; 5.4.3). */
typedef enum {
  ANKY_SUB_FILTER_OTHER,
  ANKY_SUB_FILTER_CADES,      /* ETSI.CAdES.detached */
  ANKY_SUB_FILTER_PKCS7,      /* adbe.pkcs7.detached */
  ANKY_SUB_FILTER_PKCS7_SHA1, /* adbe.pkcs7.sha1 */
  ANKY_SUB_FILTER_RFC3161,    /* ETSI.RFC3161 */
} AnkySubFilter;

/**
 * AnkySignature:
 *
 * One signature while it is judged: where its parts stand and what was
 * computed so far. The answers go into @report.
 */
typedef struct {
  AnkySignatureReport *report; /* belongs to the report of the run */

  AnkyPdfSignatureField *field;
  const AnkyPdfObject *dict; /* as read in @revision */
  AnkyPdfRevision *revision; /* the first whose form shows it */
  guint last_seen;           /* number of the last revision that does */

  /* /ByteRange, believed only if has_range: [0, gap_start) [gap_end, end) */
  gboolean has_range;
  guint64 gap_start;
  guint64 gap_end;
  guint64 end;
  AnkyPdfRevision *signed_revision; /* that ends where the range does; NULL */

  AnkySubFilter sub_filter;
  GBytes *contents;     /* decoded, padding included; NULL if there is none */
  AnkyCms *cms;         /* NULL if it cannot be read, or a timestamp */
  AnkyTimestamp *token; /* of ETSI.RFC3161 */
  GBytes *digest;       /* of what the range covers; NULL: not computed */

  AnkyRestrictions *restrictions;

  /* Proven times: when the signature is known to have existed. NULL: never. */
  GDateTime *proven_time;
  gboolean is_skipped; /* lies in a prefix that was judged before */

  AnkyIndication indication;
  AnkySubIndication sub;
  AnkyTimestamp *stamp;     /* the last token that is of it; NULL */
  AnkyPath *timestamp_path; /* of that one's authority; NULL */
} AnkySignature;

/* Validation material of the newest document security store (EN 319 142-1,
 * 5.4.2). Lists are never NULL. */
typedef struct {
  gboolean is_present;
  GPtrArray *certificates; /* AnkyCertificate */
  GPtrArray *ocsp;         /* GBytes */
  GPtrArray *crls;         /* GBytes */
  guint revision;          /* the newest that wrote it; 0: none */
} AnkyDss;

typedef struct {
  AnkyPdfDocument *document;
  const AnkyValidateOptions *options;
  GDateTime *at;
  AnkyReport *report;
  GPtrArray *signatures; /* AnkySignature, parallel to report->signatures */
  AnkyDss dss;
} AnkyValidation;

/* Where a token begins in the file; FALSE if it stands in an object stream. */
gboolean anky_object_get_start (const AnkyPdfObject *object,
                                guint64 *start_out);

void anky_signature_free (AnkySignature *self);

/* The gravest indication stays; of two equally grave ones the first. Adds the
 * finding in any case. */
void anky_signature_fail (AnkySignature *self,
                          AnkyIndication indication,
                          AnkySubIndication sub,
                          const char *code,
                          const char *message_format,
                          ...) G_GNUC_PRINTF (5, 6);

/* The steps, in the order in which they run. */
void anky_validation_collect (AnkyValidation *self);
void anky_signature_check_structure (AnkySignature *self,
                                     AnkyPdfDocument *document);
void anky_validation_check_nesting (AnkyValidation *self);
void anky_signature_read_contents (AnkySignature *self);
gboolean anky_validation_hash (AnkyValidation *self,
                               GCancellable *cancellable,
                               GError **error);
void anky_signature_check_crypto (AnkySignature *self);
void anky_validation_read_dss (AnkyValidation *self);
void anky_dss_clear (AnkyDss *self);
void anky_validation_check_trust (AnkyValidation *self,
                                  GCancellable *cancellable);
void anky_validation_check_form (AnkyValidation *self);
void anky_validation_check_changes (AnkyValidation *self,
                                    GCancellable *cancellable);
void anky_validation_judge_roles (AnkyValidation *self);
void anky_validation_judge_levels (AnkyValidation *self);

G_END_DECLS
