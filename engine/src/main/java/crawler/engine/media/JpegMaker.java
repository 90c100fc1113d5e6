package crawler.engine.media;

import crawler.engine.media.image.ExifTurn;
import crawler.engine.media.image.Ground;
import crawler.engine.media.image.Size;
import crawler.engine.media.image.Thumbnail;
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
        return described(jpeg, Size.of(image));
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
        BufferedImage thumb = Thumbnail.of(image, most);
        return described(MediaContent.of(write(thumb)), Size.of(thumb));
    }
}
