/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-container.h"

void
anky_container_clear (GtkWidget *container)
{
  g_autoptr (GList) children =
      gtk_container_get_children (GTK_CONTAINER (container));

  for (GList *link = children; link; link = link->next)
    gtk_widget_destroy (link->data);
}
