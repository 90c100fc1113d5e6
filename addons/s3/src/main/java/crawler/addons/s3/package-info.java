/**
 * Amazon S3, and what speaks like it: requests for {@code s3://} URLs, feeds and media that are kept there.
 *
 * <p>Read {@link crawler.addons.s3.S3Plugin} first, then {@link crawler.addons.s3.Aws}, which knows who we are and where, then
 * {@link crawler.addons.s3.S3FileStore}.
 */
package crawler.addons.s3;
