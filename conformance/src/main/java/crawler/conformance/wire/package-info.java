/**
 * Small servers and clients that independent peers talk to, so that the reactor can be exercised from outside: each kind
 * of {@link crawler.conformance.Serve} and {@link crawler.conformance.Connect}, over public API only. None of them holds
 * what a peer does not read.
 *
 * <p>Read {@link crawler.conformance.wire.Servers} and {@link crawler.conformance.wire.Clients} first: they list the kinds.
 */
package crawler.conformance.wire;
