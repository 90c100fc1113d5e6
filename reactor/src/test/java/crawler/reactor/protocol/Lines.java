package crawler.reactor.protocol;

import crawler.reactor.memory.StringTransport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A LineReceiver that notes what it is told and does, for each line, what a test wants of it. */
final class Lines extends LineReceiver {
    final StringTransport wire = new StringTransport();
    final List<String> seen = new ArrayList<>();
    private BiConsumer<Lines, String> then = (lines, line) -> {};

    Lines() {
        makeConnection(wire);
    }

    Lines(String delimiter, int maxLength) {
        super(delimiter.getBytes(StandardCharsets.UTF_8), maxLength);
        makeConnection(wire);
    }

    Lines then(BiConsumer<Lines, String> action) {
        then = action;
        return this;
    }

    /** As a transport does: in a buffer outside the heap that is used again afterwards. */
    Lines receive(String data) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(data.length());
        dataReceived(buffer.put(data.getBytes(StandardCharsets.ISO_8859_1)).flip());
        buffer.clear();
        while (buffer.hasRemaining()) {
            buffer.put((byte) '#');
        }
        return this;
    }

    Lines receiveByteByByte(String data) {
        data.chars().forEach(c -> receiveOne((byte) c));
        return this;
    }

    private void receiveOne(byte data) {
        dataReceived(ByteBuffer.wrap(new byte[] {data}));
    }

    @Override
    public void lineReceived(byte[] line) {
        note("", line);
    }

    @Override
    public void rawDataReceived(byte[] data) {
        note("raw ", data);
    }

    @Override
    public void lineLengthExceeded(byte[] data) {
        seen.add("exceeded " + data.length);
        super.lineLengthExceeded(data);
    }

    private void note(String kind, byte[] data) {
        String text = kind + new String(data, StandardCharsets.ISO_8859_1);
        seen.add(text);
        then.accept(this, text);
    }
}
