/* SPDX-License-Identifier: GPL-3.0-or-later */

import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/**
 * Archive FILE...: whether each file is PDF/A-1b by PDFBox Preflight. A line a
 * file, and one for each thing that is wrong with it.
 */
public final class Archive {
    private Archive() {}

    private static void judge(String name) throws Exception {
        PreflightParser parser = new PreflightParser(new File(name));
        parser.parse();
        try (PreflightDocument document = parser.getPreflightDocument()) {
            document.validate();
            ValidationResult result = document.getResult();
            System.out.println(name + "\t"
                               + (result.isValid() ? "good" : "bad"));
            for (ValidationResult.ValidationError error
                     : result.getErrorsList()) {
                System.out.println(name + "\t" + error.getErrorCode() + " "
                                   + error.getDetails());
            }
        }
    }

    public static void main(String[] names) throws Exception {
        for (String name : names) {
            judge(name);
        }
    }
}
