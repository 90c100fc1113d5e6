package crawler.reactor.tls;

import crawler.reactor.address.Address;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ServerFactory;
import java.util.Optional;

/** A factory whose protocols speak through TLS. Twisted's {@code TLSMemoryBIOFactory}. */
public final class TlsFactory extends ServerFactory {
    private final TlsLoop loop;
    private final TlsOptions options;
    private final Factory above;

    public TlsFactory(TlsLoop loop, TlsOptions options, Factory above) {
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
