/* anky-pdf-form.h - the signature fields of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document.h"

G_BEGIN_DECLS

/**
 * AnkyPdfSignatureField:
 *
 * A field of type /Sig (ISO 32000-2, 12.7.5.5), signed or empty, found through
 * the AcroForm. Reference counted, immutable; its objects are borrowed from
 * the document.
 */
typedef struct _AnkyPdfSignatureField AnkyPdfSignatureField;
struct _AnkyPdfSignatureField {
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public >*/
  char *name;                  /* fully qualified, UTF-8 */
  AnkyPdfRef ref;              /* {0,0} for a field that is a direct object */
  const AnkyPdfObject *dict;   /* the terminal field */
  AnkyPdfRef widget_ref;       /* of the first widget; may equal ref */
  const AnkyPdfObject *widget; /* NULL if it has none */
  guint n_widgets;
  guint page; /* index from 0; G_MAXUINT if on no page */
  /* Whether that page's /Annots holds the widget; if not, /P alone says where
   * it is, and no viewer shows it. */
  gboolean is_listed;
  gboolean has_rect;          /* it has an area and is not hidden */
  AnkyRectPdf rect;           /* not empty only if visible */
  AnkyPdfRef value_ref;       /* of /V; {0,0} if direct or missing */
  const AnkyPdfObject *value; /* the signature dictionary; NULL: empty */
  const AnkyPdfObject *lock;  /* /Lock, resolved */
  const AnkyPdfObject *seed;  /* /SV, resolved */
  gboolean is_name_unique;
};

AnkyPdfSignatureField *anky_pdf_signature_field_ref (
    AnkyPdfSignatureField *self);
void anky_pdf_signature_field_unref (AnkyPdfSignatureField *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPdfSignatureField,
                               anky_pdf_signature_field_unref)

/* All of them in the order of the field tree; empty when there is no form.
 * Never NULL: error is set, with what could be read returned, when something
 * of the tree could not. (element-type AnkyPdfSignatureField) */
GPtrArray *anky_pdf_revision_list_signature_fields (AnkyPdfRevision *self,
                                                    GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Every fully qualified field name of any type, as a set, to choose a new
 * one that is free. Never NULL, with error as above. */
GHashTable *anky_pdf_revision_list_field_names (AnkyPdfRevision *self,
                                                GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* /Perms /DocMDP: the signature dictionary's reference and its P (1 to 3), 0
 * where the document is not certified. */
guint anky_pdf_revision_get_docmdp (AnkyPdfRevision *self,
                                    AnkyPdfRef *signature_out);

G_END_DECLS
