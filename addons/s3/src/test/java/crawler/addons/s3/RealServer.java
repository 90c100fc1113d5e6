package crawler.addons.s3;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of others that does what S3 does, started on a free port of this machine. */
final class RealServer implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final Process process;
    private final int port;

    private RealServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, or skips the test when it is not installed.
     *
     * @param command with %d for the port
     * @param remedy how to install it
     */
    static RealServer start(Path folder, String remedy, String... command) throws IOException, InterruptedException {
        assumeTrue(onPath(command[0]).isPresent(), command[0] + " is not installed (" + remedy + ")");
        int port = freePort();
        List<String> words =
                List.of(command).stream().map(word -> word.formatted(port)).toList();
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        RealServer server = new RealServer(process, port);
        server.awaitStart(folder.resolve("server.log"));
        return server;
    }

    private static Optional<Path> onPath(String name) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitStart(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
        close();
        fail("the server did not start: " + Files.readString(log));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
