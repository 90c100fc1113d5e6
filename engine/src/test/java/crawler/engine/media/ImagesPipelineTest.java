package crawler.engine.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.item.Fields;
import crawler.engine.media.image.Size;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("G2: images that items link to")
class ImagesPipelineTest {
    private static final String URL = "http://site.test/picture";
    private static final int RED = 0xFFFF0000;

    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path store;

    private static byte[] image(String format, int type, int width, int height, int leftHalf) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int x = 0; x < width / 2; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, leftHalf);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out));
        return out.toByteArray();
    }

    private TestCrawl crawl(byte[] body) {
        return TestCrawl.of(new Script().starting(() -> Stream.of(Item.of(Map.of("image_urls", List.of(URL))))))
                .setting("ITEM_PIPELINES", Map.of(ImagesPipeline.class.getName(), 1))
                .setting("IMAGES_STORE", store.toString())
                .answer(URL, Answer.of(200, "").withBody(body));
    }

    private BufferedImage stored(String path) throws IOException {
        return ImageIO.read(store.resolve(path).toFile());
    }

    private static int red(int rgb) {
        return rgb >> 16 & 0xff;
    }

    @Test
    @DisplayName("G2: what shines through becomes white")
    void whatShinesThroughBecomesWhite() throws IOException {
        CrawlTrace crawl =
                crawl(image("png", BufferedImage.TYPE_INT_ARGB, 40, 20, RED)).run();

        BufferedImage jpeg = stored(MediaPaths.image(new Request(URL)));
        assertEquals(40, jpeg.getWidth());
        assertTrue(red(jpeg.getRGB(5, 10)) > 240 && (jpeg.getRGB(5, 10) & 0xff) < 20);
        assertTrue((jpeg.getRGB(35, 10) & 0xffffff) > 0xf0f0f0);
        assertEquals(1, ((List<?>) Fields.get(crawl.items().get(0), "images").orElseThrow()).size());
    }

    @Test
    @DisplayName("G2: a JPEG in RGB stays as it is")
    void aJpegInRgbStaysAsItIs() throws IOException {
        byte[] jpeg = image("jpg", BufferedImage.TYPE_INT_RGB, 30, 30, RED);
        crawl(jpeg).run();

        assertArrayEquals(jpeg, Files.readAllBytes(store.resolve(MediaPaths.image(new Request(URL)))));
    }

    @Test
    @DisplayName("G2: thumbnails keep the proportions and never grow")
    void thumbnailsKeepTheProportionsAndNeverGrow() throws IOException {
        crawl(image("png", BufferedImage.TYPE_INT_RGB, 400, 200, RED))
                .setting("IMAGES_THUMBS", Map.of("small", List.of(50, 50), "big", List.of(1000, 1000)))
                .run();

        BufferedImage small = stored(MediaPaths.thumb(new Request(URL), "small"));
        assertEquals("50x25", small.getWidth() + "x" + small.getHeight());
        assertEquals(400, stored(MediaPaths.thumb(new Request(URL), "big")).getWidth());
    }

    @Test
    @DisplayName("G2: small, large and broken images are left out")
    void smallLargeAndBrokenImagesAreLeftOut() throws IOException {
        crawl(image("png", BufferedImage.TYPE_INT_RGB, 40, 20, RED))
                .setting("IMAGES_MIN_HEIGHT", 21)
                .run();
        assertEquals(1, log.count("Image too small (40x20 < 0x21)"));

        crawl(image("png", BufferedImage.TYPE_INT_RGB, 40, 20, RED))
                .setting("IMAGES_MAX_PIXELS", 799)
                .run();
        assertEquals(1, log.count("Image too large (40x20"));

        crawl("<html>".getBytes()).run();
        assertEquals(1, log.count("no image, or of an unknown format (have: bmp, gif, "));

        byte[] png = image("png", BufferedImage.TYPE_INT_RGB, 40, 20, RED);
        crawl(Arrays.copyOf(png, png.length / 2)).run();
        assertEquals(1, log.count("the image is broken"));
        assertEquals(0, store.toFile().list().length);
    }

    /** With an EXIF segment that says how the camera was held, behind the first marker. */
    private static byte[] turned(byte[] jpeg, int turn) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0MM\0*".getBytes())
                .putInt(8);
        exif.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) turn);
        return ByteBuffer.allocate(jpeg.length + 36)
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    @Test
    @DisplayName("G2: images are stored as the camera saw them")
    void imagesAreStoredAsTheCameraSawThem() throws IOException {
        crawl(turned(image("jpg", BufferedImage.TYPE_INT_RGB, 40, 20, RED), 6)).run();

        BufferedImage upright = stored(MediaPaths.image(new Request(URL)));
        assertEquals("20x40", upright.getWidth() + "x" + upright.getHeight());
        assertTrue(red(upright.getRGB(10, 5)) > 200, "the left half is on top after a turn to the right");
        assertTrue(red(upright.getRGB(10, 35)) < 50);
    }

    /** A GIF whose images are red, green and blue. */
    private static byte[] animated() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            for (int rgb : new int[] {RED, 0xFF00FF00, 0xFF0000FF}) {
                BufferedImage frame = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
                IntStream.range(0, 100).forEach(i -> frame.setRGB(i % 10, i / 10, rgb));
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        }
        return out.toByteArray();
    }

    private int stored(byte[] image, int x, int y) throws IOException {
        crawl(image).run();
        int rgb = stored(MediaPaths.image(new Request(URL))).getRGB(x, y);
        Files.delete(store.resolve(MediaPaths.image(new Request(URL))));
        return rgb & 0xffffff;
    }

    @Test
    @DisplayName("G2: of an animation the first image is stored")
    void ofAnAnimationTheFirstImageIsStored() throws IOException {
        assertTrue(red(stored(animated(), 5, 5)) > 200);
    }

    @Test
    @DisplayName("G2: gray stays as light as it was, with 16 bits and with alpha, too")
    void grayStaysAsLightAsItWas() throws IOException {
        BufferedImage deep = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        BufferedImage flat = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        ColorModel withAlpha = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
        BufferedImage clear = new BufferedImage(withAlpha, withAlpha.createCompatibleWritableRaster(8, 8), false, null);
        for (int i = 0; i < 64; i++) {
            deep.getRaster().setSample(i % 8, i / 8, 0, 40_000);
            flat.getRaster().setSample(i % 8, i / 8, 0, 77);
            clear.getRaster().setPixel(i % 8, i / 8, new int[] {100, 128});
        }

        assertEquals(156, red(stored(png(deep), 4, 4)), 2);
        assertEquals(77, red(stored(png(flat), 4, 4)), 2);
        assertEquals(177, red(stored(png(clear), 4, 4)), 2);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "png", out));
        return out.toByteArray();
    }

    @Test
    @DisplayName("G2: four colours of print become three")
    void fourColoursOfPrintBecomeThree() throws IOException {
        WritableRaster cmyk = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        for (int i = 0; i < 256; i++) {
            cmyk.setPixel(i % 16, i / 16, new int[] {255, 0, 0, 255}); // inverted, as Adobe has it: no cyan, no black
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.write(null, new IIOImage(cmyk, null, null), null);
        }
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        byte[] jpeg = out.toByteArray();
        ByteBuffer marked = ByteBuffer.allocate(jpeg.length + adobe.length)
                .put(jpeg, 0, 2)
                .put(adobe)
                .put(jpeg, 2, jpeg.length - 2);

        int rgb = stored(marked.array(), 8, 8);
        assertTrue(red(rgb) > 200 && (rgb & 0xff) < 60, Integer.toHexString(rgb));
    }

    @Test
    @DisplayName("G2: WebP is read")
    void webPIsRead() throws IOException {
        byte[] red = Base64.getDecoder()
                .decode(
                        "UklGRkAAAABXRUJQVlA4IDQAAAAwAgCdASoIAAgAAMASJaACdLoB+AH4AARoAAD++iGX/3easNN39a3/9aOfron+tHP/WVgA");

        assertTrue(red(stored(red, 4, 4)) > 240);
    }

    @Test
    @DisplayName("G2: an image that says it is huge is not decoded, whatever its few bytes hold")
    void anImageThatSaysItIsHugeIsNotDecoded() throws IOException {
        byte[] png = image("png", BufferedImage.TYPE_INT_RGB, 40, 20, RED);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        crawl(png).run();
        assertEquals(1, log.count("Image too large (60000x60000; IMAGES_MAX_PIXELS is"));

        crawl(png).setting("IMAGES_MAX_PIXELS", Long.MAX_VALUE).run();
        assertEquals(1, log.count("for the memory of this Java"));
    }

    @Test
    @DisplayName("G2: decoded images wait for each other when the memory is short, and give it back")
    void decodedImagesWaitForEachOther() throws Exception {
        ImageMemory memory = new ImageMemory(1 << 20);
        ImageMemory.Held first = memory.hold(new Size(250, 250));
        CompletableFuture<ImageMemory.Held> second =
                CompletableFuture.supplyAsync(() -> memory.hold(new Size(200, 200)));
        assertFalse(second.isDone());
        first.close();

        second.get(10, TimeUnit.SECONDS).close();
        assertThrows(MediaException.class, () -> memory.hold(new Size(400, 400)));
    }
}
