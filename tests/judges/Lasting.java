/* SPDX-License-Identifier: GPL-3.0-or-later */

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;

/**
 * Lasting FILE...: by PDFBox and Bouncy Castle, a line a signature
 *
 *   file, sub-filter, "good" or what is wrong, "stamped" or "-", "named" (has
 *   a VRI of its own) or "-"
 *
 * and then a line a file: file, "DSS", certificates, OCSP, CRLs, and subjects
 * below a root, joined by "|", for which nothing in it says that they are good.
 */
public final class Lasting {
    private final byte[] file;
    private final List<X509CertificateHolder> certificates = new ArrayList<>();
    private final List<BasicOCSPResp> answers = new ArrayList<>();
    private final List<X509CRLHolder> lists = new ArrayList<>();
    /* Those that a signature or a timestamp brings along. */
    private final List<X509CertificateHolder> brought = new ArrayList<>();
    private COSDictionary named;

    private Lasting(byte[] file) {
        this.file = file;
    }

    private static void demand(boolean isSo, String what) {
        if (!isSo) {
            throw new IllegalStateException(what);
        }
    }

    private static byte[] digest(String algorithm, byte[] data)
            throws Exception {
        return MessageDigest.getInstance(algorithm, "BC").digest(data);
    }

    private static COSArray array(COSDictionary from, String name) {
        COSArray found = (COSArray) from.getDictionaryObject(
            COSName.getPDFName(name));
        return found == null ? new COSArray() : found;
    }

    private static byte[] bytes(COSArray from, int i) throws Exception {
        return ((COSStream) from.getObject(i)).createInputStream()
            .readAllBytes();
    }

    private void readStore(PDDocument document) throws Exception {
        COSDictionary dss = document.getDocumentCatalog().getCOSObject()
            .getCOSDictionary(COSName.getPDFName("DSS"));
        if (dss == null) {
            return;
        }
        COSArray from = array(dss, "Certs");
        for (int i = 0; i < from.size(); i++) {
            certificates.add(new X509CertificateHolder(bytes(from, i)));
        }
        from = array(dss, "OCSPs");
        for (int i = 0; i < from.size(); i++) {
            OCSPResp response = new OCSPResp(bytes(from, i));
            demand(response.getStatus() == OCSPResp.SUCCESSFUL, "OCSP status");
            answers.add((BasicOCSPResp) response.getResponseObject());
        }
        from = array(dss, "CRLs");
        for (int i = 0; i < from.size(); i++) {
            lists.add(new X509CRLHolder(bytes(from, i)));
        }
        named = dss.getCOSDictionary(COSName.getPDFName("VRI"));
    }

    /* ---- signatures and timestamps ---- */

    private static X509CertificateHolder certificateOf(
            SignerInformation signer, Store<X509CertificateHolder> store) {
        return (X509CertificateHolder) store.getMatches(signer.getSID())
            .iterator().next();
    }

    private void checkToken(byte[] encoded, byte[] imprinted) throws Exception {
        TimeStampToken token = new TimeStampToken(new CMSSignedData(encoded));
        String algorithm =
            token.getTimeStampInfo().getMessageImprintAlgOID().getId();
        demand(Arrays.equals(digest(algorithm, imprinted),
                             token.getTimeStampInfo()
                                 .getMessageImprintDigest()), "imprint");
        X509CertificateHolder authority =
            (X509CertificateHolder) token.getCertificates()
                .getMatches(token.getSID()).iterator().next();
        token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                           .setProvider("BC").build(authority));
        brought.addAll(token.getCertificates().getMatches(null));
    }

    private boolean checkSignature(byte[] der, byte[] signed)
            throws Exception {
        CMSSignedData cms =
            new CMSSignedData(new CMSProcessableByteArray(signed), der);
        SignerInformation signer =
            cms.getSignerInfos().getSigners().iterator().next();
        demand(signer.verify(
                   new JcaSimpleSignerInfoVerifierBuilder()
                       .setProvider("BC").build(
                           certificateOf(signer, cms.getCertificates()))),
               "value");
        brought.addAll(cms.getCertificates().getMatches(null));

        AttributeTable more = signer.getUnsignedAttributes();
        Attribute stamp = more == null ? null : more.get(
            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (stamp == null) {
            return false;
        }
        demand(stamp.getAttrValues().size() == 1, "one token");
        checkToken(stamp.getAttrValues().getObjectAt(0).toASN1Primitive()
                       .getEncoded(), signer.getSignature());
        return true;
    }

    /* /Contents ends in padding, which a parser of CMS must not see. */
    private static byte[] withoutPadding(byte[] contents) throws Exception {
        try (ASN1InputStream input =
                new ASN1InputStream(new ByteArrayInputStream(contents))) {
            return input.readObject().getEncoded();
        }
    }

    private static String hex(byte[] data) {
        StringBuilder text = new StringBuilder();
        for (byte one : data) {
            text.append(String.format(Locale.ROOT, "%02X", one));
        }
        return text.toString();
    }

    private String judge(PDSignature signature) throws Exception {
        byte[] contents = signature.getContents(file);
        byte[] der = withoutPadding(contents);
        byte[] signed = signature.getSignedContent(file);
        String key = hex(digest("SHA-1", contents));
        boolean isStamped = false;
        String word = "good";

        try {
            if (signature.getSubFilter().equals("ETSI.RFC3161")) {
                checkToken(der, signed);
            } else {
                isStamped = checkSignature(der, signed);
            }
        } catch (Exception problem) {
            word = "bad:" + problem;
        }
        boolean isNamed = named != null
            && named.getCOSDictionary(COSName.getPDFName(key)) != null;
        return signature.getSubFilter() + "\t" + word + "\t"
            + (isStamped ? "stamped" : "-") + "\t" + (isNamed ? "named" : "-");
    }

    /* ---- what the store says of each certificate ---- */

    private X509CertificateHolder issuerOf(X509CertificateHolder subject) {
        for (List<X509CertificateHolder> store
                 : List.of(certificates, brought)) {
            for (X509CertificateHolder other : store) {
                if (other.getSubject().equals(subject.getIssuer())) {
                    return other;
                }
            }
        }
        return null;
    }

    private static boolean isSignedBy(BasicOCSPResp answer,
                                      X509CertificateHolder issuer)
            throws Exception {
        JcaContentVerifierProviderBuilder builder =
            new JcaContentVerifierProviderBuilder().setProvider("BC");
        for (X509CertificateHolder responder : answer.getCerts()) {
            if (answer.isSignatureValid(builder.build(responder))) {
                return responder.equals(issuer)
                    || responder.isSignatureValid(builder.build(issuer));
            }
        }
        return answer.isSignatureValid(builder.build(issuer));
    }

    private boolean isAnswered(X509CertificateHolder subject,
                               X509CertificateHolder issuer)
            throws Exception {
        for (BasicOCSPResp answer : answers) {
            for (SingleResp single : answer.getResponses()) {
                boolean isThis = single.getCertID().getSerialNumber()
                        .equals(subject.getSerialNumber())
                    && single.getCertID().matchesIssuer(
                        issuer, new JcaDigestCalculatorProviderBuilder()
                                    .setProvider("BC").build());
                if (isThis && single.getCertStatus() == CertificateStatus.GOOD
                        && isSignedBy(answer, issuer)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isListed(X509CertificateHolder subject,
                             X509CertificateHolder issuer) throws Exception {
        for (X509CRLHolder list : lists) {
            if (list.getIssuer().equals(subject.getIssuer())
                    && list.isSignatureValid(
                        new JcaContentVerifierProviderBuilder()
                            .setProvider("BC").build(issuer))
                    && list.getRevokedCertificate(subject.getSerialNumber())
                        == null) {
                return true;
            }
        }
        return false;
    }

    private String findUnanswered() throws Exception {
        Set<String> left = new HashSet<>();
        Set<X509CertificateHolder> all = new HashSet<>(certificates);
        all.addAll(brought);
        for (X509CertificateHolder subject : all) {
            if (subject.getSubject().equals(subject.getIssuer())) {
                continue;
            }
            X509CertificateHolder issuer = issuerOf(subject);
            if (issuer == null || !(isAnswered(subject, issuer)
                                    || isListed(subject, issuer))) {
                left.add(subject.getSubject().toString());
            }
        }
        return String.join("|", left);
    }

    private static void judge(String name) throws Exception {
        byte[] file = Files.readAllBytes(new File(name).toPath());
        Lasting self = new Lasting(file);
        try (PDDocument document = PDDocument.load(file)) {
            self.readStore(document);
            for (PDSignature signature : document.getSignatureDictionaries()) {
                System.out.println(name + "\t" + self.judge(signature));
            }
        }
        System.out.println(name + "\tDSS\t" + self.certificates.size() + "\t"
                           + self.answers.size() + "\t" + self.lists.size()
                           + "\t" + self.findUnanswered());
    }

    public static void main(String[] names) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        for (String name : names) {
            judge(name);
        }
    }
}
