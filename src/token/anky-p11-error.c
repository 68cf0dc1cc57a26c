/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-p11.h"

G_DEFINE_QUARK (anky - token - error - quark, anky_token_error)

typedef struct {
  CK_RV rv;
  AnkyTokenError code;
  const char *sentence;
} Answer;

#define FAILED  ANKY_TOKEN_ERROR_FAILED
#define REMOVED ANKY_TOKEN_ERROR_REMOVED
#define MODULE  ANKY_TOKEN_ERROR_MODULE
#define MECH    ANKY_TOKEN_ERROR_MECHANISM
#define NO_KEY  ANKY_TOKEN_ERROR_NO_KEY
#define BUSY    ANKY_TOKEN_ERROR_BUSY

/* PKCS#11 2.40, 5.1, and the answers that 3.0 added, which p11-kit's header
 * does not name. */
static const Answer answers[] = {
  { CKR_OK, FAILED, "nothing went wrong" },
  { CKR_CANCEL, FAILED, "the token was told to stop" },
  { CKR_HOST_MEMORY, FAILED, "the computer has no memory left" },
  { CKR_SLOT_ID_INVALID, REMOVED, "the reader is not there any more" },
  { CKR_GENERAL_ERROR, FAILED, "the token's driver has failed" },
  { CKR_FUNCTION_FAILED, FAILED, "the token could not do it" },
  { CKR_ARGUMENTS_BAD, FAILED, "the driver refused the arguments" },
  { CKR_NO_EVENT, FAILED, "no token came or went" },
  { CKR_NEED_TO_CREATE_THREADS, MODULE, "the driver needs its own threads" },
  { CKR_CANT_LOCK, MODULE, "the driver cannot be used from threads" },
  { CKR_ATTRIBUTE_READ_ONLY, FAILED, "the attribute can only be read" },
  { CKR_ATTRIBUTE_SENSITIVE, FAILED, "the token keeps the attribute secret" },
  { CKR_ATTRIBUTE_TYPE_INVALID, FAILED, "the object has no such attribute" },
  { CKR_ATTRIBUTE_VALUE_INVALID, FAILED, "the attribute's value is not valid" },
  { CKR_ACTION_PROHIBITED, FAILED, "the token's rules forbid it" },
  { CKR_DATA_INVALID, MECH, "the token does not take such data" },
  { CKR_DATA_LEN_RANGE, MECH, "the token does not take data of this length" },
  { CKR_DEVICE_ERROR, FAILED, "the token or its reader is faulty" },
  { CKR_DEVICE_MEMORY, FAILED, "the token has no memory left" },
  { CKR_DEVICE_REMOVED, REMOVED, "the token was pulled out" },
  { CKR_ENCRYPTED_DATA_INVALID, FAILED, "the encrypted data is not valid" },
  { CKR_ENCRYPTED_DATA_LEN_RANGE,
    FAILED,
    "the encrypted data has a wrong length" },
  { 0x42 /* CKR_AEAD_DECRYPT_FAILED */,
    FAILED,
    "the encrypted data was changed" },
  { CKR_FUNCTION_CANCELED, FAILED, "it was cancelled at the token" },
  { CKR_FUNCTION_NOT_PARALLEL, FAILED, "nothing runs in parallel" },
  { CKR_FUNCTION_NOT_SUPPORTED, MECH, "the driver cannot do this" },
  { CKR_KEY_HANDLE_INVALID, NO_KEY, "the key is not there any more" },
  { CKR_KEY_SIZE_RANGE, MECH, "the key's size does not suit the signature" },
  { CKR_KEY_TYPE_INCONSISTENT,
    MECH,
    "the key's type does not suit the signature" },
  { CKR_KEY_NOT_NEEDED, FAILED, "a key was given that is not needed" },
  { CKR_KEY_CHANGED, FAILED, "the key has changed" },
  { CKR_KEY_NEEDED, FAILED, "a key is needed" },
  { CKR_KEY_INDIGESTIBLE, FAILED, "the key cannot be hashed" },
  { CKR_KEY_FUNCTION_NOT_PERMITTED, MECH, "the key may not be used to sign" },
  { CKR_KEY_NOT_WRAPPABLE, FAILED, "the key cannot be wrapped" },
  { CKR_KEY_UNEXTRACTABLE, FAILED, "the key cannot leave the token" },
  { CKR_MECHANISM_INVALID,
    MECH,
    "the token cannot make this kind of signature" },
  { CKR_MECHANISM_PARAM_INVALID,
    MECH,
    "the token refused the parameters of the signature" },
  { CKR_OBJECT_HANDLE_INVALID, NO_KEY, "the object is not there any more" },
  { CKR_OPERATION_ACTIVE, BUSY, "the token is busy with another operation" },
  { CKR_OPERATION_NOT_INITIALIZED, FAILED, "the operation was not begun" },
  { CKR_PIN_INCORRECT, ANKY_TOKEN_ERROR_PIN_INCORRECT, "the PIN is not right" },
  { CKR_PIN_INVALID,
    ANKY_TOKEN_ERROR_PIN_INCORRECT,
    "the PIN has characters that the token does not take" },
  { CKR_PIN_LEN_RANGE,
    ANKY_TOKEN_ERROR_PIN_LENGTH,
    "the PIN is too short or too long for the token" },
  { CKR_PIN_EXPIRED,
    ANKY_TOKEN_ERROR_PIN_EXPIRED,
    "the PIN has expired and must be changed first" },
  { CKR_PIN_LOCKED, ANKY_TOKEN_ERROR_PIN_LOCKED, "the token is locked" },
  { CKR_SESSION_CLOSED, REMOVED, "the connection to the token was closed" },
  { CKR_SESSION_COUNT, BUSY, "the token has too many sessions open" },
  { CKR_SESSION_HANDLE_INVALID,
    REMOVED,
    "the connection to the token is gone" },
  { CKR_SESSION_PARALLEL_NOT_SUPPORTED,
    FAILED,
    "the token has no parallel sessions" },
  { CKR_SESSION_READ_ONLY, FAILED, "the session can only read" },
  { CKR_SESSION_EXISTS, BUSY, "another session is open on the token" },
  { CKR_SESSION_READ_ONLY_EXISTS,
    BUSY,
    "another session is open on the token that can only read" },
  { CKR_SESSION_READ_WRITE_SO_EXISTS,
    BUSY,
    "the token's administrator is logged in" },
  { CKR_SIGNATURE_INVALID, FAILED, "the signature is not valid" },
  { CKR_SIGNATURE_LEN_RANGE, FAILED, "the signature has a wrong length" },
  { CKR_TEMPLATE_INCOMPLETE, FAILED, "an attribute is missing" },
  { CKR_TEMPLATE_INCONSISTENT, FAILED, "the attributes contradict each other" },
  { CKR_TOKEN_NOT_PRESENT, REMOVED, "the token is not plugged in" },
  { CKR_TOKEN_NOT_RECOGNIZED, FAILED, "the driver does not know this token" },
  { CKR_TOKEN_WRITE_PROTECTED, FAILED, "the token can only be read" },
  { CKR_UNWRAPPING_KEY_HANDLE_INVALID,
    FAILED,
    "the unwrapping key is not there" },
  { CKR_UNWRAPPING_KEY_SIZE_RANGE,
    FAILED,
    "the unwrapping key has a wrong size" },
  { CKR_UNWRAPPING_KEY_TYPE_INCONSISTENT,
    FAILED,
    "the unwrapping key is of a wrong type" },
  { CKR_USER_ALREADY_LOGGED_IN, BUSY, "somebody is logged in already" },
  { CKR_USER_NOT_LOGGED_IN, FAILED, "the token wants the PIN first" },
  { CKR_USER_PIN_NOT_INITIALIZED, FAILED, "no PIN was ever set on the token" },
  { CKR_USER_TYPE_INVALID,
    FAILED,
    "the token does not know this kind of login" },
  { CKR_USER_ANOTHER_ALREADY_LOGGED_IN,
    BUSY,
    "another user is logged in to the token" },
  { CKR_USER_TOO_MANY_TYPES, BUSY, "too many users are logged in" },
  { CKR_WRAPPED_KEY_INVALID, FAILED, "the wrapped key is not valid" },
  { CKR_WRAPPED_KEY_LEN_RANGE, FAILED, "the wrapped key has a wrong length" },
  { CKR_WRAPPING_KEY_HANDLE_INVALID, FAILED, "the wrapping key is not there" },
  { CKR_WRAPPING_KEY_SIZE_RANGE, FAILED, "the wrapping key has a wrong size" },
  { CKR_WRAPPING_KEY_TYPE_INCONSISTENT,
    FAILED,
    "the wrapping key is of a wrong type" },
  { CKR_RANDOM_SEED_NOT_SUPPORTED, FAILED, "the token takes no random seed" },
  { CKR_RANDOM_NO_RNG, FAILED, "the token has no random numbers" },
  { CKR_DOMAIN_PARAMS_INVALID,
    MECH,
    "the token does not take the key's parameters" },
  { CKR_CURVE_NOT_SUPPORTED, MECH, "the token does not know the key's curve" },
  { CKR_BUFFER_TOO_SMALL, FAILED, "the answer is larger than it can be" },
  { CKR_SAVED_STATE_INVALID, FAILED, "the saved state is not valid" },
  { CKR_INFORMATION_SENSITIVE, FAILED, "the token keeps it secret" },
  { CKR_STATE_UNSAVEABLE, FAILED, "the state cannot be saved" },
  { CKR_CRYPTOKI_NOT_INITIALIZED, MODULE, "the driver was not started" },
  { CKR_CRYPTOKI_ALREADY_INITIALIZED,
    MODULE,
    "the driver was started already" },
  { CKR_MUTEX_BAD, MODULE, "the driver's lock is not valid" },
  { CKR_MUTEX_NOT_LOCKED, MODULE, "the driver's lock was not locked" },
  { CKR_NEW_PIN_MODE,
    ANKY_TOKEN_ERROR_PIN_EXPIRED,
    "the token wants a new PIN first" },
  { CKR_NEXT_OTP, FAILED, "the token wants the next one-time password" },
  { CKR_EXCEEDED_MAX_ITERATIONS, FAILED, "the token tried too often" },
  { CKR_FIPS_SELF_TEST_FAILED, FAILED, "the token's test of itself failed" },
  { CKR_LIBRARY_LOAD_FAILED,
    MODULE,
    "the driver could not load a library it needs" },
  { CKR_PIN_TOO_WEAK, ANKY_TOKEN_ERROR_PIN_EXPIRED, "the PIN is too weak" },
  { CKR_PUBLIC_KEY_INVALID, FAILED, "the public key is not valid" },
  { CKR_FUNCTION_REJECTED,
    FAILED,
    "it was refused at the token or its reader" },
  { 0x201 /* CKR_TOKEN_RESOURCE_EXCEEDED */,
    BUSY,
    "the token has no room for another operation" },
  { 0x202 /* CKR_OPERATION_CANCEL_FAILED */,
    FAILED,
    "the operation cannot be cancelled" },
  { 0x203 /* CKR_KEY_EXHAUSTED */,
    NO_KEY,
    "the key was used as often as it may be" },
};

static const Answer *
find_answer (CK_RV rv)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    if (answers[i].rv == rv)
      return &answers[i];
  }
  return NULL;
}

const char *
anky_p11_describe (CK_RV rv)
{
  const Answer *answer = find_answer (rv);

  if (answer)
    return answer->sentence;
  if (rv & CKR_VENDOR_DEFINED)
    return "the driver reports an error of its own";
  return "the driver reports an error that PKCS#11 does not know";
}

AnkyTokenError
anky_p11_get_error_code (CK_RV rv)
{
  const Answer *answer = find_answer (rv);

  return answer ? answer->code : ANKY_TOKEN_ERROR_FAILED;
}

gboolean
anky_p11_set_error (GError **error, CK_RV rv, const char *call)
{
  g_set_error (error,
               ANKY_TOKEN_ERROR,
               (int) anky_p11_get_error_code (rv),
               "%s: %s (0x%lX)",
               call,
               anky_p11_describe (rv),
               rv);
  return FALSE;
}
