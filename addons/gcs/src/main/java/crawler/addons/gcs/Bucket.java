package crawler.addons.gcs;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.AbstractInputStreamContent;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.StorageRequest;
import com.google.api.services.storage.model.StorageObject;
import crawler.engine.media.MediaContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A bucket that one may look into and store in, by the service's JSON API. Its methods block; for any thread. */
final class Bucket {
    /** What is larger is sent in chunks, and goes on where it was when the connection breaks. */
    private static final int MOST_AT_ONCE = 8 << 20;

    private final Storage storage;
    private final String name;
    private final Optional<String> project;
    private volatile boolean paying;

    /** @param project who pays, when the bucket wants those to pay who ask */
    Bucket(Storage storage, String name, Optional<String> project) {
        this.storage = storage;
        this.name = name;
        this.project = project;
    }

    /** A call that can be made anew. */
    @FunctionalInterface
    private interface Call<T> {
        StorageRequest<T> make() throws IOException;
    }

    /** One object as it is to be stored; empty: as the bucket says. */
    record Upload(String object, MediaContent content, Optional<String> acl, Optional<String> cacheControl) {}

    /** What is known of an object; empty when there is none. */
    Optional<StorageObject> find(String object) throws IOException {
        try {
            return Optional.of(execute(() -> storage.objects().get(name, object)));
        } catch (GoogleJsonResponseException e) {
            if (e.getStatusCode() == 404) {
                return Optional.empty();
            }
            throw failed("look for", object, e);
        }
    }

    /** Copies an object into a file that is there; whether there is one. */
    boolean fetch(String object, Path to) throws IOException {
        if (find(object).isEmpty()) {
            return false;
        }
        try (OutputStream out = Files.newOutputStream(to)) {
            Storage.Objects.Get get = storage.objects().get(name, object);
            payer().ifPresent(get::setUserProject);
            get.executeMediaAndDownloadTo(out);
            return true;
        }
    }

    /** Stores an object in the place of one that is there, whole or not at all; gives its MD5 in hexadecimal digits. */
    String put(Upload upload) throws IOException {
        String md5 = upload.content().md5();
        try {
            execute(() -> insert(upload, md5));
            return md5;
        } catch (GoogleJsonResponseException e) {
            throw failed("store", upload.object(), e);
        }
    }

    private Storage.Objects.Insert insert(Upload upload, String md5) throws IOException {
        StorageObject object = new StorageObject()
                .setName(upload.object())
                .setMd5Hash(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5)));
        if (!upload.content().metadata().isEmpty()) {
            object.setMetadata(upload.content().metadata());
        }
        upload.cacheControl().ifPresent(object::setCacheControl);
        Storage.Objects.Insert insert = storage.objects().insert(name, object, new Body(upload.content()));
        upload.acl().ifPresent(insert::setPredefinedAcl);
        insert.setDisableGZipContent(true);
        insert.getMediaHttpUploader()
                .setDisableGZipContent(true)
                .setDirectUploadEnabled(upload.content().size() <= MOST_AT_ONCE)
                .setChunkSize(MOST_AT_ONCE);
        return insert;
    }

    /** Which of these may be done with the bucket's objects. */
    List<String> permissions(List<String> wanted) throws IOException {
        List<String> granted = execute(() -> storage.buckets().testIamPermissions(name, wanted))
                .getPermissions();
        return granted == null ? List.of() : granted;
    }

    private <T> T execute(Call<T> call) throws IOException {
        StorageRequest<T> request = call.make();
        payer().ifPresent(payer -> request.set("userProject", payer));
        try {
            return request.execute();
        } catch (GoogleJsonResponseException e) {
            boolean mustPay =
                    e.getStatusCode() == 400 && String.valueOf(e.getContent()).contains("equester pays");
            if (!mustPay || paying || project.isEmpty()) {
                throw e;
            }
            paying = true;
            return execute(call);
        }
    }

    private Optional<String> payer() {
        return project.filter(any -> paying);
    }

    private IOException failed(String what, String object, GoogleJsonResponseException cause) {
        String why = cause.getDetails() == null
                ? cause.getStatusMessage()
                : cause.getDetails().getMessage();
        return new IOException(
                "bucket " + name + " would not " + what + " " + object + ": " + cause.getStatusCode() + " " + why,
                cause);
    }

    /** Content as the client wants it. */
    private static final class Body extends AbstractInputStreamContent {
        private final MediaContent content;

        Body(MediaContent content) {
            super(content.type().orElse("application/octet-stream"));
            this.content = content;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return content.open();
        }

        @Override
        public long getLength() {
            return content.size();
        }

        @Override
        public boolean retrySupported() {
            return true;
        }
    }
}
