/**
 * Certificates: read from PEM files, shown to the other side, and judged when the other side shows one.
 *
 * <p>Read {@link crawler.reactor.certificate.PrivateCertificate} first (what one shows), then
 * {@link crawler.reactor.certificate.Trust} (what one believes).
 */
package crawler.reactor.certificate;
