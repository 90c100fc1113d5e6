package crawler.reactor.examples.bgp;

import crawler.reactor.examples.bgp.BgpMessage.Notification;
import crawler.reactor.examples.bgp.BgpMessage.Open;
import crawler.reactor.time.ReactorTime;
import java.io.PrintStream;
import java.util.Locale;

/** A peer that prints what becomes of it, and when. */
class PrintingPeer extends BgpPeer {
    private final ReactorTime time;
    private final double start;
    private final PrintStream out;
    private final int as;

    PrintingPeer(ReactorTime time, Open self, PrintStream out) {
        super(time, self);
        this.time = time;
        this.start = time.seconds();
        this.out = out;
        this.as = self.as();
    }

    @Override
    void changed(BgpState before, BgpState now) {
        print(before + " -> " + now);
    }

    @Override
    void notified(String whom, Notification why) {
        print("NOTIFICATION " + why.code() + "/" + why.subcode() + " " + whom);
    }

    private void print(String what) {
        out.println(String.format(Locale.ROOT, "%6.1f s  AS%d  %s", time.seconds() - start, as, what));
    }
}
