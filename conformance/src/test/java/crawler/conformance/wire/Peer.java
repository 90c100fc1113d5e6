package crawler.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of somebody else's at the other end, which runs until it is closed. */
final class Peer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private final Process process;
    private final BufferedReader output;

    private Peer(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    /** Runs a tool; the test is skipped, and says so, where it is not installed. */
    static Peer run(String tool, String... arguments) throws IOException {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
        assumeTrue(installed, tool + " is not installed here");
        return new Peer(Stream.concat(Stream.of(tool), Stream.of(arguments)).toList());
    }

    /** Runs peer.py on Debian's Twisted; skipped where that is not installed. */
    static Peer twisted(String... arguments) throws IOException, InterruptedException {
        boolean installed = Files.isExecutable(PYTHON)
                && new ProcessBuilder(
                                        PYTHON.toString(),
                                        "-c",
                                        "import importlib.util, sys;"
                                                + "sys.exit(any(importlib.util.find_spec(m) is None for m in ('twisted', 'OpenSSL')))")
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(installed, "python3-twisted and python3-openssl are not installed here");
        return new Peer(
                Stream.concat(Stream.of(PYTHON.toString(), file("peer.py").toString()), Stream.of(arguments))
                        .toList());
    }

    /** Runs a class of ours in a Java of its own, with little memory. */
    static Peer java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new Peer(command);
    }

    static Path file(String name) {
        try {
            return Path.of(Peer.class.getResource("/wire/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** Waits for the line that tells the port. */
    int port() throws IOException {
        return Integer.parseInt(until("LISTENING ").substring("LISTENING ".length()));
    }

    /** Waits for a line with this in it. */
    String until(String part) throws IOException {
        List<String> before = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(part)) {
                return line;
            }
            before.add(line);
        }
        throw new AssertionError("no line has \"" + part + "\": " + before);
    }

    void type(String text) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(text.getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    void endOfInput() throws IOException {
        process.getOutputStream().close();
    }

    /** All that it says until it ends by itself. */
    String rest() throws IOException, InterruptedException {
        String text = String.join("\n", output.lines().toList());
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
        return text;
    }

    int exit() throws InterruptedException {
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
