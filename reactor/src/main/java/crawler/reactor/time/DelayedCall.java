package crawler.reactor.time;

import java.time.Duration;

/** A call that waits for its time; what {@link ReactorTime#callLater} returns. To be used on the reactor thread. */
public interface DelayedCall {

    /** When the call is due, in seconds on the scale of {@link ReactorTime#seconds()}. Twisted's {@code getTime}. */
    double time();

    /** Neither called nor cancelled yet. False already while the call itself runs. */
    boolean active();

    /**
     * Takes the call back.
     *
     * @throws AlreadyCalled when it was called
     * @throws AlreadyCancelled when it was cancelled
     */
    void cancel();

    /**
     * Makes it due {@code fromNow} from now, sooner or later than it was.
     *
     * @throws AlreadyCalled when it was called
     * @throws AlreadyCancelled when it was cancelled
     */
    void reset(Duration fromNow);

    /**
     * Moves it by {@code more}, which may be negative.
     *
     * @throws AlreadyCalled when it was called
     * @throws AlreadyCancelled when it was cancelled
     */
    void delay(Duration more);
}
