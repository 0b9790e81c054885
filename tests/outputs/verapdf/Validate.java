import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/** Validates the files named for PDF/UA-1 by the library of veraPDF; a line per file: name, PASS or FAIL, checks, rules failed. */
class Validate {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile;
        try (var xml = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/PDFUA-1.xml")) {
            profile = Profiles.profileFromXml(xml);
        }
        boolean good = files.length > 0;
        for (String file : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), profile.getPDFAFlavour());
                    var validator = ValidatorFactory.createValidator(profile)) {
                ValidationResult result = validator.validate(parser);
                good &= result.isCompliant() && result.getTotalAssertions() > 0;
                System.out.printf("%s\t%s\t%d\t%s%n", file, result.isCompliant() ? "PASS" : "FAIL", result.getTotalAssertions(),
                        result.getFailedChecks().keySet());
            }
        }
        System.exit(good ? 0 : 1);
    }
}
