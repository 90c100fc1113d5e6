/**
 * Networking without a network, for tests: what a protocol writes as a string, two protocols joined in memory, and a
 * whole network for {@link crawler.reactor.memory.MemoryNetwork ports and connectors} on virtual time. Twisted's {@code
 * proto_helpers}.
 *
 * <p>Read {@link crawler.reactor.memory.StringTransport} first, then {@link crawler.reactor.memory.MemoryPair}; {@code
 * MemoryConnection} is one end of a connection, however it came about. A program's test takes {@code
 * crawler.reactor.MemoryReactor}, which has a network of its own.
 */
package crawler.reactor.memory;
