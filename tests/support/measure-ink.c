/* SPDX-License-Identifier: GPL-3.0-or-later */

/* measure-ink blue|red IMAGE
 * measure-ink dark IMAGE X0 X1
 * measure-ink change BEFORE AFTER [X0 X1]
 *
 * The smallest box of pixels, in pixels, that are of a colour, dark, or not the
 * same in two pictures (PPM, P6): left, top, right, bottom and how many there
 * are. Nothing found: no output. X0 and X1 bound the columns looked at. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  int width;
  int height;
  unsigned char *pixels;
} Image;

typedef int (*Test) (const unsigned char *a, const unsigned char *b);

static Image
load (const char *path)
{
  Image image = { 0 };
  FILE *file = fopen (path, "rb");
  size_t size;

  if (!file ||
      fscanf (file, "P6 %d %d 255%*c", &image.width, &image.height) != 2) {
    fprintf (stderr, "%s: no PPM\n", path);
    exit (2);
  }
  size = (size_t) image.width * (size_t) image.height * 3;
  image.pixels = malloc (size);
  if (!image.pixels || fread (image.pixels, 1, size, file) != size) {
    fprintf (stderr, "%s: cut off\n", path);
    exit (2);
  }
  fclose (file);
  return image;
}

/* Half covered counts: paper is 255, ink of the tests 0 in two channels. */
static int
is_blue (const unsigned char *a, const unsigned char *b)
{
  return a[0] < 128 && a[1] < 128 && a[2] > 128;
}

static int
is_red (const unsigned char *a, const unsigned char *b)
{
  return a[0] > 128 && a[1] < 128 && a[2] < 128;
}

static int
is_dark (const unsigned char *a, const unsigned char *b)
{
  return a[0] < 128 && a[1] < 128 && a[2] < 128;
}

static int
is_changed (const unsigned char *a, const unsigned char *b)
{
  return abs (a[0] - b[0]) > 127 || abs (a[1] - b[1]) > 127 ||
         abs (a[2] - b[2]) > 127;
}

static void
measure (const Image *a, const Image *b, Test test, int first, int end)
{
  int left = a->width, top = a->height, right = 0, bottom = 0, n = 0;

  for (int y = 0; y < a->height; y++)
    for (int x = first; x < end; x++) {
      size_t at = ((size_t) y * (size_t) a->width + (size_t) x) * 3;

      if (!test (a->pixels + at, b->pixels + at))
        continue;
      left = x < left ? x : left;
      top = y < top ? y : top;
      right = x + 1 > right ? x + 1 : right;
      bottom = y + 1 > bottom ? y + 1 : bottom;
      n++;
    }
  if (n > 0)
    printf ("%d %d %d %d %d\n", left, top, right, bottom, n);
}

int
main (int argc, char *argv[])
{
  int is_pair = argc > 1 && strcmp (argv[1], "change") == 0;
  int n_images = is_pair ? 2 : 1;
  Image a, b;
  Test test;
  int first = 0, end;

  if (argc != 2 + n_images && argc != 4 + n_images)
    return 2;
  a = b = load (argv[2]);
  if (is_pair)
    b = load (argv[3]);
  if (a.width != b.width || a.height != b.height)
    return 2;
  test = is_pair                         ? is_changed
         : strcmp (argv[1], "blue") == 0 ? is_blue
         : strcmp (argv[1], "red") == 0  ? is_red
                                         : is_dark;
  end = a.width;
  if (argc == 4 + n_images) {
    first = atoi (argv[2 + n_images]);
    end = atoi (argv[3 + n_images]);
    first = first < 0 ? 0 : first;
    end = end > a.width ? a.width : end;
  }
  measure (&a, &b, test, first, end);
  if (is_pair)
    free (b.pixels);
  free (a.pixels);
  return 0;
}
