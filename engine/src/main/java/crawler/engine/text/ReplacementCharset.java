package crawler.engine.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * What browsers read HZ, ISO-2022-CN and ISO-2022-KR as: one U+FFFD, whatever the bytes, because in these encodings markup
 * hides behind what looks like text (Encoding Standard, "replacement").
 */
final class ReplacementCharset extends Charset {
    static final ReplacementCharset INSTANCE = new ReplacementCharset();

    private ReplacementCharset() {
        super("replacement", new String[0]);
    }

    @Override
    public boolean contains(Charset other) {
        return other == this;
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            private boolean replaced;

            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                if (in.hasRemaining() && !replaced) {
                    if (!out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    out.put('\ufffd');
                    replaced = true;
                }
                in.position(in.limit());
                return CoderResult.UNDERFLOW;
            }

            @Override
            protected void implReset() {
                replaced = false;
            }
        };
    }

    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException("nothing is written in the replacement encoding");
    }
}
