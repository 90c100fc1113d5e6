package crawler.engine.download.cache;

import crawler.engine.Request;
import crawler.engine.Response;
import java.time.Instant;

/**
 * Says what is kept, and when what was kept is an answer. An implementation has a public constructor with {@link
 * crawler.settings.Settings}. For the reactor thread.
 */
public interface CachePolicy {

    /** Whether its answer may come from the cache or go there. */
    boolean cachesRequest(Request request);

    /** Whether it is kept. */
    boolean cachesResponse(Request request, Response response);

    /** Whether it is the answer as it is. */
    boolean isFresh(Response cached, Request request, Instant now);

    /** The request that asks the server whether {@code cached} still holds. */
    default Request validating(Request request, Response cached) {
        return request;
    }

    /** Whether {@code cached} is the answer, after {@code response} came. */
    boolean isValid(Response cached, Response response);

    /** Whether answers differ by the request headers that their Vary names (RFC 9111, 4.1). */
    default boolean heedsVary() {
        return false;
    }
}
