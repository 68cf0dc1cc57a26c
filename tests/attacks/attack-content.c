/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shadow attacks and changed content: what the signed document is made of is
 * hidden, replaced or switched by an update that looks harmless.
 */

#include "anky-attack.h"
#include "anky-forge.h"

#define P  ANKY_VICTIM_PLAIN
#define C1 ANKY_VICTIM_NO_CHANGES
#define C2 ANKY_VICTIM_FORM_FILLING
#define C3 ANKY_VICTIM_ANNOTATIONS
#define S  ANKY_VICTIM_STREAM

#define OBJECT FALSE, anky_attack_set_object
#define KEYS   FALSE, anky_attack_set_keys
#define STREAM FALSE, anky_attack_set_stream

#define EVIL                                                                   \
  "BT /F1 14 Tf 72 700 Td (Tong so tien phai tra la 9.000.000 dong.) Tj ET"
#define FONT                                                                   \
  "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/"    \
  "Differences[49/nine]>>>>"
#define OTHER_RESOURCES                                                        \
  "<</Font<</F1 12 0 R>>/XObject<</Logo 13 0 R/Later 18 0 R>>>>"

/* The signed entry of one object now leads to where another one stands. */
static GBytes *
forge_redirect (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyPdfDocument) document = anky_letter_open (letter, NULL);
  AnkyPdfPlace place =
      anky_pdf_revision_get_place (anky_pdf_document_get_newest (document),
                                   LETTER_PREPARED);
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);

  anky_forge_note_offset (forge, self->number, (gsize) place.offset);
  anky_forge_append_table (
      forge,
      "/Root 1 0 R/Info 17 0 R/ID[<0123456789abcdef><0123456789abcdef>]");
  return anky_forge_finish (forge);
}

/* An object stream is replaced under its number: its members change without
 * being named. */
static GBytes *
forge_container (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);

  anky_forge_append_object_stream (forge,
                                   LETTER_SIZE,
                                   1,
                                   "3 0 ",
                                   "<</Type/Page/Parent 2 0 R/Contents 18 0 "
                                   "R/Resources 8 0 R>>");
  anky_forge_append_xref_stream (
      forge,
      200,
      "/Root 1 0 R/Info 17 0 R/ID[<0123456789abcdef><0123456789abcdef>]");
  return anky_forge_finish (forge);
}

/* Two steps: hidden in one revision, shown again in the next. */
static GBytes *
forge_there_and_back (GBytes *letter, const AnkyAttack *self)
{
  const AnkyAttack hide = { .number = self->number, .text = self->text };
  const AnkyAttack show = { .number = self->number, .text = self->more };
  g_autoptr (GBytes) hidden = anky_attack_set_object (letter, &hide);

  return anky_attack_set_object (hidden, &show);
}

static GBytes *
forge_free (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);

  anky_forge_note_free (forge, self->number, 65535);
  anky_forge_append_table (
      forge,
      "/Root 1 0 R/Info 17 0 R/ID[<0123456789abcdef><0123456789abcdef>]");
  return anky_forge_finish (forge);
}

static GBytes *
forge_trailer (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (letter);

  if (self->number)
    anky_forge_append_object (forge, self->number, "%s", self->more);
  anky_forge_append_table (forge, self->text);
  return anky_forge_finish (forge);
}

const AnkyAttack anky_attacks_content[] = {
  /* shadow: replace */
  { "shadow-replace/content", P, STREAM, LETTER_CONTENT, EVIL },
  { "shadow-replace/content-certified-1", C1, STREAM, LETTER_CONTENT, EVIL },
  { "shadow-replace/content-certified-2", C2, STREAM, LETTER_CONTENT, EVIL },
  { "shadow-replace/content-certified-3", C3, STREAM, LETTER_CONTENT, EVIL },
  { "shadow-replace/content-stream-file", S, STREAM, LETTER_CONTENT, EVIL },
  { "shadow-replace/font", P, OBJECT, LETTER_FONT, FONT },
  { "shadow-replace/font-certified", C3, OBJECT, LETTER_FONT, FONT },
  { "shadow-replace/font-stream-file", S, OBJECT, LETTER_FONT, FONT },
  { "shadow-replace/resources", P, OBJECT, LETTER_RESOURCES, OTHER_RESOURCES },
  { "shadow-replace/resources-key",
    P,
    KEYS,
    LETTER_RESOURCES,
    "<</ExtGState<</G<</ca 0>>>>>>" },
  { "shadow-replace/page-contents",
    P,
    KEYS,
    LETTER_PAGE,
    "<</Contents 18 0 R>>" },
  { "shadow-replace/page-contents-array",
    P,
    KEYS,
    LETTER_PAGE,
    "<</Contents[6 0 R 18 0 R]>>" },
  { "shadow-replace/page-resources",
    P,
    KEYS,
    LETTER_PAGE,
    "<</Resources<</Font<</F1 13 0 R>>>>>>" },
  { "shadow-replace/object-stream", S, FALSE, forge_container },
  { "shadow-replace/redirect", P, FALSE, forge_redirect, LETTER_CONTENT },
  { "shadow-replace/redirect-second",
    P,
    FALSE,
    forge_redirect,
    LETTER_SECOND_CONTENT },
  /* shadow: hide */
  { "shadow-hide/form",
    P,
    STREAM,
    LETTER_LOGO,
    "",
    "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]>>" },
  { "shadow-hide/form-certified",
    C2,
    STREAM,
    LETTER_LOGO,
    "",
    "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]>>" },
  { "shadow-hide/form-null", P, OBJECT, LETTER_LOGO, "null" },
  { "shadow-hide/form-freed", P, FALSE, forge_free, LETTER_LOGO },
  { "shadow-hide/content-freed", P, FALSE, forge_free, LETTER_CONTENT },
  { "shadow-hide/font-freed", P, FALSE, forge_free, LETTER_FONT },
  { "shadow-hide/page-freed", P, FALSE, forge_free, LETTER_SECOND_PAGE },
  { "shadow-hide/annotations-freed", P, FALSE, forge_free, LETTER_ANNOTS },
  { "shadow-hide/appearance-freed",
    P,
    FALSE,
    forge_free,
    LETTER_TEXT_APPEARANCE },
  { "shadow-hide/layers",
    P,
    KEYS,
    LETTER_CATALOG,
    "<</OCProperties<</OCGs[13 0 R]/D<</OFF[13 0 R]>>>>>>" },
  { "shadow-hide/layer-of-form",
    P,
    KEYS,
    LETTER_RESOURCES,
    "<</Properties<</L<</Type/OCG/Name(x)>>>>>>" },
  /* shadow: hide and replace */
  { "shadow-hide-and-replace/dangling",
    P,
    STREAM,
    LETTER_DANGLING,
    EVIL,
    "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources 8 0 R>>" },
  { "shadow-hide-and-replace/dangling-certified",
    C3,
    STREAM,
    LETTER_DANGLING,
    EVIL,
    "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources 8 0 R>>" },
  { "shadow-hide-and-replace/dangling-stream-file",
    S,
    STREAM,
    LETTER_DANGLING,
    EVIL,
    "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources 8 0 R>>" },
  { "shadow-hide-and-replace/kids",
    P,
    KEYS,
    LETTER_PAGES,
    "<</Kids[4 0 R 3 0 R]>>" },
  { "shadow-hide-and-replace/there-and-back",
    P,
    FALSE,
    forge_there_and_back,
    LETTER_RESOURCES,
    "<<>>",
    OTHER_RESOURCES },
  { "shadow-hide-and-replace/pages",
    P,
    KEYS,
    LETTER_CATALOG,
    "<</Pages 4 0 R>>" },
  { "shadow-hide-and-replace/root",
    P,
    FALSE,
    forge_trailer,
    50,
    "/Root 50 0 R/Info 17 0 R/ID[<0123456789abcdef><0123456789abcdef>]",
    "<</Type/Catalog/Pages 4 0 R/AcroForm 5 0 R>>" },
  /* the page tree */
  { "page-tree/added",
    P,
    KEYS,
    LETTER_PAGES,
    "<</Kids[3 0 R 4 0 R 4 0 R]/Count 3>>" },
  { "page-tree/removed", P, KEYS, LETTER_PAGES, "<</Kids[3 0 R]/Count 1>>" },
  { "page-tree/count", P, KEYS, LETTER_PAGES, "<</Count 1>>" },
  { "page-tree/inherited-box",
    P,
    KEYS,
    LETTER_PAGES,
    "<</MediaBox[0 0 595 400]>>" },
  { "page-tree/inherited-rotate", P, KEYS, LETTER_PAGES, "<</Rotate 180>>" },
  { "page-tree/inherited-resources",
    P,
    KEYS,
    LETTER_PAGES,
    "<</Resources 13 0 R>>" },
  { "page/replaced",
    P,
    OBJECT,
    LETTER_PAGE,
    "<</Type/Page/Parent 2 0 R/Contents 18 0 R/Resources 8 0 R>>" },
  { "page/parent", P, KEYS, LETTER_PAGE, "<</Parent 4 0 R>>" },
  { "page/media-box", P, KEYS, LETTER_PAGE, "<</MediaBox[0 0 595 600]>>" },
  { "page/crop-box", P, KEYS, LETTER_PAGE, "<</CropBox[0 700 595 842]>>" },
  { "page/rotate", P, KEYS, LETTER_PAGE, "<</Rotate 90>>" },
  { "page/user-unit", P, KEYS, LETTER_PAGE, "<</UserUnit 3>>" },
  { "page/group", P, KEYS, LETTER_PAGE, "<</Group<</S/Transparency>>>>" },
  { "page/tabs", P, KEYS, LETTER_PAGE, "<</Tabs/S>>" },
  { "page/action",
    P,
    KEYS,
    LETTER_PAGE,
    "<</AA<</O<</S/JavaScript/JS(x)>>>>>>" },
  { "page/threads", P, KEYS, LETTER_PAGE, "<</B[17 0 R]>>" },
  { "page/duplicate-key",
    P,
    OBJECT,
    LETTER_PAGE,
    "<</Type/Page/Parent 2 0 R/Contents 18 0 R/Contents 6 0 R/Resources 8 0 R/"
    "Annots 19 0 R>>" },
  /* the catalog */
  { "catalog/open-action",
    P,
    KEYS,
    LETTER_CATALOG,
    "<</OpenAction<</S/JavaScript/JS(x)>>>>" },
  { "catalog/open-action-certified",
    C3,
    KEYS,
    LETTER_CATALOG,
    "<</OpenAction<</S/JavaScript/JS(x)>>>>" },
  { "catalog/open-action-stream-file",
    S,
    KEYS,
    LETTER_CATALOG,
    "<</OpenAction<</S/JavaScript/JS(x)>>>>" },
  { "catalog/actions",
    P,
    KEYS,
    LETTER_CATALOG,
    "<</AA<</WC<</S/JavaScript/JS(x)>>>>>>" },
  { "catalog/names",
    P,
    KEYS,
    LETTER_CATALOG,
    "<</Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>>>>>" },
  { "catalog/embedded-files",
    P,
    KEYS,
    LETTER_CATALOG,
    "<</Names<</EmbeddedFiles<</Names[(a) 17 0 R]>>>>>>" },
  { "catalog/outlines", P, KEYS, LETTER_CATALOG, "<</Outlines 17 0 R>>" },
  { "catalog/dests", P, KEYS, LETTER_CATALOG, "<</Dests<</a[3 0 R/Fit]>>>>" },
  { "catalog/viewer-preferences",
    P,
    KEYS,
    LETTER_CATALOG,
    "<</ViewerPreferences<</HideWindowUI true>>>>" },
  { "catalog/page-labels",
    P,
    KEYS,
    LETTER_CATALOG,
    "<</PageLabels<</Nums[0<</S/r>>]>>>>" },
  { "catalog/page-mode", P, KEYS, LETTER_CATALOG, "<</PageMode/FullScreen>>" },
  { "catalog/collection", P, KEYS, LETTER_CATALOG, "<</Collection<<>>>>" },
  { "catalog/lower-version", P, KEYS, LETTER_CATALOG, "<</Version/0>>" },
  { "catalog/not-a-dictionary", P, OBJECT, LETTER_CATALOG, "[3 0 R]" },
  { "catalog/metadata-entity",
    P,
    KEYS,
    LETTER_CATALOG,
    "<</Metadata 18 0 R>>" },
  { "structure/element-changed",
    P,
    KEYS,
    LETTER_STRUCTURE,
    "<</RoleMap<</P/Figure>>>>" },
  { "structure/removed", P, KEYS, LETTER_STRUCTURE, "<</K 3 0 R/Type/X>>" },
  { "trailer/encrypt",
    P,
    FALSE,
    forge_trailer,
    50,
    "/Root 1 0 R/Encrypt 50 0 R/ID[<0123456789abcdef><0123456789abcdef>]",
    "<</Filter/Standard/V 1/R 2/O(x)/U(x)/P -4>>" },
  { "trailer/id",
    P,
    FALSE,
    forge_trailer,
    0,
    "/Root 1 0 R/Info 17 0 R/ID[<ffff><ffff>]" },
  { "trailer/unknown-key",
    P,
    FALSE,
    forge_trailer,
    0,
    "/Root 1 0 R/Other 18 0 R/ID[<0123456789abcdef><0123456789abcdef>]" },
  { NULL },
};
