package crawler.conformance;

import crawler.conformance.published.Declarations;
import crawler.conformance.published.Index;
import crawler.conformance.published.Labels;
import crawler.conformance.published.OnPurpose;
import crawler.conformance.published.Outcome;
import crawler.conformance.published.Urls;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Runs the test data that web standards publish: URLs by {@code urltestdata.json} of web-platform-tests, the encodings that
 * documents declare by {@code encoding/*.dat} of html5lib-tests, labels and characters of encodings by {@code encodings.json}
 * and {@code index-*.txt} of the Encoding Standard.
 *
 * <p>{@code java -cp conformance.jar crawler.conformance.PublicData FILE...} prints what differs though it should not, and how
 * many cases there were. The files are not part of this project; what differs on purpose is ({@link OnPurpose}).
 */
public final class PublicData {
    private final PrintStream out;
    private final OnPurpose onPurpose;
    private boolean differs;

    PublicData(PrintStream out) throws IOException {
        this.out = out;
        this.onPurpose = OnPurpose.known();
    }

    /** Exits with 0 when nothing differs that should not, 1 when something does, 2 without files. */
    public static void main(String[] files) throws IOException {
        if (files.length == 0) {
            System.err.println("usage: PublicData FILE...");
            System.exit(2);
        }
        PublicData data = new PublicData(System.out);
        for (String file : files) {
            data.run(Path.of(file));
        }
        System.exit(data.differs ? 1 : 0);
    }

    /** Runs one file; its name tells of which kind it is. */
    void run(Path file) throws IOException {
        int same = 0;
        int meant = 0;
        int differing = 0;
        for (Outcome each : cases(file).toList()) {
            boolean onPurposeOnly = !each.isSame() && onPurpose.has(each);
            same += each.isSame() ? 1 : 0;
            meant += onPurposeOnly ? 1 : 0;
            if (!each.isSame() && !onPurposeOnly) {
                differing++;
                out.println("DIFFERS " + each);
            }
        }
        differs |= differing > 0;
        out.println(file.getFileName() + ": " + (same + meant + differing) + " cases, " + same + " the same, " + meant
                + " otherwise on purpose, " + differing + " differ");
    }

    private static Stream<Outcome> cases(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.equals("encodings.json")) {
            return Labels.cases(file);
        }
        if (name.endsWith(".json")) {
            return Urls.cases(file);
        }
        return name.startsWith("index-") ? Index.cases(file) : Declarations.cases(file);
    }
}
