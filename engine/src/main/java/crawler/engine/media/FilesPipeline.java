package crawler.engine.media;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.error.NotConfigured;
import crawler.engine.item.Fields;
import crawler.engine.url.InvalidUrlException;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Outcome;
import crawler.settings.Setting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads the files that the items' field {@code file_urls} links to, stores them, and tells of them in the field {@code
 * files}. To be extended; methods are called on the reactor thread. Scrapy's {@code FilesPipeline}.
 */
public class FilesPipeline extends MediaPipeline {
    public static final Setting<Optional<String>> FILES_STORE = Setting.ofOptional("FILES_STORE")
            .doc("Where the files pipeline stores: a folder or a URI (MEDIA_STORES); None switches it off.");
    public static final Setting<Integer> FILES_EXPIRES = Setting.ofInt("FILES_EXPIRES", 90)
            .min(0)
            .unit("days")
            .doc("How old a stored file may be and yet not be downloaded again.");
    public static final Setting<String> FILES_URLS_FIELD =
            Setting.ofString("FILES_URLS_FIELD", "file_urls").doc("The field of items that links to files.");
    public static final Setting<String> FILES_RESULT_FIELD =
            Setting.ofString("FILES_RESULT_FIELD", "files").doc("The field of items that tells of stored files.");

    private static final Logger LOG = LoggerFactory.getLogger(FilesPipeline.class);

    private final FileStore store;
    private final MediaKind kind;

    /** @throws NotConfigured when FILES_STORE is not set */
    public FilesPipeline(Crawler crawler) {
        this(crawler, MediaKind.files());
    }

    FilesPipeline(Crawler crawler, MediaKind kind) {
        super(crawler);
        MediaSettings settings = new MediaSettings(crawler.settings(), getClass());
        String uri = settings.get(kind.store())
                .orElseThrow(() -> new NotConfigured(kind.store().name() + " is not set"));
        this.kind = kind.of(settings);
        this.store = store(new StorePlace(uri, crawler.settings(), settings, this.kind.isOfImages()));
    }

    /** The store that a setting names; called by the constructor. */
    protected FileStore store(StorePlace place) {
        return FileStores.of(kind.store().name(), place);
    }

    @Override
    public Deferred<Void> close() {
        return Threads.deferToThread(crawler().reactor(), () -> {
            store.close();
            return null;
        });
    }

    @Override
    protected List<Request> mediaRequests(Item item) {
        List<Request> requests = new ArrayList<>();
        for (String url : kind.urls(item)) {
            try {
                requests.add(new Request(url));
            } catch (InvalidUrlException e) { // no reason to lose the item
                LOG.warn("File (unknown-error): \"{}\" in {} is no URL: {}", url, item, e.getMessage());
            }
        }
        return requests;
    }

    /** Where a file is stored; without a response it is asked whether the file is there already. */
    protected String filePath(Request request, Optional<Response> response, Item item) {
        return MediaPaths.file(request);
    }

    @Override
    protected Item itemCompleted(List<Outcome<MediaFile>> results, Item item) {
        String field = kind.resultField(item);
        return Fields.has(item, field)
                ? Fields.with(
                        item,
                        field,
                        results.stream()
                                .filter(Outcome::succeeded)
                                .map(Outcome::get)
                                .toList())
                : item;
    }

    @Override
    protected final Deferred<MediaFile> fetch(Request request, Item item) {
        String path = filePath(request, Optional.empty(), item);
        Instant notBefore = crawler().reactor().now().minus(Duration.ofDays(kind.expires()));
        return Threads.deferToThread(crawler().reactor(), () -> store.stat(path, notBefore))
                .addErrback(IOException.class, error -> {
                    LOG.warn(
                            "File (stat): {} is downloaded, as nobody can say whether it is there: {}",
                            path,
                            error.toString());
                    return Optional.empty();
                })
                .addAsyncCallback(found -> found.isPresent()
                        ? Deferred.succeed(upToDate(request, path, found.get()))
                        : fetchAnew(request, item));
    }

    private MediaFile upToDate(Request request, String path, FileStore.Stat found) {
        count("uptodate");
        LOG.debug("File (uptodate): {} from {}", path, request);
        return new MediaFile(request.url(), path, found.checksum(), "uptodate");
    }

    private Deferred<MediaFile> fetchAnew(Request request, Item item) {
        return download(request)
                .addErrback(failure -> {
                    throw failed(request, failure);
                })
                .addAsyncCallback(response -> keep(request, response, item));
    }

    private static MediaException failed(Request request, Failure failure) {
        if (!(failure.value() instanceof IgnoreRequest)) {
            LOG.warn("File (unknown-error): {} could not be downloaded: {}", request, failure.errorMessage());
        }
        return new MediaException("download-error", failure.value());
    }

    private Deferred<MediaFile> keep(Request request, Response response, Item item) {
        if (response.status() != 200) {
            LOG.warn("File (code: {}): {} could not be downloaded", response.status(), request);
            throw new MediaException("download-error");
        }
        if (response.bodySize() == 0) {
            LOG.warn("File (empty-content): {} is empty", request);
            throw new MediaException("empty-content");
        }
        String status = response.flags().contains("cached") ? "cached" : "downloaded";
        count(status);
        String path = filePath(request, Optional.of(response), item);
        return Threads.<String>deferToThread(crawler().reactor(), storing(request, response, item))
                .addErrback(failure -> {
                    LOG.warn("File (error): {} could not be stored as {}: {}", request, path, failure.errorMessage());
                    throw failure.value() instanceof MediaException known
                            ? known
                            : new MediaException(failure.errorMessage(), failure.value());
                })
                .addCallback(checksum -> new MediaFile(request.url(), path, checksum, status));
    }

    /** Called on the reactor thread for what is then done on a worker: store the response, and give its checksum. */
    Callable<String> storing(Request request, Response response, Item item) {
        String path = filePath(request, Optional.of(response), item);
        return () -> store.persist(path, MediaContent.of(response.bodySize(), response::openBody));
    }

    final FileStore store() {
        return store;
    }

    private void count(String status) {
        crawler().stats().increment("file_count");
        crawler().stats().increment("file_status_count/" + status);
    }
}
