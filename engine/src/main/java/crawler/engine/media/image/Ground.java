package crawler.engine.media.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** What images stand on when nothing shines through any more: white. */
public final class Ground {
    private static final int WHITE = 255;

    private Ground() {}

    /** The image in RGB. */
    public static BufferedImage white(BufferedImage any) {
        BufferedImage rgb = new BufferedImage(any.getWidth(), any.getHeight(), BufferedImage.TYPE_INT_RGB);
        if (isGrayWithAlpha(any)) {
            paintGray(any, rgb);
            return rgb;
        }
        Graphics2D canvas = rgb.createGraphics();
        try {
            canvas.drawImage(any, 0, 0, Color.WHITE, null);
        } finally {
            canvas.dispose();
        }
        return rgb;
    }

    private static boolean isGrayWithAlpha(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        return colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && colors.hasAlpha()
                && image.getRaster().getNumBands() == 2;
    }

    /** By hand, since Java takes gray with alpha for linear light, and makes it brighter. */
    private static void paintGray(BufferedImage gray, BufferedImage rgb) {
        Raster samples = gray.getRaster();
        int shift = gray.getColorModel().getComponentSize(0) - Byte.SIZE;
        for (int y = 0; y < gray.getHeight(); y++) {
            for (int x = 0; x < gray.getWidth(); x++) {
                int alpha = samples.getSample(x, y, 1) >> shift;
                int light = samples.getSample(x, y, 0) >> shift;
                int seen = (light * alpha + WHITE * (WHITE - alpha) + WHITE / 2) / WHITE;
                rgb.setRGB(x, y, seen << 16 | seen << 8 | seen);
            }
        }
    }
}
