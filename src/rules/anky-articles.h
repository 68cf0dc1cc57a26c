/* anky-articles.h - articles that are cited more than once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* In Vietnamese order, the smallest unit first. Only what was read in the law
 * or an official text stands here. */
#define ANKY_ARTICLE_ND30(n)  "Điều " #n " Nghị định số 30/2020/NĐ-CP"
#define ANKY_ARTICLE_ANNEX_I  "Phụ lục I Nghị định số 30/2020/NĐ-CP"
#define ANKY_ARTICLE_RECEIVE  "điểm b khoản 2 Điều 21 Nghị định số 30/2020/NĐ-CP"
#define ANKY_ARTICLE_LGDDT_22 "Điều 22 Luật Giao dịch điện tử số 20/2023/QH15"
#define ANKY_ARTICLE_SECRECY  "Luật Bảo vệ bí mật nhà nước số 117/2025/QH15"
/* What makes a certificate good, and its path: titles of both articles are
 * quoted in the provincial rules; the ground for sending back is Điều 21. */
#define ANKY_ARTICLE_CERTIFICATE                                               \
  ANKY_ARTICLE_RECEIVE "; Điều 31 Nghị định số 68/2024/NĐ-CP"
#define ANKY_ARTICLE_PATH                                                      \
  ANKY_ARTICLE_RECEIVE "; Điều 32 Nghị định số 68/2024/NĐ-CP"
