/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-scan.h"

#include "anky-token-objects.h"
#include "anky-token-uri-private.h"

#define TRUST_MODEL "p11-kit-trust"

static const struct {
  AnkySignatureScheme scheme;
  CK_MECHANISM_TYPE mechanism;
} mechanisms[] = {
  { ANKY_SCHEME_RSA_PKCS1, CKM_RSA_PKCS },
  { ANKY_SCHEME_RSA_PSS, CKM_RSA_PKCS_PSS },
  { ANKY_SCHEME_ECDSA, CKM_ECDSA },
};

static guint
read_schemes (CK_FUNCTION_LIST *functions, CK_SLOT_ID slot)
{
  guint schemes = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (mechanisms); i++) {
    CK_MECHANISM_INFO info = { 0 };

    if (functions->C_GetMechanismInfo (slot, mechanisms[i].mechanism, &info) ==
            CKR_OK &&
        info.flags & CKF_SIGN)
      schemes |= 1u << mechanisms[i].scheme;
  }
  return schemes;
}

/* Trusted web roots are no signer's token. Inside Flatpak their module has no
 * flag that says so, hence the model as well. */
static gboolean
is_signer_token (const CK_TOKEN_INFO *info)
{
  g_autofree char *model =
      anky_p11_dup_padded (info->model, sizeof info->model);

  return info->flags & CKF_TOKEN_INITIALIZED &&
         info->flags & CKF_LOGIN_REQUIRED && !g_str_equal (model, TRUST_MODEL);
}

static AnkyTokenData *
describe_token (const AnkyModule *module,
                CK_SLOT_ID slot,
                const CK_TOKEN_INFO *info)
{
  AnkyTokenData *self = g_new0 (AnkyTokenData, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->module_name = g_strdup (module->name);
  self->module_path = g_strdup (module->path);
  self->is_module_extra = module->is_extra;
  self->module_info = module->info;
  self->slot = slot;
  self->info = *info;
  self->uri = anky_token_uri_format_token (info);
  self->label = anky_p11_dup_padded (info->label, sizeof info->label);
  self->serial =
      anky_p11_dup_padded (info->serialNumber, sizeof info->serialNumber);
  self->model = anky_p11_dup_padded (info->model, sizeof info->model);
  self->pin_state = anky_pin_state_from_flags (info->flags);
  self->certificates = g_ptr_array_new_with_free_func (
      (GDestroyNotify) anky_certificate_data_unref);
  return self;
}

static int
compare_certificates (gconstpointer a, gconstpointer b)
{
  const AnkyCertificateData *first = *(AnkyCertificateData *const *) a;
  const AnkyCertificateData *second = *(AnkyCertificateData *const *) b;
  int order = g_strcmp0 (first->label, second->label);

  return order != 0 ? order : g_strcmp0 (first->uri, second->uri);
}

static gboolean
read_objects (AnkyTokenData *self, CK_FUNCTION_LIST *functions)
{
  CK_SESSION_HANDLE session;

  if (functions->C_OpenSession (self->slot,
                                CKF_SERIAL_SESSION,
                                NULL,
                                NULL,
                                &session) != CKR_OK)
    return FALSE;
  self->schemes = read_schemes (functions, self->slot);
  anky_token_read_certificates (functions, session, self);
  g_ptr_array_sort (self->certificates, compare_certificates);
  functions->C_CloseSession (session);
  return TRUE;
}

static AnkyTokenData *
find_same (GPtrArray *tokens, const AnkyTokenData *token)
{
  for (guint i = 0; tokens && i < tokens->len; i++) {
    AnkyTokenData *other = g_ptr_array_index (tokens, i);

    if (anky_token_data_is_same (other, token))
      return other;
  }
  return NULL;
}

static void
copy_objects (AnkyTokenData *self, const AnkyTokenData *known)
{
  self->schemes = known->schemes;
  for (guint i = 0; i < known->certificates->len; i++)
    g_ptr_array_add (
        self->certificates,
        anky_certificate_data_ref (g_ptr_array_index (known->certificates, i)));
}

static AnkyTokenData *
look_at_slot (const AnkyModule *module, CK_SLOT_ID slot, GPtrArray *known)
{
  g_autoptr (AnkyTokenData) self = NULL;
  const AnkyTokenData *before;
  CK_TOKEN_INFO info = { 0 };

  if (module->functions->C_GetTokenInfo (slot, &info) != CKR_OK ||
      !is_signer_token (&info))
    return NULL;
  self = describe_token (module, slot, &info);
  before = find_same (known, self);
  if (before)
    copy_objects (self, before);
  else if (!read_objects (self, module->functions))
    return NULL;
  return g_steal_pointer (&self);
}

/* The same token through two modules (a vendor's driver and OpenSC) is shown
 * once, through the one that was named by path if there is one. Two tokens
 * that only look alike come through one and the same module. */
static void
add_token (GPtrArray *tokens, AnkyTokenData *token)
{
  for (guint i = 0; i < tokens->len; i++) {
    AnkyTokenData *other = g_ptr_array_index (tokens, i);

    if (!g_str_equal (other->uri, token->uri) ||
        g_str_equal (other->module_path, token->module_path))
      continue;
    if (token->is_module_extra && !other->is_module_extra) {
      g_ptr_array_index (tokens, i) = token;
      anky_token_data_unref (other);
    } else {
      anky_token_data_unref (token);
    }
    return;
  }
  g_ptr_array_add (tokens, token);
}

static int
compare_tokens (gconstpointer a, gconstpointer b)
{
  const AnkyTokenData *first = *(AnkyTokenData *const *) a;
  const AnkyTokenData *second = *(AnkyTokenData *const *) b;
  int order = g_strcmp0 (first->label, second->label);

  return order != 0 ? order : g_strcmp0 (first->uri, second->uri);
}

GPtrArray *
anky_token_scan (AnkyModules *modules, GPtrArray *known)
{
  GPtrArray *tokens =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_token_data_unref);
  GPtrArray *list = anky_modules_get (modules);

  for (guint i = 0; i < list->len; i++) {
    const AnkyModule *module = g_ptr_array_index (list, i);
    g_autoptr (GArray) slots = anky_p11_list_slots (module->functions, NULL);

    for (guint j = 0; slots && j < slots->len; j++) {
      AnkyTokenData *token =
          look_at_slot (module, g_array_index (slots, CK_SLOT_ID, j), known);

      if (token)
        add_token (tokens, token);
    }
  }
  g_ptr_array_sort (tokens, compare_tokens);
  return tokens;
}

gboolean
anky_token_locate (AnkyModules *modules,
                   const AnkyTokenData *token,
                   CK_FUNCTION_LIST **functions_out,
                   CK_SLOT_ID *slot_out,
                   GError **error)
{
  AnkyModule *module = anky_modules_find (modules, token->module_path);
  g_autoptr (GArray) slots =
      module ? anky_p11_list_slots (module->functions, NULL) : NULL;

  for (guint i = 0; slots && i < slots->len; i++) {
    CK_SLOT_ID slot = g_array_index (slots, CK_SLOT_ID, i);
    CK_TOKEN_INFO info = { 0 };

    if (module->functions->C_GetTokenInfo (slot, &info) != CKR_OK ||
        !anky_token_data_has_info (token, &info))
      continue;
    *functions_out = module->functions;
    *slot_out = slot;
    return TRUE;
  }
  g_set_error (error,
               ANKY_TOKEN_ERROR,
               ANKY_TOKEN_ERROR_REMOVED,
               "the token \"%s\" is not plugged in",
               token->label);
  return FALSE;
}
