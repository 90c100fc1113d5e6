package crawler.engine.media;

import crawler.engine.media.image.Size;
import java.util.concurrent.Semaphore;

/** The memory that decoded images may take, those of all workers together. For any thread. */
final class ImageMemory {
    /** As it was decoded, in RGB, and turned or on the way to a thumbnail: four bytes each. */
    private static final int BYTES_PER_PIXEL = 12;

    private static final long UNIT = 64 * 1024;

    private final int all;
    private final Semaphore free;

    /** What an image holds of it until it is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    ImageMemory(long bytes) {
        this.all = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        this.free = new Semaphore(all, true);
    }

    /** Half of what this Java may have. */
    static ImageMemory ofHeap() {
        return new ImageMemory(Runtime.getRuntime().maxMemory() / 2);
    }

    /** Blocks until there is enough for an image. @throws MediaException when there never will be */
    Held hold(Size size) {
        long units = 1 + (long) size.width() * size.height() * BYTES_PER_PIXEL / UNIT;
        if (units > all) {
            throw new MediaException("Image too large (" + size.width() + "x" + size.height()
                    + ") for the memory of this Java; give it more with -Xmx, or lower IMAGES_MAX_PIXELS");
        }
        try {
            free.acquire((int) units);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("interrupted", e);
        }
        return () -> free.release((int) units);
    }
}
