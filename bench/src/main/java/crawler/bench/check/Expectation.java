package crawler.bench.check;

import java.io.IOException;
import java.nio.file.Path;

/** Knows what a complete output is. */
@FunctionalInterface
public interface Expectation {
    /** @param base the base URL of the run, up to and with the slash */
    Verdict check(Path output, String base) throws IOException;
}
