package crawler.engine.core;

import crawler.engine.Crawler;
import crawler.engine.Event.SpiderOpened;
import crawler.engine.Fetched;
import crawler.engine.Headers;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.download.StepMiddleware;
import crawler.engine.pipeline.ItemPipeline;
import crawler.engine.scrape.SpiderMiddleware;
import crawler.engine.testing.Script;
import crawler.reactor.defer.Deferred;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Components that tests name in settings. They leave notes in the {@link Script} that they work for. */
public final class Middlewares {

    private Middlewares() {}

    static List<String> notes(Crawler crawler) {
        return ((Script) crawler.spider()).notes();
    }

    /** Refuses all pages. */
    public static final class Refusing implements SpiderMiddleware {
        @Override
        public void processInput(Response page) {
            throw new IllegalStateException("refused by a test");
        }
    }

    /** Notes what passes. */
    public abstract static class Noting implements SpiderMiddleware {
        private final List<String> notes;

        Noting(Crawler crawler) {
            notes = notes(crawler);
        }

        private void note(String step) {
            notes.add(getClass().getSimpleName() + " " + step);
        }

        @Override
        public void processInput(Response page) {
            note("input");
        }

        @Override
        public Stream<? extends Output> processOutput(Response page, Stream<? extends Output> outputs) {
            note("output");
            return outputs;
        }

        @Override
        public Stream<? extends Output> processStart(Stream<? extends Output> start) {
            note("start");
            return start;
        }

        @Override
        public Optional<Stream<? extends Output>> processException(Response page, Throwable error) {
            note("exception " + error.getMessage());
            return Optional.empty();
        }
    }

    public static final class Outer extends Noting {
        public Outer(Crawler crawler) {
            super(crawler);
        }
    }

    public static final class Inner extends Noting {
        public Inner(Crawler crawler) {
            super(crawler);
        }
    }

    /** Makes up for what callbacks throw. */
    public static final class Forgiving implements SpiderMiddleware {
        @Override
        public Optional<Stream<? extends Output>> processException(Response page, Throwable error) {
            return Optional.of(Stream.of(new Script.Page("instead of " + error.getMessage())));
        }
    }

    /** Notes each request on its way in and out. */
    public abstract static class NotingDownload extends StepMiddleware {
        private final List<String> notes;

        NotingDownload(Crawler crawler) {
            notes = notes(crawler);
        }

        @Override
        protected Request processRequest(Request request) {
            notes.add(getClass().getSimpleName() + " request");
            return request;
        }

        @Override
        protected Fetched processResponse(Request request, Response response) {
            notes.add(getClass().getSimpleName() + " response");
            return response;
        }

        @Override
        protected Fetched processException(Request request, Exception error) throws Exception {
            notes.add(getClass().getSimpleName() + " exception");
            throw error;
        }
    }

    public static final class Far extends NotingDownload {
        public Far(Crawler crawler) {
            super(crawler);
        }
    }

    public static final class Near extends NotingDownload {
        public Near(Crawler crawler) {
            super(crawler);
        }
    }

    /** Answers without asking the site. */
    public static final class Cached implements DownloaderMiddleware {
        @Override
        public Deferred<Fetched> fetch(Request request, Fetcher next) {
            return Deferred.succeed(new Response(request, 200, Headers.NONE, new byte[0]).withFlag("cached"));
        }
    }

    /** Throws before the download. */
    public static final class Throwing implements DownloaderMiddleware {
        @Override
        public Deferred<Fetched> fetch(Request request, Fetcher next) {
            throw new IllegalStateException("thrown by a middleware");
        }
    }

    /** Downloads something else first, past the scheduler. */
    public static final class Fetching {
        public Fetching(Crawler crawler) {
            crawler.events()
                    .on(
                            SpiderOpened.class,
                            event -> crawler.download(new Request("http://side.example/"))
                                    .addCallback(page -> notes(crawler).add("got " + page.status())));
        }
    }

    /** Wants its own time for each item. */
    public static final class Slow implements ItemPipeline {
        private final Crawler crawler;
        private int now;
        private int most;

        public Slow(Crawler crawler) {
            this.crawler = crawler;
        }

        @Override
        public Deferred<Item> process(Item item) {
            now++;
            most = Math.max(most, now);
            crawler.stats().max("test/most_at_once", most);
            Deferred<Item> later = new Deferred<>();
            crawler.reactor().callLater(Duration.ofSeconds(1), () -> {
                now--;
                later.callback(item);
            });
            return later;
        }
    }
}
