package crawler.reactor.examples.poetry;

import java.io.PrintStream;

/** Thrown when a program was called in a way that it does not understand. */
final class UsageError extends RuntimeException {
    /** What such a program ends with. */
    static final int EXIT = 2;

    UsageError(String message) {
        super(message);
    }

    /** Says how the program is to be called, and what was wrong. @return what to exit with */
    int tell(PrintStream err, String program, String usage) {
        err.println(usage);
        err.println(program + ": error: " + getMessage());
        return EXIT;
    }
}
