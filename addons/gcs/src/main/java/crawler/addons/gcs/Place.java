package crawler.addons.gcs;

import crawler.engine.url.UrlParts;
import crawler.settings.SettingException;

/**
 * A place in a bucket: {@code gs://bucket/name}.
 *
 * @param name as it is written in the URI, without the slash at its beginning
 */
record Place(String bucket, String name) {

    /** @throws SettingException when there is no bucket in it */
    static Place of(String uri) {
        String bucket = UrlParts.host(uri);
        if (bucket.isEmpty()) {
            throw new SettingException(UrlParts.masked(uri) + " names no bucket; it is to be like gs://bucket/path");
        }
        String path = UrlParts.path(uri);
        return new Place(bucket, path.isEmpty() ? "" : path.substring(1));
    }
}
