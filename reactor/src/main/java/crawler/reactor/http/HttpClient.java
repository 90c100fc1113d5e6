package crawler.reactor.http;

import crawler.reactor.address.Address;
import crawler.reactor.address.NameResolver;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.DNSLookupError;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ReactorTcp;
import crawler.reactor.time.ReactorTime;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Sends HTTP/1.1 requests over plain TCP and keeps connections for the next ones. To be used on the reactor thread.
 *
 * <p>It follows no redirect, keeps no cookie and has no deadline but the one for connecting: cancel the exchange. A
 * request that may be sent twice is sent again, once, when a connection that was kept turns out to have been closed.
 */
public final class HttpClient {
    private static final Duration NEXT_ADDRESS = Duration.ofSeconds(5);

    private final ReactorTcp tcp;
    private final ReactorTime time;
    private final NameResolver resolver;
    private final Duration connectTimeout;
    private final IdleConnections idle;
    private boolean closed;

    /**
     * @param connectTimeout how long one attempt to connect may take
     * @param keep how long a connection is kept without being used
     * @param mostIdle how many are kept
     */
    public <R extends ReactorTcp & ReactorTime> HttpClient(
            R reactor, NameResolver resolver, Duration connectTimeout, Duration keep, int mostIdle) {
        this.tcp = reactor;
        this.time = reactor;
        this.resolver = resolver;
        this.connectTimeout = connectTimeout;
        this.idle = new IdleConnections(reactor, mostIdle, keep);
    }

    /** Sends a request. {@code receiver} is told of the answer, never before this has returned. */
    public HttpExchange send(HttpRequest request, ResponseReceiver receiver) {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
        Pending pending = new Pending(request, receiver);
        Optional<HttpConnection> kept = idle.take(placeOf(request));
        if (kept.isPresent()) {
            pending.connected(kept.get());
        } else {
            connect(pending);
        }
        return pending;
    }

    /** Closes the connections that are kept, and keeps no more. */
    public void close() {
        closed = true;
        idle.closeAll();
    }

    /** How many connections wait for a request. */
    public int idle() {
        return idle.count();
    }

    private static String placeOf(HttpRequest request) {
        return request.host() + ":" + request.port();
    }

    private void connect(Pending pending) {
        String host = pending.request().host();
        Deferred.executeAsync(() -> resolver.resolve(host))
                .addCallback(found -> {
                    if (found.isEmpty()) {
                        throw new DNSLookupError(host, new UnknownHostException(host));
                    }
                    if (!pending.isCancelled()) {
                        new Attempts(pending, found).next();
                    }
                    return null;
                })
                .addErrback(failure -> {
                    fail(pending, failure);
                    return null;
                });
    }

    /** In a later turn, since a resolver may answer at once. */
    private void fail(Pending pending, Failure reason) {
        time.callLater(Duration.ZERO, () -> {
            if (!pending.isCancelled()) {
                pending.receiver().failed(reason);
            }
        });
    }

    /** Makes one connection, for one exchange at first, to the first address that answers. */
    private final class Attempts extends ClientFactory {
        private final Pending pending;
        private final Deque<InetAddress> addresses;

        Attempts(Pending pending, List<InetAddress> addresses) {
            this.pending = pending;
            this.addresses = new ArrayDeque<>(addresses);
            noisy(false);
        }

        void next() {
            String address = Address.literal(addresses.remove());
            pending.connecting(tcp.connectTCP(address, pending.request().port(), this, allowed()));
        }

        /** An address that does not answer must not use up the time of the next. */
        private Duration allowed() {
            return addresses.isEmpty() || connectTimeout.compareTo(NEXT_ADDRESS) < 0 ? connectTimeout : NEXT_ADDRESS;
        }

        @Override
        public Optional<Protocol> buildProtocol(Address peer) {
            HttpConnection connection = new HttpConnection(new Lot(placeOf(pending.request())));
            connection.reserve(pending);
            return Optional.of(connection);
        }

        @Override
        public void clientConnectionFailed(Connector connector, Failure reason) {
            if (pending.isCancelled()) {
                return;
            }
            if (addresses.isEmpty()) {
                pending.receiver().failed(reason);
            } else {
                next();
            }
        }
    }

    /** What becomes of the connections to one place. */
    private final class Lot implements HttpConnection.Owner {
        private final String place;

        Lot(String place) {
            this.place = place;
        }

        @Override
        public void free(HttpConnection connection) {
            if (closed) {
                connection.transport().loseConnection();
            } else {
                idle.add(place, connection);
            }
        }

        @Override
        public void lostWithoutAnswer(HttpConnection connection, Pending asked, Failure reason) {
            if (connection.isUsed() && asked.request().isIdempotent() && !closed) {
                connect(asked);
            } else {
                asked.receiver().failed(reason);
            }
        }

        @Override
        public void gone(HttpConnection connection) {
            idle.remove(place, connection);
        }
    }
}
