package crawler.engine.download.cache;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.Body;
import crawler.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder for each response, as in Scrapy: {@code SPIDER/ab/abcdef…/} with {@code response_body}, {@code response_headers},
 * {@code request_body}, {@code request_headers}, and {@code meta}, which is written last, so that nothing counts that is not
 * whole.
 */
public final class FilesystemStorage implements CacheStorage {
    private static final String META = "meta";

    /** Of a file that is compressed; JSON begins otherwise. */
    private static final int GZIP_FIRST = 0x1f;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final Duration kept;
    private final boolean gzip;
    private final KeptBodies bodies;
    private final KeyLocks locks = new KeyLocks();

    public FilesystemStorage(Settings settings, String spider) {
        this.folder = CacheParts.place(settings, spider, "");
        this.kept = settings.get(HttpCache.HTTPCACHE_EXPIRATION_SECS);
        this.gzip = settings.get(HttpCache.HTTPCACHE_GZIP);
        this.bodies = new KeptBodies(settings);
    }

    private Path folder(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key);
    }

    @Override
    public Optional<Kept> retrieve(String key, Request request, Instant now) throws IOException {
        synchronized (locks.of(key)) {
            return read(folder(key), request, now);
        }
    }

    /** An entry is read as it was written, whatever HTTPCACHE_GZIP says by now. */
    private Optional<Kept> read(Path entry, Request request, Instant now) throws IOException {
        try {
            Path meta = entry.resolve(META);
            boolean compressed = isCompressed(meta);
            JsonNode head = JSON.readTree(read(meta, compressed));
            Instant stored =
                    Instant.ofEpochMilli(Math.round(head.path("timestamp").asDouble() * 1000));
            if (!kept.isZero() && Duration.between(stored, now).compareTo(kept) > 0) {
                return Optional.empty();
            }
            Response response = new Response(
                    head.path("response_url").asString(),
                    request,
                    head.path("status").asInt(),
                    headers(entry.resolve("response_headers"), compressed),
                    body(entry.resolve("response_body"), compressed, request));
            return Optional.of(new Kept(response, headers(entry.resolve("request_headers"), compressed)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException(entry.resolve(META) + " is damaged", e);
        }
    }

    private static boolean isCompressed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == GZIP_FIRST;
        }
    }

    @Override
    public void store(String key, Request request, Response response, Instant now) throws IOException {
        synchronized (locks.of(key)) {
            write(folder(key), request, response, now);
        }
    }

    private void write(Path entry, Request request, Response response, Instant now) throws IOException {
        Files.createDirectories(entry);
        Files.deleteIfExists(entry.resolve(META));
        try (InputStream body = response.openBody();
                OutputStream out = out(entry.resolve("response_body"))) {
            body.transferTo(out);
        }
        write(entry.resolve("response_headers"), lines(response.headers()));
        write(entry.resolve("request_headers"), lines(request.headers()));
        write(entry.resolve("request_body"), request.body());
        write(entry.resolve(META), JSON.writeValueAsBytes(meta(request, response, now)));
    }

    private Map<String, Object> meta(Request request, Response response, Instant now) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("url", request.url());
        meta.put("method", request.method());
        meta.put("status", response.status());
        meta.put("response_url", response.url());
        meta.put("timestamp", now.toEpochMilli() / 1e3);
        return meta;
    }

    private static byte[] lines(Headers headers) {
        StringBuilder lines = new StringBuilder();
        headers.forEach((name, value) -> lines.append(name)
                .append(": ")
                .append(value.replaceAll("[\r\n]", " "))
                .append("\r\n"));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Headers headers(Path file, boolean compressed) throws IOException {
        List<String> fields = new ArrayList<>();
        for (String line : new String(read(file, compressed), StandardCharsets.UTF_8).split("\r\n")) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                fields.add(line.substring(0, colon));
                fields.add(line.substring(colon + 2));
            }
        }
        return Headers.of(fields.toArray(String[]::new));
    }

    private OutputStream out(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return gzip ? new GZIPOutputStream(out) : out;
    }

    private void write(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = out(file)) {
            out.write(bytes);
        }
    }

    private Body body(Path file, boolean compressed, Request request) throws IOException {
        try (InputStream in = in(file, compressed)) {
            return bodies.read(in, request);
        }
    }

    private static byte[] read(Path file, boolean compressed) throws IOException {
        try (InputStream in = in(file, compressed)) {
            return in.readAllBytes();
        }
    }

    private static InputStream in(Path file, boolean compressed) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return compressed ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
