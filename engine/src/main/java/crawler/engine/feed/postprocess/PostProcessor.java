package crawler.engine.feed.postprocess;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Changes the bytes of a feed on their way to its file: a compressor, as a rule. Named by a feed's option {@code
 * postprocessing}; an implementation has a public constructor without parameters or with a {@code Map} of the feed's options.
 */
@FunctionalInterface
public interface PostProcessor {

    /**
     * A stream that writes to {@code target} what it makes of what it is given; closing it closes the target. Called on a
     * worker thread, as the stream is.
     */
    OutputStream wrap(OutputStream target) throws IOException;

    /**
     * A stream of what {@link #wrap} was given, out of what it made of it, be it several times one behind the other; empty
     * when there is no way back, and such a feed can only be overwritten. Called on a worker thread, as the stream is.
     */
    default Optional<InputStream> unwrap(InputStream source) throws IOException {
        return Optional.empty();
    }
}
