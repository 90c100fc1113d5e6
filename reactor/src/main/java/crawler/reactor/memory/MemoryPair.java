package crawler.reactor.memory;

import crawler.reactor.address.Address;
import crawler.reactor.address.IPv4Address;
import crawler.reactor.net.Protocol;
import crawler.reactor.time.Action;
import crawler.reactor.transport.Chunks;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Two protocols joined in memory: what one writes, the other receives when {@link #pump()} is called, and never before.
 * Bytes go in pieces of up to 64 KiB, and wait when the other end reads no more. Twisted's {@code iosim}.
 */
public final class MemoryPair {
    /** More turns than two protocols need that come to an end. */
    private static final int MOST_TURNS = 20_000;

    private static final Address SERVER = new IPv4Address(Address.Type.TCP, "127.0.0.1", 8000);
    private static final Address CLIENT = new IPv4Address(Address.Type.TCP, "127.0.0.1", 49_152);

    private final Deque<Action> waiting = new ArrayDeque<>();

    private MemoryPair() {}

    /** Connects them: both have {@code connectionMade} called, the server first. */
    public static MemoryPair of(Protocol server, Protocol client) {
        MemoryPair pair = new MemoryPair();
        MemoryConnection.Ends ends = MemoryConnection.Ends.of(
                pair.waiting::addLast,
                new Chunks(),
                new MemoryConnection.Place(SERVER, CLIENT, "0," + CLIENT.text(), (end, reason) -> {}),
                new MemoryConnection.Place(CLIENT, SERVER, "client", (end, reason) -> {}));
        ends.server().begin(server);
        ends.client().begin(client);
        return pair;
    }

    /** Lets each end send and receive once. @return whether there is more to do */
    public boolean pump() {
        for (int i = waiting.size(); i > 0; i--) {
            run(waiting.removeFirst());
        }
        return !waiting.isEmpty();
    }

    /**
     * Pumps until nothing happens any more.
     *
     * @throws IllegalStateException when that does not come to an end
     */
    public void flush() {
        for (int i = 0; pump(); i++) {
            if (i > MOST_TURNS) {
                throw new IllegalStateException("the protocols have not come to an end after " + MOST_TURNS
                        + " turns; use pump() for those that talk for ever");
            }
        }
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a turn of a connection in memory failed", e);
        }
    }
}
