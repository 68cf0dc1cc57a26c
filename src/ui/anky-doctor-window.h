/* anky-doctor-window.h - the token check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-application.h"

#include <handy.h>

G_BEGIN_DECLS

/**
 * AnkyDoctorWindow:
 *
 * Goes along the chain from the USB port to a signature on a thread of its own,
 * shows each link, says which one is broken and what to do, and hands out a
 * text for whoever helps. Asks for no PIN.
 *
 * Thread: main.
 */
#define ANKY_TYPE_DOCTOR_WINDOW (anky_doctor_window_get_type ())
G_DECLARE_FINAL_TYPE (AnkyDoctorWindow,
                      anky_doctor_window,
                      ANKY,
                      DOCTOR_WINDOW,
                      HdyWindow)

void anky_doctor_window_present (AnkyApplication *application,
                                 GtkWindow *parent);

G_END_DECLS
