package crawler.conformance.wire;

import crawler.reactor.defer.Failure;
import crawler.reactor.net.Protocol;
import crawler.reactor.task.LoopingCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.Arrays;

/** Says a poem a few bytes at a time. */
final class SlowPoetry extends Protocol {
    private final byte[] poem;
    private final int bytes;
    private final Duration delay;
    private final LoopingCall loop;
    private int said;

    SlowPoetry(ReactorTime time, byte[] poem, int bytes, Duration delay) {
        this.poem = poem;
        this.bytes = bytes;
        this.delay = delay;
        this.loop = new LoopingCall(time, this::sayMore);
    }

    @Override
    public void connectionMade() {
        loop.start(delay);
    }

    private void sayMore() {
        int end = Math.min(poem.length, said + bytes);
        transport().write(Arrays.copyOfRange(poem, said, end));
        said = end;
        if (said == poem.length) {
            loop.stop();
            transport().loseConnection();
        }
    }

    @Override
    public void connectionLost(Failure reason) {
        if (loop.running()) {
            loop.stop();
        }
    }
}
