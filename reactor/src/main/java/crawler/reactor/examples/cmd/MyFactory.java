package crawler.reactor.examples.cmd;

import crawler.reactor.Reactor;
import crawler.reactor.address.Address;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ServerFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the protocols of those who give commands, and knows how many there may be. */
public final class MyFactory extends ServerFactory {
    private final Reactor reactor;
    private final int clientsMax;
    private final Path log;
    private final List<String> clients = new ArrayList<>();

    /**
     * @param clientsMax how many there may be at once
     * @param log what {@code lastlog} shows the end of
     */
    public MyFactory(Reactor reactor, int clientsMax, Path log) {
        this.reactor = reactor;
        this.clientsMax = clientsMax;
        this.log = log;
    }

    @Override
    public Optional<Protocol> buildProtocol(Address peer) {
        return Optional.of(new CmdProtocol(this));
    }

    Reactor reactor() {
        return reactor;
    }

    Path log() {
        return log;
    }

    /** Lets a client in. @return whether there was room */
    boolean admit(String client) {
        return clients.size() < clientsMax && clients.add(client);
    }

    void remove(String client) {
        clients.remove(client);
    }
}
