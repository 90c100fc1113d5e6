package crawler.bench.echo;

import crawler.reactor.EventLoop;
import crawler.reactor.address.IpAddress;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** An echo server on our reactor. */
final class ReactorEcho {

    /** As one would write it: what comes is an array of its own. */
    static final class Copying extends Protocol {
        @Override
        public void connectionMade() {
            transport().registerProducer(transport()); // who does not read is not read from, as the others do
        }

        @Override
        public void dataReceived(byte[] data) {
            transport().write(data);
        }
    }

    /** What comes is written out of the reactor's own buffer. */
    static final class InPlace extends Protocol {
        @Override
        public void connectionMade() {
            transport().registerProducer(transport());
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            transport().write(data);
        }
    }

    private ReactorEcho() {}

    static int start(Supplier<? extends Protocol> protocol) {
        EventLoop reactor = new EventLoop();
        Factory factory = Factory.forProtocol(protocol);
        factory.noisy(false);
        Port port = reactor.listenTCP(
                0, factory, 4096, InetAddress.getLoopbackAddress().getHostAddress());
        new Thread(() -> reactor.run(false), "reactor-echo").start();
        return ((IpAddress) port.host()).port();
    }
}
