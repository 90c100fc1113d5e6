package crawler.engine.download.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server, one connection after the other, that does to its socket what a test wants; with TLS where the test is about it. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final boolean secure = Handling.over == Handling.Over.HTTPS;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** What it does with a connection, after it has read the head of a request. */
    interface Deed {
        void on(Socket connection, OutputStream out) throws Exception;
    }

    RawServer(Deed deed) throws IOException {
        Thread thread = new Thread(() -> serve(deed), "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends these bytes to everybody and closes the connection. */
    static RawServer sending(String text) throws IOException {
        return new RawServer((connection, out) -> send(out, text));
    }

    private void serve(Deed deed) {
        while (!socket.isClosed()) {
            try (Socket raw = socket.accept()) {
                Socket connection = secure ? Certificates.accept(raw) : raw;
                readHead(connection.getInputStream());
                deed.on(connection, connection.getOutputStream());
                if (raw.getSoLinger() < 0 && !raw.isClosed()) { // else it ends as roughly as can be
                    connection.close();
                }
            } catch (Exception e) {
                // the other side went away, which is what some tests are about
            }
        }
    }

    /** Reads one more head. */
    void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                return;
            }
            head.append((char) octet);
        }
        heads.add(head.toString());
    }

    /** The heads of the requests so far. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    int port() {
        return socket.getLocalPort();
    }

    String url() {
        return url("127.0.0.1");
    }

    /** At another name of this machine. */
    String url(String host) {
        return (secure ? "https://" : "http://") + host + ":" + port() + "/";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
