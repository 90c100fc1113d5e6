package crawler.reactor.examples.bgp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** What peers say to each other: a byte for the type, and big-endian numbers (after RFC 4271, 4). */
sealed interface BgpMessage {
    byte OPEN = 1;
    byte UPDATE = 2;
    byte NOTIFICATION = 3;
    byte KEEPALIVE = 4;

    byte[] encoded();

    /** Who speaks, and after how many seconds of silence the other may be given up. */
    record Open(int version, int as, int holdTime, int id) implements BgpMessage {
        @Override
        public byte[] encoded() {
            return ByteBuffer.allocate(10)
                    .put(OPEN)
                    .put((byte) version)
                    .putShort((short) as)
                    .putShort((short) holdTime)
                    .putInt(id)
                    .array();
        }
    }

    /** News of routes; what they are is no matter here. */
    record Update(byte[] routes) implements BgpMessage {
        @Override
        public byte[] encoded() {
            return ByteBuffer.allocate(1 + routes.length)
                    .put(UPDATE)
                    .put(routes)
                    .array();
        }
    }

    /** Why the connection ends. */
    record Notification(int code, int subcode) implements BgpMessage {
        @Override
        public byte[] encoded() {
            return new byte[] {NOTIFICATION, (byte) code, (byte) subcode};
        }
    }

    /** The speaker is there. */
    record Keepalive() implements BgpMessage {
        @Override
        public byte[] encoded() {
            return new byte[] {KEEPALIVE};
        }
    }

    /** @throws IllegalArgumentException when it is none */
    static BgpMessage decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        try {
            BgpMessage message = switch (bytes.get()) {
                case OPEN ->
                    new Open(bytes.get() & 0xFF, bytes.getShort() & 0xFFFF, bytes.getShort() & 0xFFFF, bytes.getInt());
                case UPDATE -> new Update(rest(bytes));
                case NOTIFICATION -> new Notification(bytes.get() & 0xFF, bytes.get() & 0xFF);
                case KEEPALIVE -> new Keepalive();
                default -> throw new IllegalArgumentException("no message has the type " + encoded[0]);
            };
            if (bytes.hasRemaining()) {
                throw new IllegalArgumentException("a message is " + bytes.remaining() + " bytes too long");
            }
            return message;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a message is too short: " + encoded.length + " bytes", e);
        }
    }

    private static byte[] rest(ByteBuffer bytes) {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }
}
