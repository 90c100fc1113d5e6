package crawler.engine.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileCacheImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Makes JPEGs in RGB of images of all formats that ImageIO reads: those of the JDK, WebP, and others by a plug-in. To be closed,
 * since it holds memory; for one thread.
 */
final class JpegMaker implements AutoCloseable {
    /** EXIF stands in the first segments of a JPEG, of which each has 64 KiB at the most. */
    private static final int BEGINNING = 256 * 1024;

    /** Up to this size an image is read from memory. */
    private static final int SMALL = 1 << 20;

    private final BufferedImage image;
    private final Optional<MediaContent> asItCame;
    private final ImageMemory.Held memory;

    /** What an image must have to be taken, and the room there is for it. */
    record Limits(int minWidth, int minHeight, long maxPixels, ImageMemory memory) {}

    record Size(int width, int height) {}

    private JpegMaker(BufferedImage image, Optional<MediaContent> asItCame, ImageMemory.Held memory) {
        this.image = image;
        this.asItCame = asItCame;
        this.memory = memory;
    }

    /**
     * Blocks while other images take all the memory.
     *
     * @throws MediaException when it is no image, or too small, or too large
     */
    static JpegMaker read(MediaContent content, Limits limits) throws IOException {
        try (InputStream bytes = content.open();
                ImageInputStream in = stream(bytes, content.size())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new MediaException("no image, or of an unknown format (have: " + formats() + ")");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return decoded(reader, content, limits);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) { // what broken images lead to
            throw new MediaException("the image is broken: " + e.getMessage(), e);
        }
    }

    private static ImageInputStream stream(InputStream bytes, long length) throws IOException {
        return length <= SMALL ? new MemoryCacheImageInputStream(bytes) : new FileCacheImageInputStream(bytes, null);
    }

    private static JpegMaker decoded(ImageReader reader, MediaContent content, Limits limits) throws IOException {
        Size size = new Size(reader.getWidth(0), reader.getHeight(0));
        check(size, limits);
        int turn = ExifTurn.of(beginning(content));
        boolean jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
        ImageMemory.Held memory = limits.memory().hold(size);
        Optional<JpegMaker> made = Optional.empty();
        try {
            BufferedImage read = reader.read(0);
            boolean stays = jpeg && turn == 1 && read.getRaster().getNumBands() == 3;
            BufferedImage upright = ExifTurn.upright(Ground.white(read), turn);
            made = Optional.of(new JpegMaker(upright, stays ? Optional.of(content) : Optional.empty(), memory));
            return made.get();
        } finally {
            if (made.isEmpty()) {
                memory.close();
            }
        }
    }

    private static byte[] beginning(MediaContent content) throws IOException {
        try (InputStream bytes = content.open()) {
            return bytes.readNBytes(BEGINNING);
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

    /** What came if it was such a JPEG already, so that it loses nothing; else a new one. */
    MediaContent jpeg() throws IOException {
        MediaContent jpeg = asItCame.isPresent() ? asItCame.get() : MediaContent.of(write(image));
        return described(jpeg, new Size(image.getWidth(), image.getHeight()));
    }

    private static MediaContent described(MediaContent jpeg, Size size) {
        return jpeg.withType("image/jpeg")
                .withMetadata(
                        Map.of("width", Integer.toString(size.width()), "height", Integer.toString(size.height())));
    }

    @Override
    public void close() {
        memory.close();
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
        byte[] jpeg = write(smaller.getWidth() == size.width() ? smaller : scaled(smaller, size));
        return described(MediaContent.of(jpeg), size);
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
