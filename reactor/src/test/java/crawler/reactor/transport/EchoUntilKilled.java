package crawler.reactor.transport;

import crawler.reactor.EventLoop;
import crawler.reactor.address.IpAddress;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;

/** An echo server as a process of its own; prints the number of its port. */
final class EchoUntilKilled {
    private EchoUntilKilled() {}

    public static void main(String[] args) {
        EventLoop reactor = new EventLoop();
        Factory factory = Factory.forProtocol(() -> new Protocol() {
            @Override
            public void dataReceived(byte[] data) {
                transport().write(data);
            }
        });
        Port port = reactor.listenTCP(0, factory, 4096, "127.0.0.1");
        System.out.println(((IpAddress) port.host()).port());
        reactor.run();
    }
}
