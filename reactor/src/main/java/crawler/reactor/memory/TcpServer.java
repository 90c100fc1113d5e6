package crawler.reactor.memory;

import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;

/** A {@code listenTCP} as it was called. @param host the address to listen on; empty for all */
public record TcpServer(int port, Factory factory, int backlog, String host, Port opened) {}
