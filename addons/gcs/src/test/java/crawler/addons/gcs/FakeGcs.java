package crawler.addons.gcs;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.DateTime;
import com.google.api.services.storage.model.StorageObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;

/** What the JSON API of Google Cloud Storage is to its clients, on this machine and in memory. */
final class FakeGcs implements AutoCloseable {
    private static final GsonFactory JSON = GsonFactory.getDefaultInstance();

    private final MockWebServer server = new MockWebServer();
    private final Map<String, ByteString> objects = new ConcurrentHashMap<>();
    private final Map<String, StorageObject> known = new ConcurrentHashMap<>();
    private final Map<String, StorageObject> uploads = new ConcurrentHashMap<>();
    private final Map<String, Buffer> parts = new ConcurrentHashMap<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private volatile List<String> granted = List.of("storage.objects.get", "storage.objects.create");
    private volatile boolean payersOnly;
    private volatile int failures;

    FakeGcs() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                try {
                    return answer(request, request.getUrl());
                } catch (IOException | RuntimeException e) { // whoever asks is not to wait for ever
                    return error(400, "fake", e.toString().replace('"', ' '));
                }
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** The objects by bucket and name. */
    Map<String, ByteString> objects() {
        return objects;
    }

    /** What is known of an object. */
    StorageObject known(String object) {
        return known.get(object);
    }

    List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    void grant(List<String> permissions) {
        granted = permissions;
    }

    /** Has requests refused that name no project to pay. */
    void wantPayers() {
        payersOnly = true;
    }

    /** Has the next requests fail for no reason. */
    void fail(int times) {
        failures = times;
    }

    private MockResponse answer(RecordedRequest request, HttpUrl url) throws IOException {
        List<String> path = url.pathSegments();
        if (failures > 0) {
            failures--;
            return error(503, "backendError", "try again");
        }
        if (path.contains("testPermissions")) {
            return json(200, "{\"permissions\": " + JSON.toString(granted) + "}");
        }
        if (payersOnly && url.queryParameter("userProject") == null) {
            return error(400, "required", "Bucket is a requester pays bucket but no user project provided.");
        }
        if (path.get(0).equals("upload")) {
            return upload(request, url, path.get(4));
        }
        return get(path.get(3) + "/" + path.get(5), "media".equals(url.queryParameter("alt")));
    }

    private MockResponse get(String object, boolean media) throws IOException {
        if (!objects.containsKey(object)) {
            return error(404, "notFound", "No such object: " + object);
        }
        return media
                ? new MockResponse.Builder()
                        .body(new Buffer().write(objects.get(object)))
                        .build()
                : json(200, JSON.toString(known.get(object)));
    }

    private MockResponse upload(RecordedRequest request, HttpUrl url, String bucket) throws IOException {
        if (url.queryParameter("upload_id") != null) {
            return resume(request, url.queryParameter("upload_id"), bucket);
        }
        if ("resumable".equals(url.queryParameter("uploadType"))) {
            String id = "upload-" + uploads.size();
            uploads.put(
                    id,
                    described(
                            request.getBody().utf8(), url, request.getHeaders().get("X-Upload-Content-Type")));
            parts.put(id, new Buffer());
            HttpUrl session =
                    url.newBuilder().addQueryParameter("upload_id", id).build();
            return new MockResponse.Builder()
                    .setHeader("Location", session.toString())
                    .build();
        }
        return related(request, url, bucket);
    }

    /** RFC 2387: what is known, then the bytes. */
    private MockResponse related(RecordedRequest request, HttpUrl url, String bucket) throws IOException {
        String type = request.getHeaders().get("Content-Type");
        String boundary = "--" + type.substring(type.indexOf("boundary=") + 9).replace("\"", "");
        String body = request.getBody().string(StandardCharsets.ISO_8859_1);
        String[] sections = body.split("\\r?\\n?" + boundary);
        String metadata = sections[1].substring(sections[1].indexOf("\r\n\r\n") + 4);
        int start = sections[2].indexOf("\r\n\r\n") + 4;
        String contentType = sections[2].substring(0, start).replaceAll("(?is).*content-type: *([^\\r]+).*", "$1");
        ByteString content = ByteString.encodeString(sections[2].substring(start), StandardCharsets.ISO_8859_1);
        String text = new String(metadata.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return store(bucket, described(text, url, contentType), content);
    }

    private MockResponse resume(RecordedRequest request, String id, String bucket) throws IOException {
        Buffer all = parts.get(id);
        all.write(request.getBody());
        String total = request.getHeaders().get("Content-Range").replaceAll(".*/", "");
        return total.equals(Long.toString(all.size()))
                ? store(bucket, uploads.get(id), all.readByteString())
                : new MockResponse.Builder()
                        .code(308)
                        .setHeader("Range", "bytes=0-" + (all.size() - 1))
                        .build();
    }

    private static StorageObject described(String metadata, HttpUrl url, String contentType) throws IOException {
        StorageObject object = JSON.fromString(metadata, StorageObject.class).setContentType(contentType);
        object.set("predefinedAcl", url.queryParameter("predefinedAcl"));
        return object;
    }

    private MockResponse store(String bucket, StorageObject object, ByteString content) throws IOException {
        String md5 = content.md5().base64();
        if (object.getMd5Hash() != null && !object.getMd5Hash().equals(md5)) {
            return error(400, "invalid", "Provided MD5 hash does not match");
        }
        object.setMd5Hash(md5);
        object.setUpdated(DateTime.parseRfc3339("2030-01-02T03:04:05.678Z"));
        objects.put(bucket + "/" + object.getName(), content);
        known.put(bucket + "/" + object.getName(), object);
        return json(200, JSON.toString(object));
    }

    private static MockResponse error(int status, String reason, String message) {
        return json(
                status,
                "{\"error\": {\"code\": " + status + ", \"message\": \"" + message + "\", \"errors\": [{\"reason\": \""
                        + reason + "\", \"message\": \"" + message + "\"}]}}");
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json; charset=UTF-8")
                .body(body)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
