package crawler.reactor.http;

import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.PullProducer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/** One connection to a server: one request after the other goes over it. */
final class HttpConnection extends Protocol {

    /** Who is told when an answer is over, or the connection. */
    interface Owner {
        /** An answer has come whole, and the connection can be used again. */
        void free(HttpConnection connection);

        /** The connection has ended without an answer having begun on it. */
        void lostWithoutAnswer(HttpConnection connection, Pending asked, Failure reason);

        /** The connection is of no more use. */
        void gone(HttpConnection connection);
    }

    private enum At {
        IDLE,
        HEAD,
        BODY
    }

    /** As much of a body as is given to the transport at once. */
    private static final int PIECE = 64 * 1024;

    private final Owner owner;
    private final HeadReader head = new HeadReader();
    private final ChunkedBody chunked = new ChunkedBody();
    private final Consumer<ByteBuffer> toReceiver = this::toReceiver;
    private At at = At.IDLE;
    private Pending pending;
    private boolean uploading;
    private int answers;
    private long left;

    HttpConnection(Owner owner) {
        this.owner = owner;
    }

    @Override
    public void connectionMade() {
        pending.connected(this);
    }

    /** The exchange that the connection is made for. */
    void reserve(Pending next) {
        pending = next;
    }

    /** Whether an answer has come over it before. */
    boolean isUsed() {
        return answers > 0;
    }

    void send(Pending next) {
        pending = next;
        at = At.HEAD;
        head.reset();
        HttpRequest request = next.request();
        transport().write(request.head());
        byte[] body = request.body();
        if (body.length > 0) {
            uploading = true;
            transport().registerProducer(new Upload(body));
        }
    }

    /** A body, piece by piece as the server takes it, so that it is known when all of it has been sent. */
    private final class Upload implements PullProducer {
        private final byte[] body;
        private int sent;

        Upload(byte[] body) {
            this.body = body;
        }

        @Override
        public void resumeProducing() {
            if (sent == body.length) {
                uploading = false;
                transport().unregisterProducer();
                return;
            }
            int end = Math.min(body.length, sent + PIECE);
            transport().write(Arrays.copyOfRange(body, sent, end));
            sent = end;
        }

        @Override
        public void stopProducing() {} // connectionLost comes
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        try {
            while (data.hasRemaining() && at != At.IDLE) {
                if (at == At.HEAD) {
                    readHead(data);
                } else {
                    readBody(data);
                }
            }
        } catch (HttpParseError e) {
            broken(Failure.of(e));
            return;
        }
        if (data.hasRemaining() && pending == null) { // nobody has asked for it
            transport().abortConnection();
            owner.gone(this);
        }
    }

    private void readHead(ByteBuffer data) {
        if (!head.read(data)) {
            return;
        }
        if (head.status() / 100 == 1 && head.status() != 101) {
            head.restart();
            return;
        }
        boolean headRequest = pending.isHead();
        left = head.body(headRequest);
        at = At.BODY;
        chunked.reset();
        answers++;
        Pending mine = pending;
        mine.receiver().headReceived(head.head(headRequest));
        if (left == 0 && pending == mine) {
            complete(data);
        }
    }

    private void readBody(ByteBuffer data) {
        if (left == Framing.CHUNKED) {
            if (chunked.read(data, toReceiver) && pending != null) {
                complete(data);
            }
        } else if (left == Framing.UNTIL_CLOSE) {
            toReceiver(data);
            data.position(data.limit());
        } else {
            fixed(data);
        }
    }

    private void fixed(ByteBuffer data) {
        int end = data.limit();
        int length = (int) Math.min(left, data.remaining());
        data.limit(data.position() + length);
        int position = data.limit();
        toReceiver(data);
        data.limit(end).position(position);
        left -= length;
        if (left == 0 && pending != null) {
            complete(data);
        }
    }

    /** A receiver that gives up leaves nobody to tell; the rest of the bytes are dropped with the connection. */
    private void toReceiver(ByteBuffer data) {
        if (pending != null) {
            pending.receiver().bodyReceived(data);
        }
    }

    /** @param rest what came behind the answer: nothing, as long as nobody has asked for more */
    private void complete(ByteBuffer rest) {
        Pending done = pending;
        pending = null;
        at = At.IDLE;
        transport().resumeProducing(); // whoever paused it has no more to do with it
        if (uploading) { // a server that has answered may never read the rest
            transport().abortConnection();
            owner.gone(this);
        } else if (head.reusable(done.isHead()) && !rest.hasRemaining()) {
            owner.free(this);
        } else {
            transport().loseConnection();
            owner.gone(this);
        }
        done.receiver().ended();
    }

    private void broken(Failure reason) {
        Pending failed = pending;
        pending = null;
        boolean inBody = at == At.BODY;
        at = At.IDLE;
        transport().abortConnection();
        owner.gone(this);
        if (failed != null) {
            tell(failed, inBody, reason);
        }
    }

    private static void tell(Pending failed, boolean inBody, Failure reason) {
        if (inBody) {
            failed.receiver().cutShort(reason);
        } else {
            failed.receiver().failed(reason);
        }
    }

    @Override
    public void connectionLost(Failure reason) {
        owner.gone(this);
        Pending lost = pending;
        pending = null;
        if (lost == null) {
            return;
        }
        boolean inBody = at == At.BODY;
        if (inBody && left == Framing.UNTIL_CLOSE && reason.check(ConnectionDone.class)) {
            lost.receiver().ended();
        } else if (!inBody && head.isEmpty()) {
            owner.lostWithoutAnswer(this, lost, asLost(reason));
        } else {
            tell(lost, inBody, asLost(reason));
        }
    }

    /** An end in good order is none where something was still to come. */
    private static Failure asLost(Failure reason) {
        return reason.check(ConnectionDone.class) ? Failure.of(new ConnectionLost()) : reason;
    }

    Pending pending() {
        return pending;
    }

    /** Ends it, and calls nobody. */
    void giveUp() {
        pending = null;
        at = At.IDLE;
        transport().abortConnection();
        owner.gone(this);
    }
}
