/* shim-module.c - SoftHSM with the manners of real tokens
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PKCS#11 module that hands everything to the module ANKY_SHIM_MODULE names
 * (SoftHSM) and changes what shim-control.h lists. It keeps its state in
 * globals, as a C interface without context must.
 */

#include "shim-control.h"

#include <dlfcn.h>
#include <p11-kit/pkcs11.h>
#include <string.h>

#define REAL_MODULE "/usr/lib/softhsm/libsofthsm2.so"
#define MAX_PIN     64

static CK_FUNCTION_LIST *real;
static CK_FUNCTION_LIST shim;
static guint8 last_pin[MAX_PIN];
static gsize last_pin_size;
static gboolean is_logged_in;
static gboolean wants_context_login;
static gboolean hides_found;
static gboolean was_too_small;

CK_RV C_GetFunctionList (CK_FUNCTION_LIST_PTR_PTR list);

static gboolean
is_absent (void)
{
  return shim_control_is ("absent", "1");
}

/* What the control file wants of @function before anything else. */
static CK_RV
interfere (const char *function)
{
  g_autofree char *fail = NULL;

  if (is_absent ())
    return CKR_DEVICE_REMOVED;
  if (shim_control_is ("remove", function)) {
    shim_control_set ("absent", "1");
    return CKR_DEVICE_REMOVED;
  }
  fail = shim_control_dup ("fail");
  if (fail && g_str_has_prefix (fail, function) &&
      fail[strlen (function)] == ':')
    return strtoul (fail + strlen (function) + 1, NULL, 0);
  return CKR_OK;
}

static CK_RV
get_slot_list (CK_BBOOL present, CK_SLOT_ID *slots, CK_ULONG *n_slots)
{
  if (present && is_absent ()) {
    *n_slots = 0;
    return CKR_OK;
  }
  return real->C_GetSlotList (present, slots, n_slots);
}

static CK_FLAGS
flags_of_tries (gulong tries)
{
  switch (tries) {
  case 0:
    return CKF_USER_PIN_LOCKED;
  case 1:
    return CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY;
  case 2:
    return CKF_USER_PIN_COUNT_LOW;
  default:
    return 0;
  }
}

static void
replace_serial (CK_TOKEN_INFO *info)
{
  g_autofree char *serial = shim_control_dup ("serial");

  if (!serial)
    return;
  memset (info->serialNumber, ' ', sizeof info->serialNumber);
  memcpy (info->serialNumber,
          serial,
          MIN (strlen (serial), sizeof info->serialNumber));
}

static CK_RV
get_token_info (CK_SLOT_ID slot, CK_TOKEN_INFO *info)
{
  const CK_FLAGS pin_flags =
      CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED;
  CK_RV rv = interfere ("C_GetTokenInfo");

  if (rv == CKR_OK)
    rv = real->C_GetTokenInfo (slot, info);
  if (rv != CKR_OK)
    return rv;
  info->flags &= ~pin_flags;
  info->flags |= flags_of_tries (shim_control_get_number ("tries", 10));
  info->ulMinPinLen = shim_control_get_number ("min-pin", info->ulMinPinLen);
  info->ulMaxPinLen = shim_control_get_number ("max-pin", info->ulMaxPinLen);
  if (!shim_control_is ("pin-pad", NULL))
    info->flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
  replace_serial (info);
  return CKR_OK;
}

static CK_RV
get_mechanism_info (CK_SLOT_ID slot,
                    CK_MECHANISM_TYPE type,
                    CK_MECHANISM_INFO *info)
{
  if (shim_control_get_number ("no-mechanism", ~0ul) == type)
    return CKR_MECHANISM_INVALID;
  return real->C_GetMechanismInfo (slot, type, info);
}

static CK_RV
open_session (CK_SLOT_ID slot,
              CK_FLAGS flags,
              void *application,
              CK_NOTIFY notify,
              CK_SESSION_HANDLE *session)
{
  CK_RV rv = interfere ("C_OpenSession");

  return rv != CKR_OK
             ? rv
             : real->C_OpenSession (slot, flags, application, notify, session);
}

static void
spend_try (gulong tries)
{
  g_autofree char *left = g_strdup_printf ("%lu", tries - 1);

  shim_control_set ("tries", left);
}

static gboolean
is_last_pin (const CK_UTF8CHAR *pin, CK_ULONG size)
{
  return size == last_pin_size && memcmp (pin, last_pin, size) == 0;
}

static CK_RV
check_pin (CK_SESSION_HANDLE session,
           CK_USER_TYPE user,
           CK_UTF8CHAR *pin,
           CK_ULONG size)
{
  CK_RV rv;

  if (user == CKU_CONTEXT_SPECIFIC)
    return !wants_context_login      ? CKR_OPERATION_NOT_INITIALIZED
           : is_last_pin (pin, size) ? CKR_OK
                                     : CKR_PIN_INCORRECT;
  rv = real->C_Login (session, user, pin, size);
  if (rv == CKR_OK && size <= MAX_PIN) {
    memcpy (last_pin, pin, size);
    last_pin_size = size;
  }
  return rv;
}

static CK_RV
login_with (CK_SESSION_HANDLE session,
            CK_USER_TYPE user,
            CK_UTF8CHAR *pin,
            CK_ULONG size)
{
  gulong tries = shim_control_get_number ("tries", 10);
  CK_RV rv;

  if (tries == 0)
    return CKR_PIN_LOCKED;
  rv = check_pin (session, user, pin, size);
  if (rv == CKR_PIN_INCORRECT)
    spend_try (tries);
  if (rv == CKR_OK && user == CKU_CONTEXT_SPECIFIC)
    wants_context_login = FALSE;
  if (rv == CKR_OK && user == CKU_USER)
    is_logged_in = TRUE;
  return rv;
}

static CK_RV
login (CK_SESSION_HANDLE session,
       CK_USER_TYPE user,
       CK_UTF8CHAR *pin,
       CK_ULONG size)
{
  g_autofree char *typed = shim_control_dup ("pin-pad");
  CK_RV rv;

  shim_log (user == CKU_CONTEXT_SPECIFIC ? "C_Login context"
            : pin                        ? "C_Login"
                                         : "C_Login pad");
  rv = interfere ("C_Login");
  if (rv != CKR_OK)
    return rv;
  if (!typed)
    return pin ? login_with (session, user, pin, size) : CKR_ARGUMENTS_BAD;
  if (pin)
    return CKR_ARGUMENTS_BAD;
  return login_with (session, user, (CK_UTF8CHAR *) typed, strlen (typed));
}

static CK_RV
logout (CK_SESSION_HANDLE session)
{
  shim_log ("C_Logout");
  is_logged_in = FALSE;
  return real->C_Logout (session);
}

static gboolean
is_about_keys (CK_ATTRIBUTE *template, CK_ULONG n)
{
  for (CK_ULONG i = 0; i < n; i++) {
    CK_OBJECT_CLASS class;

    if (template[i].type != CKA_CLASS || template[i].ulValueLen != sizeof class)
      continue;
    memcpy (&class, template[i].pValue, sizeof class);
    return class == CKO_PUBLIC_KEY || class == CKO_PRIVATE_KEY;
  }
  return FALSE;
}

static CK_RV
find_objects_init (CK_SESSION_HANDLE session,
                   CK_ATTRIBUTE *template,
                   CK_ULONG n)
{
  hides_found = shim_control_is ("hide-keys", "1") && !is_logged_in &&
                is_about_keys (template, n);
  return real->C_FindObjectsInit (session, template, n);
}

static CK_RV
find_objects (CK_SESSION_HANDLE session,
              CK_OBJECT_HANDLE *objects,
              CK_ULONG max,
              CK_ULONG *n)
{
  CK_RV rv = interfere ("C_FindObjects");

  if (rv == CKR_OK)
    rv = real->C_FindObjects (session, objects, max, n);
  if (rv == CKR_OK && hides_found)
    *n = 0;
  return rv;
}

static CK_RV
get_attribute_value (CK_SESSION_HANDLE session,
                     CK_OBJECT_HANDLE object,
                     CK_ATTRIBUTE *template,
                     CK_ULONG n)
{
  CK_RV rv = real->C_GetAttributeValue (session, object, template, n);

  for (CK_ULONG i = 0; i < n; i++) {
    if (template[i].type == CKA_ALWAYS_AUTHENTICATE && template[i].pValue &&
        shim_control_is ("always-authenticate", "1")) {
      *(CK_BBOOL *) template[i].pValue = CK_TRUE;
      rv = CKR_OK;
    }
  }
  return rv;
}

static CK_RV
sign_init (CK_SESSION_HANDLE session,
           CK_MECHANISM *mechanism,
           CK_OBJECT_HANDLE key)
{
  CK_RV rv = interfere ("C_SignInit");

  if (rv != CKR_OK)
    return rv;
  if (shim_control_get_number ("no-mechanism", ~0ul) == mechanism->mechanism ||
      shim_control_get_number ("veto-mechanism", ~0ul) == mechanism->mechanism)
    return CKR_MECHANISM_INVALID;
  rv = real->C_SignInit (session, mechanism, key);
  wants_context_login =
      rv == CKR_OK && shim_control_is ("always-authenticate", "1");
  was_too_small = FALSE;
  return rv;
}

static CK_RV
sign (CK_SESSION_HANDLE session,
      CK_BYTE *data,
      CK_ULONG data_size,
      CK_BYTE *signature,
      CK_ULONG *size)
{
  CK_RV rv;

  shim_log ("C_Sign");
  g_usleep (1000 * shim_control_get_number ("slow-ms", 0));
  rv = interfere ("C_Sign");
  if (rv != CKR_OK)
    return rv;
  if (wants_context_login)
    return CKR_USER_NOT_LOGGED_IN;
  if (shim_control_is ("small-buffer", "1") && !was_too_small) {
    was_too_small = TRUE;
    *size = 2048;
    return CKR_BUFFER_TOO_SMALL;
  }
  return real->C_Sign (session, data, data_size, signature, size);
}

static gboolean
load_real (void)
{
  const char *path = g_getenv ("ANKY_SHIM_MODULE");
  void *library = dlopen (path ? path : REAL_MODULE, RTLD_NOW | RTLD_LOCAL);
  CK_C_GetFunctionList get_list;

  if (!library)
    return FALSE;
  *(void **) &get_list = dlsym (library, "C_GetFunctionList");
  return get_list && get_list (&real) == CKR_OK;
}

CK_RV
C_GetFunctionList (CK_FUNCTION_LIST_PTR_PTR list)
{
  if (!real && !load_real ())
    return CKR_LIBRARY_LOAD_FAILED;
  shim = *real;
  shim.C_GetFunctionList = C_GetFunctionList;
  shim.C_GetSlotList = get_slot_list;
  shim.C_GetTokenInfo = get_token_info;
  shim.C_GetMechanismInfo = get_mechanism_info;
  shim.C_OpenSession = open_session;
  shim.C_Login = login;
  shim.C_Logout = logout;
  shim.C_FindObjectsInit = find_objects_init;
  shim.C_FindObjects = find_objects;
  shim.C_GetAttributeValue = get_attribute_value;
  shim.C_SignInit = sign_init;
  shim.C_Sign = sign;
  *list = &shim;
  return CKR_OK;
}
