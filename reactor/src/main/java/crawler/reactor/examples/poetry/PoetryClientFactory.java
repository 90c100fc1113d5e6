package crawler.reactor.examples.poetry;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Fetches one poem and hands it over when it is whole. */
final class PoetryClientFactory extends ClientFactory {
    /** No poem is longer; a server that never ends would fill the memory. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private final Consumer<String> callback;
    private final Consumer<Failure> errback;

    PoetryClientFactory(Consumer<String> callback, Consumer<Failure> errback) {
        this.callback = callback;
        this.errback = errback;
    }

    @Override
    public Optional<Protocol> buildProtocol(Address peer) {
        return Optional.of(new PoetryProtocol());
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
        errback.accept(reason);
    }

    private void poemFinished(String poem) {
        callback.accept(poem);
    }

    private final class PoetryProtocol extends Protocol {
        private final ByteArrayOutputStream poem = new ByteArrayOutputStream();

        @Override
        public void dataReceived(byte[] data) {
            if (poem.size() + data.length > LONGEST) {
                transport().abortConnection();
            } else {
                poem.writeBytes(data);
            }
        }

        @Override
        public void connectionLost(Failure reason) {
            if (reason.check(ConnectionDone.class)) {
                poemFinished(poem.toString(StandardCharsets.UTF_8));
            } else {
                errback.accept(reason);
            }
        }
    }
}
