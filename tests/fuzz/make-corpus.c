/* Writes the seeds of the corpora: one small file for each thing that a file
 * can have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pdf-builder.h"

#include <glib/gstdio.h>
#include <string.h>

static void
save (const char *folder,
      const char *target,
      const char *name,
      const char *data,
      gsize size)
{
  g_autofree char *dir = g_build_filename (folder, target, NULL);
  g_autofree char *path = g_build_filename (dir, name, NULL);

  g_mkdir_with_parents (dir, 0755);
  if (!g_file_set_contents (path, data, (gssize) size, NULL))
    g_error ("cannot write %s", path);
}

static void
save_text (const char *folder,
           const char *target,
           const char *name,
           const char *text)
{
  save (folder, target, name, text, strlen (text));
}

static void
save_builder (const char *folder, const char *name, PdfBuilder *builder)
{
  g_autoptr (GBytes) bytes = pdf_builder_dup_bytes (builder);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  save (folder, "xref", name, data, size);
}

/* --- lexer and filters --------------------------------------------------- */

static void
make_lexer (const char *folder)
{
  save_text (folder,
             "lexer",
             "values",
             "null true false 0 -1 +2 .5 -3. 99999999999999999999\n"
             "(a(b)\\)\\053\\\n\\r) <48656C6> /A#20B / [1 0 R 2 3] "
             "<</A<</B[(x)]>>/A/B>>%c\n");
  save_text (folder, "lexer", "nested", "[[[[<</A[<</B[[]]>>]>>]]]]");
}

static void
make_filter (const char *folder)
{
  save_text (folder,
             "filter",
             "ascii",
             "<</Filter[/ASCIIHexDecode/ASCII85Decode]>>\n7a3837635552 7e3e>");
  save (folder,
        "filter",
        "run-length",
        "<</Filter/RunLengthDecode>>\n\x02"
        "abc\xfez\x80",
        35);
  save (folder,
        "filter",
        "lzw",
        "<</Filter/LZWDecode>>\n\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01",
        31);
  save (folder,
        "filter",
        "flate-png",
        "<</Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 3>>>>\n"
        "\x78\x9c\x63\x62\x64\x62\x06\x00\x00\x1b\x00\x0a",
        75);
  save (folder,
        "filter",
        "flate-tiff",
        "<</Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 3/Colors 1"
        "/BitsPerComponent 4>>>>\n\x78\x9c\x63\x62\x64\x62\x06\x00\x00\x1b\x00"
        "\x0a",
        99);
}

/* --- files --------------------------------------------------------------- */

static void
add_form (PdfBuilder *builder)
{
  pdf_builder_add (builder,
                   1,
                   "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields "
                   "[6 0 R 7 0 R] >> /Perms << /DocMDP 9 0 R >> >>");
  pdf_builder_add (builder,
                   3,
                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] "
                   "/Annots [6 0 R 8 0 R] /Contents [4 0 R] >>");
  pdf_builder_add (builder,
                   6,
                   "<< /FT /Sig /T (one) /Subtype /Widget /P 3 0 R /V 9 0 R "
                   "/Rect [10 10 50 50] /AP << /N 10 0 R >> >>");
  pdf_builder_add (builder, 7, "<< /FT /Sig /T (two) /Kids [8 0 R] >>");
  pdf_builder_add (builder,
                   8,
                   "<< /Subtype /Widget /Parent 7 0 R /Rect [60 60 90 90] "
                   "/AS /On /AP << /N << /On 10 0 R >> >> >>");
  pdf_builder_add (builder,
                   9,
                   "<< /Type /Sig /ByteRange [0 10 20 30] /Contents <3000> "
                   "/Reference [<< /TransformMethod /DocMDP /TransformParams "
                   "<< /P 2 >> >>] >>");
  pdf_builder_add_stream (builder,
                          10,
                          "/BBox [0 0 10 10] /Matrix [1 0 0 1 0 0]",
                          "",
                          0);
}

static void
make_xref (const char *folder)
{
  g_autoptr (PdfBuilder) table = pdf_builder_new_letter ();
  g_autoptr (PdfBuilder) stream = pdf_builder_new_letter ();
  g_autoptr (PdfBuilder) hybrid = pdf_builder_new_letter ();
  g_autoptr (PdfBuilder) indirect = pdf_builder_new_letter ();

  pdf_builder_finish_table (table, "/Root 1 0 R /ID [<00> <01>]");
  save_builder (folder, "table", table);
  add_form (table);
  pdf_builder_finish_table (table, "/Root 1 0 R /ID [<00> <02>]");
  save_builder (folder, "table-form", table);
  pdf_builder_add_compressed (table, 11, "<< /A 1 >>");
  pdf_builder_finish_stream (table, 13, 12, "/Root 1 0 R");
  save_builder (folder, "table-then-stream", table);

  pdf_builder_add_compressed (stream, 6, "[1 2 3]");
  pdf_builder_add_compressed (stream, 7, "<< /A 6 0 R >>");
  pdf_builder_finish_stream (stream, 9, 8, "/Root 1 0 R /Info 7 0 R");
  save_builder (folder, "stream", stream);
  pdf_builder_set_entry (stream, 6, 0, 1, TRUE);
  pdf_builder_finish_stream (stream, 10, 11, "/Root 1 0 R");
  save_builder (folder, "stream-freed", stream);

  pdf_builder_add_compressed (hybrid, 6, "(hidden)");
  pdf_builder_finish_hybrid (hybrid, 8, 7, "/Root 1 0 R");
  save_builder (folder, "hybrid", hybrid);

  pdf_builder_add (indirect, 6, "5");
  pdf_builder_raw (indirect, "");
  pdf_builder_set_entry (indirect,
                         7,
                         pdf_builder_get_position (indirect),
                         0,
                         FALSE);
  pdf_builder_raw (indirect,
                   "7 0 obj\n<< /Length 6 0 R >>\nstream\nabcde\nendstream\n"
                   "endobj\n");
  pdf_builder_finish_table (indirect, "/Root 1 0 R");
  save_builder (folder, "length", indirect);
}

int
main (int argc, char *argv[])
{
  if (argc != 2)
    return 2;
  make_lexer (argv[1]);
  make_filter (argv[1]);
  make_xref (argv[1]);
  return 0;
}
