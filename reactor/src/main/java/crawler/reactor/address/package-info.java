/**
 * Where connections come from and lead to: addresses, and the way from a name to one. Twisted's {@code
 * internet.address}.
 *
 * <p>Read {@link crawler.reactor.address.Address} first, then {@link crawler.reactor.address.NameResolver}.
 */
package crawler.reactor.address;
