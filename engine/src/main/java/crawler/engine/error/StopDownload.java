package crawler.engine.error;

import crawler.engine.Events;
import crawler.engine.Response;
import java.util.Optional;

/**
 * Thrown by a listener of HeadersReceived or BytesReceived that wants no more of a body. What was received until then goes
 * to the errback as the {@link #response} of this, or to the callback with the flag {@code download_stopped}.
 */
public final class StopDownload extends RuntimeException implements Events.Control {
    private final boolean fail;
    private final transient Response response;

    /** @param fail whether it counts as a failure */
    public StopDownload(boolean fail) {
        this(fail, null);
    }

    private StopDownload(boolean fail, Response response) {
        super("the download was stopped");
        this.fail = fail;
        this.response = response;
    }

    /** Whether it goes to the errback. */
    public boolean fail() {
        return fail;
    }

    /** What was received, once it is known. */
    public Optional<Response> response() {
        return Optional.ofNullable(response);
    }

    /** This with what was received. */
    public StopDownload withResponse(Response received) {
        return new StopDownload(fail, received);
    }
}
