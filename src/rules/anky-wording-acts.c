/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-wording-private.h"

/* What an act has to say besides the gates. */
static const AnkyWording acts[] = {
  { "text-unread",
    "the text of the document could not be read, so marks of secrecy were not "
    "looked for: %1",
    "không đọc được nội dung chữ của văn bản nên chưa tìm dấu chỉ độ mật",
    "Look at the first page before going on.",
    "Xem lại trang đầu trước khi tiếp tục." },
  { "unit-of-body",
    "the certificate is of “%1”, a unit of “%2” in the letterhead",
    "chứng thư số của “%1”, là đơn vị thuộc “%2” ghi trên văn bản",
    NULL,
    NULL },
  { "number-wide",
    "the number %1 is wider than its blank and will stand smaller than its "
    "line",
    "số %1 rộng hơn chỗ trống dành cho số nên sẽ nhỏ hơn chữ của dòng đó",
    "Leave more room in the draft before it is signed.",
    "Để chỗ trống rộng hơn trong dự thảo trước khi ký." },
  { "number-not-noted",
    "the number %1 could not be noted, so its next use will not be warned of: "
    "%2",
    "không ghi lại được số %1 nên sẽ không nhắc khi số này được dùng lần nữa: "
    "%2",
    NULL,
    NULL },
  { "sent-wrong-content",
    "a document that was sent is not changed: an error of its content is "
    "mended by a document of the same kind that amends or replaces it",
    "văn bản đã phát hành thì không sửa trên tệp: có sai sót về nội dung phải "
    "được sửa đổi, thay thế bằng văn bản có hình thức tương đương",
    NULL,
    NULL },
  { "sent-wrong-form",
    "an error of form or procedure of a document that was sent is corrected by "
    "an official letter",
    "văn bản đã phát hành có sai sót về thể thức, kỹ thuật trình bày, thủ tục "
    "ban hành phải được đính chính bằng công văn",
    NULL,
    NULL },
  { "sent-withdrawn",
    "a document that is withdrawn is taken out of the receivers' systems, and "
    "they say so",
    "văn bản bị thu hồi: bên nhận hủy bỏ văn bản trên Hệ thống và thông báo "
    "qua Hệ thống cho bên gửi",
    NULL,
    NULL },
  { "copy-reason-missing",
    "it was not said why the copy is made",
    "chưa ghi lý do sao văn bản",
    "Choose the reason: it is kept in the signature.",
    "Chọn lý do; lý do được lưu trong chữ ký số." },
  { "picture-opaque",
    "the ground of the picture is not transparent",
    "hình ảnh không có nền trong suốt",
    "Let the program remove the paper when the picture is chosen.",
    "Chọn lại hình ảnh và để chương trình xóa nền giấy." },
  { "picture-coarse",
    "the picture is too coarse for its size: %1 dots per inch, 300 are needed",
    "hình ảnh có độ phân giải thấp so với kích thước: %1 điểm/inch, cần 300",
    "Scan it again at 600 dots per inch.",
    "Quét lại ở mức 600 điểm/inch." },
  { "picture-not-round",
    "the seal in the picture is not round",
    "hình ảnh dấu không tròn",
    "Scan it again, flat and straight.",
    "Quét lại cho phẳng và ngay ngắn." },
  { "no-picture",
    "no picture was given: the signature cannot be seen on the page",
    "chưa có hình ảnh chữ ký hoặc hình ảnh dấu nên trên trang không thấy chữ "
    "ký số",
    "Give a picture, or keep one for this certificate.",
    "Chọn hình ảnh, hoặc lưu hình ảnh cho chứng thư số này." },
  { "own-revocation-unanswered",
    "whether the certificate was revoked could not be checked: no source "
    "answered",
    "không kiểm tra được chứng thư số có bị thu hồi hay không: không nơi nào "
    "trả lời",
    "Check again with a network connection.",
    "Kiểm tra lại khi có kết nối mạng." },
  { "own-revocation-not-checked",
    "whether the certificate was revoked was not checked",
    "chưa kiểm tra chứng thư số có bị thu hồi hay không",
    "Check it with a network connection.",
    "Kiểm tra khi có kết nối mạng." },
  { "own-revocation-no-source",
    "whether the certificate was revoked cannot be checked: it names no source",
    "không kiểm tra được chứng thư số có bị thu hồi hay không: chứng thư số "
    "không ghi nơi kiểm tra",
    NULL,
    NULL },
  { "own-no-root",
    "the certificate could not be traced to a trusted root certificate",
    "chứng thư số chưa được xác nhận tới chứng thư gốc tin cậy nào",
    "Install the root certificate.",
    "Cài chứng thư gốc tin cậy." },
  { "own-forged",
    "an issuer of the certificate bears a known name with another key",
    "cơ quan cấp chứng thư số mang tên đã biết nhưng dùng khóa khác, có thể là "
    "giả mạo",
    "Do not sign with it before its issuer was asked.",
    "Hỏi lại cơ quan cấp trước khi ký bằng chứng thư số này." },
  { "own-path",
    "the certification path of the certificate breaks a rule",
    "đường dẫn chứng thực của chứng thư số không đúng quy định",
    "Ask its issuer.",
    "Hỏi cơ quan cấp chứng thư số." },
  { "own-weak-digest",
    "the certificate was issued with a hash that is no longer relied on",
    "chứng thư số được cấp bằng hàm băm không còn an toàn",
    "Have a new one issued.",
    "Đề nghị cấp chứng thư số mới." },
  { "timestamp-no-root",
    "the authority of the timestamp could not be traced to a trusted root "
    "certificate: none is installed",
    "chưa xác nhận được nơi cấp dấu thời gian vì chưa cài chứng thư gốc tin "
    "cậy nào",
    "Install the root certificate.",
    "Cài chứng thư gốc tin cậy." },
  { "no-record",
    "the certificate and its check could not be kept: %1",
    "không lưu được chứng thư số và kết quả kiểm tra: %1",
    "Make room in the home folder; the signed file is complete.",
    "Giải phóng dung lượng đĩa; tệp đã ký vẫn đầy đủ." },
  { "no-timestamp",
    "no timestamp from %1: %2",
    "không lấy được dấu thời gian từ %1: %2",
    NULL,
    NULL },
  { "level-lowered",
    "not all that was asked for could be had: %1",
    "chưa lấy được đủ dấu thời gian và dữ liệu kiểm chứng lâu dài: %1",
    "Add it later to the signed file.",
    "Bổ sung dữ liệu kiểm chứng vào tệp đã ký sau." },
};

const AnkyWording *
anky_wording_get_acts (gsize *n_out)
{
  *n_out = G_N_ELEMENTS (acts);
  return acts;
}
