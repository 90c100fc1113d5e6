package crawler.engine.body;

import java.io.IOException;

/** A body that would be larger than allowed when taken apart. */
public final class ExpandedTooFar extends IOException {
    ExpandedTooFar(String message) {
        super(message);
    }
}
