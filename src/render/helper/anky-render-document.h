/* anky-render-document.h - one document as Poppler has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-buffer.h"
#include "anky-poppler.h"
#include "anky-render-protocol.h"

G_BEGIN_DECLS

/**
 * AnkyRenderDocument:
 *
 * The mapped bytes of the revision to show, Poppler's view of them and the
 * page that was asked for last.
 *
 * Thread: the helper has only one.
 */
typedef struct _AnkyRenderDocument AnkyRenderDocument;

/* Maps @length bytes of @fd: what stands past them does not exist here. */
AnkyRenderDocument *anky_render_document_open (int fd,
                                               guint64 length,
                                               const char *password,
                                               GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_render_document_free (AnkyRenderDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyRenderDocument, anky_render_document_free)

guint anky_render_document_get_n_pages (AnkyRenderDocument *self);
/* NULL if Poppler makes no page of it. New each time: a page that was drawn
 * takes what its annotations show for its own text (22.12). */
PopplerPage *anky_render_document_dup_page (AnkyRenderDocument *self,
                                            guint page)
    G_GNUC_WARN_UNUSED_RESULT;
/* ANKY_RENDER_SIZE_BYTES a page. */
void anky_render_document_write_sizes (AnkyRenderDocument *self,
                                       AnkyBuffer *buffer);

/* The window of @request into @pixels. */
gboolean anky_render_document_draw (AnkyRenderDocument *self,
                                    const AnkyRenderRequest *request,
                                    guint8 *pixels,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
