package crawler.engine.body;

import java.io.IOException;

/** A body that is not what its Content-Encoding says. */
public final class BrokenCoding extends IOException {
    BrokenCoding(String message, Throwable cause) {
        super(message, cause);
    }

    BrokenCoding(String message) {
        this(message, null);
    }
}
