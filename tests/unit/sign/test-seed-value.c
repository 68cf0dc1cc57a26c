/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-cms.h"
#include "anky-pdf-form.h"
#include "sign-fixture.h"

static const char *seed_entries;

static void
add_seeded (PdfBuilder *builder)
{
  pdf_builder_add (builder,
                   11,
                   "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Leader) "
                   "/Rect [50 50 200 100] /P 3 0 R /SV << /Type /SV %s >> >>",
                   seed_entries);
}

static GBytes *
make_form (const char *entries)
{
  seed_entries = entries;
  return sign_fixture_form ("[11 0 R]", add_seeded);
}

static const struct {
  const char *name;
  const char *entries;
  AnkySignRequest request;
} refused[] = {
  { "filter", "/Ff 1 /Filter /Other.Handler", { .field_name = "Leader" } },
  { "sub-filter",
    "/Ff 2 /SubFilter [/adbe.pkcs7.detached]",
    { .field_name = "Leader" } },
  { "version", "/Ff 4 /V 9", { .field_name = "Leader" } },
  { "reasons", "/Ff 8 /Reasons [(A) (B)]", { .field_name = "Leader" } },
  { "other-reason",
    "/Ff 8 /Reasons [(A) (B)]",
    { .field_name = "Leader", .reason = "C" } },
  { "attestation",
    "/Ff 16 /LegalAttestation [(x)]",
    { .field_name = "Leader" } },
  { "revocation", "/Ff 32 /AddRevInfo true", { .field_name = "Leader" } },
  { "digest", "/Ff 64 /DigestMethod [(SHA1)]", { .field_name = "Leader" } },
  { "lock", "/Ff 128 /LockDocument /true", { .field_name = "Leader" } },
  { "appearance", "/Ff 256 /AppearanceFilter (x)", { .field_name = "Leader" } },
  { "mdp-unknown", "/MDP << /P 9 >>", { .field_name = "Leader" } },
  { "mdp-other",
    "/MDP << /P 1 >>",
    { .field_name = "Leader", .docmdp = ANKY_DOCMDP_FORM_FILLING } },
  { "timestamp",
    "/TimeStamp << /URL (http://x) /Ff 1 >>",
    { .field_name = "Leader" } },
  { "subject",
    "/Cert << /Ff 1 /Subject [<3003020101>] >>",
    { .field_name = "Leader" } },
  { "issuer", "/Cert << /Ff 2 /Issuer [] >>", { .field_name = "Leader" } },
  { "policy", "/Cert << /Ff 4 /OID [(1.2)] >>", { .field_name = "Leader" } },
};

static void
test_refused (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) form = make_form (refused[i].entries);
  AnkySignRequest request = refused[i].request;

  if (request.docmdp == ANKY_DOCMDP_NONE)
    request.docmdp = ANKY_DOCMDP_DEFAULT;
  sign_fixture_assert_refused (form,
                               &request,
                               ANKY_SIGN_ERROR,
                               ANKY_SIGN_ERROR_NOT_PERMITTED);
}

/* The same wishes without the flag that makes them requirements, and those
 * that are met. */
static const char *const allowed[] = {
  "",
  "/Filter /Other.Handler",
  ("/Ff 3 /Filter /Adobe.PPKLite "
   "/SubFilter [/adbe.pkcs7.detached /ETSI.CAdES.detached]"),
  "/SubFilter [/adbe.pkcs7.detached]",
  "/Ff 4 /V 2",
  "/Ff 8 /Reasons [(A)]",
  "/Reasons [(A) (B)]",
  "/Ff 16",
  "/Ff 32 /AddRevInfo false",
  "/Ff 64 /DigestMethod [(SHA1) (SHA256)]",
  "/DigestMethod [(SHA1)]",
  "/Ff 128 /LockDocument /false",
  "/MDP << /P 0 >>",
  "/MDP << /P 2 >>",
  "/TimeStamp << /URL (http://x) >>",
};

static void
test_allowed (void)
{
  const AnkySignRequest request = {
    .field_name = "Leader",
    .docmdp = ANKY_DOCMDP_DEFAULT,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++) {
    g_autoptr (GBytes) form = make_form (allowed[i]);
    g_autoptr (GBytes) result = sign_fixture_sign_good (form, &request);

    g_assert_nonnull (result);
  }
}

static AnkyPdfSignatureField *
sign_and_look (const char *entries, const AnkySignRequest *request)
{
  g_autoptr (GBytes) form = make_form (entries);
  g_autoptr (GBytes) result = sign_fixture_sign_good (form, request);
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (result);
  AnkyPdfSignatureField *field = sign_fixture_get_field (document, "Leader");

  /* The field borrows from its document, which lives until the test ends. */
  g_test_queue_unref (g_steal_pointer (&document));
  return field;
}

static AnkyDigestAlgorithm
get_digest (const AnkyPdfSignatureField *field)
{
  gsize size;
  const guint8 *data =
      anky_pdf_object_get_string (anky_pdf_dict_get (field->value, "Contents"),
                                  &size);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AnkyCms) cms = anky_cms_parse (bytes, NULL, NULL);

  return anky_cms_get_digest_algorithm (cms);
}

static void
test_obeyed (void)
{
  const AnkySignRequest request = {
    .field_name = "Leader",
    .reason = "mine",
    .docmdp = ANKY_DOCMDP_DEFAULT,
  };
  g_autoptr (AnkyPdfSignatureField) digest =
      sign_and_look ("/Ff 64 /DigestMethod [(SHA1) (SHA384)]", &request);
  g_autoptr (AnkyPdfSignatureField) reason =
      sign_and_look ("/Ff 8 /Reasons [(Given)]", &request);
  g_autoptr (AnkyPdfSignatureField) none =
      sign_and_look ("/Ff 8 /Reasons [(.)]", &request);
  g_autoptr (AnkyPdfSignatureField) approval =
      sign_and_look ("/MDP << /P 0 >>", &request);
  g_autofree char *given =
      anky_pdf_object_dup_text (anky_pdf_dict_get (reason->value, "Reason"));

  g_assert_cmpint (get_digest (digest), ==, ANKY_DIGEST_SHA384);
  g_assert_cmpstr (given, ==, "Given");
  g_assert_null (anky_pdf_dict_get (none->value, "Reason"));
  g_assert_null (anky_pdf_dict_get (approval->value, "Reference"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *path =
        g_strconcat ("/sign/seed-value/refused/", refused[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
  }
  g_test_add_func ("/sign/seed-value/allowed", test_allowed);
  g_test_add_func ("/sign/seed-value/obeyed", test_obeyed);
  return g_test_run ();
}
