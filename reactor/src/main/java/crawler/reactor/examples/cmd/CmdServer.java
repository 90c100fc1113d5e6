package crawler.reactor.examples.cmd;

import crawler.reactor.Reactors;
import crawler.reactor.log.Log;
import java.nio.file.Path;

/** Takes commands on port 9999, from two clients at once: {@code lastlog}, {@code comhash PATH}, {@code exit}. */
public final class CmdServer {
    private static final int PORT = 9999;
    private static final int CLIENTS = 2;
    private static final String SYSTEM_LOG = "/var/log/syslog";

    private CmdServer() {}

    /** @param args a port other than 9999, if wanted, and a file other than the system's log */
    public static void main(String[] args) {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : PORT;
        Path log = Path.of(args.length > 1 ? args[1] : SYSTEM_LOG);
        Log.startLogging(System.out);
        Reactors.get().listenTCP(port, new MyFactory(Reactors.get(), CLIENTS, log));
        Reactors.get().run();
    }
}
