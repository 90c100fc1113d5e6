package crawler.reactor.http;

import crawler.reactor.defer.Failure;
import java.nio.ByteBuffer;

/**
 * Who gets an answer as it comes in. Called on the reactor thread: {@link #headReceived} once, {@link #bodyReceived} any
 * number of times, then one of the endings; or {@link #failed} alone. Nothing is called after {@link HttpExchange#cancel}.
 */
public interface ResponseReceiver {

    /** Status line and header fields have come. */
    void headReceived(ResponseHead head);

    /** Bytes of the body, in the reactor's buffer: valid only during this call. */
    void bodyReceived(ByteBuffer data);

    /** All has come. */
    void ended();

    /** The body ended before it was complete. */
    void cutShort(Failure reason);

    /** No answer has come: no connection, or one that ended or spoke something else. */
    void failed(Failure reason);
}
