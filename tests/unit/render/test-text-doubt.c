/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-text-doubt.h"

static void
test_doubt (void)
{
  const struct {
    const char *text;
    gboolean is_doubtful;
  } texts[] = {
    { "Thời gian qua, việc ứng dụng chữ ký số chuyên dùng công vụ", FALSE },
    { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", FALSE },
    { "The quick brown fox jumps over the lazy dog.", FALSE },
    { "1.234.567 89,5% (2.000) - 12/03/2026; 45 m²; 20°C", FALSE },
    { "Họ và tên: ................................................", FALSE },
    /* The bullets of symbol fonts. */
    { "\xef\x82\xb7 Các sở, ban, ngành tỉnh \xef\x82\xb7 Lưu: văn thư", FALSE },
    /* Too short to tell. */
    { "!\"#$", FALSE },
    { "", FALSE },
    /* TCVN 3, VNI. */
    { "Céng hoµ x· héi chñ nghÜa ViÖt Nam ñy ban nh©n d©n", TRUE },
    { "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", TRUE },
    /* A subset font with codes from 1 and no ToUnicode. */
    { "! \"# $%& &' 01! 01B #$ % &' (( )* !! \"\" ## $$", TRUE },
    { "\xef\x80\x81\xef\x80\x82\xef\x80\x83\xef\x80\x84 abcdefghijklmnopqrst",
      TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_test_message ("%s", texts[i].text);
    g_assert_cmpint (anky_text_is_doubtful (texts[i].text),
                     ==,
                     texts[i].is_doubtful);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/text-doubt", test_doubt);
  return g_test_run ();
}
