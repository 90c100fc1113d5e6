package crawler.engine.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.Optional;

/** An encoding of one byte a character that Java lacks and browsers know; its lower 160 characters are Unicode's. */
final class SingleByteCharset extends Charset {
    private static final int OWN = 0xa0;
    private static final SingleByteCharset NORDIC = new SingleByteCharset(
            "ISO-8859-10",
            "\u00a0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00adŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ");
    private static final SingleByteCharset CELTIC = new SingleByteCharset(
            "ISO-8859-14",
            "\u00a0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00ad®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ");

    private final String upper;

    private SingleByteCharset(String name, String upper) {
        super(name, new String[0]);
        this.upper = upper;
    }

    static Optional<Charset> named(String name) {
        return switch (name) {
            case "ISO-8859-10" -> Optional.of(NORDIC);
            case "ISO-8859-14" -> Optional.of(CELTIC);
            default -> Optional.empty();
        };
    }

    @Override
    public boolean contains(Charset other) {
        return other == this || other.name().equals("US-ASCII");
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining() && out.hasRemaining()) {
                    int octet = in.get() & 0xff;
                    out.put(octet < OWN ? (char) octet : upper.charAt(octet - OWN));
                }
                return in.hasRemaining() ? CoderResult.OVERFLOW : CoderResult.UNDERFLOW;
            }
        };
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new CharsetEncoder(this, 1, 1) {
            @Override
            protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
                while (in.hasRemaining() && out.hasRemaining()) {
                    char c = in.get();
                    int octet = c < OWN ? c : upper.indexOf(c) + OWN;
                    if (octet < OWN && c >= OWN) {
                        in.position(in.position() - 1);
                        return CoderResult.unmappableForLength(1);
                    }
                    out.put((byte) octet);
                }
                return in.hasRemaining() ? CoderResult.OVERFLOW : CoderResult.UNDERFLOW;
            }
        };
    }
}
