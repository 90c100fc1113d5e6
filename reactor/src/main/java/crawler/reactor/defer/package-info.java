/**
 * Deferred, Twisted's promise: one line of callbacks that runs when a result comes.
 *
 * <p>Read {@link crawler.reactor.defer.Deferred} first, then {@link crawler.reactor.defer.DeferredList} for several at
 * once and {@link crawler.reactor.defer.InlineCallbacks} for straight lines; {@link crawler.reactor.defer.DeferredLock},
 * {@link crawler.reactor.defer.DeferredSemaphore} and {@link crawler.reactor.defer.DeferredQueue} build on it.
 *
 * <p>More files than a package should have, since each error that can be caught is one; what runs the lines is {@code
 * Line} and {@code Level} alone.
 */
package crawler.reactor.defer;
