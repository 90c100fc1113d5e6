package crawler.engine.core;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.error.CloseSpider;
import crawler.engine.error.DropItem;
import crawler.engine.pipeline.ItemPipeline;
import crawler.engine.testing.Script.Page;
import crawler.reactor.defer.Deferred;
import java.time.Duration;
import java.util.List;

/** Pipelines that tests name in settings. */
public final class Pipelines {

    private Pipelines() {}

    /** Notes what happens to it. */
    public abstract static class Noting implements ItemPipeline {
        final Crawler crawler;
        private final List<String> notes;

        Noting(Crawler crawler) {
            this.crawler = crawler;
            this.notes = Middlewares.notes(crawler);
        }

        void note(String what) {
            notes.add(getClass().getSimpleName() + " " + what);
        }

        @Override
        public Deferred<Void> open() {
            note("opened");
            return Deferred.succeed(null);
        }

        @Override
        public Deferred<Void> close() {
            note("closed");
            return Deferred.succeed(null);
        }
    }

    /** Adds a mark, at once. */
    public static final class First extends Noting {
        public First(Crawler crawler) {
            super(crawler);
        }

        @Override
        public Deferred<Item> process(Item item) {
            return Deferred.succeed(new Page(((Page) item).url() + "+first"));
        }
    }

    /** Adds a mark, a second later. */
    public static final class Second extends Noting {
        public Second(Crawler crawler) {
            super(crawler);
        }

        @Override
        public Deferred<Item> process(Item item) {
            Deferred<Item> later = new Deferred<>();
            crawler.reactor()
                    .callLater(Duration.ofSeconds(1), () -> later.callback(new Page(((Page) item).url() + "+second")));
            return later;
        }

        @Override
        public Deferred<Void> close() {
            Deferred<Void> closed = new Deferred<>();
            crawler.reactor().callLater(Duration.ofSeconds(1), () -> {
                note("closed");
                closed.callback(null);
            });
            return closed;
        }
    }

    /** Drops, fails, or keeps, as the item says. */
    public static final class Picky implements ItemPipeline {
        @Override
        public Deferred<Item> process(Item item) {
            String url = ((Page) item).url();
            if (url.startsWith("drop")) {
                throw new DropItem("not wanted");
            }
            if (url.startsWith("later")) {
                return Deferred.fail(new DropItem("not wanted either"));
            }
            if (url.startsWith("fail")) {
                throw new IllegalStateException("the disk is full");
            }
            return Deferred.succeed(item);
        }
    }

    /** Cannot be opened. */
    public static final class Locked implements ItemPipeline {
        @Override
        public Deferred<Item> process(Item item) {
            return Deferred.succeed(item);
        }

        @Override
        public Deferred<Void> open() {
            return Deferred.fail(new IllegalStateException("the database is down"));
        }

        @Override
        public Deferred<Void> close() {
            return Deferred.fail(new IllegalStateException("it was never open"));
        }
    }

    /** Has nothing to do. */
    public static final class Sated implements ItemPipeline {
        @Override
        public Deferred<Item> process(Item item) {
            return Deferred.succeed(item);
        }

        @Override
        public Deferred<Void> open() {
            throw new CloseSpider("sated");
        }
    }
}
