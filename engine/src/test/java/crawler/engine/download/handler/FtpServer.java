package crawler.engine.download.handler;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small FTP server for one user that has some files, and one that it never sends. */
final class FtpServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> files;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    FtpServer(Map<String, String> files) throws IOException {
        this.files = files;
        Thread thread = new Thread(this::serve, "ftp-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url(String path) {
        return "ftp://127.0.0.1:" + socket.getLocalPort() + path;
    }

    List<String> commands() {
        return List.copyOf(commands);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                talk(connection);
            } catch (IOException e) {
                // the other side went away
            }
        }
    }

    private void talk(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new java.io.OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8);
        say(out, "220 hello");
        try (ServerSocket data = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                answer(line, out, data);
            }
        }
    }

    private void answer(String line, Writer out, ServerSocket data) throws IOException {
        int port = data.getLocalPort();
        switch (line.split(" ")[0]) {
            case "USER" -> say(out, "331 password, please");
            case "PASS" -> say(out, line.equals("PASS wrong") ? "530 no" : "230 welcome");
            case "TYPE" -> say(out, "200 ok");
            case "EPSV" -> say(out, "229 passive (|||" + port + "|)");
            case "PASV" -> say(out, "227 passive (127,0,0,1," + port / 256 + "," + port % 256 + ")");
            case "RETR" -> retrieve(line.substring(5), out, data);
            default -> say(out, "200 ok");
        }
    }

    private void retrieve(String path, Writer out, ServerSocket data) throws IOException {
        if (!files.containsKey(path)) {
            say(out, "550 there is no " + path);
            return;
        }
        say(out, "150 here it comes");
        try (Socket connection = data.accept()) {
            connection.getOutputStream().write(files.get(path).getBytes(StandardCharsets.UTF_8));
        }
        say(out, path.endsWith("broken") ? "426 broken off" : "226 done");
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
