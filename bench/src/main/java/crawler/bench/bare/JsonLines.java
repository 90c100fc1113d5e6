package crawler.bench.bare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of JSON objects, one a line. Safe on any thread. */
final class JsonLines implements Closeable {
    private static final String HEX = "0123456789abcdef";

    private final OutputStream out;

    JsonLines(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    void page(String url, String title, int links) throws IOException {
        StringBuilder line = new StringBuilder(128);
        quote(url, line.append("{\"url\": "));
        quote(title, line.append(", \"title\": "));
        write(line.append(", \"links\": ").append(links).append("}\n"));
    }

    void bytes(String url, int bytes) throws IOException {
        StringBuilder line = new StringBuilder(128);
        quote(url, line.append("{\"url\": "));
        write(line.append(", \"bytes\": ").append(bytes).append("}\n"));
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void write(StringBuilder line) throws IOException {
        byte[] bytes = line.toString().getBytes(UTF_8);
        synchronized (this) {
            out.write(bytes);
        }
    }

    private static void quote(String text, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ') {
                line.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
