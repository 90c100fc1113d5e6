/**
 * Two routers that agree to talk and notice when the other falls silent, after BGP (RFC 4271), with its states, its
 * keep-alive and its hold timer; its messages stand behind a length of two bytes and are simplified.
 *
 * <p>Read {@link crawler.reactor.examples.bgp.BgpMessage}, then {@link crawler.reactor.examples.bgp.BgpPeer}, which is the
 * state machine, then {@link crawler.reactor.examples.bgp.BgpDemo} (on virtual time), {@link
 * crawler.reactor.examples.bgp.BgpSpeaker} and {@link crawler.reactor.examples.bgp.BgpProbe} (over TCP).
 */
package crawler.reactor.examples.bgp;
