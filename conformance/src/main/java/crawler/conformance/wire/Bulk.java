package crawler.conformance.wire;

import crawler.reactor.protocol.LineReceiver;
import java.nio.charset.StandardCharsets;

/** Answers the first line, {@code GET n}, with n bytes of the pattern, then closes. */
final class Bulk extends LineReceiver {
    private boolean answering;

    Bulk() {
        super("\n");
    }

    @Override
    public void lineReceived(byte[] line) {
        if (answering) {
            return;
        }
        String text = new String(line, StandardCharsets.US_ASCII).strip();
        if (!text.matches("GET [0-9]{1,18}")) {
            transport().loseConnection();
            return;
        }
        answering = true;
        PatternProducer.begin(transport(), Long.parseLong(text.substring(4)), data -> {}, transport()::loseConnection);
    }
}
