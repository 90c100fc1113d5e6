package crawler.reactor.tls;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Protocol;
import java.util.Optional;

/** A client's factory whose protocols speak through TLS. */
public final class TlsClientFactory extends ClientFactory {
    private final TlsLoop loop;
    private final TlsOptions options;
    private final ClientFactory above;

    public TlsClientFactory(TlsLoop loop, TlsOptions options, ClientFactory above) {
        this.loop = loop;
        this.options = options;
        this.above = above;
        noisy(above.noisy());
    }

    @Override
    public Optional<Protocol> buildProtocol(Address peer) {
        return TlsFilter.around(above, peer, loop, options);
    }

    @Override
    public void startedConnecting(Connector connector) {
        above.startedConnecting(connector);
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
        above.clientConnectionFailed(connector, reason);
    }

    @Override
    public void clientConnectionLost(Connector connector, Failure reason) {
        above.clientConnectionLost(connector, reason);
    }

    @Override
    public void startFactory() {
        above.doStart();
    }

    @Override
    public void stopFactory() {
        above.doStop();
    }

    @Override
    public String logPrefix() {
        return above.logPrefix() + " (TLS)";
    }
}
