package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Event.RequestScheduled;
import crawler.engine.Request;
import crawler.engine.download.StepMiddleware;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.url.AllowedDomains;
import crawler.engine.url.UrlParts;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses requests to hosts that are neither in the spider's allowed domains nor below one of them. Who points a spider
 * elsewhere with the argument {@code start_urls} allows the hosts of these. Another rule is a subclass that overrides
 * {@link #shouldFollow}, named in DOWNLOADER_MIDDLEWARES instead of this.
 */
public class Offsite extends StepMiddleware {

    /** Lets a request pass wherever it goes. */
    public static final Attribute<Boolean> ALLOW_OFFSITE = Attribute.of("allow_offsite", Boolean.class);

    private static final Logger LOG = LoggerFactory.getLogger(Offsite.class);
    private static final int MOST_HOSTS_LOGGED = 10_000;

    private final Crawler crawler;
    private final Consumer<Exception> refusals;
    private final Set<String> logged = new HashSet<>();
    private List<String> domains = List.of();
    private AllowedDomains allowed = AllowedDomains.of(domains);

    public Offsite(Crawler crawler) {
        this.crawler = crawler;
        this.refusals = DownloaderStats.refusals(crawler);
        crawler.events().on(RequestScheduled.class, event -> check(event.request()));
    }

    @Override
    protected final Request processRequest(Request request) {
        try {
            check(request);
        } catch (IgnoreRequest e) {
            refusals.accept(e);
            throw e;
        }
        return request;
    }

    /** Whether a request may go where it goes; those that pass without being asked for are not asked for here. */
    protected boolean shouldFollow(Request request) {
        Collection<String> current = crawler.spider().allowedDomains();
        if (current.isEmpty()) {
            return true;
        }
        if (!isSame(current)) {
            allow(current);
        }
        return allowed.allows(request.url());
    }

    private void check(Request request) {
        if (!request.dontFilter() && !request.is(ALLOW_OFFSITE) && !shouldFollow(request)) {
            refuse(request);
        }
    }

    /** A spider may change its domains at any time, be it in a list of its own. */
    private boolean isSame(Collection<String> current) {
        if (current.size() != domains.size()) {
            return false;
        }
        Iterator<String> each = domains.iterator();
        for (String domain : current) {
            if (!domain.equals(each.next())) {
                return false;
            }
        }
        return true;
    }

    private void allow(Collection<String> current) {
        domains = List.copyOf(current);
        Stream<String> argued =
                crawler.spider().arguments().list("start_urls").stream().map(UrlParts::host);
        allowed = AllowedDomains.of(Stream.concat(domains.stream(), argued).toList());
        if (!allowed.unusable().isEmpty()) {
            LOG.warn(
                    "The allowed domains {} of spider \"{}\" allow nothing: give domains, not URLs, and without a port",
                    allowed.unusable(),
                    crawler.spider().name());
        }
    }

    private void refuse(Request request) {
        crawler.stats().increment("offsite/filtered");
        if (logged.size() < MOST_HOSTS_LOGGED && logged.add(request.host())) {
            crawler.stats().increment("offsite/domains");
            LOG.debug("Filtered offsite request to {}: {}", request.host(), request);
        }
        throw new IgnoreRequest(
                "offsite", request + ": host " + request.host() + " is not in the allowed domains " + domains);
    }
}
