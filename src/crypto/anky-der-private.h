/* anky-der-private.h - one element of DER after the other
 *
 * For the few structures whose parts OpenSSL's public interface does not give.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-cursor.h"

G_BEGIN_DECLS

#define ANKY_DER_INTEGER      0x02
#define ANKY_DER_OCTET_STRING 0x04
#define ANKY_DER_OID          0x06
#define ANKY_DER_SEQUENCE     0x30
#define ANKY_DER_SET          0x31
#define ANKY_DER_CONTEXT(n)   (0xa0 | (n)) /* constructed */

typedef struct {
  guint8 tag;         /* as it is written, class and form included */
  AnkyCursor content; /* what is inside */
  AnkyCursor whole;   /* with its header */
} AnkyDerElement;

/* The element at the position, and passes it. FALSE at the end, for tags of
 * several bytes and for lengths that are not there. */
gboolean anky_der_read (AnkyCursor *cursor, AnkyDerElement *element_out)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same if it has @tag; else the position stays. */
gboolean anky_der_read_tag (AnkyCursor *cursor,
                            guint8 tag,
                            AnkyDerElement *element_out)
    G_GNUC_WARN_UNUSED_RESULT;

/* Goes into a constructed element with @tag: @cursor is then over what is in
 * it. An indefinite length (BER) is taken too; the cursor then ends with what
 * was around it. */
gboolean anky_der_enter (AnkyCursor *cursor, guint8 tag)
    G_GNUC_WARN_UNUSED_RESULT;

GBytes *anky_der_dup (const AnkyCursor *range) G_GNUC_WARN_UNUSED_RESULT;
void anky_der_init (AnkyCursor *cursor, GBytes *bytes);

G_END_DECLS
