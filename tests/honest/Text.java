/* SPDX-License-Identifier: GPL-3.0-or-later */

import com.itextpdf.text.Rectangle;
import com.itextpdf.text.pdf.PdfAnnotation;
import com.itextpdf.text.pdf.PdfArray;
import com.itextpdf.text.pdf.PdfDictionary;
import com.itextpdf.text.pdf.PdfFormField;
import com.itextpdf.text.pdf.PdfName;
import com.itextpdf.text.pdf.PdfReader;
import com.itextpdf.text.pdf.PdfSignatureAppearance;
import com.itextpdf.text.pdf.PdfStamper;
import com.itextpdf.text.pdf.PdfStream;
import com.itextpdf.text.pdf.PdfString;
import com.itextpdf.text.pdf.security.BouncyCastleDigest;
import com.itextpdf.text.pdf.security.ExternalSignature;
import com.itextpdf.text.pdf.security.LtvTimestamp;
import com.itextpdf.text.pdf.security.MakeSignature;
import com.itextpdf.text.pdf.security.PrivateKeySignature;
import com.itextpdf.text.pdf.security.TSAClient;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.cert.Certificate;

/** What iText 5 does to a file, each in append mode: offices' tools rest on it. */
final class Text {
    private Text() {}

    private static final TSAClient AUTHORITY = new TSAClient() {
        @Override public int getTokenSizeEstimate() {
            return 8192;
        }

        @Override public MessageDigest getMessageDigest()
                throws java.security.GeneralSecurityException {
            return MessageDigest.getInstance("SHA-256");
        }

        @Override public byte[] getTimeStampToken(byte[] imprint)
                throws Exception {
            return Pki.stamp(imprint);
        }
    };

    private static PdfSignatureAppearance begin(PdfReader reader,
                                                OutputStream out)
            throws Exception {
        PdfSignatureAppearance appearance =
            PdfStamper.createSignature(reader, out, '\0', null, true)
            .getSignatureAppearance();
        appearance.setSignDate(Pki.time());
        appearance.setReason("Ký số văn bản điện tử");
        return appearance;
    }

    /** form hash key [level] [visible] [stamped] */
    private static void sign(PdfReader reader, OutputStream out,
                             String[] words) throws Exception {
        PdfSignatureAppearance appearance = begin(reader, out);
        String key = words[2];
        int level = words.length > 3 ? Integer.parseInt(words[3]) : 0;
        boolean isVisible = words.length > 4 && words[4].equals("visible");
        boolean isStamped = words.length > 4 && words[4].equals("stamped");
        String field = "Ký" + (reader.getAcroFields().getSignatureNames()
                               .size() + 1);

        appearance.setCertificationLevel(level);
        if (isVisible) {
            appearance.setLayer2Text("Đã ký");
            appearance.setVisibleSignature(new Rectangle(330, 30, 480, 70), 1,
                                           field);
        }
        ExternalSignature signature =
            new PrivateKeySignature(Pki.key(key), words[1], "BC");
        MakeSignature.signDetached(
            appearance, new BouncyCastleDigest(), signature,
            new Certificate[] { Pki.certificate(key) }, null, null,
            isStamped ? AUTHORITY : null, 0,
            words[0].equals("cades") ? MakeSignature.CryptoStandard.CADES
                                     : MakeSignature.CryptoStandard.CMS);
    }

    private static void blank(PdfStamper stamper) throws Exception {
        PdfFormField field =
            PdfFormField.createSignature(stamper.getWriter());

        field.setWidget(new Rectangle(330, 100, 480, 140), null);
        field.setFieldName("Sau");
        field.setFlags(PdfAnnotation.FLAGS_PRINT);
        stamper.addAnnotation(field, 1);
    }

    private static void evidence(PdfReader reader, PdfStamper stamper)
            throws Exception {
        PdfDictionary store = new PdfDictionary(new PdfName("DSS"));
        PdfArray certificates = new PdfArray();
        PdfStream stream = new PdfStream(Pki.certificate("sub").getEncoded());
        PdfDictionary catalog = reader.getCatalog();

        stream.flateCompress();
        certificates.add(stamper.getWriter().addToBody(stream)
                         .getIndirectReference());
        store.put(new PdfName("Certs"), stamper.getWriter()
                  .addToBody(certificates).getIndirectReference());
        catalog.put(new PdfName("DSS"), stamper.getWriter().addToBody(store)
                    .getIndirectReference());
        stamper.markUsed(catalog);
    }

    private static void edit(PdfReader reader, OutputStream out,
                             String[] words) throws Exception {
        PdfStamper stamper = new PdfStamper(reader, out, '\0', true);

        switch (words[0]) {
            case "fill":
                stamper.getAcroFields().setField(words[1], words[2]);
                break;
            case "note":
                stamper.addAnnotation(
                    PdfAnnotation.createText(
                        stamper.getWriter(), new Rectangle(20, 20, 40, 40),
                        "Văn thư", "Xem lại", false, "Note"), 1);
                break;
            case "blank": blank(stamper); break;
            case "evidence": evidence(reader, stamper); break;
            case "nothing": break;
            default: throw new IllegalArgumentException(words[0]);
        }
        stamper.close();
    }

    static void run(String[] words, String in, String out) throws Exception {
        PdfReader reader = new PdfReader(in);

        try (OutputStream stream = new FileOutputStream(out)) {
            switch (words[0]) {
                case "cms": case "cades":
                    sign(reader, stream, words);
                    break;
                case "timestamp":
                    LtvTimestamp.timestamp(begin(reader, stream), AUTHORITY,
                                           null);
                    break;
                case "save":
                    new PdfStamper(reader, stream).close();
                    break;
                default: edit(reader, stream, words); break;
            }
        }
    }
}
