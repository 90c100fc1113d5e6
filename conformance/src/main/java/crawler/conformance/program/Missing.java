package crawler.conformance.program;

/** A program named something that is not there (yet). */
final class Missing extends RuntimeException {
    Missing(String name) {
        super("nothing is called \"" + name + "\"", null, false, false);
    }
}
