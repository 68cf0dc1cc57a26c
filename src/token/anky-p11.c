/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-p11.h"

#define FIND_CHUNK 32

char *
anky_p11_dup_padded (const CK_UTF8CHAR *text, gsize size)
{
  while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\0'))
    size--;
  return g_utf8_make_valid ((const char *) text, (gssize) size);
}

GArray *
anky_p11_list_slots (CK_FUNCTION_LIST *functions, GError **error)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, TRUE, sizeof (CK_SLOT_ID));
  CK_ULONG n_slots = 0;
  /* PKCS#11 2.40, 5.5: only a call without a list looks for new slots. */
  CK_RV rv = functions->C_GetSlotList (CK_TRUE, NULL, &n_slots);

  if (rv == CKR_OK && n_slots > 0) {
    g_array_set_size (slots, ANKY_P11_MAX_SLOTS);
    n_slots = ANKY_P11_MAX_SLOTS;
    rv = functions->C_GetSlotList (CK_TRUE,
                                   (CK_SLOT_ID *) (void *) slots->data,
                                   &n_slots);
    g_array_set_size (slots, (guint) MIN (n_slots, ANKY_P11_MAX_SLOTS));
  }
  if (rv != CKR_OK) {
    anky_p11_set_error (error, rv, "C_GetSlotList");
    return NULL;
  }
  return g_steal_pointer (&slots);
}

GArray *
anky_p11_find_objects (CK_FUNCTION_LIST *functions,
                       CK_SESSION_HANDLE session,
                       CK_ATTRIBUTE *attributes,
                       CK_ULONG n_attributes,
                       GError **error)
{
  g_autoptr (GArray) found =
      g_array_new (FALSE, FALSE, sizeof (CK_OBJECT_HANDLE));
  CK_RV rv = functions->C_FindObjectsInit (session, attributes, n_attributes);

  if (rv != CKR_OK) {
    anky_p11_set_error (error, rv, "C_FindObjectsInit");
    return NULL;
  }
  while (rv == CKR_OK && found->len < ANKY_P11_MAX_OBJECTS) {
    CK_OBJECT_HANDLE chunk[FIND_CHUNK];
    CK_ULONG n_found = 0;

    rv = functions->C_FindObjects (session, chunk, FIND_CHUNK, &n_found);
    if (rv != CKR_OK || n_found == 0)
      break;
    g_array_append_vals (found, chunk, (guint) MIN (n_found, FIND_CHUNK));
  }
  functions->C_FindObjectsFinal (session);
  if (rv != CKR_OK) {
    anky_p11_set_error (error, rv, "C_FindObjects");
    return NULL;
  }
  return g_steal_pointer (&found);
}

GBytes *
anky_p11_dup_attribute (CK_FUNCTION_LIST *functions,
                        CK_SESSION_HANDLE session,
                        CK_OBJECT_HANDLE object,
                        CK_ATTRIBUTE_TYPE type)
{
  CK_ATTRIBUTE attribute = { type, NULL, 0 };
  g_autofree guint8 *value = NULL;
  CK_ULONG size;

  if (functions->C_GetAttributeValue (session, object, &attribute, 1) != CKR_OK)
    return NULL;
  size = attribute.ulValueLen;
  if (size == 0 || size > ANKY_P11_MAX_ATTRIBUTE)
    return NULL;
  value = g_malloc0 (size);
  attribute.pValue = value;
  if (functions->C_GetAttributeValue (session, object, &attribute, 1) !=
          CKR_OK ||
      attribute.ulValueLen > size)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&value), attribute.ulValueLen);
}

gboolean
anky_p11_get_boolean (CK_FUNCTION_LIST *functions,
                      CK_SESSION_HANDLE session,
                      CK_OBJECT_HANDLE object,
                      CK_ATTRIBUTE_TYPE type)
{
  CK_BBOOL value = CK_FALSE;
  CK_ATTRIBUTE attribute = { type, &value, sizeof value };

  return functions->C_GetAttributeValue (session, object, &attribute, 1) ==
             CKR_OK &&
         value != CK_FALSE;
}
