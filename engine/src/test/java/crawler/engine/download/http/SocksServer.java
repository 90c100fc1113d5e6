package crawler.engine.download.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** A SOCKS5 proxy that answers for all sites itself: with the first line of the request. */
final class SocksServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String user;
    private final String password;
    private final List<String> targets;

    SocksServer(String user, String password, List<String> targets) throws IOException {
        this.user = user;
        this.password = password;
        this.targets = targets;
        Thread thread = new Thread(this::serve, "socks-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                serve(connection);
            } catch (IOException e) {
                // the other side went away
            }
        }
    }

    private void serve(Socket connection) throws IOException {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        in.readByte();
        in.readFully(new byte[in.readByte()]);
        connection.getOutputStream().write(new byte[] {5, 2});
        in.readByte();
        boolean known = text(in).equals(user) & text(in).equals(password);
        connection.getOutputStream().write(new byte[] {1, (byte) (known ? 0 : 1)});
        if (!known) {
            return;
        }
        in.readFully(new byte[4]);
        targets.add(text(in) + ":" + in.readUnsignedShort());
        connection.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\r'; octet = in.read()) {
            line.append((char) octet);
        }
        RawServer.send(
                connection.getOutputStream(),
                "HTTP/1.1 200 OK\r\nContent-Length: " + line.length() + "\r\n\r\n" + line);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return new String(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
