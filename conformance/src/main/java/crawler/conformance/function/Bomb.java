package crawler.conformance.function;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Zeros by the mebibyte in each coding, out of repeated blocks, so that any number costs little to make. */
final class Bomb {
    private static final int MIB = 1 << 20;
    private static final byte[] NOTHING = {};

    private Bomb() {}

    static byte[] of(String kind, int mebibytes) throws IOException {
        return switch (kind) {
            case "gzip", "x-gzip" -> repeated(NOTHING, member(), mebibytes, NOTHING);
            case "zstd" -> repeated(NOTHING, Zstd.compress(new byte[MIB]), mebibytes, NOTHING);
            case "br" ->
                repeated(
                        hex("abffff074002201e0b24f7fec100"),
                        hex("faff7f002400e2b00074ef1f0c"),
                        mebibytes - 1,
                        hex("03"));
            case "deflate" -> deflated(mebibytes);
            default -> throw new IllegalArgumentException("there is no bomb of kind " + kind);
        };
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] member() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[MIB]);
        }
        return out.toByteArray();
    }

    private static byte[] deflated(int mebibytes) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        byte[] first = block(deflater);
        byte[] next = block(deflater);
        deflater.end();
        return repeated(first, next, mebibytes - 1, new byte[] {3, 0});
    }

    private static byte[] block(Deflater deflater) {
        byte[] buffer = new byte[MIB];
        deflater.setInput(new byte[MIB]);
        return Arrays.copyOf(buffer, deflater.deflate(buffer, 0, MIB, Deflater.SYNC_FLUSH));
    }

    private static byte[] repeated(byte[] head, byte[] block, int times, byte[] tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        for (int i = 0; i < times; i++) {
            out.writeBytes(block);
        }
        out.writeBytes(tail);
        return out.toByteArray();
    }
}
