package crawler.engine.core;

import crawler.engine.Crawler;
import crawler.engine.Event;
import crawler.engine.Fetched;
import crawler.engine.Item;
import crawler.engine.LinkFilter;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.Downloader;
import crawler.engine.error.CloseSpider;
import crawler.engine.error.DontCloseSpider;
import crawler.engine.schedule.Scheduler;
import crawler.engine.scrape.Scraper;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main loop of one crawl: from the scheduler to the downloader, from the downloader to the scraper, until nothing is
 * left. Scrapy's {@code ExecutionEngine}. For the reactor thread.
 */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final long TURN_NANOS = 10_000_000;

    private final Crawler crawler;
    private final PatientScheduler scheduler;
    private final Downloader downloader;
    private final Scraper scraper;
    private final LinkFilter linkFilter;
    private final Ledger ledger;
    private final Heartbeat heartbeat;
    private final Deferred<String> drained = new Deferred<>();
    private final StartOutputs start;
    private final Intake intake;
    private String reason = "finished";
    private boolean running;
    private boolean closing;
    private boolean filling;
    private boolean fillScheduled;
    private boolean asking;

    Engine(Parts parts) {
        this.crawler = parts.crawler();
        this.scheduler = new PatientScheduler(parts.scheduler(), crawler.reactor());
        this.downloader = parts.downloader();
        this.scraper = parts.scraper();
        this.linkFilter = parts.linkFilter();
        this.ledger = new Ledger(crawler.stats());
        this.start = new StartOutputs(crawler);
        this.intake = new Intake(new Intake.Parts(crawler, scheduler, ledger, start), this::scheduleFill);
        this.heartbeat = new Heartbeat(crawler.reactor(), this::fill, () -> close("engine_error"));
        scheduler.whenReady(this::scheduleFill);
        downloader.whenReady(this::scheduleFill);
    }

    /** What an engine drives. */
    record Parts(Crawler crawler, Scheduler scheduler, Downloader downloader, Scraper scraper, LinkFilter linkFilter) {}

    /** Runs the crawl; fires with the finish reason when nothing is in flight any more. */
    Deferred<String> run() {
        running = true;
        if (!closing) {
            start.open(scraper::start);
        }
        heartbeat.start();
        scheduleFill();
        return drained.tap(outcome -> heartbeat.stop());
    }

    /** Takes no further request; ends when what is in flight has been dealt with. */
    void close(String newReason) {
        if (!closing) {
            closing = true;
            reason = newReason;
            start.stop();
            downloader.putBack();
            scraper.closing();
            LOG.info("Closing spider ({})", newReason);
            ledger.sayWhatIsInFlight();
            scheduler.end();
            scheduleFill();
        }
    }

    /** Schedules a request; the Deferred never fails. */
    Deferred<Void> crawl(Request request) {
        return intake.take(request);
    }

    /** Looks for work in the next turn of the loop; once, however often it is asked for. */
    private void scheduleFill() {
        if (!fillScheduled) {
            fillScheduled = true;
            crawler.reactor().callLater(Duration.ZERO, this::fill);
        }
    }

    /** Starts what may be started; ends the crawl when there is nothing left. While it is being opened neither. */
    private void fill() {
        fillScheduled = false;
        if (!running || filling || drained.called()) {
            return;
        }
        filling = true;
        try {
            startWhatMay();
        } finally {
            filling = false;
        }
        if (!fillScheduled) {
            endIfIdle();
        }
    }

    private void startWhatMay() {
        long end = crawler.reactor().nanos() + TURN_NANOS;
        while (mayStart() && startNext()) {
            if (crawler.reactor().nanos() - end >= 0) {
                scheduleFill();
                break;
            }
        }
    }

    private boolean mayStart() {
        return !closing && !asking && !downloader.isFull() && !scraper.needsBackout();
    }

    /** Starts one request, or schedules one start request; false when there is none, or none yet. */
    private boolean startNext() {
        boolean[] started = new boolean[1];
        asking = true;
        Deferred<Void> next = Deferred.executeAsync(scheduler::next).addBoth(outcome -> {
            asking = false;
            started[0] = startIfPresent(outcome);
            return null;
        });
        if (asking) {
            next.tap(outcome -> goOn(started[0]));
            return false;
        }
        return started[0] || takeStart();
    }

    /** After an answer of the scheduler's that had to be waited for. */
    private void goOn(boolean started) {
        if (started || (mayStart() && takeStart())) {
            scheduleFill();
        } else {
            endIfIdle();
        }
    }

    private boolean startIfPresent(Outcome<Optional<Request>> next) {
        if (closing && next.failed().isPresent()) {
            return false;
        }
        if (next.failed().isPresent()) {
            LOG.error(
                    "The scheduler could not say which request comes next; the crawl ends",
                    next.failed().get().value());
            close("scheduler_error");
            return false;
        }
        next.get().ifPresent(this::process);
        return next.get().isPresent();
    }

    private boolean takeStart() {
        emit(new Event.SchedulerEmpty());
        Optional<Output> output = start.isAhead() && scheduler.pending() > 0 ? Optional.empty() : start.next();
        output.ifPresent(this::begin);
        return output.isPresent();
    }

    private void begin(Output output) {
        if (output instanceof Request request) {
            crawl(request);
        } else if (output instanceof Item item) {
            scraper.item(item, StartOutputs.ORIGIN).tap(outcome -> scheduleFill());
        }
    }

    /** Downloads past scheduler and callbacks; the crawl does not end before it has an answer. */
    Deferred<Response> download(Request request) {
        return Deferred.executeAsync(() -> downloader.fetchDirectly(request))
                .addAsyncCallback(fetched -> {
                    if (fetched instanceof Request instead) {
                        return download(instead);
                    }
                    received(request, (Response) fetched);
                    return Deferred.succeed((Response) fetched);
                })
                .tap(outcome -> scheduleFill());
    }

    private void process(Request request) {
        ledger.started();
        start.handedOut(request);
        Deferred.executeAsync(() -> downloader.fetch(request))
                .addAsyncCallbacks(fetched -> fetched(request, fetched), failure -> failed(request, failure))
                .addAsyncBoth(outcome -> {
                    outcome.failed().ifPresent(failure -> broken(request, failure));
                    return scheduler.done(request);
                })
                .addBoth(outcome -> {
                    outcome.failed().ifPresent(failure -> broken(request, failure));
                    ledger.done();
                    scheduleFill();
                    return null;
                });
    }

    private Deferred<Void> fetched(Request request, Fetched fetched) {
        if (fetched instanceof Request instead) {
            scheduleFill();
            return crawl(instead);
        }
        Response response = (Response) fetched;
        received(request, response);
        return scraper.scrape(response.withLinkFilter(linkFilter), this::fill); // no download waits for a callback
    }

    private Deferred<Void> failed(Request request, Failure failure) {
        fill();
        return scraper.failed(request, failure);
    }

    private void received(Request request, Response response) {
        crawler.stats().increment("response_received_count");
        LOG.debug("Crawled ({}) {} {} {}", response.status(), request, request.flags(), response.flags());
        emit(new Event.ResponseReceived(response, request, crawler.spider()));
    }

    private void broken(Request request, Failure failure) {
        LOG.error("The engine failed on {}; the crawl goes on", request, failure.value());
    }

    private void endIfIdle() {
        if (!isIdle()) {
            return;
        }
        if (!closing && (scheduler.pending() > 0 || !start.exhausted() || staysOpen())) {
            return;
        }
        drained.callback(reason);
    }

    private boolean isIdle() {
        return ledger.inFlight() == 0 && downloader.active() == 0 && scraper.isIdle() && !asking && intake.isIdle();
    }

    /** Tells that nothing is left to do; whether somebody wants to go on, or has made something to do. */
    private boolean staysOpen() {
        List<RuntimeException> controls = emit(new Event.SpiderIdle(crawler.spider()));
        for (RuntimeException control : controls) {
            if (control instanceof CloseSpider close) {
                close(close.reason());
                return true;
            }
        }
        boolean kept = controls.stream().anyMatch(DontCloseSpider.class::isInstance);
        if (!kept && isIdle() && scheduler.pending() == 0) {
            close(start.failed() ? "start_error" : "finished");
            return false;
        }
        return true;
    }

    private List<RuntimeException> emit(Event event) {
        return crawler.events().emit(event);
    }

    /** Where all requests went; for the end. */
    Books closeBooks() {
        return ledger.close(scheduler.pending());
    }
}
