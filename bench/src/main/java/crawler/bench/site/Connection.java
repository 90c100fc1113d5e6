package crawler.bench.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One client's connection: requests in, answers out in the same order. Used by the server's thread only. */
final class Connection {
    /** Requests that may be under way before the connection is not read any further. */
    static final int PIPELINE = 64;

    private static final int LARGEST_HEAD = 16 * 1024;

    private final SiteServer server;
    private final ByteChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(LARGEST_HEAD);
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    private int underWay;
    /** The client sends no more; what it has sent is still answered. */
    private boolean eof;
    /** The last answer is under way; later requests are ignored. */
    private boolean ending;

    Connection(SiteServer server, ByteChannel channel, SelectionKey key) {
        this.server = server;
        this.channel = channel;
        this.key = key;
    }

    void ready() throws IOException {
        if (key.isReadable() && channel.read(in) < 0) {
            eof = true;
        }
        answer();
        flush();
    }

    /** An answer whose time has come; {@link #flush()} sends it. */
    void reply(ByteBuffer reply) {
        underWay--;
        out.add(reply);
    }

    void flush() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        while (!out.isEmpty()) {
            channel.write(out.peek());
            if (out.peek().hasRemaining()) {
                break;
            }
            out.remove();
            if (out.size() + underWay == PIPELINE - 1) {
                answer(); // requests that waited in the buffer for a free place
            }
        }
        if ((ending || eof) && out.isEmpty() && underWay == 0) {
            channel.close();
            return;
        }
        key.interestOps(interest());
    }

    void close() throws IOException {
        channel.close();
    }

    private int interest() {
        boolean read = !ending && !eof && out.size() + underWay < PIPELINE;
        return (read ? SelectionKey.OP_READ : 0) | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE);
    }

    private void answer() {
        in.flip();
        boolean more = true;
        while (more && out.size() + underWay < PIPELINE) {
            Optional<RequestHead> head = RequestHead.take(in);
            head.ifPresent(this::answer);
            more = head.isPresent() && !ending;
        }
        in.compact();
        if (!in.hasRemaining() && out.size() + underWay < PIPELINE) {
            end(Reply.error("431 Request Header Fields Too Large", "at most " + LARGEST_HEAD + " bytes"));
        }
    }

    private void answer(RequestHead head) {
        if (!head.isKnown()) {
            end(Reply.error("405 Method Not Allowed", "GET and HEAD only"));
            return;
        }
        ending |= !head.keepAlive();
        send(server.find(head.target()).encode(head.isHead(), head.keepAlive()));
    }

    private void end(Reply last) {
        ending = true;
        send(last.encode(false, false));
    }

    private void send(ByteBuffer reply) {
        underWay++;
        server.later(this, reply);
    }
}
