package crawler.conformance.program;

/** A program took back a pause that it had not made under that name. */
final class NotPausedHere extends RuntimeException {
    NotPausedHere(String name) {
        super("\"" + name + "\" was not paused", null, false, false);
    }
}
