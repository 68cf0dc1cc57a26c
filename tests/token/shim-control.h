/* shim-control.h - what a test tells the shim module to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The file that ANKY_SHIM_CONTROL names is read at every question, so that a
 * test, or a person with an editor, changes the token's mind at any time. It
 * holds lines KEY=VALUE:
 *
 *   absent=1            no token is in any slot
 *   serial=TEXT         another token with this serial number is there
 *   tries=N             wrong PINs until the lock: 2 count low, 1 final, 0
 *                       locked; every wrong one takes one away, and the file is
 *                       rewritten; a right one does not put them back
 *   remove=FUNCTION     the token is pulled out when FUNCTION is called: it
 *                       answers CKR_DEVICE_REMOVED, and absent=1 is written
 *   fail=FUNCTION:RV    FUNCTION answers RV
 *   slow-ms=N           C_Sign takes so long
 *   always-authenticate=1
 *   no-mechanism=N      as if the token did not know it
 *   veto-mechanism=N    listed, but C_SignInit refuses it
 *   pin-pad=PIN         the reader asks for the PIN, and gets this one
 *   min-pin=N max-pin=N
 *   hide-keys=1         no key is seen before the login
 *   small-buffer=1      the first C_Sign finds the buffer too small
 */
char *shim_control_dup (const char *key);
gboolean shim_control_is (const char *key, const char *value);
gulong shim_control_get_number (const char *key, gulong fallback);
void shim_control_set (const char *key, const char *value);

/* Appends a line to the file that ANKY_SHIM_LOG names: which calls of a PIN's
 * or a key's were made. Never a PIN. */
void shim_log (const char *line);

G_END_DECLS
