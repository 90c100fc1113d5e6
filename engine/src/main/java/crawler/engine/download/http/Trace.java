package crawler.engine.download.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Response;

/** What is worth knowing of a call beside its answer. Written by the thread that makes the call. */
final class Trace extends EventListener {
    private final TlsLog log;
    private volatile Connection connection;
    private volatile Response head;
    private volatile boolean newConnection;
    private volatile boolean looksUpName;

    Trace(TlsLog log) {
        this.log = log;
    }

    @Override
    public void dnsStart(Call call, String host) {
        looksUpName = true;
    }

    @Override
    public void dnsEnd(Call call, String host, List<InetAddress> addresses) {
        looksUpName = false;
    }

    @Override
    public void connectionAcquired(Call call, Connection acquired) {
        connection = acquired;
        if (newConnection) {
            session().ifPresent(session -> log.connected(session));
        }
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        newConnection = true;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        head = response;
    }

    /** Status and headers, as soon as they came. */
    Optional<Response> head() {
        return Optional.ofNullable(head);
    }

    /** Whether the call waits for the addresses of its host. */
    boolean looksUpName() {
        return looksUpName;
    }

    /** Whether it went over a connection that had been used before. */
    boolean reused() {
        return connection != null && !newConnection;
    }

    /** Who answered; empty when unknown. */
    String address() {
        InetAddress address = connection == null ? null : connection.socket().getInetAddress();
        return address == null ? "" : address.getHostAddress();
    }

    private Optional<SSLSession> session() {
        return connection != null && connection.socket() instanceof SSLSocket socket
                ? Optional.of(socket.getSession())
                : Optional.empty();
    }

    /** The server's certificate, also one that nobody has verified: OkHttp keeps those to itself. */
    Optional<X509Certificate> certificate() {
        return session()
                .flatMap(session -> TlsLog.certificates(session).stream().findFirst());
    }

    /** Has nobody use the connection any more. */
    void closeConnection() throws IOException {
        if (connection != null) {
            connection.socket().close();
        }
    }
}
