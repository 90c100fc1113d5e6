package crawler.engine;

import crawler.settings.Priority;
import crawler.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to get and what to make of it: the class that users write. All methods are called on the reactor thread, except the
 * callbacks of a spider that {@link #isConcurrent}.
 *
 * <p>Override {@link #parse}, and {@link #start} when the start URLs do not say it all.
 */
public abstract class Spider {
    private final String name;
    private final List<String> startUrls;
    private final Logger logger;
    private final State state = new State();
    private Arguments arguments = Arguments.NONE;
    private Crawler crawler;

    /**
     * @param name unique in a project
     * @param startUrls where {@link #start} begins
     * @throws IllegalArgumentException when the name is blank
     */
    protected Spider(String name, String... startUrls) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(getClass().getName() + " must have a name");
        }
        this.name = name;
        this.startUrls = List.of(startUrls);
        this.logger = LoggerFactory.getLogger(name);
    }

    public final String name() {
        return name;
    }

    /** Those of the argument {@code start_urls} (commas between them) if there is one, else those of the constructor. */
    public List<String> startUrls() {
        List<String> argued = arguments.list("start_urls");
        return argued.isEmpty() ? startUrls : argued;
    }

    /** The domains to which requests may go, subdomains included; empty: all. Asked again for every request. */
    public Collection<String> allowedDomains() {
        return List.of();
    }

    /** Statuses other than 2xx whose pages go to the callbacks all the same. */
    public Set<Integer> handleHttpStatusList() {
        return Set.of();
    }

    /**
     * Whether its callbacks are heavy and independent of each other. Then callbacks and errbacks run on worker threads,
     * several at once ({@code CONCURRENT_CALLBACKS}), so that a slow one holds nobody up. What a callback yields is dealt with on
     * the reactor thread and in order; of different pages, whichever is ready first. Fields of the spider need what is usual
     * among threads, {@link #crawler} is for the reactor thread, and {@link Response#met} knows nothing there. Asked once.
     */
    public boolean isConcurrent() {
        return false;
    }

    /** Settings of this spider, above those of the project and below those of the command line. */
    public Map<String, ?> customSettings() {
        return Map.of();
    }

    /**
     * The settings of its crawl, of those of the project and the command line: with {@link #customSettings} unless
     * overridden. Scrapy's {@code update_settings}; called once, before {@link #crawler} is there.
     */
    public Settings updateSettings(Settings settings) {
        return settings.with(Priority.SPIDER, "custom settings of spider " + name, customSettings());
    }

    /**
     * Called when {@link #crawler} is there and before any other component is made: the place to listen to events and to
     * look at settings. What it throws keeps the crawl from being opened. Scrapy's {@code from_crawler}.
     */
    protected void joined() {}

    /**
     * The first requests; may yield items too, and may be endless: it is pulled only when the crawl has room. Start
     * requests are not filtered as duplicates. The stream is closed at its end or the crawl's: the lines of a file may be
     * one.
     */
    public Stream<? extends Output> start() {
        return startUrls().stream().map(url -> new Request(url).withDontFilter(true));
    }

    /**
     * What is done with a page whose request names no callback. The stream is pulled one element at a time, each after
     * the one before has been dealt with; this holds for its top level, while the JDK buffers the streams inside a
     * {@code flatMap} as a whole. It is closed at its end.
     */
    public Stream<? extends Output> parse(Response page) throws Exception {
        throw new UnsupportedOperationException(getClass().getName()
                + " does not override parse(Response), and the request " + page.request() + " names no other callback");
    }

    /** Called once at the end; {@code reason} is a finish reason such as {@code finished} or {@code shutdown}. */
    public void closed(String reason) {}

    /** Named after the spider. */
    public final Logger logger() {
        return logger;
    }

    /** What was given as {@code -a name=value}. */
    public final Arguments arguments() {
        return arguments;
    }

    /** What it remembers; with JOBDIR from one run to the next: from when it is part of a crawl until after {@link #closed}. */
    public final State state() {
        return state;
    }

    /** The crawl that this spider is part of. @throws IllegalStateException outside a crawl */
    public final Crawler crawler() {
        return Optional.ofNullable(crawler)
                .orElseThrow(() -> new IllegalStateException("spider \"" + name + "\" is not part of a crawl yet"));
    }

    /** Gives it its arguments; before the crawl starts. */
    public final void argue(Arguments newArguments) {
        arguments = newArguments;
    }

    /** Makes it part of a crawl; the engine calls this once. */
    public final void join(Crawler newCrawler) {
        if (crawler != null) {
            throw new IllegalStateException(
                    "spider \"" + name + "\" is part of a crawl already; make a new one for each");
        }
        crawler = newCrawler;
        joined();
    }
}
