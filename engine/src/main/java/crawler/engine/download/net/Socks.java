package crawler.engine.download.net;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A SOCKS5 proxy (RFC 1928), with a name and a password (RFC 1929) or without. It looks names up itself. The JDK knows SOCKS
 * as well, but takes passwords from one place for the whole process.
 */
public record Socks(InetSocketAddress address, Optional<String> user, Optional<String> password) {
    private static final int VERSION = 5;
    private static final int NO_AUTHENTICATION = 0;
    private static final int BY_PASSWORD = 2;
    private static final int CONNECT = 1;
    private static final int BY_NAME = 3;
    private static final byte[] UNKNOWN = {0, 0, 0, 0};

    /** An address that stands for a name which the proxy is to look up. */
    public static List<InetAddress> unresolved(String host) throws UnknownHostException {
        return List.of(InetAddress.getByAddress(host, UNKNOWN));
    }

    /** Has the proxy connect the other end of a socket that is connected to it. */
    void open(Socket socket, InetSocketAddress target) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int method = user.isPresent() ? BY_PASSWORD : NO_AUTHENTICATION;
        send(socket, VERSION, 1, method);
        expect(in.readByte() == VERSION && in.readByte() == method, "it wants another kind of authentication");
        if (user.isPresent()) {
            authenticate(socket, in);
        }
        socket.getOutputStream().write(request(target));
        expect(in.readByte() == VERSION, "it does not speak SOCKS5");
        int answer = in.readByte();
        expect(answer == 0, "it cannot connect to " + target.getHostString() + " (answer " + answer + ")");
        in.readByte();
        skipAddress(in);
    }

    private void authenticate(Socket socket, DataInputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(1);
        text(out, user.orElseThrow());
        text(out, password.orElse(""));
        socket.getOutputStream().write(out.toByteArray());
        in.readByte();
        expect(in.readByte() == 0, "it does not accept the user's password");
    }

    private static byte[] request(InetSocketAddress target) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        out.write(CONNECT);
        out.write(0);
        out.write(BY_NAME);
        text(out, target.getHostString());
        out.write(target.getPort() >> 8);
        out.write(target.getPort());
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) {
            throw new IOException("SOCKS takes names and passwords of up to 255 bytes");
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static void skipAddress(DataInputStream in) throws IOException {
        int length = switch (in.readByte()) {
            case 1 -> 4;
            case BY_NAME -> in.readUnsignedByte();
            default -> 16;
        };
        in.readFully(new byte[length + 2]);
    }

    private static void send(Socket socket, int... octets) throws IOException {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        socket.getOutputStream().write(bytes);
    }

    private void expect(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException("the SOCKS proxy " + address + " refuses: " + otherwise);
        }
    }
}
