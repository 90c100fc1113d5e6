/**
 * Pixels: how an image is turned upright, put on white ground, and made smaller; nothing here knows of crawls.
 *
 * <p>Read {@link crawler.engine.media.image.Thumbnail} first, then {@link crawler.engine.media.image.Size} for its rounding, {@link
 * crawler.engine.media.image.ExifTurn} and {@link crawler.engine.media.image.Ground}.
 */
package crawler.engine.media.image;
