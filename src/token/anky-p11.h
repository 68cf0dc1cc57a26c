/* anky-p11.h - p11-kit, and the small helpers every caller of it needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only header that includes p11-kit; used inside this folder and by its
 * tests.
 */

#pragma once

#include "anky-token.h"

#include <p11-kit/p11-kit.h>
#include <p11-kit/pkcs11.h>
#include <p11-kit/uri.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (P11KitUri, p11_kit_uri_free)

/* What a module answers is bounded like any other foreign bytes. */
#define ANKY_P11_MAX_SLOTS     256
#define ANKY_P11_MAX_OBJECTS   512
#define ANKY_P11_MAX_ATTRIBUTE (64 * 1024)

/* One sentence and one code for every CK_RV. */
const char *anky_p11_describe (CK_RV rv);
AnkyTokenError anky_p11_get_error_code (CK_RV rv);
/* Returns FALSE. @call: the function that answered so, "C_Sign". */
gboolean anky_p11_set_error (GError **error, CK_RV rv, const char *call);

/* A field padded with blanks, as valid UTF-8. */
char *anky_p11_dup_padded (const CK_UTF8CHAR *text, gsize size)
    G_GNUC_WARN_UNUSED_RESULT;

/* (element-type CK_SLOT_ID): slots in which a token is now. */
GArray *anky_p11_list_slots (CK_FUNCTION_LIST *functions, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* (element-type CK_OBJECT_HANDLE) */
GArray *anky_p11_find_objects (CK_FUNCTION_LIST *functions,
                               CK_SESSION_HANDLE session,
                               CK_ATTRIBUTE *attributes,
                               CK_ULONG n_attributes,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* NULL if the object has it not, or it is empty, or too large to be true. */
GBytes *anky_p11_dup_attribute (CK_FUNCTION_LIST *functions,
                                CK_SESSION_HANDLE session,
                                CK_OBJECT_HANDLE object,
                                CK_ATTRIBUTE_TYPE type)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean anky_p11_get_boolean (CK_FUNCTION_LIST *functions,
                               CK_SESSION_HANDLE session,
                               CK_OBJECT_HANDLE object,
                               CK_ATTRIBUTE_TYPE type);

G_END_DECLS
