package crawler.addons.s3;

import crawler.engine.media.MediaContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * One object as it is to be stored.
 *
 * @param acl who may read it; empty: as the bucket says
 * @param cacheControl what browsers are told; empty: nothing
 */
record Upload(String key, MediaContent content, Optional<ObjectCannedACL> acl, Optional<String> cacheControl) {

    /** S3's own word for what is of no known type. */
    private static final String UNKNOWN_TYPE = "binary/octet-stream";

    /** @param md5 in hexadecimal digits, for S3 to compare with what arrives */
    PutObjectRequest inOne(String bucket, String md5) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(type())
                .contentMD5(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5)))
                .metadata(content.metadata());
        acl.ifPresent(request::acl);
        cacheControl.ifPresent(request::cacheControl);
        return request.build();
    }

    CreateMultipartUploadRequest inParts(String bucket) {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(type())
                .metadata(content.metadata());
        acl.ifPresent(request::acl);
        cacheControl.ifPresent(request::cacheControl);
        return request.build();
    }

    private String type() {
        return content.type().orElse(UNKNOWN_TYPE);
    }

    /** All of it, opened anew for each try. */
    RequestBody body() {
        return RequestBody.fromContentProvider(
                () -> {
                    try {
                        return content.open();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                content.size(),
                type());
    }
}
