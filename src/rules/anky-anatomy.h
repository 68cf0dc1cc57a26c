/* anky-anatomy.h - a document read as a clerk reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-source.h"

G_BEGIN_DECLS

/* Whose form the document follows, as far as its text tells. */
typedef enum {
  ANKY_DOCUMENT_OTHER,    /* a private letter, an attachment, a form */
  ANKY_DOCUMENT_DECREE,   /* Quốc hiệu: NĐ 30/2020 */
  ANKY_DOCUMENT_PARTY,    /* "ĐẢNG CỘNG SẢN VIỆT NAM" */
  ANKY_DOCUMENT_SCAN,     /* pictures, no text */
  ANKY_DOCUMENT_SCAN_OCR, /* a picture of the page with text behind it */
} AnkyDocumentKind;

const char *anky_document_kind_to_string (AnkyDocumentKind kind);

/* A place on a line that is filled by hand or by a signature: the space
 * between two printed words. */
typedef struct {
  AnkyRectMm rect; /* empty space, or what is printed in it */
  char *printed;   /* digits that stand there; NULL for a blank */
} AnkyBlank;

/* Ô 3: "Số: …/ký hiệu". */
typedef struct {
  gboolean is_found;
  guint page;
  AnkyBlank number;
  char *symbol; /* behind the "/": "UBND-KGVX"; NULL without one */
  AnkyRectMm line;
  double font_size_pt;
  gboolean is_italic;
  double baseline_mm;
} AnkyNumberLine;

/* Ô 4: "Địa danh, ngày … tháng … năm …". */
typedef struct {
  gboolean is_found;
  guint page;
  AnkyBlank day;
  AnkyBlank month;
  AnkyBlank year;
  char *place;
  AnkyRectMm line;
  double font_size_pt;
  gboolean is_italic;
  double baseline_mm;
} AnkyDateLine;

/* Ô 7a to 7c: one signer's block. */
typedef struct {
  guint page;
  GPtrArray *titles; /* char *, lines of ô 7a from the top */
  char *title;       /* the last of them, wrapped lines joined */
  char *body;        /* that stands above ô 7a of a joint document; NULL */
  char *other_title; /* ô 7b above the name: "TRƯỞNG BAN CHỈ ĐẠO"; NULL */
  char *name;
  double axis_mm;   /* on which title and name are centred */
  AnkyRectMm space; /* between the last line of 7a and the first of 7b */
  AnkyRectMm title_box;
  AnkyRectMm name_box;
  gboolean is_plain; /* nothing of ô 7a: the line above is the title */
  gboolean has_note; /* "(Ký, ghi rõ họ tên)", "(Đã ký)" in the space */
  double confidence;
} AnkySignerBlock;

/**
 * AnkyAnatomy:
 *
 * What was found of Phụ lục I, ô 1 to 14. Reads the pages that matter first:
 * a document of 300 pages is known from a handful. Immutable. Thread: any;
 * reading blocks.
 */
typedef struct {
  AnkyDocumentKind kind;
  guint n_pages;
  gboolean has_legacy_fonts; /* no Unicode map, or an encoding of before 2001 */
  char *superior_body;       /* ô 2, the upper line; NULL */
  char *issuing_body;        /* ô 2; NULL */
  AnkyNumberLine number;
  AnkyDateLine date;
  char *type_name;       /* ô 5a: "QUYẾT ĐỊNH"; NULL for a công văn */
  char *subject;         /* ô 5a/5b; NULL */
  GPtrArray *blocks;     /* AnkySignerBlock, in reading order */
  GPtrArray *addressees; /* char *, Kính gửi */
  GPtrArray *recipients; /* char *, Nơi nhận */
  char *secrecy;         /* ô 10a: "MẬT"; NULL */
  char *urgency;         /* ô 10b: "HỎA TỐC"; NULL */
  gboolean is_draft;     /* DỰ THẢO */
  gboolean has_signed_note; /* "(Đã ký)" */
  gboolean has_text_end;    /* "./." */
  guint text_end_page;
  AnkyRectMm text_end;
  gboolean has_recipients;
  guint recipients_page;
  AnkyRectMm recipients_end; /* of the last line of Nơi nhận */
  GPtrArray
      *first_page_boxes; /* AnkyRectMm *, every line's segment of page 1 */
  double page_width_mm;  /* of page 1 */
  double page_height_mm;
} AnkyAnatomy;

/* NULL only when the source fails or the call was cancelled. */
AnkyAnatomy *anky_anatomy_read (AnkyPageSource *pages,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anky_anatomy_free (AnkyAnatomy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyAnatomy, anky_anatomy_free)

G_END_DECLS
