package crawler.reactor.examples.bgp;

import crawler.reactor.defer.Failure;
import crawler.reactor.examples.bgp.BgpMessage.Keepalive;
import crawler.reactor.examples.bgp.BgpMessage.Notification;
import crawler.reactor.examples.bgp.BgpMessage.Open;
import crawler.reactor.protocol.Int16StringReceiver;
import crawler.reactor.protocol.Timeout;
import crawler.reactor.task.LoopingCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * One end of a conversation: opens it, confirms it, keeps it alive, and gives the other end up when it has been silent
 * for the hold time that both agreed on. What the other end must not say in this state ends it.
 */
class BgpPeer extends Int16StringReceiver {
    static final int VERSION = 4;
    /** Keep-alives in a hold time (RFC 4271, 4.4). */
    private static final int KEEPALIVES = 3;

    private static final int SHORTEST_HOLD_TIME = 3;
    private static final Notification BAD_MESSAGE = new Notification(1, 3);
    private static final Notification BAD_VERSION = new Notification(2, 1);
    private static final Notification BAD_HOLD_TIME = new Notification(2, 6);
    private static final Notification HOLD_TIMER_EXPIRED = new Notification(4, 0);
    private static final Notification NOT_IN_THIS_STATE = new Notification(5, 0);

    private final ReactorTime time;
    private final Open self;
    private final Timeout holdTimer;
    private final LoopingCall keepalive;
    private BgpState state = BgpState.IDLE;
    private OptionalDouble establishedAt = OptionalDouble.empty();

    /** @param self what it says of itself; a hold time of 0 for no timers */
    BgpPeer(ReactorTime time, Open self) {
        this.time = time;
        this.self = self;
        this.holdTimer = new Timeout(time, () -> fail(HOLD_TIMER_EXPIRED));
        this.keepalive = new LoopingCall(time, () -> send(new Keepalive()));
    }

    final BgpState state() {
        return state;
    }

    /** When the conversation was established, in the reactor's seconds. */
    final OptionalDouble establishedAt() {
        return establishedAt;
    }

    /** The state has changed; to be overridden. */
    void changed(BgpState before, BgpState now) {}

    /** The other end has told why it ends the conversation, or is told so; to be overridden. */
    void notified(String whom, Notification why) {}

    private void become(BgpState next) {
        BgpState before = state;
        state = next;
        changed(before, next);
    }

    private void send(BgpMessage message) {
        sendString(message.encoded());
    }

    @Override
    public void connectionMade() {
        send(self);
        become(BgpState.OPEN_SENT);
    }

    @Override
    public void stringReceived(byte[] string) {
        BgpMessage message;
        try {
            message = BgpMessage.decode(string);
        } catch (IllegalArgumentException e) {
            fail(BAD_MESSAGE);
            return;
        }
        holdTimer.reset();
        handle(message);
    }

    private void handle(BgpMessage message) {
        if (message instanceof Notification why) {
            notified("by the other end", why);
            transport().loseConnection();
        } else if (state == BgpState.OPEN_SENT && message instanceof Open open) {
            opened(open);
        } else if (state == BgpState.OPEN_CONFIRM && message instanceof Keepalive) {
            establishedAt = OptionalDouble.of(time.seconds());
            become(BgpState.ESTABLISHED);
        } else if (state != BgpState.ESTABLISHED || message instanceof Open) {
            fail(NOT_IN_THIS_STATE);
        }
    }

    private void opened(Open other) {
        int holdTime = Math.min(self.holdTime(), other.holdTime());
        if (other.version() != VERSION) {
            fail(BAD_VERSION);
        } else if (holdTime != 0 && holdTime < SHORTEST_HOLD_TIME) {
            fail(BAD_HOLD_TIME);
        } else {
            become(BgpState.OPEN_CONFIRM);
            confirm(holdTime);
        }
    }

    private void confirm(int holdTime) {
        if (holdTime == 0) {
            send(new Keepalive());
            return;
        }
        holdTimer.set(Duration.ofSeconds(holdTime));
        keepalive.start(Duration.ofSeconds(holdTime).dividedBy(KEEPALIVES));
    }

    private void fail(Notification why) {
        notified("to the other end", why);
        send(why);
        transport().loseConnection();
    }

    @Override
    public void connectionLost(Failure reason) {
        holdTimer.off();
        if (keepalive.running()) {
            keepalive.stop();
        }
        become(BgpState.IDLE);
    }

    /** Falls silent, as a machine does that has crashed. */
    final void fallSilent() {
        if (keepalive.running()) {
            keepalive.stop();
        }
    }
}
