package crawler.engine.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.item.Fields;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
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
    void aJpegInRgbStaysAsItIs() throws IOException {
        byte[] jpeg = image("jpg", BufferedImage.TYPE_INT_RGB, 30, 30, RED);
        crawl(jpeg).run();

        assertArrayEquals(jpeg, Files.readAllBytes(store.resolve(MediaPaths.image(new Request(URL)))));
    }

    @Test
    void thumbnailsKeepTheProportionsAndNeverGrow() throws IOException {
        crawl(image("png", BufferedImage.TYPE_INT_RGB, 400, 200, RED))
                .setting("IMAGES_THUMBS", Map.of("small", List.of(50, 50), "big", List.of(1000, 1000)))
                .run();

        BufferedImage small = stored(MediaPaths.thumb(new Request(URL), "small"));
        assertEquals("50x25", small.getWidth() + "x" + small.getHeight());
        assertEquals(400, stored(MediaPaths.thumb(new Request(URL), "big")).getWidth());
    }

    @Test
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
    void imagesAreStoredAsTheCameraSawThem() throws IOException {
        crawl(turned(image("jpg", BufferedImage.TYPE_INT_RGB, 40, 20, RED), 6)).run();

        BufferedImage upright = stored(MediaPaths.image(new Request(URL)));
        assertEquals("20x40", upright.getWidth() + "x" + upright.getHeight());
        assertTrue(red(upright.getRGB(10, 5)) > 200, "the left half is on top after a turn to the right");
        assertTrue(red(upright.getRGB(10, 35)) < 50);
    }
}
