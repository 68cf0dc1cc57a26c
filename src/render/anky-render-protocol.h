/* anky-render-protocol.h - what the renderer and its helper say to each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The helper finds its descriptors here. */
#define ANKY_RENDER_SOCKET_FD   3
#define ANKY_RENDER_DOCUMENT_FD 4

/* Ceilings, kept by both sides; the client believes none of the helper's. */
#define ANKY_RENDER_MAX_PACKET 2048
/* For one request; the client gives up much earlier, unless it cannot. */
#define ANKY_RENDER_MAX_CPU_SECONDS 60
#define ANKY_RENDER_MAX_PASSWORD    255
#define ANKY_RENDER_MAX_MESSAGE     512
#define ANKY_RENDER_MAX_PAGES       100000
#define ANKY_RENDER_MAX_SIDE_PX     32767 /* Cairo's */
#define ANKY_RENDER_MAX_PIXELS      (64 * 1024 * 1024)
#define ANKY_RENDER_MAX_TEXT_BYTES  (64 * 1024 * 1024)
#define ANKY_RENDER_MAX_RUNS        100000
#define ANKY_RENDER_MAX_CHARS       1000000
#define ANKY_RENDER_MAX_IMAGES      10000
#define ANKY_RENDER_MAX_POINTS      1e6 /* of a page's side */
#define ANKY_RENDER_MAX_SCALE       1e4 /* pixels per point */
#define ANKY_RENDER_MAX_PLACE       1e9 /* pixels from the page's corner */

/* Width and height of a page in points, two IEEE 754 doubles. */
#define ANKY_RENDER_SIZE_BYTES 16

#define ANKY_RENDER_PIXEL_BYTES 4

typedef enum {
  ANKY_RENDER_OPEN = 1,
  ANKY_RENDER_SIZES,
  ANKY_RENDER_PIXELS,
  ANKY_RENDER_TEXT,
} AnkyRenderKind;

/**
 * AnkyRenderRequest:
 *
 * One packet from the client, answered by exactly one packet. Whatever is
 * larger than a packet goes through shared memory which the client makes,
 * sizes, seals and sends with the request: page sizes, pixels (rows of
 * width_px * 4 bytes, opaque, as Cairo has them), text (anky-render-text.h).
 */
typedef struct {
  guint32 serial;
  AnkyRenderKind kind;

  guint64 document_length;                     /* OPEN */
  char password[ANKY_RENDER_MAX_PASSWORD + 1]; /* OPEN; "" if none */

  guint32 page; /* PIXELS, TEXT; from 0 */

  /* PIXELS: a window of width_px by height_px whose corner stands at x_px,
   * y_px of the whole page drawn with scale pixels per point. */
  double x_px;
  double y_px;
  double scale;
  guint32 width_px;
  guint32 height_px;
} AnkyRenderRequest;

typedef enum {
  ANKY_RENDER_STATUS_OK,
  ANKY_RENDER_STATUS_FAILED,
  ANKY_RENDER_STATUS_ENCRYPTED,
} AnkyRenderStatus;

/* How the helper is locked in (answer to OPEN). */
typedef enum {
  ANKY_RENDER_CONFINED_FILES = 1 << 0,    /* Landlock */
  ANKY_RENDER_CONFINED_SYSCALLS = 1 << 1, /* seccomp */
} AnkyRenderConfinement;

/**
 * AnkyRenderAnswer:
 * @n: pages (OPEN), or bytes written to the shared memory
 * @confinement: AnkyRenderConfinement flags (OPEN)
 * @message: of a failure; valid UTF-8, one line
 */
typedef struct {
  guint32 serial;
  AnkyRenderStatus status;
  guint64 n;
  guint32 confinement;
  char message[ANKY_RENDER_MAX_MESSAGE + 1];
} AnkyRenderAnswer;

/* Into @packet, of ANKY_RENDER_MAX_PACKET bytes; the size. */
gsize anky_render_request_encode (const AnkyRenderRequest *self,
                                  guint8 *packet);
gboolean anky_render_request_decode (AnkyRenderRequest *self,
                                     const guint8 *packet,
                                     gsize size) G_GNUC_WARN_UNUSED_RESULT;

gsize anky_render_answer_encode (const AnkyRenderAnswer *self, guint8 *packet);
gboolean anky_render_answer_decode (AnkyRenderAnswer *self,
                                    const guint8 *packet,
                                    gsize size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
