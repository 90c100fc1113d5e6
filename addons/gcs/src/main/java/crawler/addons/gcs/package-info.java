/**
 * Google Cloud Storage: feeds and media that are kept at {@code gs://} URIs.
 *
 * <p>Read {@link crawler.addons.gcs.GcsPlugin} first, then {@link crawler.addons.gcs.Gcs}, which knows who we are and where, then
 * {@link crawler.addons.gcs.GcsFileStore}.
 */
package crawler.addons.gcs;
