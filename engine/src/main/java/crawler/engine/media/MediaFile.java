package crawler.engine.media;

/**
 * One file that was stored for an item.
 *
 * @param url where it came from
 * @param path where it is in the store
 * @param checksum MD5 in hexadecimal digits
 * @param status {@code downloaded}, {@code cached} (by the HTTP cache) or {@code uptodate} (it was in the store already)
 */
public record MediaFile(String url, String path, String checksum, String status) {}
