package crawler.engine.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Makes JPEGs in RGB of images of all formats that the JDK reads (others by an ImageIO plug-in). For one thread. */
final class JpegMaker {
    private final BufferedImage image;
    private final byte[] original;
    private final boolean keepsOriginal;

    /** What an image must have to be taken. */
    record Limits(int minWidth, int minHeight, long maxPixels) {}

    record Size(int width, int height) {}

    private JpegMaker(BufferedImage image, byte[] original, boolean keepsOriginal) {
        this.image = image;
        this.original = original;
        this.keepsOriginal = keepsOriginal;
    }

    /** @throws MediaException when it is no image, or too small, or too large */
    static JpegMaker read(byte[] bytes, Limits limits) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new MediaException("no image, or of an unknown format (have: " + formats() + ")");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                check(new Size(reader.getWidth(0), reader.getHeight(0)), limits);
                int turn = ExifTurn.of(bytes);
                boolean jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
                BufferedImage read = reader.read(0);
                boolean rgb = read.getRaster().getNumBands() == 3;
                return new JpegMaker(ExifTurn.upright(onWhite(read), turn), bytes, jpeg && rgb && turn == 1);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) { // what broken images lead to
            throw new MediaException("the image is broken: " + e.getMessage(), e);
        }
    }

    private static String formats() {
        TreeSet<String> names = new TreeSet<>();
        Arrays.asList(ImageIO.getReaderFormatNames()).forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return String.join(", ", names);
    }

    private static void check(Size size, Limits limits) {
        if (size.width() < limits.minWidth() || size.height() < limits.minHeight()) {
            throw new MediaException("Image too small (" + size.width() + "x" + size.height() + " < "
                    + limits.minWidth() + "x" + limits.minHeight() + ")");
        }
        if ((long) size.width() * size.height() > limits.maxPixels()) {
            throw new MediaException("Image too large (" + size.width() + "x" + size.height()
                    + "; IMAGES_MAX_PIXELS is " + limits.maxPixels() + ")");
        }
    }

    /** What shines through is white. */
    private static BufferedImage onWhite(BufferedImage any) {
        BufferedImage rgb = new BufferedImage(any.getWidth(), any.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = rgb.createGraphics();
        try {
            canvas.drawImage(any, 0, 0, Color.WHITE, null);
        } finally {
            canvas.dispose();
        }
        return rgb;
    }

    /** What came if it was such a JPEG already, so that it loses nothing; else a new one. */
    MediaContent jpeg() throws IOException {
        return content(keepsOriginal ? original : write(image), new Size(image.getWidth(), image.getHeight()));
    }

    private static MediaContent content(byte[] jpeg, Size size) {
        return MediaContent.of(jpeg)
                .withType("image/jpeg")
                .withMetadata(
                        Map.of("width", Integer.toString(size.width()), "height", Integer.toString(size.height())));
    }

    private static byte[] write(BufferedImage rgb) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(rgb, "jpg", out)) {
            throw new IOException("this Java writes no JPEG");
        }
        return out.toByteArray();
    }

    /** A JPEG that is no larger than {@code most}, of the same proportions; never larger than the image. */
    MediaContent thumb(Size most) throws IOException {
        Size size = fit(most);
        BufferedImage smaller = image;
        while (smaller.getWidth() > 2 * size.width() && smaller.getHeight() > 2 * size.height()) {
            smaller =
                    scaled(smaller, new Size(smaller.getWidth() / 2, smaller.getHeight() / 2)); // far steps lose pixels
        }
        return content(write(smaller.getWidth() == size.width() ? smaller : scaled(smaller, size)), size);
    }

    /** Pillow's rounding. */
    private Size fit(Size most) {
        int width = image.getWidth();
        int height = image.getHeight();
        if (most.width() >= width && most.height() >= height) {
            return new Size(width, height);
        }
        double aspect = (double) width / height;
        if (most.width() >= most.height() * aspect) {
            return new Size(nearest(most.height() * aspect, n -> n / most.height(), aspect), most.height());
        }
        return new Size(most.width(), nearest(most.width() / aspect, n -> most.width() / n, aspect));
    }

    private static int nearest(double size, DoubleUnaryOperator aspectOf, double aspect) {
        double down = Math.max(1, Math.floor(size));
        double up = Math.max(1, Math.ceil(size));
        boolean isDown =
                Math.abs(aspect - aspectOf.applyAsDouble(down)) <= Math.abs(aspect - aspectOf.applyAsDouble(up));
        return (int) (isDown ? down : up);
    }

    private static BufferedImage scaled(BufferedImage from, Size size) {
        BufferedImage to = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = to.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            canvas.drawImage(from, 0, 0, size.width(), size.height(), null);
        } finally {
            canvas.dispose();
        }
        return to;
    }
}
