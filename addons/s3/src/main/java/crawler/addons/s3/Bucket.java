package crawler.addons.s3;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket that one may look into and store in. Its methods block; for any thread. */
final class Bucket implements Closeable {
    /** S3 takes no more in one request. */
    private static final long MOST_AT_ONCE = 5L << 30;
    /** With at most 10,000 parts the largest object that S3 takes, 5 TiB, does not fit, but 640 GiB do. */
    private static final int PART = 64 << 20;

    private final S3Client client;
    private final String name;
    private final long mostAtOnce;
    private final int part;

    Bucket(S3Client client, String name) {
        this(client, name, MOST_AT_ONCE, PART);
    }

    /** @param part bytes of each part of what is larger than {@code mostAtOnce} */
    Bucket(S3Client client, String name, long mostAtOnce, int part) {
        this.client = client;
        this.name = name;
        this.mostAtOnce = mostAtOnce;
        this.part = part;
    }

    /** What is known of an object; empty when there is none. */
    Optional<HeadObjectResponse> find(String key) throws IOException {
        try {
            return Optional.of(client.headObject(request -> request.bucket(name).key(key)));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            if (e.statusCode() == 403) {
                throw new IOException(
                        "bucket " + name + " does not tell whether " + key
                                + " is there (403); allow s3:GetObject and s3:ListBucket",
                        e);
            }
            throw failed("look for", key, e);
        } catch (SdkException e) {
            throw failed("look for", key, e);
        }
    }

    /** Copies an object into a file that is there; whether there is one. */
    boolean fetch(String key, Path to) throws IOException {
        if (find(key).isEmpty()) {
            return false;
        }
        try (OutputStream out = Files.newOutputStream(to)) {
            client.getObject(request -> request.bucket(name).key(key), ResponseTransformer.toOutputStream(out));
            return true;
        } catch (SdkException e) {
            throw failed("give", key, e);
        }
    }

    /** Stores an object in the place of one that is there, whole or not at all; gives its MD5 in hexadecimal digits. */
    String put(Upload upload) throws IOException {
        try {
            String md5 = upload.content().md5();
            if (upload.content().size() > mostAtOnce) {
                putInParts(upload);
            } else {
                client.putObject(upload.inOne(name, md5), upload.body());
            }
            return md5;
        } catch (SdkException | UncheckedIOException e) {
            throw failed("store", upload.key(), e);
        }
    }

    private void putInParts(Upload upload) throws IOException {
        String id = client.createMultipartUpload(upload.inParts(name)).uploadId();
        try {
            List<CompletedPart> parts = send(upload, id);
            client.completeMultipartUpload(request ->
                    request.bucket(name).key(upload.key()).uploadId(id).multipartUpload(all -> all.parts(parts)));
        } catch (IOException | RuntimeException e) {
            abort(upload, id, e);
            throw e;
        }
    }

    /** What has been sent would cost money for ever. */
    private void abort(Upload upload, String id, Exception why) {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(name).key(upload.key()).uploadId(id));
        } catch (SdkException e) { // the first failure is the one to be told of
            why.addSuppressed(e);
        }
    }

    private List<CompletedPart> send(Upload upload, String id) throws IOException {
        List<CompletedPart> parts = new ArrayList<>();
        try (InputStream in = upload.content().open()) {
            for (byte[] bytes = in.readNBytes(part); bytes.length > 0; bytes = in.readNBytes(part)) {
                int number = parts.size() + 1;
                String tag = client.uploadPart(
                                request -> request.bucket(name)
                                        .key(upload.key())
                                        .uploadId(id)
                                        .partNumber(number),
                                RequestBody.fromBytes(bytes))
                        .eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            }
        }
        return parts;
    }

    private IOException failed(String what, String key, RuntimeException cause) {
        return new IOException("bucket " + name + " would not " + what + " " + key + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        client.close();
    }
}
