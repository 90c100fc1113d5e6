package crawler.engine.download.handler;

import crawler.engine.Crawler;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.BodySizes;
import crawler.engine.download.DownloadHandler;
import crawler.engine.url.UrlParts;
import crawler.reactor.Reactor;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gets {@code file:} URLs (RFC 8089) of this machine, on worker threads. Fails with an IOException where there is none. */
public final class FileHandler implements DownloadHandler {
    private final Reactor reactor;
    private final Reading reading;

    public FileHandler(Crawler crawler) {
        this.reactor = crawler.reactor();
        this.reading = new Reading(new BodySizes(crawler.settings()));
    }

    @Override
    public Deferred<Response> download(Request request) {
        return Threads.deferToThread(reactor, () -> read(request));
    }

    private Response read(Request request) throws IOException {
        String url = UrlParts.withoutFragment(request.url());
        if (!request.host().isEmpty() && !request.host().equals("localhost")) {
            throw new IOException(request + ": the file is on another machine, " + request.host());
        }
        try (InputStream in = Files.newInputStream(path(url))) {
            return new Response(url, request, 200, Headers.NONE, reading.of(request, in));
        }
    }

    private static Path path(String url) {
        int query = url.indexOf('?');
        URI uri = URI.create(query < 0 ? url : url.substring(0, query));
        return Path.of(URI.create("file://" + uri.getRawPath()));
    }
}
