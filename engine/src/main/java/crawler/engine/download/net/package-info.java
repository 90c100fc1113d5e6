/**
 * From names to addresses and from addresses to sockets, for all handlers.
 *
 * <p>Read {@link crawler.engine.download.net.Names} first, then {@link crawler.engine.download.net.AddressGuard} and {@link
 * crawler.engine.download.net.Sockets}.
 */
package crawler.engine.download.net;
