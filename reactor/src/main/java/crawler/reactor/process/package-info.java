/**
 * Child processes: what they are given, what they say, and how they end. Twisted's {@code IReactorProcess}.
 *
 * <p>Read {@link crawler.reactor.process.ProcessProtocol} (what is told of a child), {@link
 * crawler.reactor.process.ProcessTransport} (what can be done to it) and {@link crawler.reactor.process.ProcessSpec} (what
 * is started) first; {@link crawler.reactor.process.Processes} has the short ways. {@code NamedPipes} is how its pipes come
 * to stand on the loop's selector.
 */
package crawler.reactor.process;
