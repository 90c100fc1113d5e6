package crawler.engine.media;

import crawler.engine.Callback;
import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.middleware.HttpStatuses;
import crawler.engine.pipeline.ItemPipeline;
import crawler.engine.url.Fingerprint;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Outcome;
import crawler.settings.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A pipeline that downloads what items link to. Each URL is downloaded once, however many items ask for it. For the reactor
 * thread. Scrapy's {@code MediaPipeline}.
 */
public abstract class MediaPipeline implements ItemPipeline {
    public static final Setting<Boolean> MEDIA_ALLOW_REDIRECTS = Setting.ofBoolean("MEDIA_ALLOW_REDIRECTS", false)
            .doc("Whether downloads of files and images follow redirects.");

    /** So many results are remembered; of files that are in the store no more than a look at it is lost. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final List<Integer> ALL_BUT_REDIRECTS = IntStream.range(100, 600)
            .filter(status -> status < 300 || status >= 400)
            .boxed()
            .toList();

    private final Crawler crawler;
    private final boolean allowRedirects;
    private final Map<Fingerprint, List<Deferred<MediaFile>>> waiting = new HashMap<>();
    private final Map<Fingerprint, Outcome<MediaFile>> done = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Fingerprint, Outcome<MediaFile>> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    protected MediaPipeline(Crawler crawler) {
        this.crawler = crawler;
        this.allowRedirects = crawler.settings().get(MEDIA_ALLOW_REDIRECTS);
    }

    /** What is to be downloaded for an item. */
    protected abstract List<Request> mediaRequests(Item item);

    /** Fires with the file if it need not be downloaded, else with the result of {@code download}. */
    protected abstract Deferred<MediaFile> fetch(Request request, Item item);

    /** The item with what came of its requests, in their order. @throws crawler.engine.error.DropItem when it is not wanted */
    protected abstract Item itemCompleted(List<Outcome<MediaFile>> results, Item item);

    @Override
    public final Deferred<Item> process(Item item) {
        List<Deferred<MediaFile>> results = new ArrayList<>();
        mediaRequests(item).forEach(request -> results.add(result(request, item)));
        return DeferredList.of(results, DeferredList.Flag.CONSUME_ERRORS)
                .addCallback(outcomes -> itemCompleted(outcomes, item));
    }

    private Deferred<MediaFile> result(Request request, Item item) {
        Fingerprint key = Fingerprint.of(request.method(), request.url(), request.body(), Map.of(), false);
        Outcome<MediaFile> known = done.get(key);
        Deferred<MediaFile> result = new Deferred<>();
        if (known != null) {
            fire(result, known);
            return result;
        }
        boolean first = !waiting.containsKey(key);
        waiting.computeIfAbsent(key, fingerprint -> new ArrayList<>(1)).add(result);
        if (first) {
            Deferred.executeAsync(() -> fetch(request, item)).addBoth(outcome -> {
                done.put(key, outcome.failed().map(MediaPipeline::told).orElse(outcome));
                waiting.remove(key).forEach(each -> fire(each, outcome));
                return null;
            });
        }
        return result;
    }

    /** What is remembered of a failure: why, and not all that led to it, which may hold much. */
    private static Outcome<MediaFile> told(Failure failure) {
        return new Outcome.Failed<>(Failure.of(MediaException.told(failure.errorMessage())));
    }

    private static void fire(Deferred<MediaFile> result, Outcome<MediaFile> outcome) {
        outcome.failed().ifPresentOrElse(result::errback, () -> result.callback(outcome.get()));
    }

    /** Downloads past the scheduler, through the downloader middlewares; a status is no failure here. */
    protected final Deferred<Response> download(Request request) {
        Request own = request.withCallback(Callback.NONE);
        return crawler.download(
                allowRedirects
                        ? own.with(HttpStatuses.HANDLE_HTTPSTATUS_LIST, ALL_BUT_REDIRECTS)
                        : own.with(HttpStatuses.HANDLE_HTTPSTATUS_ALL, true));
    }

    protected final Crawler crawler() {
        return crawler;
    }
}
