package crawler.engine.media.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A small copy of an image in RGB. */
public final class Thumbnail {
    private Thumbnail() {}

    /** One that is no larger than {@code most}, of the same proportions; never larger than the image. */
    public static BufferedImage of(BufferedImage image, Size most) {
        Size size = Size.of(image).within(most);
        BufferedImage smaller = image;
        while (smaller.getWidth() > 2 * size.width() && smaller.getHeight() > 2 * size.height()) {
            smaller =
                    scaled(smaller, new Size(smaller.getWidth() / 2, smaller.getHeight() / 2)); // far steps lose pixels
        }
        return Size.of(smaller).equals(size) ? smaller : scaled(smaller, size);
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
