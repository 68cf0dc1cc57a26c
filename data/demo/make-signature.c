/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the leader's signature of the demo: blue ink on nothing, as a pen
 * leaves it, thinner where the hand is quicker. */

#include <cairo.h>
#include <glib.h>
#include <math.h>

/* Tenths of a millimetre, and pixels to each of them: 45 mm at 305 dpi. */
#define WIDTH  450
#define HEIGHT 215
#define SCALE  1.2
#define STEPS  160

typedef struct {
  double x, y, width;
} Knot;

/* A capital N from its foot, on into a g with its loop, and small waves. */
static const Knot first_name[] = {
  { 22, 150, 2.0 },  { 34, 138, 3.2 },  { 62, 70, 3.4 },   { 84, 28, 2.6 },
  { 90, 30, 3.4 },   { 92, 88, 5.0 },   { 98, 146, 5.4 },  { 106, 150, 4.0 },
  { 124, 96, 2.8 },  { 146, 34, 2.4 },  { 158, 22, 2.6 },  { 154, 42, 3.0 },
  { 150, 84, 3.4 },  { 164, 100, 3.4 }, { 186, 90, 3.4 },  { 184, 80, 3.0 },
  { 166, 92, 3.2 },  { 164, 112, 4.0 }, { 178, 116, 4.0 }, { 192, 92, 3.2 },
  { 190, 124, 4.8 }, { 178, 178, 4.4 }, { 156, 196, 3.2 }, { 150, 180, 2.6 },
  { 182, 142, 2.4 }, { 208, 104, 2.8 }, { 210, 118, 4.2 }, { 220, 122, 3.8 },
  { 232, 98, 2.8 },  { 234, 116, 4.2 }, { 244, 120, 3.6 }, { 256, 98, 2.6 },
  { 260, 112, 3.8 }, { 270, 114, 3.2 }, { 284, 98, 2.2 },
};

/* A tall A, its bar thrown out to the right and back under the whole. */
static const Knot last_name[] = {
  { 276, 160, 2.4 }, { 290, 140, 3.4 }, { 322, 66, 3.4 },  { 346, 14, 2.8 },
  { 354, 18, 3.6 },  { 356, 76, 5.2 },  { 362, 140, 5.4 }, { 372, 146, 3.8 },
  { 380, 126, 2.8 }, { 352, 102, 2.6 }, { 316, 106, 3.0 }, { 312, 116, 3.0 },
  { 352, 110, 3.0 }, { 414, 84, 2.8 },  { 438, 66, 2.4 },  { 428, 80, 2.4 },
  { 340, 142, 3.0 }, { 220, 170, 3.8 }, { 110, 184, 3.4 }, { 84, 184, 2.8 },
  { 120, 178, 2.4 }, { 250, 176, 2.6 }, { 330, 168, 1.6 }, { 372, 160, 0.8 },
};

/* The tone above the name. */
static const Knot accent[] = {
  { 236, 66, 2.4 },
  { 246, 56, 3.6 },
  { 256, 64, 3.4 },
  { 268, 52, 1.6 },
};

/* A curve through all knots, bent at none of them (Catmull and Rom). */
static double
between (double a, double b, double c, double d, double t)
{
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t +
                (3 * b - a - 3 * c + d) * t * t * t);
}

static void
draw_stroke (cairo_t *cr, const Knot *knots, int n_knots)
{
  for (int i = 0; i < n_knots - 1; i++) {
    const Knot *a = &knots[MAX (i - 1, 0)];
    const Knot *b = &knots[i];
    const Knot *c = &knots[i + 1];
    const Knot *d = &knots[MIN (i + 2, n_knots - 1)];

    for (int step = 0; step < STEPS; step++) {
      double t = (double) step / STEPS;
      double width = between (a->width, b->width, c->width, d->width, t);

      cairo_arc (cr,
                 between (a->x, b->x, c->x, d->x, t),
                 between (a->y, b->y, c->y, d->y, t),
                 MAX (width, 0.6) / 2,
                 0,
                 2 * G_PI);
      cairo_fill (cr);
    }
  }
}

int
main (int argc, char **argv)
{
  cairo_surface_t *surface = NULL;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  cairo_t *cr = NULL;

  if (argc != 2) {
    g_printerr ("usage: %s SIGNATURE.png\n", argv[0]);
    return 2;
  }

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        (int) (WIDTH * SCALE),
                                        (int) (HEIGHT * SCALE));
  cr = cairo_create (surface);
  cairo_scale (cr, SCALE, SCALE);

  /* One coat of ink: where strokes cross, it does not get darker. */
  cairo_push_group (cr);
  cairo_set_source_rgb (cr, 0.06, 0.16, 0.66);
  draw_stroke (cr, first_name, G_N_ELEMENTS (first_name));
  draw_stroke (cr, last_name, G_N_ELEMENTS (last_name));
  draw_stroke (cr, accent, G_N_ELEMENTS (accent));
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, 0.94);

  status = cairo_surface_write_to_png (surface, argv[1]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_printerr ("%s: %s\n", argv[1], cairo_status_to_string (status));
    return 1;
  }
  return 0;
}
