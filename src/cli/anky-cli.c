/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

int
main (void)
{
  fputs ("anky-cli " ANKY_VERSION "\n", stderr);
  return 2;
}
