/* anky-page-accessible.c - a page as assistive technologies read it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-page-accessible.h"

#include "anky-page-widget.h"
#include "anky-text-flow.h"

struct _AnkyPageAccessible {
  GtkWidgetAccessible parent_instance;

  GCancellable *cancellable; /* of the text that was asked for; NULL: none */
  char *text;                /* NULL: not there yet */
};

static void anky_page_accessible_text_init (AtkTextIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    AnkyPageAccessible,
    anky_page_accessible,
    GTK_TYPE_WIDGET_ACCESSIBLE,
    G_IMPLEMENT_INTERFACE (ATK_TYPE_TEXT, anky_page_accessible_text_init))

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyPageAccessible) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPageText) text =
      anky_renderer_get_text_finish (ANKY_RENDERER (source), result, &error);
  g_autoptr (AnkyTextFlow) flow = text ? anky_text_flow_new (text) : NULL;
  AnkyTextRange all = { 0, G_MAXUINT };

  if (!flow || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->text = anky_text_flow_dup_text (flow, all);
  g_signal_emit_by_name (self,
                         "text-changed::insert",
                         0,
                         (int) g_utf8_strlen (self->text, -1));
}

static const char *
get_text (AnkyPageAccessible *self)
{
  GtkWidget *widget = gtk_accessible_get_widget (GTK_ACCESSIBLE (self));

  if (self->text)
    return self->text;

  if (widget && !self->cancellable) {
    self->cancellable = g_cancellable_new ();
    anky_page_widget_get_text_async (ANKY_PAGE_WIDGET (widget),
                                     self->cancellable,
                                     text_cb,
                                     g_object_ref (self));
  }

  return "";
}

/* AtkText, in characters */

static char *
get_part (AtkText *text, int start, int end)
{
  const char *all = get_text (ANKY_PAGE_ACCESSIBLE (text));
  int length = (int) g_utf8_strlen (all, -1);

  if (end < 0 || end > length)
    end = length;
  start = CLAMP (start, 0, end);

  return g_utf8_substring (all, start, end);
}

static int
get_character_count (AtkText *text)
{
  return (int) g_utf8_strlen (get_text (ANKY_PAGE_ACCESSIBLE (text)), -1);
}

static gunichar
get_character (AtkText *text, int offset)
{
  g_autofree char *part = get_part (text, offset, offset + 1);

  return *part ? g_utf8_get_char (part) : 0;
}

static gboolean
is_boundary (gunichar c, AtkTextGranularity granularity)
{
  switch (granularity) {
  case ATK_TEXT_GRANULARITY_CHAR:
    return TRUE;
  case ATK_TEXT_GRANULARITY_WORD:
    return g_unichar_isspace (c);
  case ATK_TEXT_GRANULARITY_SENTENCE:
  case ATK_TEXT_GRANULARITY_LINE:
  case ATK_TEXT_GRANULARITY_PARAGRAPH:
  default:
    return c == '\n';
  }
}

static char *
get_string_at (AtkText *text,
               int offset,
               AtkTextGranularity granularity,
               int *start_out,
               int *end_out)
{
  int length = get_character_count (text);
  int start = CLAMP (offset, 0, length);
  int end = start;

  while (start > 0 &&
         !is_boundary (get_character (text, start - 1), granularity))
    start--;
  while (end < length && !is_boundary (get_character (text, end), granularity))
    end++;
  end = MIN (end + 1, length);
  *start_out = start;
  *end_out = end;

  return get_part (text, start, end);
}

static void
anky_page_accessible_text_init (AtkTextIface *iface)
{
  iface->get_text = get_part;
  iface->get_character_count = get_character_count;
  iface->get_character_at_offset = get_character;
  iface->get_string_at_offset = get_string_at;
}

static void
anky_page_accessible_finalize (GObject *object)
{
  AnkyPageAccessible *self = ANKY_PAGE_ACCESSIBLE (object);

  g_clear_object (&self->cancellable);
  g_free (self->text);

  G_OBJECT_CLASS (anky_page_accessible_parent_class)->finalize (object);
}

static void
anky_page_accessible_class_init (AnkyPageAccessibleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_page_accessible_finalize;
}

static void
anky_page_accessible_init (AnkyPageAccessible *self)
{
}
