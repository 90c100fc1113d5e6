/**
 * The reactor: one loop on one thread, and everything that happens happens there.
 *
 * <p>Read {@link crawler.reactor.Reactor} first, then {@link crawler.reactor.EventLoop}, the real one, and {@link
 * crawler.reactor.MemoryReactor}, the one for tests; {@link crawler.reactor.Threads} leads out of the reactor thread and
 * back. {@code ReactorBase} is the turn of the loop itself.
 */
package crawler.reactor;
