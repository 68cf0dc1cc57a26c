/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-wording-private.h"

#include <string.h>

/* Why no place is proposed, and what was not said that the act needs. They
 * travel as the message of an error: no values of the case stand in them. */
static const AnkyWording places[] = {
  { "no-block-of-name",
    "the document has no signature block of that name",
    "văn bản không có khối chữ ký của người mang tên đó",
    NULL,
    NULL },
  { "no-block",
    "no signature block was found in the text",
    "không tìm thấy khối chữ ký trong văn bản",
    NULL,
    NULL },
  { "no-end-of-text",
    "neither the end of the text nor Nơi nhận was found",
    "không tìm thấy chỗ kết thúc nội dung lẫn “Nơi nhận”",
    NULL,
    NULL },
  { "no-signature-to-seal",
    "the document bears no visible signature of a person over which the seal "
    "goes",
    "văn bản chưa có hình chữ ký của người có thẩm quyền để đóng dấu lên",
    NULL,
    NULL },
  { "no-number-line",
    "no line \"Số: …\" was found in the text",
    "không tìm thấy dòng “Số: …” trong văn bản",
    NULL,
    NULL },
  { "no-date-line",
    "no line \"ngày … tháng … năm …\" was found",
    "không tìm thấy dòng “ngày … tháng … năm …” trong văn bản",
    NULL,
    NULL },
  { "no-text",
    "the text of the document could not be read",
    "không đọc được nội dung chữ của văn bản",
    NULL,
    NULL },
  { "place-uncertain",
    "the place that was found is too uncertain; choose it (--rect)",
    "vị trí tìm được chưa đủ chắc chắn; hãy tự chọn vị trí (--rect)",
    NULL,
    NULL },
  { "several-signers",
    "the document has several signers; choose one (--signer-name) or a place "
    "(--rect)",
    "văn bản có nhiều người ký; hãy chọn một người (--signer-name) hoặc một "
    "vị trí (--rect)",
    NULL,
    NULL },
  { "nothing-to-fill",
    "there is nothing left to fill in",
    "không còn chỗ trống nào để điền",
    NULL,
    NULL },
  { "needs-number",
    "a number is needed: --number",
    "chưa có số văn bản: --number",
    NULL,
    NULL },
  { "needs-document-number",
    "the number of the document is needed: --document-number",
    "chưa có số, ký hiệu của văn bản chính: --document-number",
    NULL,
    NULL },
  { "needs-organization",
    "the name of the body that copies is needed: --organization",
    "chưa có tên cơ quan, tổ chức sao văn bản: --organization",
    NULL,
    NULL },
};

const AnkyWording *
anky_wording_get_places (gsize *n_out)
{
  *n_out = G_N_ELEMENTS (places);
  return places;
}

const char *
anky_wording_translate_error (const char *message)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (strcmp (places[i].english, message) == 0)
      return places[i].vietnamese;
  return NULL;
}
