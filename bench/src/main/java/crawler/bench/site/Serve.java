package crawler.bench.site;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The server as a program: prints {@code LISTENING <port> <scheme>} and serves until it is stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves a made-up site or a folder.")
public final class Serve implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(names = "--folder", description = "Serve this folder's files instead of a made-up site.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--port", description = "Port on 127.0.0.1; 0 (the default) takes a free one.")
    private int port;

    @Option(names = "--latency", description = "Hold each answer back for so many milliseconds.")
    private int latency;

    @Option(names = "--tls", description = "Serve by https, with the key of this PKCS #12 store.")
    private Optional<Path> keyStore = Optional.empty();

    @Option(names = "--until-eof", description = "Stop when standard input ends, that is with the parent process.")
    private boolean untilEof;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Serve()).execute(args));
    }

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        Resources resources = folder.isPresent() ? new FolderResources(folder.get()) : new SiteResources(site.toSite());
        Optional<SSLContext> tls =
                keyStore.isPresent() ? Optional.of(new Certificate(keyStore.get()).context()) : Optional.empty();
        try (SiteServer server = new SiteServer(resources, port, tls, Duration.ofMillis(latency), System::nanoTime)) {
            if (untilEof) {
                closeAtEof(server);
            }
            System.out.println("LISTENING " + server.port() + (tls.isPresent() ? " https" : " http"));
            server.run();
        }
        return 0;
    }

    private static void closeAtEof(SiteServer server) {
        Thread watch = new Thread(() -> {
            try {
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                System.err.println("bench server: standard input failed, stopping: " + e);
            }
            server.close();
        });
        watch.setDaemon(true);
        watch.start();
    }
}
