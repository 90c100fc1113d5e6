package crawler.engine.feed;

import crawler.engine.Crawler;
import crawler.engine.Event.FeedSlotClosed;
import crawler.engine.Item;
import crawler.engine.feed.format.ItemExporter;
import crawler.engine.feed.storage.StoredFile;
import crawler.engine.url.UrlParts;
import crawler.reactor.defer.Deferred;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One feed while it is written, file after file. For the reactor thread; what blocks is done on workers, in order. */
final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(FeedExport.class);
    /** So much goes to a worker at once: enough that the hand-over costs nothing, little enough to be seen soon. */
    private static final int CHUNK = 64 * 1024;
    /** When so much waits for a slow sink, items wait, too. */
    private static final int MOST_WAITING = 4 * 1024 * 1024;

    private final Crawler crawler;
    private final FeedPlan plan;
    private final WorkLine line;
    private final List<Deferred<Void>> waitingForFile = new ArrayList<>();
    private final List<Deferred<Void>> waitingForRoom = new ArrayList<>();
    private Optional<FeedBatch> batch = Optional.empty();
    private Optional<Throwable> broken = Optional.empty();
    private boolean opening;
    private int batchId;
    private long bytesAtWork;

    Feed(Crawler crawler, FeedPlan plan) {
        this.crawler = crawler;
        this.plan = plan;
        this.line = new WorkLine(crawler.reactor());
    }

    /** Fires when it can be written to; fails when it cannot. */
    Deferred<Void> open() {
        return plan.storesEmpty() ? openBatch() : Deferred.succeed(null);
    }

    private Deferred<Void> openBatch() {
        batchId++;
        opening = true;
        String uri = plan.uri(crawler.spider(), crawler.reactor().now(), batchId);
        ItemExporter exporter = plan.exporter();
        return line.run(() -> {
                    StoredFile file = plan.storage().open(plan.target(uri, exporter));
                    return FeedBatch.open(uri, file, exporter, plan.processors());
                })
                .addAsyncBoth(outcome -> {
                    opening = false;
                    outcome.failed()
                            .ifPresentOrElse(
                                    failure -> breakDown(unwritable(uri, failure.value())),
                                    () -> batch = Optional.of(outcome.get()));
                    release(waitingForFile);
                    return broken.<Deferred<Void>>map(Deferred::fail).orElseGet(() -> Deferred.succeed(null));
                });
    }

    private static Throwable unwritable(String uri, Throwable error) {
        if (!(error instanceof IOException)) {
            return error;
        }
        String why = error instanceof FileSystemException file ? describe(file) : error.getMessage();
        return new IOException("Feed " + UrlParts.masked(uri) + " cannot be written: " + why, error);
    }

    private static String describe(FileSystemException error) {
        String kind = error.getReason() == null ? error.getClass().getSimpleName() : error.getReason();
        return kind + " (" + error.getFile() + "); name another file in FEEDS, or with -o or -O";
    }

    private void breakDown(Throwable error) {
        broken = Optional.of(error);
        crawler.stats().increment("feedexport/failed_count/" + plan.storage().name());
    }

    private static void release(List<Deferred<Void>> waiting) {
        List<Deferred<Void>> released = List.copyOf(waiting);
        waiting.clear();
        released.forEach(each -> each.callback(null));
    }

    /** Writes an item, if it is one for this feed; fires at once, unless the sink is slow. */
    Deferred<Void> export(Item item) {
        if (!plan.accepts(item)) {
            return Deferred.succeed(null);
        }
        if (broken.isPresent()) {
            return Deferred.fail(broken.get());
        }
        if (batch.isPresent()) {
            return Deferred.executeAsync(() -> write(item, batch.get()));
        }
        Deferred<Void> ready = new Deferred<>();
        waitingForFile.add(ready);
        if (!opening) {
            openBatch().addErrback(failure -> {
                LOG.error("A feed could not go on", failure.value());
                return null;
            });
        }
        return ready.addAsyncCallback(ignored -> export(item));
    }

    private Deferred<Void> write(Item item, FeedBatch to) throws IOException {
        to.add(item);
        if (plan.batchItems() > 0 && to.items() >= plan.batchItems()) {
            seal(to);
        } else {
            handOver(to);
        }
        if (bytesAtWork < MOST_WAITING) {
            return Deferred.succeed(null);
        }
        Deferred<Void> room = new Deferred<>();
        waitingForRoom.add(room);
        return room;
    }

    /** Gives a worker what is enough; to the standard output whatever there is, since somebody may be looking. */
    private void handOver(FeedBatch from) {
        if (from.pendingBytes() >= CHUNK || (plan.isWatched() && bytesAtWork == 0 && from.pendingBytes() > 0)) {
            carry(from);
        }
    }

    private void carry(FeedBatch from) {
        byte[] bytes = from.takePending();
        bytesAtWork += bytes.length;
        line.run(() -> {
                    from.write(bytes);
                    return null;
                })
                .addBoth(outcome -> {
                    bytesAtWork -= bytes.length;
                    outcome.failed().ifPresent(failure -> failed(from, failure.value()));
                    if (bytesAtWork <= MOST_WAITING / 2) {
                        release(waitingForRoom);
                    }
                    batch.ifPresent(this::handOver);
                    return null;
                });
    }

    private void failed(FeedBatch from, Throwable error) {
        if (broken.isEmpty()) {
            breakDown(unwritable(from.uri(), error));
            LOG.error("Feed {} could not be written: {}", UrlParts.masked(from.uri()), error.getMessage());
            LOG.debug("Where that happened", error);
        } else if (!broken.get().getCause().equals(error)) {
            LOG.error("Feed {} could not be stored: {}", UrlParts.masked(from.uri()), error.getMessage());
        }
    }

    /** Completes the file; the next item begins another. */
    private Deferred<Void> seal(FeedBatch full) throws IOException {
        batch = Optional.empty();
        full.finish();
        carry(full);
        return line.run(() -> {
                    full.store();
                    return null;
                })
                .addBoth(outcome -> {
                    outcome.failed().ifPresentOrElse(failure -> failed(full, failure.value()), () -> stored(full));
                    return null;
                });
    }

    private void stored(FeedBatch full) {
        crawler.stats().increment("feedexport/success_count/" + plan.storage().name());
        LOG.info("Stored {} feed ({} items) in: {}", plan.format(), full.items(), UrlParts.masked(full.uri()));
        crawler.events().emit(new FeedSlotClosed(full.uri(), full.items()));
    }

    /** Completes it; never fails. Without a reactor that runs, all is done when this returns. */
    Deferred<Void> close() {
        Deferred<Void> closed =
                batch.map(last -> Deferred.executeAsync(() -> seal(last))).orElseGet(() -> line.run(() -> null));
        if (!crawler.reactor().running()) {
            line.finishHere();
        }
        return closed.addErrback(failure -> {
            LOG.error("A feed could not be finished; it is cut short", failure.value());
            return null;
        });
    }
}
