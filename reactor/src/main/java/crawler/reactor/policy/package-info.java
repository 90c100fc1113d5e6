/**
 * What is put around protocols without their knowledge: limits of connections, of traffic and of time. Twisted's {@code
 * protocols.policies}.
 *
 * <p>Read {@link crawler.reactor.policy.WrappingFactory} and {@link crawler.reactor.policy.ProtocolWrapper} first; every
 * policy is a pair of these.
 */
package crawler.reactor.policy;
