package crawler.reactor.process;

import crawler.reactor.defer.Failure;
import crawler.reactor.testing.Live;
import java.nio.charset.StandardCharsets;

/** Notes all that is told of a child, what it says without its pieces, and ends the test when it has ended. */
class Noted extends ProcessProtocol {
    private final Live live;
    final StringBuilder out = new StringBuilder();
    final StringBuilder err = new StringBuilder();
    long received;

    Noted(Live live) {
        this.live = live;
    }

    @Override
    public void connectionMade() {
        live.see("made");
    }

    @Override
    public void outReceived(byte[] data) {
        received += data.length;
        out.append(new String(data, StandardCharsets.UTF_8));
    }

    @Override
    public void errReceived(byte[] data) {
        err.append(new String(data, StandardCharsets.UTF_8));
    }

    @Override
    public void inConnectionLost() {
        live.see("in lost");
    }

    @Override
    public void outConnectionLost() {
        live.see("out lost");
    }

    @Override
    public void errConnectionLost() {
        live.see("err lost");
    }

    @Override
    public void processExited(Failure reason) {
        live.see("exited");
    }

    @Override
    public void processEnded(Failure reason) {
        live.see("ended " + reason.errorMessage().replaceAll(".*: ", ""));
        live.done();
    }
}
