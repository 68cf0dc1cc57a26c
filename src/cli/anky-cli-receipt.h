/* anky-cli-receipt.h - a verdict in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-receive.h"

G_BEGIN_DECLS

void anky_cli_print_receipt (AnkyReceipt *receipt, const char *path);

G_END_DECLS
