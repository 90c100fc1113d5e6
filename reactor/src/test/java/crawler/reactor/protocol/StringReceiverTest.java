package crawler.reactor.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.memory.StringTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StringReceiverTest {
    private final StringTransport wire = new StringTransport();
    private final List<String> seen = new ArrayList<>();
    private Consumer<String> then = string -> {};

    /** The four kinds, each with the bytes of one string on the wire. */
    enum Kind {
        INT8("\u0005hello", StringReceiverTest::int8),
        INT16("\u0000\u0005hello", StringReceiverTest::int16),
        INT32("\u0000\u0000\u0000\u0005hello", StringReceiverTest::int32),
        NETSTRING("5:hello,", StringReceiverTest::netstring);

        private final byte[] hello;
        private final BiFunction<Consumer<byte[]>, Integer, StringReceiver> make;

        Kind(String hello, BiFunction<Consumer<byte[]>, Integer, StringReceiver> make) {
            this.hello = hello.getBytes(StandardCharsets.ISO_8859_1);
            this.make = make;
        }
    }

    private StringReceiver receiver(Kind kind, int maxLength) {
        StringReceiver receiver = kind.make.apply(
                string -> {
                    String text = new String(string, StandardCharsets.ISO_8859_1);
                    seen.add(text);
                    then.accept(text);
                },
                maxLength);
        receiver.makeConnection(wire);
        return receiver;
    }

    @ParameterizedTest
    @EnumSource
    void stringsAreReceivedAndSentInTheSameShape(Kind kind) {
        StringReceiver receiver = receiver(kind, 99);
        receiver.dataReceived(twice(kind.hello));
        receiver.sendString("hello");
        assertEquals(List.of("hello", "hello"), seen);
        assertArrayEquals(kind.hello, wire.value());
    }

    @ParameterizedTest
    @EnumSource
    void stringsMayComeByteByByte(Kind kind) {
        StringReceiver receiver = receiver(kind, 99);
        for (byte one : twice(kind.hello)) {
            receiver.dataReceived(new byte[] {one});
        }
        assertEquals(List.of("hello", "hello"), seen);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyStringIsOne(Kind kind) {
        StringReceiver receiver = receiver(kind, 99);
        receiver.sendString("");
        byte[] empty = wire.value();
        receiver.dataReceived(twice(empty));
        assertEquals(List.of("", ""), seen);
    }

    @ParameterizedTest
    @EnumSource
    void aStringLongerThanAllowedEndsTheConnection(Kind kind) {
        StringReceiver receiver = receiver(kind, 4);
        receiver.dataReceived(twice(kind.hello));
        assertTrue(wire.disconnecting());
        assertEquals(List.of(), seen);
    }

    @ParameterizedTest
    @EnumSource
    void noStringComesWhilePausedAndNoneIsLost(Kind kind) {
        StringReceiver receiver = receiver(kind, 99);
        then = string -> receiver.pauseProducing();
        receiver.dataReceived(twice(kind.hello));
        receiver.dataReceived(kind.hello);
        assertEquals(1, seen.size());
        receiver.resumeProducing();
        assertEquals(2, seen.size());
        receiver.resumeProducing();
        assertEquals(List.of("hello", "hello", "hello"), seen);
    }

    @ParameterizedTest
    @EnumSource
    void stringsBehindTheOneThatEndsTheConnectionAreNotTold(Kind kind) {
        StringReceiver receiver = receiver(kind, 99);
        then = string -> wire.loseConnection();
        receiver.dataReceived(twice(kind.hello));
        assertEquals(List.of("hello"), seen);
    }

    @Test
    void aLongStringTakesMemoryAsItComes() {
        int length = 1_000_000_000;
        StringReceiver receiver = receiver(Kind.INT32, length);
        receiver.dataReceived(new byte[] {
            (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length, 'a', 'b'
        });
        assertFalse(wire.disconnecting());
    }

    @Test
    void aLongStringInManyPiecesIsWhole() {
        StringBuilder long1 = new StringBuilder();
        for (int i = 0; i < 300_000; i++) {
            long1.append((char) ('a' + i % 26));
        }
        StringReceiver receiver = receiver(Kind.INT32, 1_000_000);
        receiver.sendString(long1.toString());
        byte[] sent = wire.value();
        for (int at = 0; at < sent.length; at += 777) {
            receiver.dataReceived(Arrays.copyOfRange(sent, at, Math.min(sent.length, at + 777)));
        }
        assertEquals(List.of(long1.toString()), seen);
    }

    @Test
    void aLengthIsANumberWithoutSign() {
        StringReceiver receiver = receiver(Kind.INT32, Integer.MAX_VALUE);
        receiver.dataReceived(new byte[] {-1, -1, -1, -1});
        assertTrue(wire.disconnecting());
    }

    @Test
    void aStringThatDoesNotFitItsPrefixIsNotSent() {
        assertThrows(StringTooLongError.class, () -> receiver(Kind.INT8, 9).sendString(new byte[256]));
        assertThrows(StringTooLongError.class, () -> receiver(Kind.INT16, 9).sendString(new byte[65_536]));
        assertEquals(0, wire.value().length);
        receiver(Kind.INT8, 9).sendString(new byte[255]);
        assertEquals(256, wire.value().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ":", "05:hello,", "00:,", "5hello", "5:helloX", "-1:", " 5:hello,", "100000:", "1a:"})
    void whatIsNoNetstringEndsTheConnection(String bad) {
        StringReceiver receiver = receiver(Kind.NETSTRING, 99_999);
        receiver.dataReceived((bad + "2:ok,").getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(wire.disconnecting());
        assertEquals(List.of(), seen);
    }

    private static byte[] twice(byte[] once) {
        byte[] two = Arrays.copyOf(once, 2 * once.length);
        System.arraycopy(once, 0, two, once.length, once.length);
        return two;
    }

    private static StringReceiver int8(Consumer<byte[]> seen, int maxLength) {
        return new Int8StringReceiver(maxLength) {
            @Override
            public void stringReceived(byte[] string) {
                seen.accept(string);
            }
        };
    }

    private static StringReceiver int16(Consumer<byte[]> seen, int maxLength) {
        return new Int16StringReceiver(maxLength) {
            @Override
            public void stringReceived(byte[] string) {
                seen.accept(string);
            }
        };
    }

    private static StringReceiver int32(Consumer<byte[]> seen, int maxLength) {
        return new Int32StringReceiver(maxLength) {
            @Override
            public void stringReceived(byte[] string) {
                seen.accept(string);
            }
        };
    }

    private static StringReceiver netstring(Consumer<byte[]> seen, int maxLength) {
        return new NetstringReceiver(maxLength) {
            @Override
            public void stringReceived(byte[] string) {
                seen.accept(string);
            }
        };
    }
}
