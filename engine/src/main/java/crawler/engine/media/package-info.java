/**
 * Files and images that items link to: downloaded, stored, and told of in the items.
 *
 * <p>Read {@link crawler.engine.media.FilesPipeline} first, then {@link crawler.engine.media.MediaPipeline} above it, {@link
 * crawler.engine.media.ImagesPipeline} below it and {@link crawler.engine.media.FileStore} for where files go. Images are
 * decoded and written by {@code JpegMaker}; what becomes of their pixels is {@link crawler.engine.media.image}.
 */
package crawler.engine.media;
