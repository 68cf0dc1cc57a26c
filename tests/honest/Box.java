/* SPDX-License-Identifier: GPL-3.0-or-later */

import java.io.File;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;

/** What PDFBox 2 does to a file, each as an incremental save. */
final class Box {
    private Box() {}

    private static void save(PDDocument document, String out)
            throws Exception {
        try (OutputStream stream = new FileOutputStream(out)) {
            document.saveIncremental(stream);
        }
    }

    private static void sign(PDDocument document, String out, String[] words)
            throws Exception {
        boolean isTimestamp = words[0].equals("timestamp");
        boolean isLegacy = words[0].equals("legacy");
        boolean isDirect = words[0].equals("direct");
        String algorithm = words.length > 1 ? words[1] : "SHA256withRSA";
        String key = words.length > 2 ? words[2] : "organization";
        PDSignature signature = new PDSignature();

        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(
            isTimestamp ? COSName.getPDFName("ETSI.RFC3161")
            : isLegacy ? COSName.getPDFName("adbe.pkcs7.sha1")
            : words[0].equals("etsi")
                ? PDSignature.SUBFILTER_ETSI_CADES_DETACHED
                : PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
        if (isTimestamp) {
            signature.setType(COSName.DOC_TIME_STAMP);
        } else {
            signature.setName("Văn thư (DEMO)");
            signature.setReason("Ký số văn bản điện tử");
            signature.setSignDate(Pki.time());
        }
        SignatureInterface signer = (InputStream content) -> {
            try {
                byte[] bytes = content.readAllBytes();
                return isTimestamp
                    ? Pki.stamp(MessageDigest.getInstance("SHA-256")
                                .digest(bytes))
                    : Pki.sign(isLegacy ? MessageDigest.getInstance("SHA-1")
                               .digest(bytes) : bytes,
                               key, algorithm, isLegacy, isDirect);
            } catch (Exception problem) {
                throw new java.io.IOException(problem);
            }
        };
        if (words[0].equals("certify")) {
            certify(document, signature);
        }
        document.addSignature(signature, signer);
        save(document, out);
    }

    /** As PDFBox's own example writes it. */
    private static void certify(PDDocument document, PDSignature signature) {
        COSDictionary parameters = new COSDictionary();
        COSDictionary reference = new COSDictionary();
        COSArray references = new COSArray();
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary permissions = new COSDictionary();

        parameters.setItem(COSName.TYPE, COSName.getPDFName("TransformParams"));
        parameters.setInt(COSName.P, 2);
        parameters.setName(COSName.V, "1.2");
        parameters.setNeedToBeUpdated(true);
        reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
        reference.setItem("TransformMethod", COSName.DOCMDP);
        reference.setItem("DigestMethod", COSName.getPDFName("SHA1"));
        reference.setItem("TransformParams", parameters);
        reference.setNeedToBeUpdated(true);
        references.add(reference);
        references.setNeedToBeUpdated(true);
        signature.getCOSObject().setItem("Reference", references);
        permissions.setItem(COSName.DOCMDP, signature);
        permissions.setNeedToBeUpdated(true);
        catalog.setItem(COSName.PERMS, permissions);
        catalog.setNeedToBeUpdated(true);
    }

    private static void fill(PDDocument document, String out, String name,
                             String value) throws Exception {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm();
        PDField field = form.getField(name);

        field.setValue(value);
        field.getCOSObject().setNeedToBeUpdated(true);
        COSDictionary appearances = (COSDictionary) field.getCOSObject()
            .getDictionaryObject(COSName.AP);
        if (appearances != null) {
            appearances.setNeedToBeUpdated(true);
            ((COSDictionary) appearances.getDictionaryObject(COSName.N))
                .setNeedToBeUpdated(true);
        }
        save(document, out);
    }

    private static void note(PDDocument document, String out)
            throws Exception {
        PDPage page = document.getPage(0);
        PDAnnotationText note = new PDAnnotationText();

        note.setContents("Xem lại");
        note.setRectangle(new PDRectangle(20, 20, 20, 20));
        page.getAnnotations().add(note);
        page.getCOSObject().setNeedToBeUpdated(true);
        note.getCOSObject().setNeedToBeUpdated(true);
        COSArray list = (COSArray) page.getCOSObject()
            .getDictionaryObject(COSName.ANNOTS);
        list.setNeedToBeUpdated(true);
        save(document, out);
    }

    private static void evidence(PDDocument document, String out)
            throws Exception {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary store = new COSDictionary();
        COSArray certificates = new COSArray();
        COSStream stream = document.getDocument().createCOSStream();

        try (OutputStream data = stream.createOutputStream(
                COSName.FLATE_DECODE)) {
            data.write(Pki.certificate("sub").getEncoded());
        }
        certificates.add(stream);
        certificates.setNeedToBeUpdated(true);
        stream.setNeedToBeUpdated(true);
        store.setItem(COSName.TYPE, COSName.getPDFName("DSS"));
        store.setItem("Certs", certificates);
        store.setNeedToBeUpdated(true);
        catalog.setItem("DSS", store);
        catalog.setNeedToBeUpdated(true);
        save(document, out);
    }

    private static void information(PDDocument document, String out)
            throws Exception {
        document.getDocumentInformation().setModificationDate(Pki.time());
        document.getDocumentInformation().getCOSObject()
            .setNeedToBeUpdated(true);
        save(document, out);
    }

    static void run(String[] words, String in, String out) throws Exception {
        try (PDDocument document = PDDocument.load(new File(in))) {
            switch (words[0]) {
                case "fill": fill(document, out, words[1], words[2]); break;
                case "note": note(document, out); break;
                case "evidence": evidence(document, out); break;
                case "information": information(document, out); break;
                case "save": document.save(out); break;
                default: sign(document, out, words); break;
            }
        }
    }
}
