package crawler.conformance.wire;

import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.net.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Says something, wants to hear it back, and closes. */
final class Asker extends Protocol {
    private final Exchange exchange;
    private final byte[] said;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    Asker(Exchange exchange, String said) {
        this.exchange = exchange;
        this.said = said.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void connectionMade() {
        exchange.tell("connectionMade");
        transport().write(said.clone());
    }

    @Override
    public void dataReceived(byte[] data) {
        heard.writeBytes(data);
        if (heard.size() >= said.length) {
            exchange.tell("received " + heard.toString(StandardCharsets.UTF_8).strip());
            transport().loseConnection();
        }
    }

    @Override
    public void connectionLost(Failure reason) {
        exchange.tell("connectionLost ", reason);
        exchange.end(reason.check(ConnectionDone.class) && java.util.Arrays.equals(said, heard.toByteArray()));
    }
}
