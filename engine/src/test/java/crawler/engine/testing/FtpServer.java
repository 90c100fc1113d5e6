package crawler.engine.testing;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small FTP server with files in memory, and one, called broken, that it never sends whole. All folders are there; its clock stands still. */
public final class FtpServer implements AutoCloseable {
    /** When all files were changed, as FTP says it (RFC 3659). */
    public static final String CHANGED = "20300102030405";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    /** Where the client waits for data, if it does. */
    private volatile int active;

    public FtpServer(Map<String, String> files) throws IOException {
        files.forEach((path, text) -> this.files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        start("ftp-server", this::serve);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    public String url(String path) {
        return "ftp://127.0.0.1:" + port() + path;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** All that was said to it, in order. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** The files that are there now. */
    public Map<String, byte[]> files() {
        return files;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                start("ftp-connection", () -> talk(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void talk(Socket connection) {
        try (connection;
                ServerSocket data = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            Writer out = new java.io.OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8);
            say(out, "220 hello");
            String before = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                answer(line, before, out, data);
                before = line;
            }
        } catch (IOException e) {
            commands.add("went away");
        }
    }

    private void answer(String line, String before, Writer out, ServerSocket data) throws IOException {
        String[] words = line.split(" ", 2);
        String path = words.length < 2 ? "" : words[1];
        int port = data.getLocalPort();
        switch (words[0]) {
            case "USER" -> say(out, "331 password, please");
            case "PASS" -> say(out, line.equals("PASS wrong") ? "530 no" : "230 welcome");
            case "EPSV" -> say(out, "229 passive (|||" + port + "|)");
            case "PASV" -> say(out, "227 passive (127,0,0,1," + port / 256 + "," + port % 256 + ")");
            case "PORT" -> {
                String[] numbers = path.split(",");
                active = Integer.parseInt(numbers[4]) * 256 + Integer.parseInt(numbers[5]);
                say(out, "200 ok");
            }
            case "RETR" -> retrieve(path, out, data);
            case "STOR", "APPE" -> store(words[0].equals("APPE"), path, out, data);
            case "MDTM" -> say(out, files.containsKey(path) ? "213 " + CHANGED : "550 there is no " + path);
            case "DELE" -> say(out, files.remove(path) == null ? "550 there is no " + path : "250 gone");
            case "MKD" -> say(out, "550 it is there");
            case "RNFR" -> say(out, files.containsKey(path) ? "350 to where?" : "550 there is no " + path);
            case "RNTO" -> rename(before.substring(5), path, out);
            default -> say(out, "200 ok");
        }
    }

    private void retrieve(String path, Writer out, ServerSocket data) throws IOException {
        if (!files.containsKey(path)) {
            say(out, "550 there is no " + path);
            return;
        }
        say(out, "150 here it comes");
        try (Socket connection = active > 0 ? new Socket(InetAddress.getLoopbackAddress(), active) : data.accept()) {
            connection.getOutputStream().write(files.get(path));
        }
        say(out, path.endsWith("broken") ? "426 broken off" : "226 done");
    }

    private void store(boolean append, String path, Writer out, ServerSocket data) throws IOException {
        say(out, "150 go on");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (append) {
            all.write(files.getOrDefault(path, new byte[0]));
        }
        try (Socket connection = data.accept()) {
            connection.getInputStream().transferTo(all);
        }
        files.put(path, all.toByteArray());
        say(out, "226 done");
    }

    /** As some servers do, not in the place of a file that is there. */
    private void rename(String from, String to, Writer out) throws IOException {
        if (files.containsKey(to)) {
            say(out, "553 it is there");
            return;
        }
        files.put(to, files.remove(from));
        say(out, "250 done");
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
