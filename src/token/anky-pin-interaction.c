/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pin-interaction.h"

#include "anky-pin-password.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_LINE 512

struct _AnkyPinInteraction {
  GTlsInteraction parent_instance;

  AnkySecret *pin;
  char *token_uri; /* of the first that asked */
};

G_DEFINE_FINAL_TYPE (AnkyPinInteraction,
                     anky_pin_interaction,
                     G_TYPE_TLS_INTERACTION)

static gboolean
refuse (GTlsPassword *password, GError **error)
{
  GTlsPasswordFlags flags = g_tls_password_get_flags (password);

  if (flags & G_TLS_PASSWORD_FINAL_TRY) {
    g_set_error_literal (
        error,
        ANKY_TOKEN_ERROR,
        ANKY_TOKEN_ERROR_FINAL_TRY,
        "only one try is left before the token is locked, and nobody is here "
        "to agree to it");
    return TRUE;
  }
  if (flags & G_TLS_PASSWORD_RETRY) {
    g_set_error_literal (error,
                         ANKY_TOKEN_ERROR,
                         ANKY_TOKEN_ERROR_PIN_INCORRECT,
                         "the PIN was wrong and is not tried again");
    return TRUE;
  }
  return FALSE;
}

/* A PIN that was given for one token is never shown to another. */
static gboolean
is_for_other_token (AnkyPinInteraction *self, GTlsPassword *password)
{
  AnkyToken *token;
  const char *uri;

  if (!ANKY_IS_PIN_PASSWORD (password))
    return TRUE;
  token = anky_pin_password_get_token (ANKY_PIN_PASSWORD (password));
  uri = anky_token_get_uri (token);
  if (!self->token_uri)
    self->token_uri = g_strdup (uri);
  return !g_str_equal (self->token_uri, uri);
}

static GTlsInteractionResult
anky_pin_interaction_ask_password (GTlsInteraction *interaction,
                                   GTlsPassword *password,
                                   GCancellable *cancellable,
                                   GError **error)
{
  AnkyPinInteraction *self = ANKY_PIN_INTERACTION (interaction);
  const guint8 *data = anky_secret_get_data (self->pin);
  gsize size = anky_secret_get_size (self->pin);

  if (is_for_other_token (self, password))
    return G_TLS_INTERACTION_UNHANDLED;
  if (refuse (password, error))
    return G_TLS_INTERACTION_FAILED;
  g_tls_password_set_value_full (password,
                                 anky_secret_dup_raw (data, size),
                                 (gssize) size,
                                 anky_secret_free_raw);
  return G_TLS_INTERACTION_HANDLED;
}

static void
anky_pin_interaction_finalize (GObject *object)
{
  AnkyPinInteraction *self = ANKY_PIN_INTERACTION (object);

  g_clear_pointer (&self->pin, anky_secret_free);
  g_free (self->token_uri);
  G_OBJECT_CLASS (anky_pin_interaction_parent_class)->finalize (object);
}

static void
anky_pin_interaction_class_init (AnkyPinInteractionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_pin_interaction_finalize;
  G_TLS_INTERACTION_CLASS (klass)->ask_password =
      anky_pin_interaction_ask_password;
}

static void
anky_pin_interaction_init (AnkyPinInteraction *self)
{
}

GTlsInteraction *
anky_pin_interaction_new (const AnkySecret *pin)
{
  AnkyPinInteraction *self = g_object_new (ANKY_TYPE_PIN_INTERACTION, NULL);

  self->pin = anky_secret_copy (pin);
  return G_TLS_INTERACTION (self);
}

/* Byte by byte: what stands behind the line is somebody else's. */
static gboolean
read_line (int fd, char *line, gsize *size_out, GError **error)
{
  gsize size = 0;

  while (size < MAX_LINE) {
    ssize_t n = read (fd, line + size, 1);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      g_set_error (error,
                   G_IO_ERROR,
                   g_io_error_from_errno (errno),
                   "the PIN cannot be read: %s",
                   g_strerror (errno));
      return FALSE;
    }
    if (n == 0 || line[size] == '\n')
      break;
    size++;
  }
  if (size > 0 && size < MAX_LINE && line[size - 1] == '\r')
    size--;
  *size_out = size;
  return TRUE;
}

GTlsInteraction *
anky_pin_interaction_new_for_fd (int fd, GError **error)
{
  g_autoptr (AnkySecret) pin = NULL;
  char line[MAX_LINE] = "";
  gsize size = 0;
  gboolean is_read = read_line (fd, line, &size, error);

  if (is_read && size > 0 && size < MAX_LINE)
    pin = anky_secret_new (line, size);
  else if (is_read)
    g_set_error_literal (error,
                         G_IO_ERROR,
                         G_IO_ERROR_INVALID_DATA,
                         size == 0 ? "there is no PIN to read"
                                   : "the PIN to read is too long");
  anky_secret_wipe (line, sizeof line);
  return pin ? anky_pin_interaction_new (pin) : NULL;
}

GTlsInteraction *
anky_pin_interaction_new_for_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);
  GTlsInteraction *self;

  if (fd < 0) {
    g_set_error (error,
                 G_IO_ERROR,
                 g_io_error_from_errno (errno),
                 "%s: %s",
                 path,
                 g_strerror (errno));
    return NULL;
  }
  self = anky_pin_interaction_new_for_fd (fd, error);
  close (fd);
  return self;
}
