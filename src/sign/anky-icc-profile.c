/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-icc-profile.h"

#include <math.h>
#include <string.h>

#define HEADER_SIZE 128
#define VERSION_2_1 0x02100000
#define GAMMA_2_2   0x0233 /* u8Fixed8Number */
#define TEXT        "Public domain"

typedef struct {
  double x, y, z;
} Xyz;

/* sRGB's primaries and white, adapted to D50 as profiles are. */
static const Xyz white = { 0.9642, 1.0, 0.8249 };
static const Xyz red = { 0.4360, 0.2225, 0.0139 };
static const Xyz green = { 0.3851, 0.7169, 0.0971 };
static const Xyz blue = { 0.1431, 0.0606, 0.7139 };

static void
append_uint (GByteArray *profile, guint32 value, guint size)
{
  for (guint i = size; i > 0; i--) {
    guint8 byte = (guint8) (value >> 8 * (i - 1));

    g_byte_array_append (profile, &byte, 1);
  }
}

static void
append_zeros (GByteArray *profile, guint n)
{
  for (guint i = 0; i < n; i++)
    append_uint (profile, 0, 1);
}

static void
append_word (GByteArray *profile, const char word[4])
{
  g_byte_array_append (profile, (const guint8 *) word, 4);
}

/* s15Fixed16Number */
static void
append_xyz (GByteArray *profile, const Xyz *xyz)
{
  append_uint (profile, (guint32) lround (xyz->x * 65536), 4);
  append_uint (profile, (guint32) lround (xyz->y * 65536), 4);
  append_uint (profile, (guint32) lround (xyz->z * 65536), 4);
}

/* 6.1; the size comes last, at the beginning. */
static void
append_header (GByteArray *profile, const char space[4])
{
  append_zeros (profile, 8);
  append_uint (profile, VERSION_2_1, 4);
  append_word (profile, "mntr");
  append_word (profile, space);
  append_word (profile, "XYZ ");
  append_uint (profile, 2026, 2);
  append_uint (profile, 1, 2);
  append_uint (profile, 1, 2);
  append_zeros (profile, 6);
  append_word (profile, "acsp");
  append_zeros (profile, 28);
  append_xyz (profile, &white);
  append_zeros (profile, HEADER_SIZE - profile->len);
}

/* --- elements ------------------------------------------------------------ */

static void
append_description (GByteArray *profile)
{
  append_word (profile, "desc");
  append_zeros (profile, 4);
  append_uint (profile, sizeof TEXT, 4);
  g_byte_array_append (profile, (const guint8 *) TEXT, sizeof TEXT);
  append_zeros (profile, 8 + 3 + 67); /* no Unicode, no script */
}

static void
append_text (GByteArray *profile)
{
  append_word (profile, "text");
  append_zeros (profile, 4);
  g_byte_array_append (profile, (const guint8 *) TEXT, sizeof TEXT);
}

static void
append_colour (GByteArray *profile, const Xyz *xyz)
{
  append_word (profile, "XYZ ");
  append_zeros (profile, 4);
  append_xyz (profile, xyz);
}

static void
append_curve (GByteArray *profile)
{
  append_word (profile, "curv");
  append_zeros (profile, 4);
  append_uint (profile, 1, 4);
  append_uint (profile, GAMMA_2_2, 2);
}

static void
append_element (GByteArray *profile, const char *tag)
{
  switch (tag[0]) {
  case 'd':
    append_description (profile);
    break;
  case 'c':
    append_text (profile);
    break;
  case 'w':
    append_colour (profile, &white);
    break;
  default:
    if (tag[1] == 'T')
      append_curve (profile);
    else
      append_colour (profile,
                     tag[0] == 'r'   ? &red
                     : tag[0] == 'g' ? &green
                                     : &blue);
  }
}

/* --- the whole ----------------------------------------------------------- */

static void
put_uint (GByteArray *profile, guint at, guint32 value)
{
  guint32 big = GUINT32_TO_BE (value);

  memcpy (profile->data + at, &big, sizeof big);
}

/* Each element begins at a multiple of four. */
static GBytes *
new_profile (const char space[4], const char *const *tags)
{
  GByteArray *profile = g_byte_array_new ();
  guint n = g_strv_length ((char **) tags);
  guint table;

  append_header (profile, space);
  append_uint (profile, n, 4);
  table = profile->len;
  append_zeros (profile, n * 12);
  for (guint i = 0; i < n; i++) {
    guint start = profile->len;

    append_element (profile, tags[i]);
    memcpy (profile->data + table + 12 * i, tags[i], 4);
    put_uint (profile, table + 12 * i + 4, start);
    put_uint (profile, table + 12 * i + 8, profile->len - start);
    append_zeros (profile, -profile->len % 4);
  }
  put_uint (profile, 0, profile->len);
  return g_byte_array_free_to_bytes (profile);
}

GBytes *
anky_icc_profile_new_rgb (void)
{
  static const char *const tags[] = { "desc", "cprt", "wtpt", "rXYZ", "gXYZ",
                                      "bXYZ", "rTRC", "gTRC", "bTRC", NULL };

  return new_profile ("RGB ", tags);
}

GBytes *
anky_icc_profile_new_gray (void)
{
  static const char *const tags[] = { "desc", "cprt", "wtpt", "kTRC", NULL };

  return new_profile ("GRAY", tags);
}
