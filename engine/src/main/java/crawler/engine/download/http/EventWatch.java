package crawler.engine.download.http;

import crawler.engine.Crawler;
import crawler.engine.Event;
import crawler.engine.Event.BytesReceived;
import crawler.engine.Event.HeadersReceived;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.error.StopDownload;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The listeners of a crawl: they are called on the reactor thread, and the reading waits for them. */
final class EventWatch implements Watch {
    private final Crawler crawler;
    private final Request request;
    private final boolean wantsHeaders;
    private final boolean wantsBytes;

    private EventWatch(Crawler crawler, Request request, boolean wantsHeaders, boolean wantsBytes) {
        this.crawler = crawler;
        this.request = request;
        this.wantsHeaders = wantsHeaders;
        this.wantsBytes = wantsBytes;
    }

    /** For the reactor thread; costs nothing when nobody listens. */
    static Watch of(Crawler crawler, Request request) {
        boolean headers = crawler.events().hasListeners(HeadersReceived.class);
        boolean bytes = crawler.events().hasListeners(BytesReceived.class);
        return headers || bytes ? new EventWatch(crawler, request, headers, bytes) : NONE;
    }

    @Override
    public Optional<StopDownload> headersReceived(Headers headers, long bodySize) throws IOException {
        return wantsHeaders ? ask(new HeadersReceived(headers, bodySize, request, crawler.spider())) : Optional.empty();
    }

    @Override
    public boolean wantsBytes() {
        return wantsBytes;
    }

    @Override
    public Optional<StopDownload> bytesReceived(byte[] data) throws IOException {
        return ask(new BytesReceived(data, request, crawler.spider()));
    }

    /** Waits for the reactor thread; a reactor that has stopped closes the handler, which interrupts this. */
    private Optional<StopDownload> ask(Event event) throws IOException {
        CompletableFuture<List<RuntimeException>> controls = new CompletableFuture<>();
        crawler.reactor()
                .callFromThread(() -> controls.complete(crawler.events().emit(event)));
        try {
            return controls.get().stream()
                    .filter(StopDownload.class::isInstance)
                    .map(StopDownload.class::cast)
                    .findFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while listeners were asked");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
