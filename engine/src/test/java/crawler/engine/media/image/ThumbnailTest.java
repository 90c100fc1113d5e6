package crawler.engine.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Small copies of images")
class ThumbnailTest {
    private static final Size MOST = new Size(50, 99);

    @ParameterizedTest(name = "{0}x{1} becomes {2}x{3}")
    @CsvSource({"3, 100, 3, 99", "100, 100, 50, 50", "1000, 10, 50, 1", "50, 99, 50, 99", "7, 5, 7, 5", "51, 1, 50, 1"})
    void itFitsInBothDirectionsAndIsNeverLarger(int width, int height, int smallWidth, int smallHeight) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);

        assertEquals(new Size(smallWidth, smallHeight), Size.of(Thumbnail.of(image, MOST)));
    }

    @Test
    void anImageThatFitsIsTheThumbnail() {
        BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);

        assertEquals(image, Thumbnail.of(image, MOST));
    }
}
