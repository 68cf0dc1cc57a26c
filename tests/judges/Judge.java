/* SPDX-License-Identifier: GPL-3.0-or-later */

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Judge FILE...: PDFBox finds the signatures of each file, Bouncy Castle
 * verifies them. A line a signature: file, number, word, what it covers.
 */
public final class Judge {
    private Judge() {}

    private static boolean verify(PDSignature signature, byte[] file)
            throws Exception {
        byte[] contents = signature.getContents(file);
        byte[] signed = signature.getSignedContent(file);

        /* Only zeros may follow the DER in its place. */
        try (ASN1InputStream input =
                new ASN1InputStream(new ByteArrayInputStream(contents))) {
            input.readObject();
            int rest;
            while ((rest = input.read()) >= 0) {
                if (rest != 0) {
                    return false;
                }
            }
        }

        CMSSignedData cms =
            new CMSSignedData(new CMSProcessableByteArray(signed), contents);
        List<SignerInformation> signers =
            new ArrayList<>(cms.getSignerInfos().getSigners());
        if (signers.size() != 1) {
            return false;
        }
        SignerInformation signer = signers.get(0);
        X509CertificateHolder certificate = (X509CertificateHolder)
            cms.getCertificates().getMatches(signer.getSID()).iterator().next();
        boolean isPades =
            signer.getSignedAttributes().get(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2) != null
            && signer.getSignedAttributes().get(
                PKCSObjectIdentifiers.pkcs_9_at_signingTime) == null
            && signature.getSubFilter().equals("ETSI.CAdES.detached");
        return isPades && signer.verify(
            new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider("BC").build(certificate));
    }

    private static String coverage(PDSignature signature, long size) {
        int[] range = signature.getByteRange();
        return range[0] == 0 && (long) range[2] + range[3] == size
            ? "file" : "revision";
    }

    private static void judge(String name) throws Exception {
        byte[] file = Files.readAllBytes(new File(name).toPath());
        int number = 0;

        try (PDDocument document = PDDocument.load(file)) {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                String word;
                try {
                    word = verify(signature, file) ? "good" : "bad";
                } catch (Exception problem) {
                    word = "bad:" + problem.getClass().getSimpleName();
                }
                System.out.println(name + "\t" + ++number + "\t" + word + "\t"
                                   + coverage(signature, file.length));
            }
        }
    }

    public static void main(String[] names) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        for (String name : names) {
            try {
                judge(name);
            } catch (Exception problem) {
                System.out.println(name + "\t0\tbad:"
                                   + problem.getClass().getSimpleName() + "\t-");
            }
        }
    }
}
