package crawler.engine.media.image;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held, by the EXIF orientation of a JPEG (EXIF 2.3, 4.6.4): 1 upright, to 8. */
public final class ExifTurn {
    private static final int APP1 = 0xFFE1;
    private static final int SCAN = 0xFFDA;
    private static final int EXIF = 0x45786966;
    private static final int ORIENTATION = 0x0112;

    private ExifTurn() {}

    /** 1 when there is no orientation, or nothing that makes sense. */
    public static int of(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        try {
            if (jpeg.length < 4 || bytes.getShort() != (short) 0xFFD8) {
                return 1;
            }
            for (int marker = bytes.getChar(); marker != SCAN && marker >> 8 == 0xFF; marker = bytes.getChar()) {
                int end = bytes.position() + bytes.getChar();
                if (marker == APP1 && bytes.getInt() == EXIF) {
                    return inDirectory(bytes.position(bytes.position() + 2).slice());
                }
                bytes.position(end);
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return 1; // cut short: whoever decodes the image will say so
        }
        return 1;
    }

    private static int inDirectory(ByteBuffer tiff) {
        tiff.order(tiff.getChar(0) == ('I' << 8 | 'I') ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.position(tiff.getInt(4));
        for (int entries = tiff.getChar(); entries > 0; entries--) {
            if (tiff.getChar() == ORIENTATION) {
                int turn = tiff.getChar(tiff.position() + 6);
                return turn >= 1 && turn <= 8 ? turn : 1;
            }
            tiff.position(tiff.position() + 10);
        }
        return 1;
    }

    /** The image as it was seen. */
    public static BufferedImage upright(BufferedImage image, int turn) {
        if (turn == 1) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean lies = turn >= 5;
        BufferedImage upright = new BufferedImage(lies ? height : width, lies ? width : height, image.getType());
        Graphics2D canvas = upright.createGraphics();
        try {
            canvas.drawImage(image, transform(turn, width, height), null);
        } finally {
            canvas.dispose();
        }
        return upright;
    }

    private static AffineTransform transform(int turn, int width, int height) {
        return switch (turn) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
