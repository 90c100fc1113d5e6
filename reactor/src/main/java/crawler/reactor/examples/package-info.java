/**
 * The programs of the Twisted tutorials that need the loop and nothing else; each has a {@code main}.
 *
 * <p>Read {@link crawler.reactor.examples.Simple} first, then {@link crawler.reactor.examples.Hello} and {@link
 * crawler.reactor.examples.Stack}, {@link crawler.reactor.examples.Countdown}, {@link crawler.reactor.examples.FallDown},
 * {@link crawler.reactor.examples.SimplePoll} and, with a Deferred, {@link crawler.reactor.examples.UnfiredDeferred}.
 */
package crawler.reactor.examples;
