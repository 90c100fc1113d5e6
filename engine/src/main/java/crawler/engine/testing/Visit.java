package crawler.engine.testing;

import crawler.engine.Request;
import java.time.Duration;

/**
 * A request as it arrived at a {@link FakeSite}.
 *
 * @param request with all headers that were sent
 * @param at the virtual time of its arrival, since the site was made
 */
public record Visit(Request request, Duration at) {

    /** The URL of the request. */
    public String url() {
        return request.url();
    }
}
