/* SPDX-License-Identifier: GPL-3.0-or-later */

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Foreign: lines "PROGRAM WORD...\tIN\tOUT" on standard input, each done by
 * PDFBox (box) or iText 5 (text). Says for each what went wrong, or "good". */
public final class Foreign {
    private Foreign() {}

    private static void run(String[] parts) throws Exception {
        String[] words = parts[0].split(" ");
        String[] rest = Arrays.copyOfRange(words, 1, words.length);

        if (words[0].equals("box")) {
            Box.run(rest, parts[1], parts[2]);
        } else {
            Text.run(rest, parts[1], parts[2]);
        }
    }

    public static void main(String[] names) throws Exception {
        BufferedReader lines = new BufferedReader(
            new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line;

        Security.addProvider(new BouncyCastleProvider());
        while ((line = lines.readLine()) != null) {
            try {
                run(line.split("\t"));
                System.out.println("good");
            } catch (Exception problem) {
                System.out.println(problem.toString().replace('\n', ' '));
            }
            System.out.flush();
        }
    }
}
