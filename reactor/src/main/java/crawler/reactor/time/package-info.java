/**
 * The time slice of a reactor: what waits asks for this and nothing more.
 *
 * <p>Read {@link crawler.reactor.time.ReactorTime} first, then {@link crawler.reactor.time.Clock}, the virtual
 * one for tests; {@link crawler.reactor.time.TimedCalls} is the heap behind every implementation.
 */
package crawler.reactor.time;
