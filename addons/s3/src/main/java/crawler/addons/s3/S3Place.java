package crawler.addons.s3;

import crawler.engine.url.UrlParts;
import crawler.settings.SettingException;
import java.util.Optional;

/**
 * A place in a bucket: {@code s3://bucket/key}, or {@code s3://id:secret@bucket/key}.
 *
 * @param key as it is written in the URI, without the slash at its beginning
 * @param keys those of the URI
 */
record S3Place(String bucket, String key, Optional<Keys> keys) {

    /** An access key and its secret. */
    record Keys(String id, String secret) {}

    /** @throws SettingException when there is no bucket in it, or half of the keys */
    static S3Place of(String uri) {
        String bucket = UrlParts.host(uri);
        if (bucket.isEmpty()) {
            throw new SettingException(UrlParts.masked(uri) + " names no bucket; it is to be like s3://bucket/path");
        }
        String path = UrlParts.path(uri);
        return new S3Place(bucket, path.isEmpty() ? "" : path.substring(1), keys(uri));
    }

    /** The secret may have letters that are written as %2F; a plus sign stands for itself. */
    private static Optional<Keys> keys(String uri) {
        String userInfo = UrlParts.userInfo(uri);
        if (userInfo.isEmpty()) {
            return Optional.empty();
        }
        String[] both = userInfo.split(":", 2);
        if (both.length < 2 || both[0].isEmpty() || both[1].isEmpty()) {
            throw new SettingException(
                    UrlParts.masked(uri) + " has half of the keys; it is to be like s3://id:secret@bucket");
        }
        return Optional.of(new Keys(both[0], Escapes.decoded(both[1])));
    }
}
