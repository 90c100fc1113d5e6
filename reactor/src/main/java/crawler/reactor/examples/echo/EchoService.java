package crawler.reactor.examples.echo;

import crawler.reactor.Reactor;
import crawler.reactor.application.MultiService;
import crawler.reactor.application.Service;
import crawler.reactor.application.ServiceMaker;
import crawler.reactor.application.StreamServerEndpointService;
import crawler.reactor.endpoint.Endpoints;
import crawler.reactor.net.Factory;
import crawler.reactor.protocol.Echo;
import java.util.List;

/**
 * An echo server as a service, at as many endpoints as it is given: {@code Application
 * crawler.reactor.examples.echo.EchoService tcp:1234 unix:/tmp/echo}.
 */
public final class EchoService implements ServiceMaker {

    @Override
    public Service makeService(Reactor reactor, List<String> endpoints) {
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("Say where to listen: tcp:1234, for example.");
        }
        MultiService servers = new MultiService();
        Factory factory = Factory.forProtocol(Echo::new);
        for (String endpoint : endpoints) {
            new StreamServerEndpointService(Endpoints.serverFromString(reactor, endpoint), factory)
                    .setServiceParent(servers);
        }
        return servers;
    }
}
