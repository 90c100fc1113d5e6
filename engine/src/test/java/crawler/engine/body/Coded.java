package crawler.engine.body;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes in each coding, and zeros by the megabyte that cost next to nothing to make. */
public final class Coded {
    private static final int MIB = 1 << 20;

    private Coded() {}

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] deflate(byte[] bytes, boolean bare) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream zip = new DeflaterOutputStream(out, new Deflater(9, bare))) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] zstd(byte[] bytes) {
        return Zstd.compress(bytes);
    }

    /** Brotli of {@code <p>squeezed</p>}, made with the reference encoder. */
    public static byte[] brotliPage() {
        return HexFormat.of().parseHex(BROTLI_PAGE);
    }

    static final String BROTLI_PAGE = "0b07803c703e73717565657a65643c2f703e03";

    /** Zeros in many members. */
    public static byte[] gzipZeros(int mebibytes) {
        return repeat(new byte[0], gzip(new byte[MIB]), mebibytes, new byte[0]);
    }

    /** Zeros in many frames. */
    public static byte[] zstdZeros(int mebibytes) {
        return repeat(new byte[0], zstd(new byte[MIB]), mebibytes, new byte[0]);
    }

    /** Zeros in many blocks, each of which refers to the one before. */
    public static byte[] brotliZeros(int mebibytes) {
        HexFormat hex = HexFormat.of();
        return repeat(
                hex.parseHex("abffff074002201e0b24f7fec100"),
                hex.parseHex("faff7f002400e2b00074ef1f0c"),
                mebibytes - 1,
                new byte[] {3});
    }

    /** Zeros in many blocks, bare of header and checksum. */
    public static byte[] deflateZeros(int mebibytes) {
        Deflater deflater = new Deflater(9, true);
        byte[] first = block(deflater);
        byte[] next = block(deflater);
        return repeat(first, next, mebibytes - 1, new byte[] {3, 0});
    }

    private static byte[] block(Deflater deflater) {
        byte[] buffer = new byte[MIB];
        deflater.setInput(new byte[MIB]);
        int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        return java.util.Arrays.copyOf(buffer, length);
    }

    private static byte[] repeat(byte[] head, byte[] block, int times, byte[] tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        for (int i = 0; i < times; i++) {
            out.writeBytes(block);
        }
        out.writeBytes(tail);
        return out.toByteArray();
    }
}
