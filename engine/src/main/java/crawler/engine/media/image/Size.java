package crawler.engine.media.image;

import java.awt.image.BufferedImage;
import java.util.function.DoubleUnaryOperator;

/** Width and height in pixels. */
public record Size(int width, int height) {

    public static Size of(BufferedImage image) {
        return new Size(image.getWidth(), image.getHeight());
    }

    /** This, or the largest of the same proportions that fits into {@code most}, rounded as Pillow does. */
    public Size within(Size most) {
        if (most.width >= width && most.height >= height) {
            return this;
        }
        double aspect = (double) width / height;
        if (most.width >= most.height * aspect) {
            return new Size(nearest(most.height * aspect, n -> n / most.height, aspect), most.height);
        }
        return new Size(most.width, nearest(most.width / aspect, n -> most.width / n, aspect));
    }

    private static int nearest(double size, DoubleUnaryOperator aspectOf, double aspect) {
        double down = Math.max(1, Math.floor(size));
        double up = Math.max(1, Math.ceil(size));
        boolean isDown =
                Math.abs(aspect - aspectOf.applyAsDouble(down)) <= Math.abs(aspect - aspectOf.applyAsDouble(up));
        return (int) (isDown ? down : up);
    }
}
