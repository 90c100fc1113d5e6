/**
 * Datagrams: UDP ports, and ports that hear groups. Twisted's {@code udp}.
 *
 * <p>Read {@link crawler.reactor.datagram.DatagramProtocol} and {@link crawler.reactor.datagram.UdpTransport} first, then
 * {@code DatagramPort}, which carries them; {@link crawler.reactor.datagram.Udp} opens ports.
 */
package crawler.reactor.datagram;
