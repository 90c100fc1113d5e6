package crawler.bench.echo;

import java.io.IOException;
import java.util.Map;

/** One of the echo servers as a process: prints {@code LISTENING port}, and serves until its standard input ends. */
public final class EchoServer {

    /** Begins to listen on a free loopback port and returns it; serves on another thread. */
    @FunctionalInterface
    interface Start {
        int start() throws IOException;
    }

    private static final Map<String, Start> KINDS = Map.of(
            "bare",
            BareEcho::start,
            "netty",
            NettyEcho::start,
            "ours",
            () -> ReactorEcho.start(ReactorEcho.Copying::new),
            "ours-buffer",
            () -> ReactorEcho.start(ReactorEcho.InPlace::new));

    private EchoServer() {}

    public static void main(String[] args) throws IOException {
        Start start = args.length == 1 ? KINDS.get(args[0]) : null;
        if (start == null) {
            System.err.println("usage: EchoServer KIND, one of " + KINDS.keySet());
            System.exit(2);
            return;
        }
        System.out.println("LISTENING " + start.start());
        while (System.in.read() >= 0) {}
        System.exit(0);
    }
}
