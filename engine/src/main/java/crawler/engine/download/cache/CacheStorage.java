package crawler.engine.download.cache;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Where responses are kept, by key. An implementation has a public constructor with {@link crawler.settings.Settings} and
 * the name of the spider. Called on worker threads, several at once.
 */
public interface CacheStorage extends AutoCloseable {

    /**
     * What was kept under this key and is not too old.
     *
     * @param request whose response it becomes
     */
    Optional<Kept> retrieve(String key, Request request, Instant now) throws IOException;

    /** Keeps it in the place of what was there. */
    void store(String key, Request request, Response response, Instant now) throws IOException;

    @Override
    default void close() throws IOException {}

    /**
     * A response that was kept.
     *
     * @param request as it was sent then
     */
    record Kept(Response response, Headers request) {}
}
