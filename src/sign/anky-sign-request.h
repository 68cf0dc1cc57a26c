/* anky-sign-request.h - all that decides one signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-appearance.h"
#include "anky-cms.h"
#include "anky-placement.h"

G_BEGIN_DECLS

#define ANKY_SIGN_ERROR (anky_sign_error_quark ())
GQuark anky_sign_error_quark (void);

typedef enum {
  ANKY_SIGN_ERROR_FAILED,
  ANKY_SIGN_ERROR_NOT_PERMITTED, /* DocMDP, locks, /SV: exit 6 */
  ANKY_SIGN_ERROR_FIELD_USED,
  ANKY_SIGN_ERROR_NO_SPACE, /* CMS larger than the placeholder */
  ANKY_SIGN_ERROR_CERTIFICATE,
  ANKY_SIGN_ERROR_TIMESTAMP,
  ANKY_SIGN_ERROR_SELF_CHECK,
  ANKY_SIGN_ERROR_NO_PLACE,
  ANKY_SIGN_ERROR_PICTURE, /* unreadable or unfit: exit 3 */
} AnkySignError;

typedef enum {
  ANKY_DOCMDP_DEFAULT = -1, /* P 2 on the first signature, else none */
  ANKY_DOCMDP_NONE = 0,
  ANKY_DOCMDP_NO_CHANGES = 1,
  ANKY_DOCMDP_FORM_FILLING = 2,
  ANKY_DOCMDP_ANNOTATIONS = 3,
} AnkyDocmdp;

/**
 * AnkyDrawnAppearance:
 *
 * The appearance of a request, drawn by anky_signer_draw() while there was
 * time. Immutable. Thread: any.
 */
typedef struct _AnkyDrawnAppearance AnkyDrawnAppearance;
void anky_drawn_appearance_free (AnkyDrawnAppearance *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyDrawnAppearance, anky_drawn_appearance_free)

/* One signature of one document. Plain data: filled by its owner, borrowed by
 * anky_sign_revision() while it runs. */
typedef struct {
  AnkyPlacement *placement;         /* NULL: invisible */
  AnkyAppearance *appearance;       /* NULL: empty */
  const AnkyDrawnAppearance *drawn; /* NULL: drawn when it is signed */
  const char *field_name; /* an existing empty field, or a new one's name; NULL:
                             chosen */
  AnkyDocmdp docmdp;
  const char *reason; /* /Reason; NULL */
  const char *location;
  GDateTime *time; /* /M; NULL: now */
  AnkyCmsOptions cms;
} AnkySignRequest;

G_END_DECLS
