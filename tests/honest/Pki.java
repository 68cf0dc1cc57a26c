/* SPDX-License-Identifier: GPL-3.0-or-later */

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.SimpleDateFormat;
import java.util.Base64;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** The keys of the tests' PKI for Java, and what Bouncy Castle makes of them. */
final class Pki {
    private Pki() {}

    static final Path FOLDER = Paths.get(System.getenv("ANKY_TEST_PKI"));

    static X509Certificate certificate(String name) throws Exception {
        try (InputStream in = Files.newInputStream(
                FOLDER.resolve(name + ".pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(in);
        }
    }

    static PrivateKey key(String name) throws Exception {
        String text = Files.readString(FOLDER.resolve(name + ".key"));
        byte[] der = Base64.getMimeDecoder().decode(
            text.replaceAll("-----[^-]*-----", ""));
        return KeyFactory.getInstance("RSA").generatePrivate(
            new PKCS8EncodedKeySpec(der));
    }

    /** The time of signing, the same for all. */
    static Calendar time() throws Exception {
        Calendar time = Calendar.getInstance(TimeZone.getTimeZone("GMT+7"));
        time.setTime(new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ssX")
            .parse("2026-03-05T09:00:00+07"));
        return time;
    }

    /** A CMS as tools make it, by one hash or the other: detached, or around
     * its content; with signed attributes, or over the content itself. */
    static byte[] sign(byte[] content, String name, String algorithm,
                       boolean isAround, boolean isDirect) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        X509Certificate certificate = certificate(name);

        generator.addSignerInfoGenerator(
            new JcaSignerInfoGeneratorBuilder(
                new JcaDigestCalculatorProviderBuilder().build())
            .setDirectSignature(isDirect)
            .build(new JcaContentSignerBuilder(algorithm).build(key(name)),
                   certificate));
        generator.addCertificates(
            new JcaCertStore(Collections.singletonList(certificate)));
        return generator.generate(new CMSProcessableByteArray(content),
                                  isAround).getEncoded();
    }

    /** A token over a digest by SHA-256, as a timestamping authority's. */
    static byte[] stamp(byte[] digest) throws Exception {
        X509Certificate certificate = certificate("tsa");
        DigestCalculator calculator =
            new JcaDigestCalculatorProviderBuilder().build().get(
                new AlgorithmIdentifier(new ASN1ObjectIdentifier(
                    "1.3.14.3.2.26")));
        TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder().build(
                "SHA256withRSA", key("tsa"), certificate),
            calculator, new ASN1ObjectIdentifier("1.2.3.4.1"));
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        TimeStampRequest request =
            requests.generate(TSPAlgorithms.SHA256, digest);
        generator.addCertificates(
            new JcaCertStore(Collections.singletonList(certificate)));
        Date now = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ssX")
            .parse("2026-03-05T10:00:00+07");
        TimeStampToken token =
            generator.generate(request, BigInteger.valueOf(7), now);
        return token.getEncoded();
    }
}
