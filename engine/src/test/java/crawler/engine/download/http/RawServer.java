package crawler.engine.download.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server of one connection that does to its socket what a test wants. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    /** What it does with a connection, after it has read the head of a request. */
    interface Deed {
        void on(Socket connection, OutputStream out) throws Exception;
    }

    RawServer(Deed deed) throws IOException {
        Thread thread = new Thread(() -> serve(deed), "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Deed deed) {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                readHead(connection.getInputStream());
                deed.on(connection, connection.getOutputStream());
            } catch (Exception e) {
                // the other side went away, which is what some tests are about
            }
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int blank = 0;
        while (blank < 4) {
            int octet = in.read();
            if (octet < 0) {
                return;
            }
            blank = octet == '\r' || octet == '\n' ? blank + 1 : 0;
        }
    }

    static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
