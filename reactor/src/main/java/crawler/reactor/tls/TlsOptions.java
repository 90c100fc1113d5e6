package crawler.reactor.tls;

import java.time.Duration;
import javax.net.ssl.SSLEngine;

/** What one side asks of TLS. Twisted's context factories. */
public sealed interface TlsOptions permits ClientTls, ServerTls {

    /** How long a handshake may take. */
    Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(60);

    /** A new engine for one connection. */
    SSLEngine engine();

    /** How long the handshake may take before the connection is ended. */
    Duration handshakeTimeout();
}
