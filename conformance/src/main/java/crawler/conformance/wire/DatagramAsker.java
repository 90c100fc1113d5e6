package crawler.conformance.wire;

import crawler.reactor.datagram.DatagramProtocol;
import crawler.reactor.datagram.MulticastTransport;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends a datagram and wants an answer. */
final class DatagramAsker extends DatagramProtocol {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Exchange exchange;
    private final String said;
    private final String expected;
    private final InetSocketAddress to;

    DatagramAsker(Exchange exchange, String said, String expected, InetSocketAddress to) {
        this.exchange = exchange;
        this.said = said;
        this.expected = expected;
        this.to = to;
        noisy(false);
    }

    @Override
    public void startProtocol() {
        if (transport() instanceof MulticastTransport groups) {
            groups.outgoingInterface(PingPong.LOOPBACK).addCallback(set -> {
                groups.write(said, to);
                return null;
            });
        } else {
            transport().write(said, to);
        }
        exchange.reactor().callLater(PATIENCE, () -> {
            exchange.tell("no answer");
            exchange.end(false);
        });
    }

    @Override
    public void datagramReceived(byte[] data, InetSocketAddress from) {
        String answer = new String(data, StandardCharsets.UTF_8);
        exchange.tell("received " + answer);
        transport().stopListening().addCallback(stopped -> {
            exchange.tell("stopped");
            exchange.end(answer.equals(expected));
            return null;
        });
    }
}
