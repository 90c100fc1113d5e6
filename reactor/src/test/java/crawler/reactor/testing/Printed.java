package crawler.reactor.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A stream that programs print to, and the lines that they have printed. */
public final class Printed {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    public final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    public List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
