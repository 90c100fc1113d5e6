package crawler.addons.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;

/** What S3 is to its clients, on this machine and in memory, with buckets in paths; it takes signed requests only. */
final class FakeS3 implements AutoCloseable {
    private static final String DATE = "Wed, 02 Jan 2030 03:04:05 GMT";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, ByteString> objects = new ConcurrentHashMap<>();
    private final Map<String, Headers> stored = new ConcurrentHashMap<>();
    private final Map<String, TreeMap<Integer, ByteString>> uploads = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Headers> seen = new CopyOnWriteArrayList<>();
    private volatile String requiredKey = "KEY";

    FakeS3() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** The objects by bucket and key. */
    Map<String, ByteString> objects() {
        return objects;
    }

    /** With what headers an object was stored. */
    Headers headers(String object) {
        return Objects.requireNonNull(stored.get(object), object);
    }

    /** Method and target of each request. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The headers of the last request. */
    Headers lastSeen() {
        return seen.get(seen.size() - 1);
    }

    /** Has only requests with this access key answered; with the empty one those that are not signed. */
    void require(String key) {
        requiredKey = key;
    }

    private MockResponse answer(RecordedRequest request) {
        requests.add(request.getMethod() + " " + request.getTarget());
        seen.add(request.getHeaders());
        if (!isSigned(request.getHeaders())) {
            return error(403, "AccessDenied");
        }
        HttpUrl url = request.getUrl();
        String object = String.join("/", url.pathSegments());
        return switch (request.getMethod()) {
            case "PUT" -> put(object, url, request);
            case "GET", "HEAD" -> get(object);
            case "POST" -> url.queryParameter("uploadId") == null ? begin(object, request) : complete(object, url);
            case "DELETE" -> status(uploads.remove(url.queryParameter("uploadId")) == null ? 404 : 204);
            default -> error(405, "MethodNotAllowed");
        };
    }

    private boolean isSigned(Headers headers) {
        String authorization = headers.get("Authorization");
        return requiredKey.isEmpty()
                ? authorization == null
                : authorization != null
                        && authorization.matches("AWS4-HMAC-SHA256 Credential=" + requiredKey
                                + "/\\d{8}/[a-z0-9-]+/s3/aws4_request, ?SignedHeaders=.*host;.*x-amz-content-sha256;"
                                + "x-amz-date.*, ?Signature=[0-9a-f]{64}")
                        && headers.get("X-Amz-Date") != null
                        && headers.get("x-amz-content-sha256") != null;
    }

    private MockResponse put(String object, HttpUrl url, RecordedRequest request) {
        ByteString body = Objects.requireNonNullElse(request.getBody(), ByteString.EMPTY);
        String md5 = request.getHeaders().get("Content-MD5");
        if (md5 != null && !md5.equals(body.md5().base64())) {
            return error(400, "BadDigest");
        }
        if (url.queryParameter("uploadId") != null) {
            uploads.get(url.queryParameter("uploadId")).put(Integer.valueOf(url.queryParameter("partNumber")), body);
        } else {
            objects.put(object, body);
            stored.put(object, request.getHeaders());
        }
        return new MockResponse.Builder().setHeader("ETag", tag(body)).build();
    }

    private static String tag(ByteString body) {
        return '"' + body.md5().hex() + '"';
    }

    private MockResponse get(String object) {
        ByteString found = objects.get(object);
        return found == null
                ? error(404, "NoSuchKey")
                : new MockResponse.Builder()
                        .setHeader("ETag", tag(found))
                        .setHeader("Last-Modified", DATE)
                        .setHeader("Content-Type", "text/html")
                        .body(new okio.Buffer().write(found))
                        .build();
    }

    private MockResponse begin(String object, RecordedRequest request) {
        String id = "upload-" + uploads.size();
        uploads.put(id, new TreeMap<>());
        stored.put(object, request.getHeaders());
        return xml(
                200, "<InitiateMultipartUploadResult><UploadId>" + id + "</UploadId></InitiateMultipartUploadResult>");
    }

    private MockResponse complete(String object, HttpUrl url) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteString part :
                new ArrayList<>(uploads.remove(url.queryParameter("uploadId")).values())) {
            all.writeBytes(part.toByteArray());
        }
        objects.put(object, ByteString.of(all.toByteArray()));
        return xml(200, "<CompleteMultipartUploadResult><ETag>\"x-2\"</ETag></CompleteMultipartUploadResult>");
    }

    /** Uploads in parts that were neither completed nor given up. */
    int unfinished() {
        return uploads.size();
    }

    private static MockResponse error(int status, String code) {
        return xml(status, "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>");
    }

    private static MockResponse xml(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/xml")
                .body(body)
                .build();
    }

    private static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
