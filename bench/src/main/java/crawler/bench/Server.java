package crawler.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The server of a comparison: a process of its own, so that its CPU time is not the crawlers'. It ends with this one. */
final class Server implements AutoCloseable {
    private static final String READY = "LISTENING ";

    private final Process process;
    private final String scheme;
    private final int port;

    private Server(Process process, String scheme, int port) {
        this.process = process;
        this.scheme = scheme;
        this.port = port;
    }

    /** A server of pages. @param arguments for {@link crawler.bench.site.Serve} */
    static Server start(List<String> arguments) throws IOException {
        return start(
                Commands.classPath(),
                "crawler.bench.site.Serve --until-eof "
                        + arguments.stream().map(Contestant::quoted).collect(Collectors.joining(" ")));
    }

    /**
     * An echo server.
     *
     * @param kind for {@link crawler.bench.echo.EchoServer}
     * @param jar with our reactor
     */
    static Server echo(String kind, Path jar) throws IOException {
        String classPath = Commands.classPath() + File.pathSeparator + jar.toAbsolutePath();
        return start(classPath, "crawler.bench.echo.EchoServer " + kind);
    }

    private static Server start(String classPath, String program) throws IOException {
        String command = Commands.java("-XX:+UseSerialGC -Xmx512m", classPath) + " " + program;
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader reader = process.inputReader(StandardCharsets.US_ASCII);
        String line = reader.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IOException("the server did not start (its message stands above): " + command);
        }
        String[] where = line.substring(READY.length()).split(" ");
        return new Server(process, where.length > 1 ? where[1] : "tcp", Integer.parseInt(where[0]));
    }

    int port() {
        return port;
    }

    /** "http://127.0.0.1:port/", or "https:". */
    String base() {
        return scheme + "://127.0.0.1:" + port + "/";
    }

    /** CPU milliseconds up to now. */
    long cpu() throws IOException {
        return ProcFs.cpu(process.pid()).orElseThrow(() -> new IOException("the server has died"));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
