/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-appearance-reader-private.h"

#include "anky-content-lexer-private.h"
#include "anky-to-unicode-private.h"

#include <string.h>

#define MAX_DEPTH  6u
#define MAX_TOKENS 200000u
#define MAX_FONTS  64u
#define MAX_TEXT   4096u
/* A shift of this many thousandths of an em to the right is a space. */
#define SPACE_SHIFT (-180.0)

typedef struct {
  AnkyPdfRevision *revision;
  const AnkyPdfObject *resources;
  AnkyShown *shown;
  GString *text;
  guint tokens_left;
  guint depth;

  GHashTable *fonts;         /* font dictionary to AnkyToUnicode */
  const AnkyToUnicode *font; /* the one that is set */
  char *name;                /* the last one */
  GByteArray *pending;       /* codes of the last strings */
  gboolean in_array;
} Reader;

static void read_form (Reader *parent, const AnkyPdfObject *form);

static void
add_space (Reader *self)
{
  if (self->text->len > 0 && self->text->str[self->text->len - 1] != ' ')
    g_string_append_c (self->text, ' ');
}

static void
flush_codes (Reader *self)
{
  if (self->font && self->text->len < MAX_TEXT)
    anky_to_unicode_append (self->font,
                            self->pending->data,
                            self->pending->len,
                            self->text);
  g_byte_array_set_size (self->pending, 0);
}

static const AnkyPdfObject *
find_resource (Reader *self, const char *category)
{
  const AnkyPdfObject *names = anky_pdf_revision_lookup (self->revision,
                                                         self->resources,
                                                         category,
                                                         NULL);

  return self->name ? anky_pdf_revision_lookup (self->revision,
                                                names,
                                                self->name,
                                                NULL)
                    : NULL;
}

static void
set_font (Reader *self)
{
  const AnkyPdfObject *font = find_resource (self, "Font");

  self->font = NULL;
  if (!font)
    return;

  self->font = g_hash_table_lookup (self->fonts, font);
  if (self->font || g_hash_table_size (self->fonts) >= MAX_FONTS)
    return;
  self->font = anky_to_unicode_new (self->revision, font);
  g_hash_table_insert (self->fonts, (gpointer) font, (gpointer) self->font);
}

static void
paint_object (Reader *self)
{
  const AnkyPdfObject *object = find_resource (self, "XObject");
  const AnkyPdfObject *subtype =
      anky_pdf_revision_lookup (self->revision, object, "Subtype", NULL);

  if (anky_pdf_object_is_name (subtype, "Image"))
    self->shown->has_picture = TRUE;
  else if (anky_pdf_object_is_name (subtype, "Form"))
    read_form (self, object);
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return g_strv_contains (words, word);
}

static void
run_operator (Reader *self, const char *word)
{
  static const char *const shows[] = { "Tj", "TJ", "'", "\"", NULL };
  static const char *const moves[] = { "BT", "T*", "TD", "Td", "Tm", NULL };
  static const char *const paints[] = {
    "B", "B*", "F", "S", "b", "b*", "f", "f*", "s", "sh", NULL,
  };

  if (is_one_of (word, shows))
    flush_codes (self);
  else if (is_one_of (word, moves))
    add_space (self);
  else if (strcmp (word, "Tf") == 0)
    set_font (self);
  else if (strcmp (word, "Do") == 0)
    paint_object (self);
  else if (strcmp (word, "BI") == 0)
    self->shown->has_picture = TRUE;
  else if (is_one_of (word, paints))
    self->shown->has_paths = TRUE;
  g_byte_array_set_size (self->pending, 0);
}

static void
take_number (Reader *self, double number)
{
  if (!self->in_array || number > SPACE_SHIFT)
    return;
  flush_codes (self);
  add_space (self);
}

static void
take_token (Reader *self, const AnkyContentToken *token)
{
  switch (token->kind) {
  case ANKY_CONTENT_STRING:
    g_byte_array_append (self->pending, token->bytes->data, token->bytes->len);
    break;
  case ANKY_CONTENT_NAME:
    g_free (self->name);
    self->name = g_strdup (anky_content_token_get_text (token));
    break;
  case ANKY_CONTENT_NUMBER:
    take_number (self, token->number);
    break;
  case ANKY_CONTENT_ARRAY_OPEN:
    self->in_array = TRUE;
    break;
  case ANKY_CONTENT_ARRAY_CLOSE:
    self->in_array = FALSE;
    break;
  case ANKY_CONTENT_WORD:
    run_operator (self, anky_content_token_get_text (token));
    break;
  case ANKY_CONTENT_END:
  case ANKY_CONTENT_OTHER:
  default:
    break;
  }
}

static void
read_content (Reader *self, GBytes *content)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (content, &size);
  AnkyContentToken token;
  AnkyCursor cursor;

  anky_cursor_init (&cursor, data, size);
  anky_content_token_init (&token);
  while (self->tokens_left > 0) {
    self->tokens_left--;
    anky_content_lex (&cursor, &token);
    if (token.kind == ANKY_CONTENT_END)
      break;
    take_token (self, &token);
  }
  anky_content_token_clear (&token);
}

static void
read_form (Reader *parent, const AnkyPdfObject *form)
{
  Reader self = *parent;
  g_autoptr (GBytes) content = NULL;

  if (parent->depth >= MAX_DEPTH)
    return;
  content = anky_pdf_revision_decode_stream (parent->revision, form, NULL);
  if (!content)
    return;

  self.depth++;
  self.font = NULL;
  self.name = NULL;
  self.in_array = FALSE;
  self.pending = g_byte_array_new ();
  self.resources =
      anky_pdf_revision_lookup (self.revision, form, "Resources", NULL);
  read_content (&self, content);
  parent->tokens_left = self.tokens_left;
  g_byte_array_unref (self.pending);
  g_free (self.name);
}

/* /N is the appearance, or holds one for each state /AS may name. */
static const AnkyPdfObject *
get_normal (AnkyPdfRevision *revision, const AnkyPdfObject *widget)
{
  const AnkyPdfObject *all =
      anky_pdf_revision_lookup (revision, widget, "AP", NULL);
  const AnkyPdfObject *normal =
      anky_pdf_revision_lookup (revision, all, "N", NULL);
  const char *state = anky_pdf_object_get_name (
      anky_pdf_revision_lookup (revision, widget, "AS", NULL));

  if (anky_pdf_object_get_type (normal) == ANKY_PDF_TYPE_DICT && state)
    normal = anky_pdf_revision_lookup (revision, normal, state, NULL);
  return anky_pdf_object_get_type (normal) == ANKY_PDF_TYPE_STREAM ? normal
                                                                   : NULL;
}

AnkyShown *
anky_appearance_read (AnkyPdfRevision *revision, const AnkyPdfObject *widget)
{
  AnkyShown *shown = g_new0 (AnkyShown, 1);
  const AnkyPdfObject *normal = get_normal (revision, widget);
  Reader reader = {
    .revision = revision,
    .shown = shown,
    .text = g_string_new (NULL),
    .tokens_left = MAX_TOKENS,
    .fonts = g_hash_table_new_full (NULL,
                                    NULL,
                                    NULL,
                                    (GDestroyNotify) anky_to_unicode_free),
  };

  if (normal)
    read_form (&reader, normal);
  shown->text = g_strstrip (
      g_utf8_make_valid (reader.text->str, (gssize) reader.text->len));
  g_string_free (reader.text, TRUE);
  g_hash_table_unref (reader.fonts);
  return shown;
}

void
anky_shown_free (AnkyShown *self)
{
  if (!self)
    return;

  g_free (self->text);
  g_free (self);
}

gboolean
anky_shown_is_empty (const AnkyShown *self)
{
  return !self->has_picture && !self->has_paths && self->text[0] == '\0';
}
