package crawler.engine.download.http;

import crawler.engine.Request;
import crawler.engine.download.BodySizes;
import crawler.engine.download.net.AddressGuard;
import crawler.engine.download.net.Names;
import crawler.engine.download.net.RefusedAddress;
import crawler.engine.download.net.Way;
import crawler.engine.download.net.Ways;
import crawler.reactor.Reactor;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.TimeoutError;
import crawler.reactor.http.HttpClient;
import crawler.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Gets plain http URLs over the reactor's own connections: no thread waits for an answer, and a page goes through one
 * hand-over less. For the reactor thread.
 */
final class PlainHttp {
    private static final Duration KEEP = Duration.ofMinutes(1);

    /** A download's own deadline is the one that counts. */
    private static final Duration CONNECT = Duration.ofMinutes(10);

    private final Reactor reactor;
    private final Names names;
    private final AddressGuard guard;
    private final Preparation preparation;
    private final BodySizes sizes;
    private final boolean fromAnyAddress;
    private final HttpClient client;

    /** @param mostIdle how many connections are kept */
    PlainHttp(Reactor reactor, Settings settings, Names names, Preparation preparation, int mostIdle) {
        this.reactor = reactor;
        this.names = names;
        this.guard = new AddressGuard(settings);
        this.preparation = preparation;
        this.sizes = new BodySizes(settings);
        this.fromAnyAddress = settings.get(Ways.DOWNLOAD_BIND_ADDRESS).isEmpty();
        this.client = new HttpClient(reactor, this::resolve, CONNECT, KEEP, mostIdle);
    }

    /** Begins the download, if it is one that can be done in this way. */
    Optional<UnderWay> begin(Request request, boolean failOnDataLoss) {
        if (!fromAnyAddress || Way.of(request).isPresent()) {
            return Optional.empty();
        }
        return PlainRequests.of(request).map(plain -> {
            PlainDownload download = new PlainDownload(request, reactor, preparation, sizes, failOnDataLoss);
            download.started(client.send(plain, download));
            return download;
        });
    }

    private Deferred<List<InetAddress>> resolve(String host) {
        CompletableFuture<List<InetAddress>> found = names.find(host);
        Deferred<List<InetAddress>> addresses = found.isDone() && !found.isCompletedExceptionally()
                ? Deferred.succeed(found.join())
                : Threads.fromFuture(reactor, found)
                        .addTimeout(names.timeout(), reactor)
                        .addErrback(TimeoutError.class, late -> {
                            throw new UnknownHostException(host + ": " + late.getMessage() + " (DNS_TIMEOUT)");
                        });
        return addresses.addCallback(this::guarded);
    }

    private List<InetAddress> guarded(List<InetAddress> addresses) throws RefusedAddress {
        for (InetAddress address : addresses) {
            guard.check(address);
        }
        return addresses;
    }

    void close() {
        client.close();
    }
}
