package crawler.reactor.http;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Takes the chunks of a body apart (RFC 9112, section 7.1). Trailers are overlooked. */
final class ChunkedBody {
    /** As long as the line before a chunk, and all trailers together, may be. */
    private static final int MOST_LINE = 16 * 1024;

    private enum At {
        SIZE,
        EXTENSION,
        DATA,
        DATA_END,
        TRAILER
    }

    private At at = At.SIZE;
    private long left;
    private int digits;
    private int lineLength;
    private int skipped;

    void reset() {
        at = At.SIZE;
        left = 0;
        digits = 0;
        lineLength = 0;
        skipped = 0;
    }

    /** Reads on. @return whether the body is complete; the rest of {@code data} is not its */
    boolean read(ByteBuffer data, Consumer<ByteBuffer> receiver) {
        while (data.hasRemaining()) {
            if (at == At.DATA) {
                chunk(data, receiver);
            } else if (step(data.get())) {
                return true;
            }
        }
        return false;
    }

    private void chunk(ByteBuffer data, Consumer<ByteBuffer> receiver) {
        int end = data.limit();
        int length = (int) Math.min(left, data.remaining());
        data.limit(data.position() + length);
        receiver.accept(data);
        data.position(data.limit()).limit(end);
        left -= length;
        if (left == 0) {
            at = At.DATA_END;
        }
    }

    private boolean step(byte b) {
        switch (at) {
            case SIZE -> size(b);
            case EXTENSION -> {
                skip();
                if (b == '\n') {
                    sizeEnded();
                }
            }
            case DATA_END -> {
                if (b == '\n') {
                    at = At.SIZE;
                } else if (b != '\r') {
                    throw new HttpParseError("a chunk is longer than it says");
                }
            }
            default -> {
                return trailer(b);
            }
        }
        return false;
    }

    private void size(byte b) {
        int digit = Character.digit(b, 16);
        if (digit >= 0) {
            if (++digits > 15) {
                throw new HttpParseError("the size of a chunk has more than 15 digits");
            }
            left = left * 16 + digit;
        } else if (b == '\n') {
            sizeEnded();
        } else if (digits > 0 && (b == '\r' || b == ';' || b == ' ' || b == '\t')) {
            at = At.EXTENSION;
        } else {
            throw new HttpParseError("not the size of a chunk: it begins with byte " + (b & 0xff));
        }
    }

    private void sizeEnded() {
        if (digits == 0) {
            throw new HttpParseError("a chunk without a size");
        }
        digits = 0;
        skipped = 0;
        at = left == 0 ? At.TRAILER : At.DATA;
    }

    private boolean trailer(byte b) {
        skip();
        if (b != '\n') {
            lineLength += b == '\r' ? 0 : 1;
            return false;
        }
        boolean last = lineLength == 0;
        lineLength = 0;
        return last;
    }

    private void skip() {
        if (++skipped > MOST_LINE) {
            throw new HttpParseError("more than " + MOST_LINE + " bytes beside the chunks");
        }
    }
}
