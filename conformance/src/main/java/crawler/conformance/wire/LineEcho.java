package crawler.conformance.wire;

import crawler.reactor.protocol.LineReceiver;

/** Sends back each line; one that is too long ends the connection without an answer. */
final class LineEcho extends LineReceiver {

    LineEcho(String delimiter) {
        super(delimiter);
    }

    @Override
    public void connectionMade() {
        transport().registerProducer(this); // takes no more lines while the answers are not read
    }

    @Override
    public void lineReceived(byte[] line) {
        sendLine(line);
    }

    @Override
    public void lineLengthExceeded(byte[] data) {
        transport().unregisterProducer();
        super.lineLengthExceeded(data);
    }
}
