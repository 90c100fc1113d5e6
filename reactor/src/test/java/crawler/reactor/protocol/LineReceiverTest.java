package crawler.reactor.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.memory.StringTransport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReceiverTest {
    private static final String TEXT = "one\r\ntwo\r\n\r\nfo\rur\r\r\nfi\nve\r\n";
    private static final List<String> LINES = List.of("one", "two", "", "fo\rur\r", "fi\nve");

    @Test
    void linesAreTheSameInOnePieceAndByteByByte() {
        assertEquals(LINES, new Lines().receive(TEXT).seen);
        assertEquals(LINES, new Lines().receiveByteByByte(TEXT).seen);
    }

    @Test
    void linesAreTheSameHoweverTheyAreCut() {
        Random random = new Random(7);
        String text = TEXT.repeat(20);
        List<String> whole = new Lines().receive(text).seen;
        for (int run = 0; run < 200; run++) {
            Lines lines = new Lines();
            for (int at = 0; at < text.length(); ) {
                int end = Math.min(text.length(), at + 1 + random.nextInt(40));
                lines.receive(text.substring(at, end));
                at = end;
            }
            assertEquals(whole, lines.seen);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\0", "--end--", "aab", "\u00ff\u00ff"})
    void aDelimiterMayBeAnyBytes(String delimiter) {
        byte[] ends = delimiter.getBytes(StandardCharsets.ISO_8859_1);
        List<String> expected = List.of("x", "", "aa", "longer than eight bytes");
        String text = String.join(delimiter, expected) + delimiter;
        for (int step : new int[] {1, 2, 3, 1000}) {
            List<String> seen = new ArrayList<>();
            LineOnlyReceiver receiver = new LineOnlyReceiver(ends, 100) {
                @Override
                public void lineReceived(byte[] line) {
                    seen.add(new String(line, StandardCharsets.ISO_8859_1));
                }
            };
            receiver.makeConnection(new StringTransport());
            for (int at = 0; at < text.length(); at += step) {
                String piece = text.substring(at, Math.min(text.length(), at + step));
                receiver.dataReceived(ByteBuffer.wrap(piece.getBytes(StandardCharsets.ISO_8859_1)));
            }
            assertEquals(expected, seen, "in steps of " + step);
        }
    }

    @Test
    void aLineIsSentWithItsDelimiter() {
        Lines lines = new Lines();
        lines.sendLine("grüß dich");
        lines.delimiter("\n");
        lines.sendLine(new byte[] {'x'});
        assertEquals("grüß dich\r\nx\n", lines.wire.text());
    }

    @Test
    void aDelimiterOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Lines("", 10));
    }

    @Test
    void aLineOfTheLongestLengthIsTakenAndALongerOneEndsTheConnection() {
        Lines lines = new Lines("\r\n", 4).receive("1234\r\n");
        assertFalse(lines.wire.disconnecting());
        lines.receive("12345\r\nnext\r\n");
        assertEquals(List.of("1234", "exceeded 13"), lines.seen);
        assertTrue(lines.wire.disconnecting());
    }

    @Test
    void aLineOfTheLongestLengthMayComeInPieces() {
        assertEquals(List.of("1234"), new Lines("\r\n", 4).receiveByteByByte("1234\r\n").seen);
        assertEquals(List.of("exceeded 6"), new Lines("\r\n", 4).receiveByteByByte("123456").seen);
    }

    @Test
    void whatComesBehindATooLongLineIsDropped() {
        Lines lines = new Lines("\n", 2).receive("abcdef").receive("a\nb\n");
        assertEquals(List.of("exceeded 6"), lines.seen);
    }

    @Test
    void aReceiverThatForgivesLongLinesIsToldOfThemPieceByPiece() {
        int[] exceeded = new int[1];
        LineOnlyReceiver patient = new LineOnlyReceiver("\n") {
            @Override
            public void lineReceived(byte[] line) {}

            @Override
            public void lineLengthExceeded(byte[] data) {
                exceeded[0] += data.length;
            }
        };
        patient.makeConnection(new StringTransport());
        byte[] piece = new byte[LineOnlyReceiver.MAX_LENGTH];
        for (int i = 0; i < 100; i++) {
            patient.dataReceived(piece.clone());
        }
        assertEquals(100 * piece.length, exceeded[0]);
    }

    @Test
    void aLineOfAGigabyteIsNeverHeld() {
        long most = 0;
        List<Integer> held = new ArrayList<>();
        LineOnlyReceiver endless = new LineOnlyReceiver() {
            @Override
            public void lineReceived(byte[] line) {}

            @Override
            public void lineLengthExceeded(byte[] data) {
                held.add(data.length);
            }
        };
        endless.makeConnection(new StringTransport());
        ByteBuffer piece = ByteBuffer.allocateDirect(64 * 1024);
        for (long sent = 0; sent < 1L << 30; sent += piece.capacity()) {
            endless.dataReceived(piece.clear());
            most = Math.max(most, held.get(held.size() - 1));
        }
        assertTrue(most <= LineOnlyReceiver.MAX_LENGTH + piece.capacity(), most + " bytes were held");
    }

    @Test
    void aLineThatDripsTakesLinearTime() {
        int[] length = new int[1];
        LineOnlyReceiver receiver = new LineOnlyReceiver(new byte[] {'\n'}, 4_000_000) {
            @Override
            public void lineReceived(byte[] line) {
                length[0] = line.length;
            }
        };
        receiver.makeConnection(new StringTransport());
        ByteBuffer drop = ByteBuffer.allocateDirect(1).put(0, (byte) 'x');
        for (int i = 0; i < 3_000_000; i++) { // looked at again each time this would be 4,500,000,000,000 bytes
            receiver.dataReceived(drop.clear());
        }
        receiver.dataReceived(drop.put(0, (byte) '\n').clear());
        assertEquals(3_000_000, length[0]);
    }

    @Test
    void rawModeTakesWhatIsBehindTheLineAndLineModeWhatIsTooMuch() {
        Lines lines = new Lines().then((l, what) -> {
            if (what.equals("RAW")) {
                l.setRawMode();
            } else if (what.startsWith("raw ")) {
                l.setLineMode(what.substring(what.indexOf('|') + 1).getBytes(StandardCharsets.ISO_8859_1));
            }
        });
        lines.receive("before\r\nRAW\r\nbytes|after\r\nlast\r\n");
        assertEquals(List.of("before", "RAW", "raw bytes|after\r\nlast\r\n", "after", "last"), lines.seen);
    }

    @Test
    void rawDataComesInPiecesAsItComes() {
        Lines lines = new Lines();
        lines.receive("begun");
        lines.setRawMode();
        lines.receive(" raw").receive(" and more");
        lines.setLineMode("line\r\n".getBytes(StandardCharsets.US_ASCII));
        assertEquals(List.of("raw begun raw", "raw  and more", "line"), lines.seen);
    }

    @Test
    void rawModeMustBeHandled() {
        LineReceiver receiver = new LineReceiver() {
            @Override
            public void lineReceived(byte[] line) {}
        };
        receiver.makeConnection(new StringTransport());
        receiver.setRawMode();
        assertThrows(UnsupportedOperationException.class, () -> receiver.dataReceived(new byte[1]));
    }

    @Test
    void noLineComesWhilePausedAndNoneIsLost() {
        Lines lines = new Lines().then((l, line) -> {
            if (line.equals("pause")) {
                l.pauseProducing();
            }
        });
        lines.receive("one\r\npause\r\ntwo\r\nthr");
        assertEquals(List.of("one", "pause"), lines.seen);
        assertEquals(StringTransport.ProducerState.PAUSED, lines.wire.producerState());
        lines.receive("ee\r\npause\r\nfour\r\n");
        lines.resumeProducing();
        assertEquals(List.of("one", "pause", "two", "three", "pause"), lines.seen);
        lines.resumeProducing();
        assertEquals(List.of("one", "pause", "two", "three", "pause", "four"), lines.seen);
        assertEquals(StringTransport.ProducerState.PRODUCING, lines.wire.producerState());
    }

    @Test
    void linesBehindTheOneThatEndsTheConnectionAreNotTold() {
        Lines lines = new Lines().then((l, line) -> l.transport().loseConnection());
        lines.receive("quit\r\nmore\r\n");
        assertEquals(List.of("quit"), lines.seen);
    }

    @Test
    void whatComesInsideALineReceivedWaitsItsTurn() {
        Lines lines = new Lines().then((l, line) -> {
            if (line.equals("one")) {
                l.receive("inner\r\n");
                l.seen.add("end of one");
            }
        });
        lines.receive("one\r\ntwo\r\n");
        assertEquals(List.of("one", "end of one", "two", "inner"), lines.seen);
    }

    @Test
    void theBufferCanBeTakenAway() {
        byte[][] taken = new byte[1][];
        Lines lines = new Lines().then((l, line) -> taken[0] = l.clearLineBuffer());
        lines.receive("be").receive("gun\r\nrest\r\nand");
        assertArrayEquals("rest\r\nand".getBytes(StandardCharsets.US_ASCII), taken[0]);
        lines.receive("half");
        assertEquals("half", new String(lines.clearLineBuffer(), StandardCharsets.US_ASCII));
        lines.receive("new\r\n");
        assertEquals(List.of("begun", "new"), lines.seen);
    }

    @Test
    void aLineThatThrowsLeavesTheRestInTheBuffer() {
        Lines lines = new Lines().then((l, line) -> {
            if (line.equals("bad")) {
                throw new IllegalStateException("bad line");
            }
        });
        assertThrows(IllegalStateException.class, () -> lines.receive("bad\r\nnext\r\n"));
        lines.receive("last\r\n");
        assertEquals(List.of("bad", "next", "last"), lines.seen);
    }
}
