/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-sign-request.h"

G_DEFINE_QUARK (anky_sign_error, anky_sign_error)
