/* SPDX-License-Identifier: GPL-3.0-or-later */

import com.itextpdf.text.pdf.AcroFields;
import com.itextpdf.text.pdf.PRStream;
import com.itextpdf.text.pdf.PdfArray;
import com.itextpdf.text.pdf.PdfDictionary;
import com.itextpdf.text.pdf.PdfName;
import com.itextpdf.text.pdf.PdfReader;
import com.itextpdf.text.pdf.security.CRLVerifier;
import com.itextpdf.text.pdf.security.OCSPVerifier;
import com.itextpdf.text.pdf.security.PdfPKCS7;
import java.io.ByteArrayInputStream;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * IText FILE...: by iText 5, a line a signature
 *
 *   file, field, "good" or "bad", "stamp", "document", "-" or
 *   "wrong"
 *
 * and then a line a file: file, "DSS", how many certificates below a root are
 * there, and how many of them iText finds good by the answers and lists there.
 */
public final class IText {
    private static CertificateFactory factory;

    private IText() {}

    private static String stampOf(PdfPKCS7 value) throws Exception {
        if (value.isTsp()) {
            return "document";
        }
        if (value.getTimeStampToken() == null) {
            return "-";
        }
        return value.verifyTimestampImprint() ? "stamp" : "wrong";
    }

    private static void judgeSignatures(String name) throws Exception {
        PdfReader reader = new PdfReader(name);
        AcroFields fields = reader.getAcroFields();
        for (String field : fields.getSignatureNames()) {
            PdfPKCS7 value = fields.verifySignature(field);
            System.out.println(name + "\t" + field + "\t"
                               + (value.verify() ? "good" : "bad") + "\t"
                               + stampOf(value));
        }
        reader.close();
    }

    /* ---- what the DSS says of each certificate ---- */

    private static List<byte[]> read(PdfDictionary dss, String name)
            throws Exception {
        List<byte[]> found = new ArrayList<>();
        PdfArray from = dss == null
            ? null : dss.getAsArray(new PdfName(name));
        for (int i = 0; from != null && i < from.size(); i++) {
            found.add(PdfReader.getStreamBytes(
                (PRStream) from.getAsStream(i)));
        }
        return found;
    }

    private static boolean isAnswered(List<byte[]> answers,
                                      X509Certificate subject,
                                      X509Certificate issuer)
            throws Exception {
        OCSPVerifier verifier = new OCSPVerifier(null, null);
        for (byte[] der : answers) {
            BasicOCSPResp answer =
                (BasicOCSPResp) new OCSPResp(der).getResponseObject();
            if (verifier.verify(answer, subject, issuer, new Date())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isListed(List<byte[]> lists,
                                    X509Certificate subject,
                                    X509Certificate issuer) throws Exception {
        CRLVerifier verifier = new CRLVerifier(null, null);
        for (byte[] der : lists) {
            X509CRL list = (X509CRL) factory.generateCRL(
                new ByteArrayInputStream(der));
            if (verifier.verify(list, subject, issuer, new Date())) {
                return true;
            }
        }
        return false;
    }

    private static X509Certificate issuerOf(List<X509Certificate> all,
                                            X509Certificate subject) {
        for (X509Certificate other : all) {
            if (other.getSubjectX500Principal()
                    .equals(subject.getIssuerX500Principal())) {
                return other;
            }
        }
        return null;
    }

    private static void judgeEvidence(String name) throws Exception {
        PdfReader reader = new PdfReader(name);
        PdfDictionary dss = reader.getCatalog().getAsDict(new PdfName("DSS"));
        List<byte[]> answers = read(dss, "OCSPs");
        List<byte[]> lists = read(dss, "CRLs");
        List<X509Certificate> all = new ArrayList<>();
        int below = 0;
        int good = 0;

        for (byte[] der : read(dss, "Certs")) {
            all.add((X509Certificate) factory.generateCertificate(
                new ByteArrayInputStream(der)));
        }
        for (X509Certificate subject : all) {
            X509Certificate issuer = issuerOf(all, subject);
            if (subject.equals(issuer)) {
                continue;
            }
            below++;
            if (issuer != null && (isAnswered(answers, subject, issuer)
                                   || isListed(lists, subject, issuer))) {
                good++;
            }
        }
        System.out.println(name + "\tDSS\t" + below + "\t" + good);
        reader.close();
    }

    public static void main(String[] names) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        factory = CertificateFactory.getInstance("X.509");
        for (String name : names) {
            judgeSignatures(name);
            judgeEvidence(name);
        }
    }
}
