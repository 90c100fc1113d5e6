package crawler.engine.download.cache;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.StreamStore;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * All responses of a spider in one file, {@code SPIDER.mvstore}, instead of a folder for each: for caches of many pages.
 * Scrapy's {@code DbmCacheStorage}. One crawl at a time uses the file; a process that is killed loses what was kept in its
 * last second.
 */
public final class MvStoreStorage implements CacheStorage {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path path;
    private final Duration kept;
    private final KeptBodies bodies;
    private final KeyLocks locks = new KeyLocks();

    private Optional<MvStoreFile> file = Optional.empty();
    private Optional<IOException> failed = Optional.empty();

    public MvStoreStorage(Settings settings, String spider) {
        this.path = CacheParts.place(settings, spider, ".mvstore");
        this.kept = settings.get(HttpCache.HTTPCACHE_EXPIRATION_SECS);
        this.bodies = new KeptBodies(settings);
    }

    /** Opened when it is first needed, on a worker thread; what cannot be opened is not tried again. */
    private synchronized MvStoreFile file() throws IOException {
        if (failed.isPresent()) {
            throw new IOException(failed.get().getMessage(), failed.get());
        }
        if (file.isEmpty()) {
            try {
                file = Optional.of(new MvStoreFile(path));
            } catch (IOException e) {
                failed = Optional.of(e);
                throw e;
            }
        }
        return file.get();
    }

    /** What is told of a response beside its body. @param body its name in the store of bodies, in hexadecimal digits */
    record Head(
            String url,
            String method,
            String responseUrl,
            int status,
            long stored,
            List<String> headers,
            List<String> requestHeaders,
            String body) {

        static Head of(Request request, Response response, Instant now, byte[] body) {
            return new Head(
                    request.url(),
                    request.method(),
                    response.url(),
                    response.status(),
                    now.toEpochMilli(),
                    list(response.headers()),
                    list(request.headers()),
                    HexFormat.of().formatHex(body));
        }

        private static List<String> list(Headers headers) {
            List<String> fields = new ArrayList<>();
            headers.forEach((name, value) -> {
                fields.add(name);
                fields.add(value);
            });
            return fields;
        }

        static Headers headers(List<String> fields) {
            return Headers.of(fields.toArray(String[]::new));
        }

        boolean isOlderThan(Duration most, Instant now) {
            return !most.isZero()
                    && Duration.between(Instant.ofEpochMilli(stored), now).compareTo(most) > 0;
        }

        byte[] bodyId() {
            return HexFormat.of().parseHex(body);
        }
    }

    @Override
    public Optional<Kept> retrieve(String key, Request request, Instant now) throws IOException {
        MvStoreFile store = file();
        synchronized (locks.of(key)) {
            Optional<Head> head = head(store.heads().get(key)).filter(found -> !found.isOlderThan(kept, now));
            return head.isEmpty() ? Optional.empty() : Optional.of(kept(head.get(), store.bodies(), request));
        }
    }

    private Kept kept(Head head, StreamStore store, Request request) throws IOException {
        try (InputStream body = store.get(head.bodyId())) {
            Response response = new Response(
                    head.responseUrl(),
                    request,
                    head.status(),
                    Head.headers(head.headers()),
                    bodies.read(body, request));
            return new Kept(response, Head.headers(head.requestHeaders()));
        }
    }

    /** @param json null for none */
    private Optional<Head> head(String json) throws IOException {
        try {
            return Optional.ofNullable(json).map(text -> JSON.readValue(text, Head.class));
        } catch (JacksonException e) {
            throw new IOException(path + " has a damaged entry", e);
        }
    }

    /** The new body is there before the head names it, and the old one goes after that. */
    @Override
    public void store(String key, Request request, Response response, Instant now) throws IOException {
        MvStoreFile store = file();
        synchronized (locks.of(key)) {
            byte[] body;
            try (InputStream in = response.openBody()) {
                body = store.bodies().put(in);
            }
            Head head = Head.of(request, response, now, body);
            String before = store.heads().put(key, JSON.writeValueAsString(head));
            head(before).ifPresent(old -> store.bodies().remove(old.bodyId()));
        }
    }

    @Override
    public synchronized void close() {
        file.ifPresent(MvStoreFile::close);
        file = Optional.empty();
        failed = Optional.of(new IOException(path + " is closed"));
    }
}
